"""The small frame around a level: 市级."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen

from drafter.ui.painting.ink import Piece, draw_line, line_width
from drafter.ui.theme import Theme

TAG = QSize(32, 18)
"""Size of the frame, in px."""


def draw_tag(painter: QPainter, tag: QRect, level: str, theme: Theme) -> None:
    """Draw a level inside its frame; '' draws nothing."""
    if not level:
        return
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.drawRoundedRect(QRectF(tag).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    word = Piece(level, 11, "ink2")
    inset = max(1, (tag.width() - line_width([word])) // 2)
    draw_line(painter, tag.adjusted(inset, 0, 0, 0), [word], theme)
