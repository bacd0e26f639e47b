"""Keeping the draft: saving, saving elsewhere, saving in a pause, leaving."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMessageBox

from drafter.core.draft import FILE_ENDING, Draft, Role
from drafter.core.facts import PLACE
from drafter.core.outline import outline, part_of
from drafter.core.settings import RecentDraft, with_recent
from drafter.errors import DrafterError
from drafter.flows.session import Choices, Session
from drafter.flows.starting import Save
from drafter.ui.dialogs.file_dialog import ask_save
from drafter.ui.main_window import MainWindow

PAUSE_MS = 2_000
"""A pause in typing after which the draft is saved by itself."""

LATEST_MS = 10_000
"""However steadily somebody types, the draft is saved this often."""

RETRY_MS = 10_000
"""After a save that failed it is tried again."""

Stamp = Callable[[Path], object]
"""Tells one state of a file from another; None when there is no file."""

Clock = Callable[[], datetime]


class SavingFlow(QObject):
    """Saves on demand and in every pause; says how the file stands."""

    saved = Signal(Path)  # the draft is in this file now

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        choices: Choices,
        *,
        save: Save,
        stamp: Stamp,
        skeleton_names: Callable[[], Mapping[str, str]],
        clock: Clock = datetime.now,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._choices = window, session, choices
        self._save, self._stamp = save, stamp
        self._names, self._clock = skeleton_names, clock
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._latest.timeout.connect(self.save)
        self._complaint = ""  # the sentence of ours that stands in the banner
        self._seen: object = None  # the file as we last read or wrote it
        commands = window.commands
        commands.save.triggered.connect(self._on_save)
        commands.save_as.triggered.connect(self._on_save_as)
        commands.close_draft.triggered.connect(self.leave)
        commands.new.triggered.connect(self.leave)
        commands.quit.triggered.connect(window.close)
        window.close_wanted.connect(self._on_close_wanted)
        session.paper.edited.connect(self._on_edited)
        session.opened.connect(self._on_opened)

    def save(self) -> bool:
        """Write the draft into its file; return whether the file now holds the paper's text.

        What an input method still composes is not in the draft, and is left alone.
        """
        self._pause.stop()
        self._latest.stop()
        path = self._session.path
        return path is None or self._write(path)

    def release(self) -> bool:
        """Save the open draft before it gives way; return whether it may.

        Where it cannot be saved the writer decides.
        """
        self._session.paper.commit_composition()
        if not self._session.modified:
            return True
        return self.save() or self._may_lose()

    def leave(self) -> bool:
        """Save and go to the start page; return whether that was done."""
        if not self.release():
            return False
        self._session.close()
        self._window.show_start()
        return True

    def _on_save(self) -> None:
        self._session.paper.commit_composition()
        self.save()

    def _write(self, path: Path) -> bool:
        draft = self._session.draft()
        moving = path != self._session.path
        try:
            if not moving and self._stamp(path) not in (self._seen, None):
                raise DrafterError(
                    self.tr(
                        "没有存上，这个文件在别处改过了。你的文字都在，没有丢。请用“另存为”存成另一份。"
                    )
                )
            self._save(draft, path)
        except DrafterError as error:
            self._complaint = str(error)
            self._window.drafting.banner.show_sentence(self._complaint)
            self._window.status.show_state(self.tr("没有存上"), "alert")
            self._pause.start(RETRY_MS)
            return False
        self._seen = self._stamp(path)
        self._session.paper.draft_document.history.mark_saved()
        if self._complaint:
            self._complaint = ""
            self._window.drafting.banner.show_sentence("")
        self._remember(draft, path, self._names().get(draft.skeleton, ""))
        self._show_saved()
        self.saved.emit(path)
        return True

    def _name_known(self, draft: Draft, path: Path) -> str:
        """Return the name of the draft's skeleton; to load them all would hold the window up."""
        recent = self._choices.current.recent
        known = next((row.skeleton for row in recent if row.path == str(path)), "")
        return known or self._names().get(draft.skeleton, "")

    def _remember(self, draft: Draft, path: Path, skeleton: str, *, soon: bool = False) -> None:
        """Put the draft on top of the recent ones, with where its writing stands."""
        items = outline(draft)
        block = self._session.paper.current_block()
        at = part_of(draft.blocks, items, block.id if block else "")
        recent = RecentDraft(
            path=str(path),
            title=draft.title,
            skeleton=skeleton,
            written=sum(item.written_in_all for item in items),
            target=draft.target,
            slots=sum(item.slots_in_all for item in items),
            when=self._clock().astimezone().isoformat(timespec="seconds"),
            at=at.title if at and at.label else "",
            parts=tuple(
                (i.written_in_all, i.target_in_all) for i in items if i.role is Role.PILLAR
            ),
            place=draft.facts.get(PLACE, ""),
            meeting=draft.facts.get("会议", ""),
        )
        self._choices.take(with_recent(self._choices.current, recent), soon=soon)

    def _show_saved(self) -> None:
        text = self.tr("已存 {hm}").format(hm=self._clock().strftime("%H:%M"))
        self._window.status.show_state(text, "check")

    def _on_opened(self) -> None:
        self._pause.stop()
        self._latest.stop()
        if self._session.path is not None:
            self._seen = self._stamp(self._session.path)
            draft, path = self._session.draft(), self._session.path
            self._remember(draft, path, self._name_known(draft, path), soon=True)
        self._complaint = ""
        self._window.drafting.banner.show_sentence("")
        self._window.status.show_message("")
        self._show_saved()

    def _on_edited(self) -> None:
        if self._session.path is None:
            return
        if self._session.modified:
            self._window.status.show_state(self.tr("还没有存"))
        self._pause.start(PAUSE_MS)
        if not self._latest.isActive():
            self._latest.start()

    def _on_save_as(self) -> None:
        path = self._session.path
        if path is None:
            return
        self._session.paper.commit_composition()
        target = ask_save(
            self._window,
            self.tr("另存为"),
            self._choices.current.last_folder,
            path.name,
            self.tr("聚焦稿子"),
            FILE_ENDING,
        )
        if target is not None and self._write(target):
            self._choices.take(replace(self._choices.current, last_folder=str(target.parent)))
            self._session.move_to(target)

    def _may_lose(self) -> bool:
        """Ask whether to leave although the draft could not be saved."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("稿子没有存上"))
        box.setInformativeText(self.tr("现在离开，上次存过之后写的字会丢。可以先另存到别处。"))
        stay = box.addButton(self.tr("留下"), QMessageBox.ButtonRole.RejectRole)
        away = box.addButton(self.tr("不存，离开"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is away

    def _on_close_wanted(self, event: QCloseEvent) -> None:
        if self.release():
            event.accept()
        else:
            event.ignore()
