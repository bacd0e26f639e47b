"""What folds out under the chips: role, pillar, figures and place to narrow to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from drafter.core.filters import Filters
from drafter.core.report import SUBJECTS
from drafter.core.role import ROLES
from drafter.ui.models.filter_choice import (
    WITH,
    WITHOUT,
    Choice,
    FilterKind,
    choices,
    chosen_count,
)
from drafter.ui.theme import Theme
from drafter.ui.widgets.chip import CHIP_HEIGHT, ChipWords
from drafter.ui.widgets.chip_row import ChipRow
from drafter.ui.widgets.region_picker import RegionPicker
from drafter.ui.widgets.themed import ThemedLabel

_OFFERED = (
    (FilterKind.ROLE, ROLES),
    (FilterKind.SUBJECT, SUBJECTS),
    (FilterKind.FIGURES, (WITH, WITHOUT)),
)
_CAPTION_GAP, _ROW_GAP = 8, 8


class FilterStrip(QWidget):
    """Says what was clicked; whoever holds the filters shows what came of it."""

    picked = Signal(object)  # Choice
    cleared = Signal()
    left = Signal()  # Esc
    resized = Signal()  # it needs another height

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[FilterKind, ChipRow] = {}
        self._regions = RegionPicker(theme)
        self._clear = QPushButton(self.tr("清除筛选"))
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_CAPTION_GAP)
        self._grid.setVerticalSpacing(_ROW_GAP)
        self._grid.setColumnStretch(1, 1)
        captions = {
            FilterKind.ROLE: self.tr("作用"),
            FilterKind.SUBJECT: self.tr("归类"),
            FilterKind.FIGURES: self.tr("数字"),
        }
        for kind, caption in captions.items():
            self._rows[kind] = row = ChipRow(theme, chooses=True)
            row.picked.connect(lambda name, kind=kind: self.picked.emit(Choice(kind, name)))
            self._add(caption, row)
        self._add(self.tr("地区"), self._regions)
        self._grid.addWidget(self._clear, self._grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._regions.picked.connect(lambda name: self.picked.emit(Choice(FilterKind.REGION, name)))
        self._clear.clicked.connect(self.cleared)
        self.show_filters(Filters())

    def show_regions(self, regions: Sequence[str]) -> None:
        """Offer these places."""
        self._regions.show_regions(regions)

    def show_filters(self, filters: Filters) -> None:
        """Show what is chosen."""
        chosen = choices(filters)
        for kind, names in _OFFERED:
            on = {choice.name for choice in chosen if choice.kind is kind}
            words = [ChipWords(name, name, on=name in on) for name in names]
            self._rows[kind].show_chips(words)
        self._regions.show_taken(filters.regions)
        self._clear.setEnabled(bool(chosen_count(filters)))

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Come next after a widget of the same window."""
        for stop in self.findChildren(QWidget):
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                self.setTabOrder(before, stop)
                before = stop

    def focus_first(self) -> None:
        """Put the keyboard on the first chip."""
        self._rows[FilterKind.ROLE].focus_chip(ROLES[0])

    def event(self, event: QEvent) -> bool:
        """Tell of a change in what it needs."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.resized.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, caption: str, row: QWidget) -> None:
        label = ThemedLabel(self._theme, caption, "ink3", 12)
        label.setFixedHeight(CHIP_HEIGHT)
        row.setAccessibleName(caption)
        at = self._grid.rowCount()
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(row, at, 1)
