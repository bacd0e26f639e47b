"""All that narrows the exemplars: levels, topics, and the filters that fold out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from drafter.core.filters import Filters
from drafter.core.query import Topic
from drafter.ui.models.filter_choice import (
    Choice,
    choices,
    switched,
    toggled,
    without_choices,
    without_topics,
)
from drafter.ui.theme import Theme
from drafter.ui.widgets.chip import ChipWords
from drafter.ui.widgets.chip_row import ChipRow
from drafter.ui.widgets.filter_strip import FilterStrip
from drafter.ui.widgets.level_chips import LevelChips

_ROW_GAP = 8
_LEAST_STRIP = 120
_MOST = 12
"""Topics offered, those chosen not counted."""


class Narrowing(QWidget):
    """Holds the filters. Topics have a row of one line, chosen filters one of their own."""

    changed = Signal(object)  # Filters, by the user
    refreshed = Signal()  # the filters are others, by whomever
    strip_shown = Signal(bool)
    strip_left = Signal()  # by Esc

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._filters = theme, Filters()
        self._offered: tuple[Topic, ...] = ()
        self._regions: tuple[str, ...] = ()
        self._strip: FilterStrip | None = None  # made when first wanted: the window opens faster
        self._fold: QScrollArea | None = None  # made with it
        self._most = _LEAST_STRIP
        self._levels = LevelChips(theme)
        self._topics = ChipRow(theme, chooses=True, folds=True)
        self._chosen = ChipRow(theme, closes=True)
        self._topics.setAccessibleName(self.tr("主题"))
        self._chosen.setAccessibleName(self.tr("已选的筛选"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_ROW_GAP)
        for row in (self._levels, self._topics, self._chosen):
            self._column.addWidget(row)
        self._levels.chosen.connect(self._on_level_chosen)
        self._topics.picked.connect(self._on_topic_picked)
        self._chosen.picked.connect(self._on_chosen_picked)
        self._refresh()

    @property
    def filters(self) -> Filters:
        """Return what is chosen."""
        return self._filters

    @property
    def strip_open(self) -> bool:
        """Whether the filters are folded out."""
        return self._fold is not None and not self._fold.isHidden()

    def show_found(self, counts: Mapping[str, int], topics: Sequence[Topic]) -> None:
        """Tell how many hits each level has, and which topics to offer, best first."""
        self._levels.show_counts(counts)
        self._offered = tuple(topics[:_MOST])
        self._show_topics()

    def show_regions(self, regions: Sequence[str]) -> None:
        """Offer these places in the strip."""
        self._regions = tuple(regions)
        if self._strip is not None:
            self._strip.show_regions(regions)

    def show_bare(self, bare: bool) -> None:
        """Leave the counts out of the chips; they are still said aloud."""
        self._levels.show_bare(bare)
        self._topics.show_bare(bare)

    def show_most(self, height: int) -> None:
        """Let the filters be so high, in px, and scroll what is below; never very little."""
        self._most = max(_LEAST_STRIP, height)
        self._fit_strip()

    def choose(self, filters: Filters) -> None:
        """Take other filters, as the user would; `changed` follows when they differ."""
        if filters != self._filters:
            self._filters = filters
            self._refresh()
            self.refreshed.emit()
            self.changed.emit(filters)

    def forget_topics(self) -> None:
        """Narrow to no topic any more, without a word: they were of one answer."""
        if self._filters.concepts:
            self._filters = without_topics(self._filters)
            self._refresh()
            self.refreshed.emit()

    def show_strip(self, shown: bool) -> None:
        """Fold the filters out, or in."""
        if shown == self.strip_open:
            return
        self._made_strip()
        if self._fold is not None:
            self._fold.setVisible(shown)
        self._refresh()
        self._fit_strip()
        self.strip_shown.emit(shown)

    def focus_strip(self) -> None:
        """Put the keyboard on the first of the filters."""
        self._made_strip().focus_first()

    def _made_strip(self) -> FilterStrip:
        if self._strip is None:
            self._strip = FilterStrip(self._theme)
            self._fold = _scrolled(self._strip)
            self._column.addWidget(self._fold)
            self._fold.hide()
            self._strip.show_regions(self._regions)
            self._strip.picked.connect(self._on_picked)
            self._strip.cleared.connect(self._on_cleared)
            self._strip.left.connect(self.strip_left)
            self._strip.resized.connect(self._fit_strip)
            self._strip.follow_in_tab_order(self._chosen.last_stop)
        return self._strip

    def _fit_strip(self) -> None:
        """Make the filters as high as they are, up to the most."""
        if self._strip is not None and self._fold is not None:
            width = self._fold.viewport().width()
            self._fold.setFixedHeight(min(self._most, self._strip.heightForWidth(width)))

    def _refresh(self) -> None:
        self._levels.choose(self._filters.level)
        if self._strip is not None:
            self._strip.show_filters(self._filters)
        chosen = choices(self._filters)
        words = [ChipWords(f"{c.kind}:{c.name}", c.name) for c in chosen]
        self._chosen.show_chips(words)
        self._chosen.setVisible(bool(words) and not self.strip_open)
        self._show_topics()

    def _show_topics(self) -> None:
        """Show the chosen topics, then those offered, while there is room for them."""
        counts = {topic.term: topic.count for topic in self._offered}
        on = self._filters.concepts
        words = [ChipWords(term, term, counts.get(term), on=True) for term in on]
        if not self.strip_open:
            words += [ChipWords(term, term, n) for term, n in counts.items() if term not in on]
        self._topics.show_chips(words)
        self._topics.setVisible(bool(words))

    def _on_level_chosen(self, level: str) -> None:
        self.choose(replace(self._filters, level=level))

    def _on_topic_picked(self, term: str) -> None:
        self.choose(replace(self._filters, concepts=toggled(self._filters.concepts, term)))

    def _on_chosen_picked(self, key: str) -> None:
        found = [c for c in choices(self._filters) if f"{c.kind}:{c.name}" == key]
        for choice in found:
            self._on_picked(choice)

    def _on_picked(self, choice: Choice) -> None:
        self.choose(switched(self._filters, choice))

    def _on_cleared(self) -> None:
        self.choose(without_choices(self._filters))


def _scrolled(strip: QWidget) -> QScrollArea:
    """Return an area that scrolls a widget up and down, itself not to be seen."""
    area = QScrollArea()
    area.setWidget(strip)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent }")
    return area
