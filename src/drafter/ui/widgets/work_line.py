"""The line between a panel's head and its list; it can say that work goes on."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from drafter.ui.painting.ink import fill_hairline
from drafter.ui.theme import Theme

_PATIENCE_MS = 200
"""Work shorter than this is not worth a flicker."""


class WorkLine(QWidget):
    """A line of 1 px. Busy, it is drawn in ink; nothing moves, nothing shifts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._busy = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._inked = False
        self.setFixedHeight(1)
        self._busy.timeout.connect(self._on_timeout)
        theme.changed.connect(self.update)

    @property
    def inked(self) -> bool:
        """Whether it says now that work goes on."""
        return self._inked

    def show_busy(self, busy: bool) -> None:
        """Say so after a moment, or stop saying so at once."""
        if busy:
            if not self._inked and not self._busy.isActive():
                self._busy.start()
            return
        self._busy.stop()
        self._ink(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        if self._inked:
            painter.fillRect(self.rect(), self._theme.color("inkbar"))
        else:
            fill_hairline(painter, 0, 0, self.width(), self._theme)
        painter.end()

    def _on_timeout(self) -> None:
        self._ink(True)

    def _ink(self, inked: bool) -> None:
        self._inked = inked
        self.update()
