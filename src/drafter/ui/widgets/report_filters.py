"""The row above the list of reports: province, level, order, and how many are listed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from drafter.ui.models.report_order import Order
from drafter.ui.models.report_table_model import UNKNOWN
from drafter.ui.theme import Theme
from drafter.ui.widgets.choice_button import ChoiceButton
from drafter.ui.widgets.themed import ThemedLabel

_ALL = ""


class ReportFilters(QWidget):
    """Three buttons; `chosen` tells that one of them says something else now."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._province = ChoiceButton(theme, self.tr("省份"))
        self._level = ChoiceButton(theme, self.tr("级别"))
        self._order = ChoiceButton(theme, self.tr("排序"), bare=True)
        self._order.show_choices([(order.value, order.value) for order in Order])
        self._count = ThemedLabel(theme, "", "ink3", 12)
        self.show_choices((), ())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 8)
        row.setSpacing(8)
        for button in (self._province, self._level, self._order):
            button.chosen.connect(self.chosen)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._count)
        self.setFocusProxy(self._province)

    @property
    def province(self) -> str:
        """Return the province wanted; '' for all."""
        return self._province.value

    @property
    def level(self) -> str:
        """Return the level wanted; '' for all."""
        return self._level.value

    @property
    def order(self) -> Order:
        """Return what to sort by."""
        return Order(self._order.value)

    def show_choices(self, provinces: Sequence[str], levels: Sequence[str]) -> None:
        """Offer provinces and levels; a choice no longer offered becomes 全部."""
        self._province.show_choices(self._named(provinces))
        self._level.show_choices(self._named(levels))

    def show_count(self, text: str) -> None:
        """Say how many are listed."""
        self._count.setText(text)

    def choose_order(self, order: Order) -> None:
        """Sort by something else; `chosen` is not emitted."""
        self._order.choose(order.value)

    def clear(self) -> None:
        """Want every province and level; `chosen` is not emitted."""
        self._province.choose(_ALL)
        self._level.choose(_ALL)

    def _named(self, values: Sequence[str]) -> list[tuple[str, str]]:
        names = [(value, self.tr("没有注明") if value == UNKNOWN else value) for value in values]
        return [(_ALL, self.tr("全部")), *names]
