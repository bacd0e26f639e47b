"""Whether a view was reached by keyboard, so that its focus ring is worth drawing."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView


class KeyboardFocus(QObject):
    """Watches one view. A ring after each click would be noise; without keys it is hidden."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._keys = False
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    @property
    def visible(self) -> bool:
        """Whether the ring is to be drawn now."""
        return self._keys and self._view.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note keys, clicks and how the focus came; stop none of them."""
        match event.type():
            case QEvent.Type.KeyPress:
                self._note(True)
            case QEvent.Type.MouseButtonPress:
                self._note(False)
            case QEvent.Type.FocusIn if isinstance(event, QFocusEvent):
                if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
                    self._note(event.reason() is not Qt.FocusReason.MouseFocusReason)
        return super().eventFilter(watched, event)

    def _note(self, keys: bool) -> None:
        if keys != self._keys:
            self._keys = keys
            self._view.viewport().update()
