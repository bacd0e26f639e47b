"""Small parts of all pages that the style sheet has no word for: they follow the theme."""

from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from drafter.ui.theme import Theme


class ThemedLabel(QLabel):
    """A label of one size, weight and colour token.

    Args:
        theme: Gives the colour.
        text: Shown as plain text, never as markup.
        token: Colour token.
        px: Size of the letters.
        weight: 400 or 500.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        token: str = "ink1",
        px: int = 13,
        weight: Literal[400, 500] = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme, self._token, self._px, self._weight = theme, token, px, weight
        self._refresh()
        theme.changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        color = self._theme.value(self._token)
        self.setStyleSheet(f"color: {color}; font-size: {self._px}px; font-weight: {self._weight}")


class Hairline(QFrame):
    """A line of 1 px across or down."""

    def __init__(
        self,
        theme: Theme,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
        self._refresh()
        theme.changed.connect(self._refresh)

    @Slot()
    def _refresh(self) -> None:
        self.setStyleSheet(f"background: {self._theme.value('line')}; border: none")


class Banner(QFrame):
    """A yellow strip with a sentence, which stays until the reader has taken note."""

    closed = Signal()
    taken = Signal()  # what the strip offered besides was wanted

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._offer = QPushButton()
        self._offer.clicked.connect(self.taken)
        self._icon = QLabel()
        self._sentence = ThemedLabel(theme)
        self._sentence.setWordWrap(True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        close = QPushButton(self.tr("知道了"))
        close.clicked.connect(self._on_close_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._icon.setFixedHeight(28)
        self._sentence.setMinimumHeight(28)
        self._offer.hide()
        self._refresh()
        theme.changed.connect(self._refresh)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what it says; '' while hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_sentence(self, sentence: str, offer: str = "") -> None:
        """Show a sentence, which may have several lines; an empty one hides the strip.

        Args:
            sentence: What happened.
            offer: What may be done about it, on a button; empty for nothing.
        """
        self._sentence.setText(sentence)
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    @Slot()
    def _on_close_clicked(self) -> None:
        self.show_sentence("")
        self.closed.emit()

    @Slot()
    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap("info", "slotText", 16, ratio))
