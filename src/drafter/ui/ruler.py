"""五段尺, the ruler of parts: a segment a part, its width the target, its ink what is written."""

from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from drafter.ui.theme import Theme

Part = tuple[int, int]
"""字 written and 字 wanted of one part."""

RULER_HEIGHT = 6
"""Height of the ruler in the outline, in px; lists draw it 4 px high."""

_GAP = 3


def paint_ruler(
    painter: QPainter,
    rect: QRect | QRectF,
    parts: Sequence[Part],
    current: int | None,
    theme: Theme,
) -> None:
    """Fill ``rect`` with the ruler.

    Edges lie on device pixels, so that equal parts look equal at 125 % as well.

    Args:
        painter: Its pen and brush are neither used nor changed.
        rect: The whole ruler, in the painter's px.
        parts: In order. A part without target takes the width of what it has.
        current: Index of the part drawn in cinnabar; None for none.
        theme: Gives the colours.
    """
    ratio = painter.device().devicePixelRatio()
    area = QRectF(rect)
    for index, (left, ink, right) in enumerate(segments(area.width(), parts, ratio)):
        x, y, height = area.left(), area.top(), area.height()
        painter.fillRect(QRectF(x + left, y, right - left, height), theme.color("track"))
        token = "cinnabar" if index == current else "inkbar"
        painter.fillRect(QRectF(x + left, y, ink - left, height), theme.color(token))


def segments(
    width: float, parts: Sequence[Part], ratio: float = 1.0
) -> list[tuple[float, float, float]]:
    """Return where each segment begins, where its ink ends and where it ends, in px.

    Args:
        width: Of the whole ruler, in px.
        parts: As for `paint_ruler`.
        ratio: Device pixels a px; every number returned is whole in device pixels.
    """
    weights = [target or written for written, target in parts]
    if not any(weights):
        weights = [1] * len(parts)
    gap = _GAP * ratio
    room = max(0.0, floor(width * ratio) - gap * (len(parts) - 1))
    made: list[tuple[float, float, float]] = []
    before = 0
    for index, ((written, _), weight) in enumerate(zip(parts, weights, strict=True)):
        left = round(room * before / sum(weights) + gap * index)
        before += weight
        right = max(left, round(room * before / sum(weights) + gap * index))
        share = min(1.0, written / weight) if weight else 0.0
        ink = left + round((right - left) * share)
        if written and right > left:  # a first sentence shows, however long the part
            ink = max(ink, left + 1)
        made.append((left / ratio, ink / ratio, right / ratio))
    return made


class Ruler(QWidget):
    """The ruler as a widget of fixed height; it cannot be clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: tuple[Part, ...] = ()
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("进度"))
        theme.changed.connect(self.update)

    def show_parts(self, parts: Sequence[Part], current: int | None = None) -> None:
        """Draw these parts; ``current`` as for `paint_ruler`."""
        self._parts, self._current = tuple(parts), current
        written, target = sum(n for n, _ in parts), sum(t for _, t in parts)
        self.setAccessibleDescription(
            self.tr("已写 {n} 字，共 {t} 字").format(n=f"{written:,}", t=f"{target:,}")
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that shows five parts, and the fixed height."""
        return QSize(200, RULER_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ruler over the whole widget."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        paint_ruler(painter, self.rect(), self._parts, self._current, self._theme)
        painter.end()
