"""快捷键: every key of the window in one table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.ui.actions import Actions

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysDialog(QDialog):
    """Lists the actions that have a key, menu by menu, then the keys of 资料库 alone."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("快捷键"))
        self.resize(460, 560)
        rows = [
            (menu, action.text().rstrip("…"), action.shortcut().toString(_NATIVE))
            for menu, entries in actions.menus()
            for action in entries
            if action is not None and not action.shortcut().isEmpty()
        ]
        page = self.tr("资料库")
        rows += [
            (page, self.tr("找词句、地区、篇名"), QKeySequence("Ctrl+F").toString(_NATIVE)),
            (page, self.tr("插入本稿"), QKeySequence("Return").toString(_NATIVE)),
            (page, self.tr("收藏"), QKeySequence("S").toString(_NATIVE)),
            (page, self.tr("回到稿子"), QKeySequence("Esc").toString(_NATIVE)),
        ]
        table = QTableWidget(len(rows), 3)
        table.setHorizontalHeaderLabels([self.tr("菜单"), self.tr("动作"), self.tr("按键")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAccessibleName(self.tr("快捷键"))
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                table.setItem(number, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("知道了"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(table)
        layout.addWidget(buttons)
