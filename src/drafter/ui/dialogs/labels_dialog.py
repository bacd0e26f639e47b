"""改标签: what the user says a report of their own is."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.catalogue import Labels
from drafter.core.report import LEVELS, Report
from drafter.ui.dialogs.save_buttons import SaveButtons
from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import ThemedLabel

TITLE_LIMIT, PLACE_LIMIT = 120, 20
"""Most characters of a title and of a place."""


class LabelsDialog(QDialog):
    """Asks for title, level and place; accepted only when they can be taken.

    Args:
        theme: Gives the colours.
        report: The report as it is labelled now.
        parent: The window it stands before.
    """

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("改标签"))
        self._title, self._place = QLineEdit(report.title), QLineEdit(_place(report))
        self._levels = QButtonGroup(self)
        self._place.setPlaceholderText(self.tr("如：江州市，不知道就空着"))
        self._complaint = ThemedLabel(theme, "", "cinnabar", 12)
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        hint = self.tr("检索、换地名都按这里写的来。正文不会改动。")
        column.addWidget(ThemedLabel(theme, hint, "ink3", 12))
        for name, field in (
            (self.tr("题目"), self._title),
            (self.tr("级别"), self._chips(report.level)),
            (self.tr("地区"), self._place),
        ):
            caption = ThemedLabel(theme, name, "ink2", 12)
            caption.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(12)
            column.addWidget(caption)
            column.addSpacing(4)
            column.addWidget(field)
        column.addSpacing(6)
        column.addWidget(self._complaint)
        column.addStretch(1)
        column.addSpacing(18)
        buttons = SaveButtons(theme)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.setMinimumWidth(420)
        self._title.setCursorPosition(0)
        self._title.setFocus()

    def labels(self) -> Labels:
        """Return what was typed and chosen."""
        return Labels(
            " ".join(self._title.text().split()),
            LEVELS[chosen] if 0 <= (chosen := self._levels.checkedId()) < len(LEVELS) else "",
            "".join(self._place.text().split()),
        )

    def _chips(self, chosen: str) -> QWidget:
        """Offer the levels, and that it is not known, as chips of which one is chosen."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for number, name in enumerate((*LEVELS, self.tr("不知道"))):
            chip = QPushButton(name)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setChecked(name == chosen or (not chosen and number == len(LEVELS)))
            self._levels.addButton(chip, number)
            layout.addWidget(chip)
        layout.addStretch()
        return row

    @Slot()
    def _on_save(self) -> None:
        """Accept, or say which field cannot be taken."""
        labels = self.labels()
        for field, wrong, complaint in (
            (self._title, not labels.title, self.tr("题目空着，以后不好找。写几个字。")),
            (
                self._title,
                len(labels.title) > TITLE_LIMIT,
                self.tr("题目太长，最多 {n} 个字。").format(n=TITLE_LIMIT),
            ),
            (
                self._place,
                len(labels.place) > PLACE_LIMIT or any(c in "，。、；" for c in labels.place),
                self.tr("地区只写一个地名，如“江州市”。"),
            ),
        ):
            if wrong:
                self._complaint.setText(complaint)
                self._complaint.show()
                field.setFocus()
                return
        self.accept()


def _place(report: Report) -> str:
    return report.region_full or report.region
