"""目标: the length wanted, in 字 or in minutes."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from drafter.core.facts import TARGET, FactError, parse_target
from drafter.core.length import minutes
from drafter.ui.theme import Theme
from drafter.ui.views.fact_field import FactField
from drafter.ui.widgets.themed import ThemedLabel


class TargetField(FactField):
    """The length wanted, in 字 or in minutes: either one follows the other."""

    def __init__(self, theme: Theme, rate: int, parent: QWidget | None = None) -> None:
        self._rate = rate
        super().__init__(theme, TARGET, parent)
        self._edit.textEdited.connect(self._on_count_edited)
        self._minutes.textEdited.connect(self._on_minutes_edited)
        self._edit.editingFinished.connect(self._tidy)
        self._minutes.editingFinished.connect(self._tidy)

    @property
    def edits(self) -> tuple[QLineEdit, ...]:
        """Return the field of 字 and the field of minutes."""
        return (self._edit, self._minutes)

    def value(self) -> str:
        """Return the 字 as plain digits when they are a number, else as typed."""
        return super().value().replace(",", "").replace("，", "")

    def set_value(self, value: str) -> None:
        """Fill in the 字, and the minutes they take."""
        super().set_value(value)
        self._tidy()

    def set_example(self, example: str) -> None:
        """Show the skeleton's own length, given in 字, while nothing is typed."""
        count = int(example)
        super().set_example(f"{count:,}")
        self._minutes.setPlaceholderText(str(minutes(count, self._rate)))

    def _line(self) -> QHBoxLayout:
        line = super()._line()
        self._edit.unit = self.tr("字")
        self._edit.setAccessibleName(self.tr("目标字数"))
        self._minutes = self._line_edit(self.tr("目标分钟"), self.tr("分钟"))
        self._edit.setMaximumWidth(118)
        self._minutes.setMaximumWidth(100)
        rate = self.tr("每分钟 {n} 字").format(n=self._rate)
        line.setSpacing(8)
        line.addWidget(ThemedLabel(self._theme, self.tr("约"), "ink2", 12))
        line.addWidget(self._minutes)
        line.addWidget(ThemedLabel(self._theme, rate, "ink3", 12))
        line.addStretch(1)
        return line

    @Slot(str)
    def _on_count_edited(self, text: str) -> None:
        count = _number(text.removesuffix("字"))
        self._minutes.setText(str(minutes(round(count), self._rate)) if count else "")

    @Slot(str)
    def _on_minutes_edited(self, text: str) -> None:
        count = _number(text.removesuffix("分钟"))
        if count or not text.strip():
            self._edit.setText(f"{round(count * self._rate):,}" if count else "")

    @Slot()
    def _tidy(self) -> None:
        """Write 2800 as 2,800, and let the minutes follow the 字."""
        try:
            count = parse_target(self._edit.text().strip())
        except FactError:
            self._on_count_edited(self._edit.text())
        else:
            self._edit.setText(f"{count:,}")
            self._minutes.setText(str(minutes(count, self._rate)))


def _number(text: str) -> float:
    """Return a positive number up to eight digits long, or 0 for anything else."""
    plain = text.replace(",", "").replace("，", "").strip()
    if len(plain) > 8 or not plain.replace(".", "", 1).isdecimal():
        return 0.0
    return float(plain)
