"""One item of 材料信息: its name, a field, and what is wrong with what stands in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from drafter.ui.theme import Theme, ui_font
from drafter.ui.widgets.themed import ThemedLabel

_FIELD_HEIGHT = 30
_ABOVE, _ABOVE_COMPLAINT = 12, 4


class FactField(QWidget):
    """A named line. It never refuses a key; others judge the value.

    Attributes:
        name: Name of the fact.
        complaint: Label for the sentence about a wrong value; the form places it.
    """

    changed = Signal()
    left = Signal()  # the writer is done with it for now
    returned = Signal()  # Enter

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._theme = theme
        self._edit = self._line_edit(name)
        caption = ThemedLabel(theme, name, "ink2", 12)
        caption.setFixedHeight(18)
        caption.setBuddy(self._edit)
        self.complaint = ThemedLabel(theme, "", "cinnabar", 12)
        self.complaint.setWordWrap(True)
        self.complaint.setContentsMargins(0, _ABOVE_COMPLAINT, 0, 0)
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _ABOVE, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(self._line())

    @property
    def edits(self) -> tuple[QLineEdit, ...]:
        """Return what can be typed into, in tab order."""
        return (self._edit,)

    def value(self) -> str:
        """Return what is typed, on one line and without blanks at its ends."""
        return "".join(self._edit.text().splitlines()).strip()

    def set_value(self, value: str) -> None:
        """Fill the field in; `changed` is not sent."""
        self._edit.setText(value)
        self._edit.setCursorPosition(0)

    def set_example(self, example: str) -> None:
        """Show an example while the field is empty."""
        self._edit.setPlaceholderText(example)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the value; an empty sentence takes it back."""
        wrong = bool(sentence)
        self.complaint.setText(sentence)
        self.complaint.setVisible(wrong)
        self._edit.setAccessibleDescription(sentence)
        if bool(self._edit.property("error")) != wrong:
            self._edit.setProperty("error", wrong)
            self._edit.style().unpolish(self._edit)  # the sheet looks at properties only here
            self._edit.style().polish(self._edit)

    def _line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._edit)
        return line

    def _line_edit(self, name: str, unit: str = "") -> "UnitEdit":
        edit = UnitEdit(self._theme, unit)
        edit.setFixedHeight(_FIELD_HEIGHT)
        edit.setAccessibleName(name)
        edit.textEdited.connect(self.changed)
        edit.editingFinished.connect(self.left)
        edit.returnPressed.connect(self.returned)
        return edit


class UnitEdit(QLineEdit):
    """A line with a unit at its right end."""

    def __init__(self, theme: Theme, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._unit = theme, ""
        self.unit = unit
        theme.changed.connect(self.update)

    @property
    def unit(self) -> str:
        """The unit shown; empty for none."""
        return self._unit

    @unit.setter
    def unit(self, unit: str) -> None:
        self._unit = unit
        self.setTextMargins(0, 0, 13 * len(unit) + 2 if unit else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the unit."""
        super().paintEvent(event)
        if not self._unit:
            return
        painter = QPainter(self)
        painter.setFont(ui_font())
        painter.setPen(self._theme.color("ink2"))
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -9, 0), align, self._unit)
        painter.end()
