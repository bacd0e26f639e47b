"""What a list says when it is empty: what happened, what to do, and a button for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import ThemedLabel

_MARGIN, _TOP, _SIGN = 40, 42, 20


class ListAdvice(QWidget):
    """Sign, title, body and button, from the top."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, "search"
        self._sign = QLabel()
        self._title = ThemedLabel(theme, "", "ink1", 14, 500)
        self._body = ThemedLabel(theme, "", "ink2", 13)
        self._button = QPushButton()
        for label in (self._title, self._body):
            label.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _TOP, _MARGIN, 0)
        column.setSpacing(4)
        column.addWidget(self._sign)
        column.addSpacing(7)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch()
        self._button.clicked.connect(self.pressed)
        self.setFocusProxy(self._button)
        theme.changed.connect(self._refresh)

    @property
    def offers(self) -> bool:
        """Whether it has a button to be pressed now."""
        return bool(self._button.text())

    def show_words(self, icon: str, title: str, body: str, button: str = "") -> None:
        """Say what happened and what may help; empty parts take no room."""
        self._icon = icon
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName("。".join(filter(None, (title, body.rstrip("。")))))
        self._refresh()

    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(self._icon, "ink3", _SIGN, ratio))
