"""The line that says what the exemplars answer: the caret, a pinned point, a topic."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from drafter.ui.painting.ink import Piece
from drafter.ui.theme import Theme
from drafter.ui.widgets.text_line import TextLine


class ContextLine(QWidget):
    """Caption and name, with a pin behind them, or with a cross that ends what is shown."""

    pinned = Signal(bool)  # by the user: whether the pin is in
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line, self._pin, self._end = TextLine(theme, 20), QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        for button in (self._pin, self._end):
            button.setFixedSize(24, 24)
            button.setStyleSheet("padding: 0; min-height: 22px")
            row.addWidget(button)
        self._pin.setCheckable(True)
        self._pin.clicked.connect(self.pinned)
        self._end.clicked.connect(self.ended)
        self._end.hide()
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def is_pinned(self) -> bool:
        """Whether the pin is in."""
        return self._pin.isChecked()

    @property
    def buttons(self) -> tuple[QWidget, QWidget]:
        """Return the pin, and the cross in its place, for the order of Tab."""
        return self._pin, self._end

    def unpin(self) -> None:
        """Take the pin out without a word."""
        self._pin.setChecked(False)
        self._refresh()

    def show_words(self, caption: str, name: str, *, ends: bool = False, pins: bool = True) -> None:
        """Say what is answered.

        Args:
            caption: In grey: 随光标.
            name: What it is: a heading, a topic.
            ends: Offer a cross to end it instead of the pin.
            pins: Offer the pin: what is named is what is answered.
        """
        self._line.show_pieces(
            [Piece(caption + "  ", 12, "ink3"), Piece(name, 12, "ink1", QFont.Weight.Medium)]
        )
        self._pin.setVisible(pins and not ends)
        self._end.setVisible(ends)
        self._refresh()

    def _refresh(self) -> None:
        pinned = self.is_pinned
        self._pin.setIcon(self._theme.icon("pin", "ink1" if pinned else "ink2"))
        self._end.setIcon(self._theme.icon("close", "ink2"))
        end = self.tr("结束，回到固定的要点") if pinned else self.tr("结束，重新随光标")
        self._end.setToolTip(self.tr("{end}（在这一栏按 Esc）").format(end=end))
        self._end.setAccessibleName(end)
        tip = self.tr("取消固定，重新随光标") if pinned else self.tr("固定在这个要点")
        self._pin.setToolTip(tip)
        self._pin.setAccessibleName(tip)
