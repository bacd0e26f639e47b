"""Chips that narrow the exemplars to one level, or to the user's own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from drafter.core.filters import OWN
from drafter.core.report import LEVELS
from drafter.ui.theme import Theme
from drafter.ui.widgets.chip import CHIP_HEIGHT, Chip, ChipWords, chip_room
from drafter.ui.widgets.chip_row import CHIP_GAP

ALL = ""
"""Stands for every level."""


class LevelChips(QWidget):
    """One chip is chosen at any time. Counts are left out where they would not fit."""

    chosen = Signal(str)  # a level, 我的, or ALL

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self._bare = False
        self._chips: dict[str, Chip] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(CHIP_GAP)
        for level in (ALL, *LEVELS, OWN):
            chip = Chip(theme)
            chip.setCheckable(True)
            chip.setChecked(level == ALL)
            chip.clicked.connect(lambda _checked, level=level: self.chosen.emit(level))
            group.addButton(chip)
            row.addWidget(chip)
            self._chips[level] = chip
        row.addStretch()
        self._label()

    @property
    def level(self) -> str:
        """Return which is chosen: a level, 我的, or ALL."""
        return next(level for level, chip in self._chips.items() if chip.isChecked())

    def choose(self, level: str) -> None:
        """Choose a chip; `chosen` is not emitted. KeyError for an unknown level."""
        self._chips[level].setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Tell how many hits each has, by the name on the chip; missing ones show none."""
        self._counts = dict(counts)
        self._label()

    def show_bare(self, bare: bool) -> None:
        """Leave the counts out of the chips; they are still said aloud."""
        if bare != self._bare:
            self._bare = bare
            self._label()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the counts out, or put them in, as the new width allows."""
        super().resizeEvent(event)
        self._label()

    def minimumSizeHint(self) -> QSize:
        """Return the room that bare chips take."""
        return QSize(_room([self._name(level) for level in self._chips]), CHIP_HEIGHT)

    def _name(self, level: str) -> str:
        return level or self.tr("全部")

    def _label(self) -> None:
        names = [self._name(level) for level in self._chips]
        words = [ChipWords(name, name, self._counts.get(name)) for name in names]
        bare = self._bare or _room([said.full for said in words]) > self.width()
        for chip, said in zip(self._chips.values(), words, strict=True):
            chip.say(said, bare=bare)


def _room(texts: Sequence[str]) -> int:
    return sum(map(chip_room, texts)) + (len(texts) - 1) * CHIP_GAP
