"""A rounded button: a choice that is on or off, or a word to go on with."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from drafter.ui.painting.ink import Piece, draw_line, line_width
from drafter.ui.theme import Theme

CHIP_HEIGHT = 26
"""In px."""

_PX, _EDGES, _CROSS, _CROSS_GAP, _RING = 12, 22, 12, 3, 2


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What a chip says.

    Attributes:
        key: Tells it from the others of its row.
        name: Shown first, and all there is where room is scarce.
        count: Passages behind it; None says nothing of them.
        on: Whether it is drawn as chosen.
    """

    key: str
    name: str
    count: int | None = None
    on: bool = False

    @property
    def full(self) -> str:
        """Return the name with its count."""
        return self.name if self.count is None else f"{self.name}  {self.count:,}"


class Chip(QPushButton):
    """Paints itself; its text is what is seen of it, unless that must be cut.

    Args:
        theme: Gives colours and icons.
        closes: Draw a cross behind the words: a click takes it away.
        plain: Draw no outline: it does something with the row rather than stand in it.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        closes: bool = False,
        plain: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the paper
        self._theme, self._closes, self._plain = theme, closes, plain
        self._said: tuple[str, int | None, bool] | None = None
        theme.changed.connect(self.update)

    def say(self, words: ChipWords, *, bare: bool = False) -> None:
        """Show the words, without their count where ``bare``; it is still said aloud."""
        if (words.name, words.count, bare) == self._said:
            return
        self._said = (words.name, words.count, bare)
        shown, spoken = words.name if bare else words.full, words.name
        if words.count is not None:
            spoken = self.tr("{name}，{n}段").format(name=words.name, n=words.count)
        self.setText(shown)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken if shown == words.name != spoken else "")

    def sizeHint(self) -> QSize:
        """Return the room that all its words take."""
        return QSize(chip_room(self.text(), closes=self._closes), CHIP_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same; rows decide what is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as well: outside of dialogs Qt's buttons know the space bar only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint outline, ring, words and cross as the sheet paints its buttons."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        self._paint_shape(painter, on)
        ink = "panel" if on else "ink2" if self.isEnabled() else "ink3"
        cross = _CROSS + _CROSS_GAP if self._closes else 0
        room = self.rect().adjusted(_EDGES // 2, 0, -(_EDGES // 2) - cross, 0)
        draw_line(painter, room, [Piece(self.text(), _PX, ink)], self._theme)
        if self._closes:
            ratio = self.devicePixelRatioF()
            icon = self._theme.pixmap("close", ink, _CROSS, ratio)
            painter.drawPixmap(room.right() + 1 + _CROSS_GAP, (self.height() - _CROSS) // 2, icon)
        painter.end()

    def _paint_shape(self, painter: QPainter, on: bool) -> None:
        ratio = self.devicePixelRatioF()
        line = max(1, int(ratio)) / ratio
        outline = "ink3" if self.underMouse() else "ink2" if on else "line2"
        if self.isDown():
            painter.setBrush(self._theme.color("chrome"))
        elif on:
            painter.setBrush(self._theme.color("ink2"))
        pen = QPen(self._theme.color(outline), line)
        if self._plain:
            pen = QPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            line = ceil(_RING * ratio) / ratio
            pen = QPen(self._theme.color("cinnabar"), line)
        painter.setPen(pen)
        inset = line / 2
        shape = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = shape.height() / 2
        painter.drawRoundedRect(shape, radius, radius)


@lru_cache(maxsize=512)
def chip_room(text: str, *, closes: bool = False) -> int:
    """Return how wide a chip with this text is, in px."""
    return line_width([Piece(text, _PX)]) + _EDGES + (_CROSS + _CROSS_GAP if closes else 0)
