"""A line to type a place into, with the places that have what was typed below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from drafter.ui.models.filter_choice import matching
from drafter.ui.theme import Theme
from drafter.ui.widgets.chip import ChipWords
from drafter.ui.widgets.chip_row import CHIP_GAP, ChipRow
from drafter.ui.widgets.themed import ThemedLabel

_OFFERED = 6
"""Places offered at a time."""


class RegionPicker(QWidget):
    """Enter takes the first place offered; a click takes it, or gives a taken one back.

    All in the panel: an input method cannot write into a popup.
    """

    picked = Signal(str)  # a place

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regions: tuple[str, ...] = ()
        self._taken: tuple[str, ...] = ()
        self._line = _Line()
        self._line.setPlaceholderText(self.tr("写地名，如“钦州”"))
        self._line.setAccessibleName(self.tr("地区"))
        self._offers = ChipRow(theme, chooses=True)
        self._unknown = ThemedLabel(theme, self.tr("例文里没有这个地方的"), "ink3", 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(CHIP_GAP)
        for part in (self._line, self._unknown, self._offers):
            column.addWidget(part)
        self._line.textChanged.connect(self._refresh)
        self._line.entered.connect(self._on_entered)
        self._offers.picked.connect(self._on_picked)
        self._refresh()

    def show_regions(self, regions: Sequence[str]) -> None:
        """Offer these places."""
        self._regions = tuple(regions)
        self._refresh()

    def show_taken(self, taken: Sequence[str]) -> None:
        """Tell which places are chosen; they are shown in any case."""
        self._taken = tuple(taken)
        self._refresh()

    def _on_entered(self) -> None:
        if offers := [words for words in self._offers.words if not words.on]:
            self._on_picked(offers[0].key)

    def _on_picked(self, region: str) -> None:
        self._line.clear()
        self.picked.emit(region)

    def _refresh(self) -> None:
        typed = self._line.text().strip()
        found = matching(self._regions, typed, _OFFERED) if typed else []
        rest = [name for name in found if name not in self._taken]
        taken = [ChipWords(name, name, on=True) for name in self._taken]
        self._offers.show_chips([*taken, *(ChipWords(name, name) for name in rest)])
        self._offers.setVisible(bool(taken or rest))
        self._unknown.setVisible(bool(typed and not found))


class _Line(QLineEdit):
    """Esc clears it while it holds something; else Esc is the strip's."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(False)  # Qt would type the path of a file
        self.setClearButtonEnabled(False)
        self.setFixedHeight(30)
        self.setStyleSheet("min-height: 24px")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is offered on Enter, clear on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
