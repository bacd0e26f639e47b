"""Writing on the sheet: keys, input methods, clipboard, dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)

from drafter.core.draft import Role, Run
from drafter.core.history import Caret, Kind
from drafter.core.insertion import runs_in
from drafter.ui.editor.block_reader import block_role_of
from drafter.ui.editor.run_mime import mime_of, paragraphs_of
from drafter.ui.editor.sheet import Sheet

_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class WritingSheet(Sheet):
    """A sheet that is written on.

    Everything the writer does goes through one of few doors here, each telling the
    document what kind of change follows and where the caret stood.
    """

    _dropping = False

    def caret(self) -> Caret:
        """Return where the caret stands."""
        return self.draft_document.caret_at(self.textCursor().position())

    def commit_composition(self) -> None:
        """Finish what an input method composes before the caret moves away."""
        if self._composing:
            QGuiApplication.inputMethod().commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, as the house has it: own undo, fresh paragraphs, own words without origin."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.step_back()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.step_forward()
        elif self._composing and event.key() in _ERASING:
            event.ignore()  # it is meant for the input method, and would cut into its text
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._split_paragraph()
            else:
                event.ignore()
        elif event.text().isprintable() and event.text() and not _commands(event):
            self._insert(event.text(), Kind.TYPING)
        else:
            kind = Kind.ERASING if event.key() in _ERASING else Kind.OTHER
            self.draft_document.expect(kind, self.caret())
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose or commit; a commit is one step, its words the writer's own."""
        composing = bool(event.preeditString())
        if composing != self._composing:
            self._composing = composing
            self.viewport().update()
        self.draft_document.expect(Kind.OTHER, self.caret())
        commit = event.commitString()
        if not commit or event.replacementLength():
            super().inputMethodEvent(event)
        else:
            # Qt would insert with the format of its neighbour: origin, slot and all.
            super().inputMethodEvent(QInputMethodEvent())
            self._insert(commit, Kind.OTHER)
            if event.preeditString():
                preedit = QInputMethodEvent(event.preeditString(), event.attributes())
                super().inputMethodEvent(preedit)

    def step_back(self) -> None:
        """Undo the last step."""
        self.commit_composition()
        self.draft_document.undo()

    def step_forward(self) -> None:
        """Redo the last step that was undone."""
        self.commit_composition()
        self.draft_document.redo()

    def cut(self) -> None:
        """Cut, as one step that knows where the caret stood."""
        self.draft_document.expect(Kind.OTHER, self.caret())
        super().cut()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give out plain text, and beside it the runs with their origins."""
        return mime_of(self.draft_document.runs_between(*self._selected()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files are for the window, and nothing while a drop is our own business."""
        has_text = source.hasText() or source.hasHtml()
        return not self._dropping and has_text and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take our own runs with their origins, or plain text: a paragraph a line."""
        if not source.hasUrls():
            self._replace(self.textCursor(), paragraphs_of(source))

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped text where it falls; within the sheet it is moved, as one step.

        Qt would insert within an open edit block, where the caret cannot be shown.
        """
        paragraphs = paragraphs_of(event.mimeData())
        target = self.cursorForPosition(event.position().toPoint())
        selected = self.textCursor()
        moved = event.source() in (self, self.viewport()) and selected.hasSelection()
        self._dropping = True
        super().dropEvent(event)
        self._dropping = False
        if selected.selectionStart() <= target.position() <= selected.selectionEnd() and moved:
            return
        event.acceptProposedAction()
        self._replace(target, paragraphs, taken_from=selected if moved else None)
        self.setFocus()

    def _selected(self) -> tuple[Caret, Caret]:
        cursor, document = self.textCursor(), self.draft_document
        return (
            document.caret_at(cursor.selectionStart()),
            document.caret_at(cursor.selectionEnd()),
        )

    def _replace(
        self,
        cursor: QTextCursor,
        paragraphs: Sequence[Sequence[Run]],
        taken_from: QTextCursor | None = None,
    ) -> None:
        """Put paragraphs in place of what ``cursor`` selects, as one step."""
        if not paragraphs:
            return
        self.draft_document.expect(Kind.OTHER, self.caret())
        cursor.beginEditBlock()
        if taken_from is not None:
            taken_from.removeSelectedText()
        cursor.removeSelectedText()
        plain = self._typing_format(cursor)
        for number, runs in enumerate(paragraphs):
            if number:
                plain = self.draft_document.style.char_format(Role.BODY, None)
                cursor.insertBlock(self.draft_document.fresh_block_format())
            for run in runs:
                if run.origin or run.fact:
                    self.draft_document.insert_run(cursor, run)
                else:
                    cursor.insertText(run.text, plain)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _insert(self, text: str, kind: Kind) -> None:
        """Put own words at the caret, in place of what is selected."""
        self.draft_document.expect(kind, self.caret())
        cursor = self.textCursor()
        # The caret is told only afterwards: within an edit block Qt has no layout to show it in.
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._insert_plain(cursor, text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _typing_format(self, cursor: QTextCursor) -> QTextCharFormat:
        """Return the format of own words: no origin, no fact, a heading only within one."""
        role = block_role_of(cursor.block())
        heading = self.draft_document.heading_of(cursor.block())
        offset = self.draft_document.caret_at(cursor.position()).offset
        own_line = not runs_in(heading)
        inside = bool(heading) and (offset < len(heading) or (own_line and offset == len(heading)))
        return self.draft_document.style.char_format(
            role, Run("x", heading=True) if inside else None
        )

    def _insert_plain(self, cursor: QTextCursor, text: str) -> None:
        cursor.insertText(text, self._typing_format(cursor))

    def _split_paragraph(self) -> None:
        """Begin a new paragraph; the block keeps its id where its heading stays."""
        self.draft_document.expect(Kind.OTHER, self.caret())
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        fresh = self.draft_document.fresh_block_format()
        plain = self.draft_document.style.char_format(Role.BODY, None)
        if cursor.atBlockStart() and not cursor.atBlockEnd():
            kept, was = cursor.blockFormat(), cursor.block().position()
            cursor.insertBlock(kept)
            before = QTextCursor(self.document())
            before.setPosition(was)
            before.setBlockFormat(fresh)
        else:
            cursor.insertBlock(fresh, plain)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()


def _commands(event: QKeyEvent) -> bool:
    """Whether a key is a command rather than a letter; Ctrl and Alt together type (AltGr)."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return control != alt
