"""材料信息…: the form of the start page again, while a draft is being written."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from drafter.core.skeleton import Skeleton
from drafter.ui.dialogs.save_buttons import SaveButtons
from drafter.ui.theme import Theme
from drafter.ui.views.fact_form import RATE, FactForm
from drafter.ui.widgets.themed import ThemedLabel


class FactsDialog(QDialog):
    """Asks for the facts of a running draft; accepted only when all can be taken.

    Args:
        theme: Gives the colours.
        skeleton: What the draft was started from.
        facts: Present values, 目标 among them.
        rate: Speaking rate in 字 a minute.
        parent: The window it stands before.
    """

    def __init__(
        self,
        theme: Theme,
        skeleton: Skeleton,
        facts: Mapping[str, str],
        rate: int = RATE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("材料信息"))
        self._before = dict(facts)
        self._form = FactForm(theme, rate)
        self._form.show_facts(facts)
        self._form.show_skeleton(skeleton)
        buttons = SaveButtons(theme)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        hint = self.tr("用来替换例文里的地名、单位和称谓，随时可改")
        column.addWidget(ThemedLabel(theme, hint, "ink3", 12))
        column.addSpacing(2)
        column.addWidget(self._form)
        column.addStretch(1)
        column.addSpacing(24)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
        self._form.enter()

    def facts(self) -> dict[str, str]:
        """Return the facts as they are now; emptied ones are absent, others not asked for stay."""
        shown = self._form.names()
        kept = {name: value for name, value in self._before.items() if name not in shown}
        return {**kept, **self._form.facts()}

    @Slot()
    def _on_save(self) -> None:
        if self._form.check():
            self.accept()
