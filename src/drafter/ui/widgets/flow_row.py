"""Widgets side by side, on as many lines as the width asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Lays out `parts`, all of one height, each as wide as it wants to be.

    Args:
        gap: Between parts, and between lines, in px.
        height: Of a line, in px.
    """

    def __init__(self, gap: int, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap, self._line = gap, height
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def parts(self) -> Sequence[QWidget]:
        """Return what is laid out, in order."""
        return ()

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow row is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width; 0 while there is nothing in them."""
        lines = len(wrap(self._widths(), width, self._gap))
        return max(0, lines * (self._line + self._gap) - self._gap)

    def sizeHint(self) -> QSize:
        """Return the height at the present width."""
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: no line may be cut off."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts out anew."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put every part in its place; call it when parts came, went or changed."""
        parts = self.parts
        for number, line in enumerate(wrap(self._widths(), self.width(), self._gap)):
            x, y = 0, number * (self._line + self._gap)
            for at in line:
                width = min(parts[at].sizeHint().width(), self.width() - x)
                parts[at].setGeometry(x, y, width, self._line)
                x += width + self._gap
        self.updateGeometry()

    def _widths(self) -> list[int]:
        return [part.sizeHint().width() for part in self.parts]


def wrap(widths: Sequence[int], room: int, gap: int) -> list[list[int]]:
    """Return which parts stand on each line; one wider than the room has a line of its own."""
    lines: list[list[int]] = []
    x = 0
    for at, width in enumerate(widths):
        if not lines or x + width > room:
            lines.append([])
            x = 0
        lines[-1].append(at)
        x += width + gap
    return lines
