"""Where files are dropped: a dashed frame with a word, and a link to choose them instead."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from drafter.ui.painting.ink import Piece, baseline_in, draw_line, draw_ring, line_width
from drafter.ui.theme import Theme

_HEIGHT, _RADIUS, _DASHES = 60, 4, (3, 2)
_ICON, _GAP, _LINK_GAP = 16, 8, 8
_LINK_HEIGHT, _LINK_PADDING, _UNDERLINE = 26, 3, 5


class DropZone(QWidget):
    """Shows where to drop; what is dropped is taken in by what it stands in."""

    files_chosen_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lit = theme, False
        self._long = self.tr("把 .docx .doc .wps .pdf .txt .md 拖到这里，或")
        self._short = self.tr("把文件拖到这里，或")
        self._link = LinkButton(theme, self.tr("选择文件"), self)
        self._link.setToolTip(self.tr("选择要导入资料库的文件"))
        self._link.clicked.connect(self.files_chosen_requested)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self._link)
        theme.changed.connect(self.update)

    def light(self, lit: bool) -> None:
        """Show that files are held over it."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, icon and word, and put the link behind them."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        if self._lit:
            painter.fillRect(self.rect(), self._theme.color("raised"))
        pen = QPen(self._theme.color("ink3" if self._lit else "line2"), 1)
        pen.setDashPattern(list(_DASHES))
        painter.setPen(pen)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        left = self._left()
        icon = self._theme.pixmap("import", "ink2", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ICON) // 2, icon)
        line = self.rect().adjusted(left + _ICON + _GAP, 1, 0, 1)
        draw_line(painter, line, [self._word()], self._theme)
        painter.end()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - only the new size counts
        """Keep the link behind the word."""
        left = self._left() + _ICON + _GAP + line_width([self._word()]) + _LINK_GAP
        self._link.move(left - _LINK_PADDING, (self.height() - _LINK_HEIGHT) // 2)

    def _word(self) -> Piece:
        long = Piece(self._long, 13, "ink2")
        fits = self._taken(long) <= self.width() - 2 * _GAP
        return long if fits else Piece(self._short, 13, "ink2")

    def _taken(self, word: Piece) -> int:
        link = self._link.sizeHint().width() - 2 * _LINK_PADDING
        return _ICON + _GAP + line_width([word]) + _LINK_GAP + link

    def _left(self) -> int:
        return max(_GAP, (self.width() - self._taken(self._word())) // 2)


class LinkButton(QPushButton):
    """A button that looks like a link: underlined words, a ring while it has the keyboard."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet("min-height: 0; padding: 0; border: none")  # the sheet's are a button's
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room of the words and of the ring around them."""
        return QSize(line_width([Piece(self.text())]) + 2 * _LINK_PADDING, _LINK_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, line and ring."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        token = "ink1" if self.underMouse() else "ink2"
        line = self.rect().adjusted(_LINK_PADDING, 1, 0, 1)
        draw_line(painter, line, [Piece(self.text(), 13, token)], self._theme)
        y = baseline_in(line, 13) + _UNDERLINE
        width = self.width() - 2 * _LINK_PADDING
        painter.fillRect(_LINK_PADDING, y, width, 1, self._theme.color(token))
        if self.hasFocus():
            draw_ring(painter, self.rect(), self._theme)
        painter.end()
