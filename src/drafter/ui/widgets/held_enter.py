"""Enter that is held while the keyboard goes from one widget to another."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HeldEnter(QObject):
    """Keeps repeats of an Enter from a widget in which it was not pressed.

    Enter on a card takes it, and gives the keyboard to the paper; held a little too long, it
    would go on there and part paragraphs.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._pressed_here = False
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Swallow such a repeat, let all else through."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._pressed_here = False
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in _ENTER:
                return False
            self._pressed_here = self._pressed_here or not event.isAutoRepeat()
            return not self._pressed_here
        return False
