"""The bar above a draft: the way to the start page, the menus, 导出 Word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QPushButton, QToolButton, QWidget

from drafter.ui.actions import Actions
from drafter.ui.theme import Theme


class TopBar(QFrame):
    """Shows actions; has none of its own."""

    def __init__(self, theme: Theme, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.height("top"))
        self._home = QToolButton()
        self._home.setToolTip(self.tr("首页（Ctrl+N）"))
        self._home.setAccessibleName(self.tr("首页"))
        self._home.clicked.connect(commands.new.trigger)
        menus = QMenuBar()
        menus.setFixedHeight(28)
        commands.fill(menus)
        self._export = QPushButton(self.tr("导出 Word"))
        self._export.setToolTip(commands.export.toolTip())
        self._export.clicked.connect(commands.export.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._home)
        row.addWidget(menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        row.addWidget(self._export)
        self._refresh()
        theme.changed.connect(self._refresh)

    def _refresh(self) -> None:
        self._home.setIcon(self._theme.icon("home"))
        self._export.setIcon(self._theme.icon("export", "ink1"))
