"""The moment a window is on the screen: whatever is not seen yet is built only then."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 2_000
"""A window that is shown but not painted, as one that starts minimised, is waited for no longer."""


class FirstPaint(QObject):
    """Calls ``then`` once, after ``widget`` was painted for the first time."""

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then = then
        self._done = False
        widget.installEventFilter(self)
        QTimer.singleShot(PATIENCE_MS, self, self._call)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        """Wait for the first painting; what is painted reaches the screen right behind it."""
        if event.type() is QEvent.Type.Paint:
            widget.removeEventFilter(self)
            QTimer.singleShot(0, self, self._call)
        return False

    def _call(self) -> None:
        if not self._done:
            self._done = True
            self._then()
