"""One line of text in several types, cut with … where it does not fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from drafter.ui.painting.ink import Piece, draw_line, draw_line_right, line_width
from drafter.ui.theme import Theme

_GAP = 12


class TextLine(QWidget):
    """Pieces from the left, and some flush right; the right ones are never cut.

    Its tool tip is the whole text while some of it is cut.

    Args:
        theme: Gives the colours.
        height: Of the line, in px.
    """

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()
        self._cut = False
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """Return what it says, uncut; left and right are parted by an ideographic space."""
        sides = ("".join(piece.text for piece in side) for side in (self._left, self._right))
        return "　".join(filter(None, sides))

    def show_pieces(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Say something else; empty pieces take no room."""
        self._left = tuple(piece for piece in left if piece.text)
        self._right = tuple(piece for piece in right if piece.text)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: the text is cut before it pushes the panel wider."""
        return QSize(24, self.height())

    def sizeHint(self) -> QSize:
        """Return the room that the whole text takes."""
        right = _GAP + line_width(self._right) if self._right else 0
        return QSize(line_width(self._left) + right, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the right side, and what of the left side fits before it."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        room = self.rect()
        if self._right:
            taken = draw_line_right(painter, room, self._right, self._theme)
            room.setWidth(max(0, room.width() - taken - _GAP))
        self._cut = bool(self._left) and not draw_line(painter, room, self._left, self._theme)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the whole text when some of it is cut."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.text if self._cut else "", self)
            return True
        return super().event(event)
