"""Lines of text and hairlines, placed on whole pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from drafter.ui.theme import Theme, ui_font

RING = 2
"""Width of a focus ring, in px."""

_BODY_CENTRE = 0.38
"""How far the centre of a hanzi lies above the baseline, in em."""

_SLACK = 0.01
"""Widths are sums of fractions of a px; as little as this is no overflow."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line in one type: size in px, colour token, weight."""

    text: str
    px: int = 13
    token: str = "ink1"
    weight: QFont.Weight = QFont.Weight.Normal


@lru_cache(maxsize=32)
def face(px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the face of the controls; not to be changed, it is shared."""
    return ui_font(px, weight)


def baseline_in(rect: QRect, px: int) -> int:
    """Return the baseline that centres hanzi of ``px`` in the height of ``rect``.

    Not the centre of ascent and descent: they leave room for other scripts, and differ
    from face to face, so that hanzi would hang low.
    """
    return floor(rect.top() + rect.height() / 2 + _BODY_CENTRE * px)


def line_width(pieces: Sequence[Piece]) -> int:
    """Return the width of the pieces side by side, in px."""
    return ceil(sum(_metrics(piece).horizontalAdvance(piece.text) for piece in pieces))


def draw_line(painter: QPainter, rect: QRect, pieces: Sequence[Piece], theme: Theme) -> bool:
    """Draw pieces from the left on one baseline, centred in height.

    The piece that does not fit is cut with …, those after it are left out.

    Returns:
        Whether all of it was drawn.
    """
    baseline = baseline_in(rect, max((piece.px for piece in pieces), default=0))
    x = float(rect.left())
    for piece in pieces:
        metrics = _metrics(piece)
        room = rect.left() + rect.width() - x
        advance = metrics.horizontalAdvance(piece.text)
        shown = piece.text
        if advance > room + _SLACK:
            shown = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(face(piece.px, piece.weight))
        painter.setPen(theme.color(piece.token))
        painter.drawText(QPointF(x, baseline), shown)
        if shown != piece.text:
            return False
        x += advance
    return True


def draw_line_right(painter: QPainter, rect: QRect, pieces: Sequence[Piece], theme: Theme) -> int:
    """Draw pieces flush with the right edge; return the width they took, in px."""
    width = min(line_width(pieces), rect.width())
    left = rect.left() + rect.width() - width
    draw_line(painter, QRect(left, rect.top(), width, rect.height()), pieces, theme)
    return width


def fill_hairline(painter: QPainter, x: int, y: int, width: int, theme: Theme) -> None:
    """Draw a line of whole device pixels, about 1 px thick, downwards from ``y``."""
    ratio = painter.device().devicePixelRatio()
    top = round(y * ratio) / ratio
    painter.fillRect(QRectF(x, top, width, max(1, int(ratio)) / ratio), theme.color("line"))


def draw_ring(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Draw the focus ring inside ``rect``."""
    color = theme.color("cinnabar")
    inner = rect.adjusted(0, RING, 0, -RING)
    painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), RING), color)
    painter.fillRect(QRect(rect.left(), inner.bottom() + 1, rect.width(), RING), color)
    painter.fillRect(QRect(rect.left(), inner.top(), RING, inner.height()), color)
    painter.fillRect(QRect(rect.right() + 1 - RING, inner.top(), RING, inner.height()), color)


def _metrics(piece: Piece) -> QFontMetricsF:
    return _metrics_of(piece.px, piece.weight)


@lru_cache(maxsize=32)
def _metrics_of(px: int, weight: QFont.Weight) -> QFontMetricsF:
    return QFontMetricsF(face(px, weight))
