"""The bar above the paper: undo, slots, zoom."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from drafter.ui.actions import Actions
from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import Hairline

_ZOOMS = (75, 90, 100, 110, 125, 150, 200)


class EditorBar(QFrame):
    """Shows actions as buttons, how many slots are open, and the zoom."""

    zoom_requested = Signal(int)  # percent

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("ebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.height("bar"))
        self._slots = QToolButton()
        self._slots.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._slots.setToolTip(actions.next_slot.toolTip())
        self._slots.clicked.connect(actions.next_slot.trigger)
        self._zoom = QToolButton()
        self._zoom.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._zoom.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow at the right
        self._zoom.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setToolTip(self.tr("显示比例"))
        self._zoom.setMenu(self._zoom_menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(2)
        for action in (actions.undo, actions.redo):
            row.addWidget(self._button(action))
        row.addStretch()
        row.addWidget(self._slots)
        for action in (actions.previous_slot, actions.next_slot):
            row.addWidget(self._button(action))
        row.addSpacing(6)
        row.addWidget(self._line())
        row.addSpacing(6)
        row.addWidget(self._zoom)
        self.show_slots(0)
        self.show_zoom(100)
        self._refresh()
        theme.changed.connect(self._refresh)

    def show_slots(self, count: int) -> None:
        """Say how many slots are open."""
        self._count = count
        self._slots.setText(self.tr("空位 {n}").format(n=count))
        self._slots.setAccessibleName(self.tr("空位 {n} 处，按下到下一处").format(n=count))
        self._refresh()

    def show_zoom(self, percent: int) -> None:
        """Say how large the paper is shown."""
        self._zoom.setText(f"{percent}%")
        self._zoom.setAccessibleName(self.tr("显示比例 {n}%").format(n=percent))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text())
        button.setFixedSize(28, 28)
        return button

    def _line(self) -> Hairline:
        line = Hairline(self._theme, Qt.Orientation.Vertical)
        line.setFixedHeight(18)
        return line

    def _zoom_menu(self) -> QMenu:
        menu = QMenu(self)
        for percent in _ZOOMS:
            action = menu.addAction(f"{percent}%")
            action.triggered.connect(lambda _=False, p=percent: self.zoom_requested.emit(p))
        return menu

    def _refresh(self) -> None:
        self._zoom.setIcon(self._theme.icon("down", "ink2", 12))
        token = "slotText" if self._count else "ink3"
        self._slots.setIcon(self._theme.icon("slot", token))
        self._slots.setStyleSheet(f"color: {self._theme.value(token)}")
