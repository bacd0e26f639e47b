"""The right column of the start page: 材料信息, the structure, the beginning, 开始起草."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from drafter.core.facts import PLACE, SALUTATION, TARGET, TITLE
from drafter.core.skeleton import Render, Skeleton
from drafter.ui.theme import Theme
from drafter.ui.views.fact_form import RATE, FactForm
from drafter.ui.views.opening_preview import OpeningPreview, excerpt
from drafter.ui.views.structure_list import StructureList, structure
from drafter.ui.widgets.themed import Hairline, ThemedLabel

_MARGIN = 24


class FactColumn(QWidget):
    """Shows a skeleton and what is typed for it as the draft that will come of it."""

    start_requested = Signal()

    def __init__(
        self, theme: Theme, render: Render, rate: int = RATE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._render = theme, render
        self._skeleton: Skeleton | None = None
        self._shown_structure: tuple[str, str, str] | None = None
        self.form = FactForm(theme, rate)
        self.form.changed.connect(self._on_form_changed)
        self.form.submitted.connect(self.start_requested)
        self.start = QPushButton(self.tr("开始起草"))
        self.start.setProperty("primary", True)
        self.start.setStyleSheet("min-height: 32px; padding: 0 22px; font-size: 14px")
        self.start.clicked.connect(self.start_requested)
        self._opening_length = ThemedLabel(theme, "", "ink3", 12)
        self._structure = StructureList(theme)
        self._preview = OpeningPreview(theme)
        self._lay_out()

    def show_skeleton(self, skeleton: Skeleton | None) -> None:
        """Ask for the facts of ``skeleton``; None leaves nothing to start."""
        self._skeleton = skeleton
        self._body.setVisible(skeleton is not None)
        self._foot.setVisible(skeleton is not None)
        if skeleton is not None:
            self.form.show_skeleton(skeleton)
            self._preview_draft()

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """Fill in facts."""
        self.form.show_facts(facts)
        self._preview_draft()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroller(), 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_MARGIN, 12, _MARGIN, 22)
        foot.setSpacing(10)
        foot.addWidget(self.start)
        keys = QKeySequence("Ctrl+Enter").toString(QKeySequence.SequenceFormat.NativeText)
        foot.addWidget(ThemedLabel(self._theme, keys, "ink3", 12))
        foot.addStretch(1)
        column.addWidget(self._foot)

    def _scroller(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("panel")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(_MARGIN, 22, _MARGIN, 12)
        inside.setSpacing(0)
        theme = self._theme
        inside.addWidget(ThemedLabel(theme, self.tr("材料信息"), "ink1", 16, 500))
        inside.addWidget(
            ThemedLabel(theme, self.tr("用来替换例文里的地名、单位和称谓，随时可改"), "ink3", 12)
        )
        inside.addSpacing(2)
        self._body = self._filled_body()
        inside.addWidget(self._body)
        inside.addStretch(1)
        area.setWidget(page)
        return area

    def _filled_body(self) -> QWidget:
        theme = self._theme
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addSpacing(18)
        column.addWidget(Hairline(theme))
        column.addSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ThemedLabel(theme, self.tr("结构"), "ink1", 13, 500))
        head.addWidget(self._opening_length)
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(6)
        column.addWidget(self._structure)
        column.addSpacing(12)
        column.addWidget(Hairline(theme))
        column.addSpacing(10)
        column.addWidget(ThemedLabel(theme, self.tr("开头会写成"), "ink2", 12))
        column.addSpacing(4)
        column.addWidget(self._preview)
        return body

    def _preview_draft(self) -> None:
        skeleton = self._skeleton
        if skeleton is None:
            return
        facts = self.form.valid_facts()
        target = facts.pop(TARGET, "")
        shown = (skeleton.id, target, facts.get(PLACE, ""))
        if shown != self._shown_structure:
            self._shown_structure = shown
            opening, pillars = structure(skeleton, target, shown[2])
            self._opening_length.setText(self.tr("开头 {n} 字").format(n=opening))
            self._structure.show_pillars(pillars)
        begun = self._render(skeleton.opening[0], facts) if skeleton.opening else ()
        self._preview.show_runs(excerpt(begun))
        self.form.show_examples(
            {
                TITLE: self._rendered(skeleton.title, facts),
                SALUTATION: self._rendered(skeleton.salutation, facts),
            }
        )

    def _rendered(self, passage: str, facts: Mapping[str, str]) -> str:
        """Return a passage as text, with slots for what is not known."""
        return "".join(run.text for run in self._render(passage, facts)) if passage else ""

    @Slot()
    def _on_form_changed(self) -> None:
        self._preview_draft()
