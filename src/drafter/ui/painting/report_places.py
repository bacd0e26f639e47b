"""Where the paragraphs of a report stand in its document."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor, QTextDocument

from drafter.ui.painting.report_text import GAP, LEFT, Part, PartKind, line_height


class ReportPlaces:
    """Tells the places of blocks, in px from the top of the document, scrolled or not."""

    def __init__(self, document: QTextDocument, parts: Sequence[Part]) -> None:
        self._document, self._parts = document, parts

    def top(self, index: int) -> float:
        """Return the upper edge of a block; that of the first for a negative index."""
        block = self._document.findBlockByNumber(max(index, 0))
        return self._document.documentLayout().blockBoundingRect(block).top()

    def bottom(self, index: int) -> float:
        """Return the lower edge of the text of a paragraph and its notes."""
        last = self._last(index)
        lines = self._document.findBlockByNumber(last).layout().lineCount()
        # Qt counts the last line at its natural height, not at the fixed one.
        return self.top(last) + lines * line_height(self._parts[last].kind)

    def at(self, y: float) -> int:
        """Return the block at ``y``, or the nearest one; 0 while there is none."""
        layout = self._document.documentLayout()
        position = layout.hitTest(QPointF(LEFT + 1, y), Qt.HitTestAccuracy.FuzzyHit)
        number = self._document.findBlock(max(position, 0)).blockNumber()
        return max(0, min(number, len(self._parts) - 1))

    def reserve(self, index: int, room: int) -> None:
        """Leave ``room`` px below a paragraph and its notes; no other block takes any."""
        if not 0 <= index < len(self._parts) or self._parts[index].kind is not PartKind.PARAGRAPH:
            return
        cursor = QTextCursor(self._document.findBlockByNumber(self._last(index)))
        shape = cursor.blockFormat()
        shape.setBottomMargin(GAP + room)
        cursor.setBlockFormat(shape)

    def _last(self, index: int) -> int:
        """Return the last block that belongs to the paragraph at ``index``: its last note."""
        while index + 1 < len(self._parts) and self._parts[index + 1].kind is PartKind.NOTE:
            index += 1
        return index
