"""What a list shows when there is nothing to list: a sign, what happened, what to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from drafter.ui.painting.ink import draw_ring
from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import ThemedLabel

_MARGIN, _TOP, _SIGN, _RING = 40, 42, 20, 12


class EmptyAnswer(QWidget):
    """Sign, title and body, from the top.

    Tab passes it by, but it takes the keyboard where its list would have had it.
    """

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._keys = False  # whether keys led here, so that a ring is worth drawing
        self._sign = QLabel()
        self._title = ThemedLabel(theme, "", "ink1", 14, 500)
        self._body = ThemedLabel(theme, "", "ink2", 13)
        for label in (self._title, self._body):
            label.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _TOP, _MARGIN, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._sign)
        self._column.addSpacing(7)
        self._column.addWidget(self._title)
        self._column.addWidget(self._body)
        self._lay_out_below()
        self._column.addStretch()
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_words(self, title: str, body: str) -> None:
        """Say what was not found, and what may help; an empty body takes no room."""
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self.setAccessibleName("。".join(filter(None, (title, body))))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has gone."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the keyboard around the words."""
        super().paintEvent(event)
        if self._keys and self.hasFocus():
            words = self._sign.geometry() | self._title.geometry()
            if not self._body.isHidden():
                words |= self._body.geometry()
            painter = QPainter(self)
            draw_ring(painter, words.adjusted(-_RING, -_RING, _RING, _RING), self._theme)
            painter.end()

    def _lay_out_below(self) -> None:
        """Put more below the words; here there is nothing."""

    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(self._icon, "ink3", _SIGN, ratio))
