"""What a list shows when there is nothing to list: a sign, what happened, what to do."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import ThemedLabel

_MARGIN, _SIGN = 40, 20


class EmptyAnswer(QWidget):
    """Sign, title and body, from the top."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._sign = QLabel()
        self._title = ThemedLabel(theme, "", "ink1", 14, 500)
        self._body = ThemedLabel(theme, "", "ink2", 13)
        for label in (self._title, self._body):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 42, _MARGIN, _MARGIN)
        column.setSpacing(4)
        column.addWidget(self._sign)
        column.addSpacing(7)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addStretch()
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_words(self, title: str, body: str) -> None:
        """Say what was not found, and what may help; an empty body takes no room."""
        self._title.setText(title)
        self._body.setText(body)
        self._body.setVisible(bool(body))
        self.setAccessibleName("。".join(filter(None, (title, body))))

    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(self._icon, "ink3", _SIGN, ratio))
