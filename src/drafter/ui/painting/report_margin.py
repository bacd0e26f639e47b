"""What is painted around the text of a report: band, numbers, stars, chips, signs of damage."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextDocument

from drafter.ui.painting.ink import draw_ring, face
from drafter.ui.painting.outline_delegate import BAR
from drafter.ui.painting.report_text import CHIP_INSET, LEFT, Part, PartKind
from drafter.ui.theme import Theme

_NUMBER_PX, _NUMBER_GAP = 12, 16
_CHIP, _CHIP_SIGN = 22, 12
_SIGN = 14


@dataclass(frozen=True, slots=True)
class Band:
    """Where the current paragraph stands in the viewport.

    Attributes:
        rect: With its buttons; empty for none.
        text_bottom: Lower edge of its text.
    """

    rect: QRect
    text_bottom: int


class ReportMargin:
    """Paints beside and below the text of one document."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document, self._theme = document, theme
        self.stars: frozenset[int] = frozenset()
        """Numbers of the paragraphs that are favourites."""

    def paint_band(self, painter: QPainter, band: Band, *, ring: bool) -> None:
        """Paint what lies below the text of the current paragraph."""
        if band.rect.isEmpty():
            return
        painter.fillRect(band.rect, self._theme.color("raised"))
        bar = QRect(band.rect.left(), band.rect.top(), BAR, band.rect.height())
        painter.fillRect(bar, self._theme.color("cinnabar"))
        if ring:
            draw_ring(painter, band.rect, self._theme)

    def paint(
        self, painter: QPainter, parts: Sequence[Part], current: int, scroll: int, height: int
    ) -> None:
        """Paint what stands beside the visible blocks.

        Args:
            painter: On the viewport.
            parts: What the blocks are.
            current: Index of the current one; -1 for none.
            scroll: Vertical offset, in px.
            height: Of the viewport, in px.
        """
        layout = self._document.documentLayout()
        place = layout.hitTest(QPointF(LEFT, scroll + 1), Qt.HitTestAccuracy.FuzzyHit)
        block = self._document.findBlock(max(place, 0))
        while block.isValid() and block.blockNumber() < len(parts):
            rect = layout.blockBoundingRect(block).translated(0, -scroll)
            if rect.top() > height:
                break
            part = parts[block.blockNumber()]
            if part.kind is PartKind.PARAGRAPH:
                self._paint_number(painter, block, rect, part, block.blockNumber() == current)
            elif part.kind is PartKind.SUBJECT:
                self._paint_chip(painter, block, rect)
            elif part.kind is PartKind.NOTE:
                self._paint_sign(painter, rect)
            block = block.next()

    def _paint_number(
        self, painter: QPainter, block: QTextBlock, rect: QRectF, part: Part, current: bool
    ) -> None:
        line = block.layout().lineAt(0)
        painter.setFont(face(_NUMBER_PX))
        painter.setPen(self._theme.color("ink1" if current else "ink3"))
        text = str(part.number)
        x = LEFT - _NUMBER_GAP - painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QPointF(x, rect.top() + line.y() + line.ascent()), text)
        if part.number in self.stars:
            sign = self._theme.pixmap("starf", "ink3", _SIGN, painter.device().devicePixelRatio())
            left = LEFT - _NUMBER_GAP - _SIGN
            painter.drawPixmap(QPointF(left, rect.top() + line.y() + line.height() + 2), sign)

    def _paint_chip(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        """Draw the edge of a chip around 归类, and an arrow for its menu."""
        line = block.layout().lineAt(0)
        width = CHIP_INSET + line.naturalTextWidth() + 6 + _CHIP_SIGN + CHIP_INSET - 2
        baseline = rect.top() + line.y() + line.ascent()
        top = round(baseline - 0.38 * _NUMBER_PX - _CHIP / 2)
        edge = QRectF(LEFT + 0.5, top + 0.5, round(width), _CHIP - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line2"), 1))
        painter.drawRoundedRect(edge, _CHIP / 2 - 1, _CHIP / 2 - 1)
        ratio = painter.device().devicePixelRatio()
        sign = self._theme.pixmap("down", "ink2", _CHIP_SIGN, ratio)
        left = LEFT + round(width) - _CHIP_SIGN - CHIP_INSET + 2
        painter.drawPixmap(QPointF(left, top + (_CHIP - _CHIP_SIGN) // 2), sign)

    def _paint_sign(self, painter: QPainter, rect: QRectF) -> None:
        sign = self._theme.pixmap("alert", "slotText", _SIGN, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(LEFT, rect.top() + 7), sign)
