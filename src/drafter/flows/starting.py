"""From the start page to an open draft: a new one, a recent one, one from a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.core.draft import FILE_ENDING, Draft
from drafter.core.settings import without_recent
from drafter.core.slot import find_slots
from drafter.errors import DrafterError
from drafter.flows.session import Choices, Session
from drafter.ui.main_window import MainWindow

if TYPE_CHECKING:
    from drafter.core.skeleton import Render, Skeleton
    from drafter.ui.views.start_view import StartView

Load = Callable[[Path], Draft]
"""Reads a draft; DrafterError when it cannot."""
NewPath = Callable[[str], Path]
"""Gives a file that does not exist yet to a new draft of this title."""
Save = Callable[[Draft, Path], None]
"""Writes a draft; DrafterError when it cannot."""


class StartingFlow(QObject):
    """Joins the start page to the session. Failures stay on the page that asked.

    Args:
        window: Has the page; it is joined when it is built.
        session: Takes the draft.
        choices: The user's.
        skeletons: Returns what a draft can start from; called when the page is built.
        render: Renders a passage.
        load: Reads a draft.
        save: Writes one.
        new_path: Names the file of a new one.
        leave: Saves the draft that is open; returns whether it may give way.
    """

    import_requested = Signal(list)  # paths (list[str]) to be brought into the library

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        choices: Choices,
        *,
        skeletons: "Callable[[], Sequence[Skeleton]]",
        render: "Render",
        load: Load,
        save: Save,
        new_path: NewPath,
        leave: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._choices = window, session, choices
        self._skeletons = skeletons
        self._render, self._load, self._save, self._new_path = render, load, save, new_path
        self._leave = leave
        self._offered: tuple[str, ...] = ()  # dropped files that are no drafts
        window.commands.open.triggered.connect(self._on_open_requested)
        window.files_dropped.connect(self._on_files_dropped)
        choices.changed.connect(self._on_choices_changed)
        window.later_start.then(self._join)

    def _join(self, page: "StartView") -> None:
        page.start_requested.connect(self._on_start_requested)
        page.recent_requested.connect(self.open_path)
        page.forget_recent_requested.connect(self._on_forget_requested)
        page.open_requested.connect(self._on_open_requested)
        page.notice_taken.connect(self._on_notice_taken)
        page.show_skeletons(self._skeletons())
        page.show_facts(self._choices.current.facts)
        page.show_recent(self._choices.current.recent)

    def open_path(self, path: str) -> None:
        """Open the draft in a file; the open one is saved first."""
        file = Path(path)
        if self._session.lives_in(file):
            self._window.show_draft(self._session.draft().title)
            return
        if not self._leave():
            return
        try:
            draft = self._load(file)
        except DrafterError as error:
            self._window.complain(str(error))
            return
        self._show(draft, file)

    def _on_start_requested(self, skeleton_id: str, facts: Mapping[str, str]) -> None:
        from drafter.core.new_draft import new_draft

        if not self._leave():
            return
        try:
            skeleton = next(one for one in self._skeletons() if one.id == skeleton_id)
            draft = new_draft(skeleton, facts, self._render)
            draft = replace(draft, rate=self._choices.current.rate)
            path = self._new_path(draft.title)
            self._save(draft, path)
        except DrafterError as error:
            self._window.complain(str(error))
            return
        self._choices.take(replace(self._choices.current, facts=dict(facts)))
        self._window.start.show_facts(facts)
        self._show(draft, path)

    def _show(self, draft: Draft, path: Path) -> None:
        if self._window.later_start.built:
            self._window.start.show_notice("")
        self._window.show_draft(draft.title)
        # Known at once, so that the first paint shows no number that is wrong.
        self._window.drafting.bar.show_slots(sum(len(find_slots(b.text)) for b in draft.blocks))
        self._session.open(draft, path)
        self._session.paper.setFocus()

    def _on_open_requested(self) -> None:
        from drafter.ui.dialogs.file_dialog import ask_open

        folder = self._choices.current.last_folder
        path = ask_open(self._window, self.tr("打开稿子"), folder, self.tr("聚焦稿子"), FILE_ENDING)
        if path is not None:
            self._choices.take(replace(self._choices.current, last_folder=str(path.parent)))
            self.open_path(str(path))

    def _on_forget_requested(self, path: str) -> None:
        self._choices.take(without_recent(self._choices.current, path))

    def _on_choices_changed(self) -> None:
        if self._window.later_start.built:
            self._window.start.show_recent(self._choices.current.recent)

    def _on_files_dropped(self, paths: Sequence[str]) -> None:
        """Open a dropped draft; other files can be brought into the library instead."""
        draft = next((path for path in paths if path.lower().endswith(FILE_ENDING)), None)
        if draft is not None:
            self.open_path(draft)
        elif self._window.on_draft:
            self._window.complain(
                self.tr("没有打开，这不是稿子的文件。要留作参考，请到“资料库”里导入。")
            )
        else:
            self._offered = tuple(paths)
            sentence = self.tr("这不是稿子的文件。可以导入资料库，作为写稿时的参考。")
            self._window.start.show_notice_offer(sentence, self.tr("导入资料库"))

    def _on_notice_taken(self) -> None:
        offered, self._offered = self._offered, ()
        self._window.start.show_notice("")
        if offered:
            self.import_requested.emit(list(offered))
