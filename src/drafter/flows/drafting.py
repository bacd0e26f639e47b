"""Writing: outline, figures and the commands of the paper."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from drafter.core.draft import Draft
from drafter.core.facts import PLACE, TARGET, parse_target
from drafter.core.length import minutes, pages
from drafter.core.outline import OutlineItem, outline, part_of
from drafter.flows.session import Choices, Session
from drafter.ui.main_window import MainWindow
from drafter.ui.status_line import Figures

COUNT_MS = 150
"""A pause in typing after which outline and figures follow."""

AskFacts = Callable[[Draft], Mapping[str, str] | None]
"""Shows 材料信息 of a draft; None when the writer called it off."""


class DraftingFlow(QObject):
    """Keeps outline, bar and status line true to the paper, and runs its commands."""

    def __init__(
        self, window: MainWindow, session: Session, choices: Choices, *, ask_facts: AskFacts
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._choices = window, session, choices
        self._ask_facts = ask_facts
        self._items: tuple[OutlineItem, ...] = ()
        self._count = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._count.timeout.connect(self.refresh)
        paper, view, commands = session.paper, window.drafting, window.commands
        session.opened.connect(self._on_opened)
        paper.edited.connect(self._on_edited)
        paper.caret_moved.connect(self._on_caret_moved)
        paper.zoomed.connect(self._on_zoomed)
        view.outline.block_requested.connect(paper.go_to)
        view.bar.zoom_requested.connect(paper.set_zoom)
        view.outline.facts_requested.connect(self._on_facts)
        commands.facts.triggered.connect(self._on_facts)
        commands.undo.triggered.connect(paper.step_back)
        commands.redo.triggered.connect(paper.step_forward)
        commands.next_slot.triggered.connect(lambda: self._on_slot(1))
        commands.previous_slot.triggered.connect(lambda: self._on_slot(-1))
        commands.zoom_in.triggered.connect(lambda: paper.set_zoom(paper.zoom + 10))
        commands.zoom_out.triggered.connect(lambda: paper.set_zoom(paper.zoom - 10))
        commands.zoom_reset.triggered.connect(lambda: paper.set_zoom(100))
        for action, name in (
            (commands.cut, "cut"),
            (commands.copy, "copy"),
            (commands.paste, "paste"),
            (commands.select_all, "selectAll"),
        ):
            action.triggered.connect(lambda _=False, n=name: self._on_clipboard(n))
        paper.set_zoom(choices.current.zoom_percent)

    def refresh(self) -> None:
        """Count the draft and show it."""
        if self._session.path is None or self._session.paper.composing:
            return
        draft = self._session.draft()
        self._items = outline(draft)
        slots = sum(item.slots_in_all for item in self._items)
        self._window.drafting.outline.show_outline(
            self._items,
            title=draft.title,
            caption=_caption(draft),
            target=draft.target,
            slots=slots,
        )
        self._window.drafting.bar.show_slots(slots)
        self._window.set_draft_title(draft.title)
        self._show_current()
        self._show_history()

    def _on_opened(self) -> None:
        self._count.stop()
        self.refresh()

    def _on_edited(self) -> None:
        self._show_history()
        self._count.start()

    def _on_caret_moved(self, _block_id: str) -> None:
        self._show_current()

    def _show_current(self) -> None:
        """Follow the caret in the outline and the status line."""
        block = self._session.paper.current_block()
        if block is None or self._session.path is None:
            return
        here = part_of(self._session.paper.draft_document.blocks, self._items, block.id)
        if here is None:
            return
        self._window.drafting.outline.show_current(here.block_id)
        draft = self._session.draft()
        written = sum(item.written_in_all for item in self._items)
        self._window.status.show_figures(
            Figures(
                written=written,
                target=draft.target,
                minutes=minutes(written, draft.rate),
                rate=draft.rate,
                pages=pages(b.text for b in draft.blocks if b.text),
                here=here.written,
                here_target=here.target,
            )
        )

    def _show_history(self) -> None:
        history = self._session.paper.draft_document.history
        self._window.commands.undo.setEnabled(history.can_undo)
        self._window.commands.redo.setEnabled(history.can_redo)

    def _on_facts(self) -> None:
        """Change 材料信息; what was filled in from it follows, as one step."""
        from drafter.core.new_draft import retarget  # with all that knows places: not at once
        from drafter.core.refill import refill

        if self._session.path is None:
            return
        self._session.paper.commit_composition()
        facts = self._ask_facts(self._session.draft())
        if facts is None:
            return
        draft = self._session.draft()
        target = parse_target(facts[TARGET]) if TARGET in facts else draft.target
        known = {name: value for name, value in facts.items() if name != TARGET}
        changed = refill(draft, known).draft
        self._session.paper.draft_document.take(
            retarget(changed, target) if target else changed, self._session.paper.caret()
        )
        self.refresh()

    def _on_slot(self, step: int) -> None:
        if not self._session.paper.select_next_slot(step):
            self._window.status.show_message(self.tr("没有空位了"))
        self._session.paper.setFocus()

    def _on_zoomed(self, percent: int) -> None:
        self._window.drafting.bar.show_zoom(percent)
        self._choices.take(replace(self._choices.current, zoom_percent=percent), soon=True)

    def _on_clipboard(self, name: str) -> None:
        """Cut, copy, paste or select where the focus is, the paper by default."""
        focus = QApplication.focusWidget()
        target = focus if isinstance(focus, QLineEdit | QTextEdit) else self._session.paper
        getattr(target, name)()


def _caption(draft: Draft) -> str:
    """Return the line under the title: place and unit, time, minutes."""
    place, unit = draft.facts.get(PLACE, ""), draft.facts.get("单位", "")
    if place and unit and place[-1] == unit[0]:  # 江州市 and 市委组织部 share their 市
        unit = unit[1:]
    who = unit if unit.startswith(place) else place + unit
    parts = [who, draft.facts.get("时间", "")]
    if draft.target:
        parts.append(f"{minutes(draft.target, draft.rate)} 分钟")
    return " · ".join(part for part in parts if part)
