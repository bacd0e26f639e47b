"""The form of 材料信息: on the start page, and in a dialog while a draft is written."""

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from drafter.core.facts import SALUTATION, TARGET, TITLE, FactError, check_facts
from drafter.core.skeleton import Skeleton
from drafter.ui.theme import Theme
from drafter.ui.views.fact_field import FactField
from drafter.ui.views.target_field import TargetField

RATE = 240
"""Speaking rate in 字 a minute; `Draft.rate` has the same default."""

_FIELD_GAP = 12


class FactForm(QWidget):
    """Asks for what a skeleton wants to know. Everything may stay empty.

    A value typed for one skeleton stays when another asks for the same fact.
    """

    changed = Signal()  # the writer changed a value
    submitted = Signal()  # Enter in the last field

    def __init__(self, theme: Theme, rate: int = RATE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._rate = theme, rate
        self._skeleton: Skeleton | None = None
        self._fields: dict[str, FactField] = {}
        self._shown: list[FactField] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_FIELD_GAP)
        self._grid.setVerticalSpacing(0)  # fields bring their own air, complaints less
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_skeleton(self, skeleton: Skeleton) -> None:
        """Ask for the facts of ``skeleton``; what is typed already stays."""
        self._skeleton = skeleton
        examples = {fact.name: fact.example for fact in skeleton.facts}
        names = asked(skeleton)
        self._shown = [self._field(name) for name in names]
        for field in self._fields.values():
            field.complain("")
        for field in self._shown:
            if field.name in examples:
                field.set_example(examples[field.name])
        self._fields[TARGET].set_example(str(skeleton.target))
        self._lay_out(names)

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """Fill in values; facts that are not named are emptied."""
        for name in {*facts, *self._fields}:
            field = self._field(name)
            field.set_value(facts.get(name, ""))
            field.complain("")

    def show_examples(self, examples: Mapping[str, str]) -> None:
        """Show what an empty 题目 or 称谓 will become."""
        for name, example in examples.items():
            self._field(name).set_example(example)

    def names(self) -> list[str]:
        """Return the names of the facts asked for, in order."""
        return [field.name for field in self._shown]

    def facts(self) -> dict[str, str]:
        """Return what is typed, right or wrong, by name; empty fields are left out."""
        return {field.name: field.value() for field in self._shown if field.value()}

    def valid_facts(self) -> dict[str, str]:
        """Return what is typed and can be taken."""
        return {name: value for name, value in self.facts().items() if not self._wrong(name)}

    def check(self) -> bool:
        """Return whether all can be taken; complain under each that cannot, focus the first."""
        wrong = [field for field in self._shown if self._judge(field)]
        if wrong:
            wrong[0].edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def edits(self) -> list[QLineEdit]:
        """Return every line on show, in tab order."""
        return [edit for field in self._shown for edit in field.edits]

    def enter(self) -> None:
        """Put the focus into the first empty field, or the first of all."""
        edits = self.edits()
        empty = [edit for edit in edits if not edit.text()]
        for edit in (empty or edits)[:1]:
            edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _field(self, name: str) -> FactField:
        """Return the field of a fact, made on first need; fields live as long as the form."""
        if name not in self._fields:
            field = (
                TargetField(self._theme, self._rate, self)
                if name == TARGET
                else FactField(self._theme, name, self)
            )
            field.hide()
            field.complaint.setParent(self)
            field.changed.connect(partial(self._on_field_changed, field))
            field.left.connect(partial(self._judge, field))
            field.returned.connect(self._on_field_returned)
            self._fields[name] = field
        return self._fields[name]

    def _lay_out(self, names: list[str]) -> None:
        """Fill the grid anew. No field changes its parent: that would upset the tab order."""
        while self._grid.takeAt(0) is not None:
            pass
        for field in self._fields.values():
            field.setVisible(field.name in names)
        row = 0
        for group in paired(names):
            span = 3 - len(group)
            for column, name in enumerate(group):
                self._grid.addWidget(self._fields[name], row, column, 1, span)
            for name in group:
                row += 1
                self._grid.addWidget(self._fields[name].complaint, row, 0, 1, 2)
            row += 1
        for before, after in pairwise(self.edits()):
            QWidget.setTabOrder(before, after)

    def _wrong(self, name: str) -> str:
        """Return the sentence about a value that cannot be taken, or ''."""
        if self._skeleton is None:
            return ""
        try:
            check_facts(self._skeleton, {name: self._fields[name].value()})
        except FactError as error:
            return str(error)
        return ""

    def _judge(self, field: FactField) -> bool:
        sentence = self._wrong(field.name)
        field.complain(sentence)
        return bool(sentence)

    def _on_field_changed(self, field: FactField) -> None:
        if not field.complaint.isHidden():
            self._judge(field)
        self.changed.emit()

    @Slot()
    def _on_field_returned(self) -> None:
        edits = self.edits()
        here = [n for n, edit in enumerate(edits) if edit.hasFocus()]
        if not here:
            return
        if here[0] + 1 == len(edits):
            self.submitted.emit()
        else:
            edits[here[0] + 1].setFocus(Qt.FocusReason.TabFocusReason)


def asked(skeleton: Skeleton) -> list[str]:
    """Return the names of the facts asked for, in order; 题目 first, 称谓 and 目标 last."""
    own = [fact.name for fact in skeleton.facts if fact.name not in (TITLE, SALUTATION, TARGET)]
    salutation = [SALUTATION] if skeleton.salutation else []
    return [TITLE, *dict.fromkeys(own), *salutation, TARGET]


def paired(names: list[str]) -> list[list[str]]:
    """Return the names row by row: 题目, 称谓 and 目标 alone, the others two abreast."""
    rows: list[list[str]] = []
    open_row = False
    for name in names:
        alone = name in (TITLE, SALUTATION, TARGET)
        if open_row and not alone:
            rows[-1].append(name)
            open_row = False
        else:
            rows.append([name])
            open_row = not alone
    return rows
