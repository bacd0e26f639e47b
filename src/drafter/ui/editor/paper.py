"""The paper: where the draft is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from drafter.core.draft import Block, Draft, Run
from drafter.core.history import Caret
from drafter.core.insertion import stands_alone
from drafter.core.sentence import sentence_at, sentence_end
from drafter.core.slot import Slot, find_slots
from drafter.ui.editor.paper_margin import places_of
from drafter.ui.editor.paper_style import BLOCK_ID
from drafter.ui.editor.writing import WritingSheet
from drafter.ui.text_units import to_units
from drafter.ui.theme import Theme


class Paper(WritingSheet):
    """The sheet of a draft: where the caret is, slots, taking exemplars in."""

    edited = Signal()  # the draft differs from before
    caret_moved = Signal(str)  # id of the block the caret stands in; also after an edit

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._block_id = ""
        self._beside: tuple[str, bool, str] | None = None  # what stands beside the caret's block
        self._offers: Sequence[QAction | None] = ()
        self.draft_document.changed.connect(self._on_document_changed)
        self.draft_document.caret_wanted.connect(self.set_caret)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    # --- the draft

    def load(self, draft: Draft) -> None:
        """Show another draft, the caret at its first empty point."""
        self.commit_composition()
        self.draft_document.load(draft)
        first = next((n for n, b in enumerate(draft.blocks) if b.prompt and not b.body.strip()), 0)
        self.set_caret(Caret(first, len(draft.blocks[first].text)))

    def set_caret(self, caret: Caret) -> None:
        """Put the caret somewhere and show it."""
        self.commit_composition()
        cursor = self.textCursor()
        cursor.setPosition(self.draft_document.position_of(caret))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def current_block(self) -> Block | None:
        """Return the block the caret stands in; None before a draft is loaded."""
        blocks = self.draft_document.blocks
        number = self.textCursor().blockNumber()
        return blocks[number] if number < len(blocks) else None

    def go_to(self, block_id: str) -> None:
        """Put the caret at the end of a block and show it."""
        number = self.draft_document.number_of(block_id)
        if number < 0:
            return
        self.set_caret(Caret(number, len(self.draft_document.blocks[number].text)))
        self.setFocus()

    def insert_at_caret(self, runs: Sequence[Run]) -> None:
        """Insert borrowed or ready text at the caret, as one step.

        Within a sentence the text goes behind it, in a heading behind that; behind a
        heading that has a line of its own, into a new paragraph.
        """
        self.commit_composition()
        caret = self.caret()
        block = self.draft_document.blocks[caret.block]
        heading = block.heading
        if stands_alone(block):
            after = self.draft_document.insert_paragraph(caret.block, runs)
        else:
            place = max(sentence_end(block.text, caret.offset), len(heading))
            caret = Caret(caret.block, place)
            after = self.draft_document.insert(caret, runs)
        self.set_caret(after)
        self.setFocus()

    def chosen_runs(self) -> Sequence[Sequence[Run]]:
        """Return what is selected, a sequence a paragraph; else the sentence at the caret.

        A sentence is within its paragraph, and none where that is blank.
        """
        if self.textCursor().hasSelection():
            return self.draft_document.runs_between(*self._selected())
        caret, block = self.caret(), self.current_block()
        span = sentence_at(block.text, caret.offset) if block else None
        if span is None:
            return ()
        start, stop = Caret(caret.block, span.start), Caret(caret.block, span.stop)
        return self.draft_document.runs_between(start, stop)

    # --- its own menu

    def offer(self, actions: Sequence[QAction | None]) -> None:
        """Take what the menu on the paper offers; None is a line between."""
        self._offers = tuple(actions)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done; a click beside the selection moves the caret first."""
        if not self._offers:
            super().contextMenuEvent(event)
            return
        self.commit_composition()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at, cursor = self.cursorForPosition(event.pos()), self.textCursor()
            if not cursor.selectionStart() <= at.position() <= cursor.selectionEnd():
                self.setTextCursor(at)
        else:
            place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._offers:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.popup(place)

    # --- slots

    def select_next_slot(self, step: int = 1) -> bool:
        """Select the next slot after the caret (``step`` −1: before), around the ends."""
        self.commit_composition()
        slots = self._all_slots()
        if not slots:
            return False
        cursor = self.textCursor()
        here = cursor.selectionStart() if step < 0 else cursor.selectionEnd()
        if step > 0:
            target = next((s for s in slots if s[0] >= here), slots[0])
        else:
            target = next((s for s in reversed(slots) if s[1] <= here), slots[-1])
        self._select(*target)
        return True

    def _all_slots(self) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        paragraph = self.document().firstBlock()
        while paragraph.isValid():
            text = paragraph.text()
            if "〔" in text:
                places += [_units_of(paragraph.position(), text, s) for s in find_slots(text)]
            paragraph = paragraph.next()
        return places

    def _select(self, start: int, stop: int) -> None:
        """Select a stretch by Qt positions and show it."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select a slot that was clicked."""
        super().mouseReleaseEvent(event)
        cursor = self.textCursor()
        if event.button() is Qt.MouseButton.LeftButton and not cursor.hasSelection():
            paragraph, offset = cursor.block(), cursor.positionInBlock()
            for slot in find_slots(paragraph.text()):
                start, stop = _units_of(paragraph.position(), paragraph.text(), slot)
                if start < paragraph.position() + offset < stop:
                    self._select(start, stop)

    # --- telling others

    def _on_document_changed(self) -> None:
        self.edited.emit()
        block = self.current_block()
        beside = (block.id, bool(block.body), places_of(block)) if block else None
        if beside != self._beside:
            # Only then: painting the whole sheet takes longer than the key itself.
            self._beside = beside
            self.viewport().update()

    def _on_cursor_moved(self) -> None:
        block_id = str(self.textCursor().blockFormat().property(BLOCK_ID) or "")
        if block_id != self._block_id:
            self._block_id = block_id
            self.caret_moved.emit(block_id)
            self.viewport().update()
        self._mark_slot()

    def _mark_slot(self) -> None:
        """Show a selected slot in its own stronger tint instead of the selection's."""
        text = self.textCursor().selectedText()
        slots = find_slots(text) if text.startswith("〔") else ()
        chosen = bool(slots) and slots[0].span.stop == len(text)
        if chosen != bool(self.property("slot")):
            self.setProperty("slot", chosen)
            self.style().polish(self)


def _units_of(position: int, text: str, slot: Slot) -> tuple[int, int]:
    """Return the Qt positions of a slot in a paragraph that begins at ``position``."""
    return position + to_units(text, slot.span.start), position + to_units(text, slot.span.stop)
