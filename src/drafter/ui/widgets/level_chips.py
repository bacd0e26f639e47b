"""Chips that narrow the exemplars to one level, or to the user's own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from drafter.core.report import LEVELS
from drafter.ui.models.hit_list import OWN
from drafter.ui.painting.ink import Piece, line_width

_PX, _GAP, _EDGES = 12, 6, 22

ALL = ""
"""Stands for every level."""


class LevelChips(QWidget):
    """One chip is chosen at any time. Counts are left out where they would not fit."""

    chosen = Signal(str)  # a level, 我的, or ALL

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self._bare = False
        self._chips: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for level in (ALL, *LEVELS, OWN):
            chip = QPushButton()
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setChecked(level == ALL)
            chip.setStyleSheet(f"font-size: {_PX}px")
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
        return QSize(self._room([self._name(level) for level in self._chips]), 26)

    def _name(self, level: str) -> str:
        return level or self.tr("全部")

    def _full(self, name: str) -> str:
        return f"{name}  {self._counts[name]}" if name in self._counts else name

    def _room(self, labels: Sequence[str]) -> int:
        texts = sum(line_width([Piece(label, _PX)]) for label in labels)
        return texts + len(labels) * _EDGES + (len(labels) - 1) * _GAP

    def _label(self) -> None:
        full = [self._full(self._name(level)) for level in self._chips]
        bare = self._bare or self._room(full) > self.width()
        for level, chip in self._chips.items():
            name = self._name(level)
            count = self._counts.get(name)
            shown = name if bare else self._full(name)
            spoken = name if count is None else self.tr("{name}，{n}段").format(name=name, n=count)
            chip.setText(shown)
            chip.setAccessibleName(spoken)
            chip.setToolTip(spoken if shown == name != spoken else "")
