"""The open draft: a text document and the blocks it stands for, always in step.

The Qt document is where the writer types; the blocks are what is saved, undone and
exported. After every change only the touched paragraphs are read again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from drafter.core.draft import Block, Draft, Role, Run, split_runs
from drafter.core.history import Caret, History, Kind, Plan, Splice, difference
from drafter.ui.editor.block_reader import BlockReader, block_role_of
from drafter.ui.editor.origin_register import OriginRegister
from drafter.ui.editor.paper_style import PaperStyle
from drafter.ui.text_units import to_points, to_units, units


class DraftDocument(QObject):
    """One draft being edited.

    ``text`` is the Qt document a view shows. Its own undo is off: `undo` and `redo`
    here know blocks (decision 0004).
    """

    changed = Signal()  # blocks differ from before; never while an input method composes
    restructured = Signal()  # blocks came, went or took another role; follows `changed`
    caret_wanted = Signal(object)  # a Caret: undo or redo moved it

    def __init__(self, style: PaperStyle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = QTextDocument(self)
        self.text.setUndoRedoEnabled(False)
        self.text.setDocumentMargin(0)
        self.text.documentLayout()  # without a layout Qt tells of no change
        self._style = style
        self._origins = OriginRegister()
        self._reader = BlockReader(self._origins)
        self._history = History()
        self._draft: Draft | None = None
        self._blocks: list[Block] = []
        self._touched: tuple[int, int] | None = None  # range of Qt positions to read again
        self._quiet = False  # our own writing: neither read back nor recorded
        self._caret_before = Caret(0, 0)
        self._kind = Kind.OTHER
        self.text.contentsChange.connect(self._on_contents_change)
        self.text.contentsChanged.connect(self._on_contents_changed)

    # --- the whole draft

    def load(self, draft: Draft) -> None:
        """Show another draft; its history begins here."""
        self._draft, self._blocks = draft, list(draft.blocks)
        self._history, self._origins = History(), OriginRegister()
        self._reader = BlockReader(self._origins)
        self._rewrite()
        self._caret_before = Caret(0, 0)
        self.changed.emit()
        self.restructured.emit()

    def draft(self) -> Draft:
        """Return the draft as it stands.

        Raises:
            RuntimeError: nothing was loaded yet.
        """
        if self._draft is None:
            raise RuntimeError("no draft is loaded")
        return replace(self._draft, blocks=tuple(self._blocks))

    @property
    def blocks(self) -> Sequence[Block]:
        """Return the blocks as they stand; not to be changed."""
        return self._blocks

    def take(self, draft: Draft, caret: Caret) -> None:
        """Take over another state of this draft, as one step; ``caret`` stands where it did."""
        was = self.draft()
        splice = difference(self._blocks, draft.blocks, caret, caret, Kind.OTHER)
        plans = (Plan(was.facts, was.target), Plan(draft.facts, draft.target))
        if splice is None and plans[0] == plans[1]:
            return
        splice = splice or Splice(0, (), (), caret, caret)
        splice = replace(splice, plans=plans if plans[0] != plans[1] else None)
        self._history.push(splice)
        self._apply(splice)

    def restyle(self, style: PaperStyle) -> None:
        """Show everything in another look; no step of the history."""
        self._style = style
        self._rewrite()

    @property
    def style(self) -> PaperStyle:
        """Return the present look."""
        return self._style

    # --- history

    @property
    def history(self) -> History:
        """Return the steps so far."""
        return self._history

    def undo(self) -> None:
        """Take the last step back."""
        self._apply(self._history.undo())

    def redo(self) -> None:
        """Do the last step taken back again."""
        self._apply(self._history.redo())

    def expect(self, kind: Kind, caret: Caret) -> None:
        """Tell what the next change is and where the caret stands before it."""
        self._kind, self._caret_before = kind, caret

    # --- editing

    def insert(self, caret: Caret, runs: Sequence[Run]) -> Caret:
        """Put runs into a paragraph, as one step; return the place behind them."""
        self.expect(Kind.OTHER, caret)
        block = self.text.findBlockByNumber(caret.block)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + to_units(block.text(), caret.offset))
        cursor.beginEditBlock()
        for run in runs:
            self.insert_run(cursor, run)
        cursor.endEditBlock()
        return Caret(caret.block, caret.offset + sum(len(run.text) for run in runs))

    def insert_paragraph(self, after: int, runs: Sequence[Run]) -> Caret:
        """Put runs into a new paragraph behind number ``after``, as one step."""
        self.expect(Kind.OTHER, Caret(after, len(self._blocks[after].text)))
        cursor = QTextCursor(self.text.findBlockByNumber(after))
        cursor.movePosition(_END_OF_BLOCK)
        cursor.beginEditBlock()
        cursor.insertBlock(self.fresh_block_format(), self._style.char_format(Role.BODY, None))
        for run in runs:
            self.insert_run(cursor, run)
        cursor.endEditBlock()
        return Caret(after + 1, sum(len(run.text) for run in runs))

    def insert_run(self, cursor: QTextCursor, run: Run) -> None:
        """Write a run at a cursor, within an edit of the caller's."""
        number = self._origins.number(run.origin)
        role = block_role_of(cursor.block())
        cursor.insertText(run.text, self._style.char_format(role, run, number))

    def runs_between(self, start: Caret, stop: Caret) -> list[tuple[Run, ...]]:
        """Return the runs from one place to a later one, a tuple a paragraph."""
        made: list[tuple[Run, ...]] = []
        for number in range(start.block, stop.block + 1):
            runs = self._blocks[number].runs
            if number == stop.block:
                runs = split_runs(runs, stop.offset)[0]
            if number == start.block:
                runs = split_runs(runs, start.offset)[1]
            made.append(runs)
        return made

    def caret_at(self, position: int) -> Caret:
        """Return the place of a Qt position."""
        block = self.text.findBlock(position)
        if not block.isValid():
            block = self.text.lastBlock()
        return Caret(block.blockNumber(), to_points(block.text(), position - block.position()))

    def position_of(self, caret: Caret) -> int:
        """Return the Qt position of a place; past the end, the end."""
        block = self.text.findBlockByNumber(min(caret.block, self.text.blockCount() - 1))
        return block.position() + min(to_units(block.text(), caret.offset), block.length() - 1)

    def number_of(self, block_id: str) -> int:
        """Return the number of a block from 0; -1 when it is gone."""
        return next((n for n, block in enumerate(self._blocks) if block.id == block_id), -1)

    def heading_of(self, paragraph: QTextBlock) -> str:
        """Return the heading a paragraph of the document begins with; also within an edit."""
        return self._reader.heading(paragraph)

    def fresh_block_format(self, role: Role = Role.BODY) -> QTextBlockFormat:
        """Return the format of a new paragraph, with an id of its own."""
        return self._style.block_format(self._reader.fresh_id(), role)

    # --- in step

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._quiet or self._draft is None:
            return
        start, stop = position, position + added
        if self._touched is not None:
            # Earlier changes of one edit lie at or before, or shift by what came since.
            start = min(start, self._touched[0])
            stop = max(stop, self._touched[1] + added - removed)
        self._touched = (start, stop)

    def _on_contents_changed(self) -> None:
        if self._quiet or self._touched is None:
            return
        start, stop = self._touched
        self._touched = None
        first = self.text.findBlock(start)
        last = self.text.findBlock(stop)
        if not last.isValid():
            last = self.text.lastBlock()
        self._read_again(first.blockNumber(), last.blockNumber(), self.caret_at(stop))

    def _read_again(self, first: int, last: int, caret_after: Caret) -> None:
        """Bring the blocks in step with paragraphs ``first`` to ``last`` of the document."""
        grown = self.text.blockCount() - len(self._blocks)
        old = self._blocks[first : last - grown + 1]
        known = {block.id: block for block in old}
        taken = {b.id for n, b in enumerate(self._blocks) if not first <= n <= last - grown}
        new: list[Block] = []
        block = self.text.findBlockByNumber(first)
        untidy: list[int] = []
        while block.isValid() and block.blockNumber() <= last:
            read = self._reader.read(block, known, taken)
            taken.add(read.block.id)
            new.append(read.block)
            if read.untidy:
                untidy.append(block.blockNumber())
            block = block.next()
        caret, kind = self._caret_before, self._kind
        self._kind = Kind.OTHER
        splice = difference(old, new, caret, caret_after, kind)
        if splice is None:
            return
        splice = replace(splice, index=splice.index + first)
        self._blocks[first : last - grown + 1] = new
        self._history.push(splice)
        for number in untidy:
            self._write(number, self._blocks[number])
        self.changed.emit()
        if [(b.id, b.role) for b in old] != [(b.id, b.role) for b in new]:
            self.restructured.emit()

    def _apply(self, splice: Splice | None) -> None:
        if splice is None:
            return
        old_count, new_count = len(splice.removed), len(splice.added)
        with self._writing() as cursor:
            for number in range(min(old_count, new_count)):
                self._write(splice.index + number, splice.added[number])
            for number in range(old_count, new_count):
                self._add_paragraph(splice.index + number)
                self._write(splice.index + number, splice.added[number])
            for _ in range(new_count, old_count):
                self._drop_paragraph(splice.index + new_count)
            cursor.setPosition(0)
        self._blocks[splice.index : splice.index + old_count] = splice.added
        if splice.plans and self._draft:
            plan = splice.plans[1]
            self._draft = replace(self._draft, facts=plan.facts, target=plan.target)
        self.changed.emit()
        if [(b.id, b.role) for b in splice.removed] != [(b.id, b.role) for b in splice.added]:
            self.restructured.emit()
        self.caret_wanted.emit(splice.after)

    # --- writing blocks into the document

    @contextmanager
    def _writing(self) -> Iterator[QTextCursor]:
        """Write in one edit block that is neither read back nor recorded, whatever happens."""
        was, self._quiet = self._quiet, True
        cursor = QTextCursor(self.text)
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self._quiet = was

    def _rewrite(self) -> None:
        """Write every block anew."""
        with self._writing() as cursor:
            if self.text.blockCount() != len(self._blocks):
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.removeSelectedText()
                for _ in self._blocks[1:]:
                    cursor.insertBlock()
            for number, block in enumerate(self._blocks):
                self._write(number, block)

    def _write(self, number: int, block: Block) -> None:
        """Make paragraph ``number`` stand for ``block``; unchanged text stays in place."""
        paragraph = self.text.findBlockByNumber(number)
        with self._writing() as cursor:
            start = paragraph.position()
            cursor.setPosition(start)
            cursor.setBlockFormat(self._style.block_format(block.id, block.role))
            plain = self._style.char_format(block.role, None)
            cursor.setBlockCharFormat(plain)
            # Lengths as well: half a rare hanzi is there for Qt and not for Python.
            if paragraph.text() != block.text or paragraph.length() - 1 != units(block.text):
                cursor.movePosition(_END_OF_BLOCK, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                cursor.insertText(block.text, plain)
            position = start
            for run in block.runs:
                cursor.setPosition(position)
                position += units(run.text)
                cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
                origin = self._origins.number(run.origin)
                cursor.setCharFormat(self._style.char_format(block.role, run, origin))

    def _add_paragraph(self, number: int) -> None:
        """Make room for a paragraph that shall have ``number``."""
        if number == 0:
            QTextCursor(self.text.firstBlock()).insertBlock()
            return
        cursor = QTextCursor(self.text.findBlockByNumber(number - 1))
        cursor.movePosition(_END_OF_BLOCK)
        cursor.insertBlock()

    def _drop_paragraph(self, number: int) -> None:
        """Take a paragraph away; the one it is joined to keeps its own format."""
        paragraph = self.text.findBlockByNumber(number)
        cursor = QTextCursor(paragraph)
        cursor.movePosition(_END_OF_BLOCK, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        following = paragraph.next().isValid()
        kept = (paragraph.next() if following else paragraph.previous()).blockFormat()
        if following:
            cursor.deleteChar()
        else:
            cursor.deletePreviousChar()
        cursor.setBlockFormat(kept)


_END_OF_BLOCK = QTextCursor.MoveOperation.EndOfBlock
