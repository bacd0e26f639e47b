"""The box in which exemplars are looked for."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from drafter.ui.theme import Theme

_PAUSE_MS = 250
_CLOSER = -5
"""Added to the room that Qt leaves between the sign and the words, in px."""


class SearchBox(QLineEdit):
    """Asks after a pause in typing, or at once on Enter.

    While an input method composes nothing is asked. What is dropped is left to the page.

    Args:
        theme: Gives colours and icons.
        parent: Owns the box.
        prompt: Shown while it is empty; empty for that of the exemplars beside the paper.
        clear: What clearing does, as a tool tip; empty likewise.
    """

    words_given = Signal(str)  # stripped, not empty
    cleared = Signal()  # the words went, however
    down_pressed = Signal()  # ↓: on to the answers

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, prompt: str = "", clear: str = ""
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asked = ""
        self._composing = False
        self.setAcceptDrops(False)  # Qt would type the path of a file
        # The sheet's QToolButton is meant for bars: in here it would stand too low. Its
        # wider border on focus must not push down what lies below.
        self.setStyleSheet(
            "QToolButton { min-height: 0; padding: 0; border: none }"
            "QLineEdit:focus { min-height: 26px }"
        )
        self.setTextMargins(_CLOSER, 0, 0, 0)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setPlaceholderText(prompt or self.tr("在例文里找"))
        self.setAccessibleName(self.placeholderText())
        self._sign, self._clear = QAction(self), QAction(self.tr("清空"), self)
        self._clear.setToolTip(clear or self.tr("清空，重新随光标"))
        self._clear.setVisible(False)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.empty)
        self.textChanged.connect(self._on_text_changed)
        self.textEdited.connect(self._on_text_edited)
        self.returnPressed.connect(self.ask_now)
        self._pause.timeout.connect(self._ask)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def words(self) -> str:
        """Return the words as typed, stripped."""
        return self.text().strip()

    @property
    def composing(self) -> bool:
        """Whether an input method composes a word in the box."""
        return self._composing

    def empty(self) -> None:
        """Clear the box and say so."""
        self.clear()
        self._ask()

    def forget(self) -> None:
        """Clear the box without a word."""
        self._pause.stop()
        self._asked = ""
        with QSignalBlocker(self):
            self.clear()
        self._clear.setVisible(False)

    def ask_now(self) -> None:
        """Ask for the words, though they were asked before."""
        self._asked = ""
        if self.words:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the box on Esc while it holds words; tell ↓, of which a line has no use."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Ask nothing until the word that is composed stands, or is called off."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._catch_up()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End a composition that is left: its input method may never tell of the end."""
        super().focusOutEvent(event)
        if self._composing:
            self._composing = False
            self._catch_up()

    def _catch_up(self) -> None:
        """Ask for what stands now, unless it was asked or another word is composed."""
        if self._composing:
            self._pause.stop()
        elif self.words != self._asked:
            self._on_text_edited()

    def _ask(self) -> None:
        """Ask, unless these very words were asked last."""
        self._pause.stop()
        if self.words == self._asked:
            return
        self._asked = self.words
        if self.words:
            self.words_given.emit(self.words)
        else:
            self.cleared.emit()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    def _on_text_edited(self) -> None:
        if self._composing:
            return  # a selection went for the sake of the word that is composed
        if self.words:
            self._pause.start()
        else:
            self._ask()

    def _on_theme_changed(self) -> None:
        self._sign.setIcon(self._theme.icon("search", "ink3"))
        self._clear.setIcon(self._theme.icon("close", "ink3"))
