"""What a list says when it is empty: what happened, what to do, and a button for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from drafter.ui.theme import Theme
from drafter.ui.widgets.empty_answer import EmptyAnswer


class ListAdvice(EmptyAnswer):
    """Sign, title, body and button; the button takes the keyboard while there is one."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._button = QPushButton()
        super().__init__(theme, "search", parent)
        self._button.clicked.connect(self.pressed)

    @property
    def offers(self) -> bool:
        """Whether it has a button to be pressed now."""
        return bool(self._button.text())

    def advise(self, icon: str, title: str, body: str, button: str = "") -> None:
        """Say what happened and what may help; empty parts take no room."""
        self._icon = icon
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show_words(title, body)
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the button."""
        super().focusInEvent(event)
        if self.offers:
            self._button.setFocus(event.reason())

    def _lay_out_below(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch()
        self._column.addSpacing(8)
        self._column.addLayout(row)
