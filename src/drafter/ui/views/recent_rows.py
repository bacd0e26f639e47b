"""The rows of recent drafts: opening one, and taking one off the list."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QWidget,
)

from drafter.core.settings import RecentDraft
from drafter.ui.models.recent_list import RecentListModel, RecentRole
from drafter.ui.theme import Theme
from drafter.ui.views.recent_delegate import ROW_HEIGHT, RecentDelegate

_ROWS_ALWAYS_SHOWN = 3


class RecentList(QListView):
    """The list itself, with its menu."""

    recent_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, theme: Theme, model: RecentListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(RecentDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_ROWS_ALWAYS_SHOWN * ROW_HEIGHT)
        self.setAccessibleName(self.tr("最近的稿子"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.menu = QMenu(self)
        self._path = ""
        self._add_action(self.tr("打开"), self._open)
        forget = self._add_action(self.tr("从列表中移除"), self._forget)
        forget.setShortcut(QKeySequence(Qt.Key.Key_Delete))  # shown in the menu; keys below
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, take off the list on Delete; the rest is Qt's."""
        path = _path(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and path:
            self.recent_requested.emit(path)
        elif event.key() == Qt.Key.Key_Delete and path:
            self.forget_requested.emit(path)
        else:
            super().keyPressEvent(event)

    def _add_action(self, text: str, act: Callable[[], None]) -> QAction:
        action = self.menu.addAction(text)
        action.triggered.connect(act)
        return action

    def _open(self) -> None:
        self.recent_requested.emit(self._path)

    def _forget(self) -> None:
        self.forget_requested.emit(self._path)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        self._path = _path(self.indexAt(place))
        if self._path:
            self.menu.popup(self.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.recent_requested.emit(_path(index))


def _path(index: QModelIndex) -> str:
    recent = index.data(RecentRole.RECENT)
    return recent.path if isinstance(recent, RecentDraft) else ""
