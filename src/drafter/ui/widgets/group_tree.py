"""The tree of the library's groups: choosing one, naming folders, dropping onto them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame, QMenu, QTreeView, QWidget

from drafter.ui.models.library_groups_model import (
    ALL_BUNDLED,
    Group,
    GroupKind,
    GroupRole,
    LibraryGroupsModel,
)
from drafter.ui.models.report_table_model import REPORTS_MIME
from drafter.ui.painting.group_delegate import GroupDelegate
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Theme
from drafter.ui.widgets.dropped_files import dropped_files

_Index = QModelIndex | QPersistentModelIndex
_Drag = QDragEnterEvent | QDragMoveEvent | QDropEvent


class GroupTree(QTreeView):
    """Always unfolded; one group is chosen at any time."""

    group_chosen = Signal(object)  # Group, by the user or because the chosen one has gone
    folder_remove_requested = Signal(str)
    reports_dropped = Signal(list, str)  # ids, folder; '' for out of all folders
    files_dropped = Signal(list, str)  # paths, folder
    rows_moved = Signal()

    def __init__(
        self, theme: Theme, model: LibraryGroupsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._group, self._quiet = model, ALL_BUNDLED, False
        self._renamed: tuple[str, str] = ("", "")
        self._delegate = GroupDelegate(theme, KeyboardFocus(self), self)
        self.menu = QMenu(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        trigger = QTreeView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("资料库分组"))
        self._delegate.closeEditor.connect(self._on_editor_closed)
        model.folder_named.connect(self._on_folder_named)
        model.modelReset.connect(self._on_reset)
        self.verticalScrollBar().valueChanged.connect(self.rows_moved)
        theme.changed.connect(self.viewport().update)
        self._on_reset()

    @property
    def group(self) -> Group:
        """Return the group that is chosen."""
        return self._group

    def choose(self, group: Group) -> bool:
        """Choose a group without a word; return whether it has a row."""
        index = self._model.index_of(group)
        if index.isValid():
            self._group = group
            self._select(index)
        return index.isValid()

    def name_new_folder(self) -> None:
        """Open a row to type the name of a new folder in."""
        index = self._model.begin_folder()
        self._select(index)
        self.scrollTo(index)
        self.edit(index)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the group the user went to."""
        super().currentChanged(current, previous)
        group = current.data(GroupRole.GROUP) if current.isValid() else None
        if group is not None and group != self._group and not self._quiet:
            self._group = group
            self.group_chosen.emit(group)

    def updateGeometries(self) -> None:
        """Tell that the rows may have other places now."""
        super().updateGeometries()
        self.rows_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the current folder on Delete; leave the other keys to the tree."""
        if event.key() == Qt.Key.Key_Delete and self._group.folder:
            self.folder_remove_requested.emit(self._group.folder)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the folder under the mouse, or with the current one."""
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keys else self.indexAt(event.pos())
        place = self.visualRect(index).center() if keys else event.pos()
        self._fill_menu(index)
        self.menu.popup(self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take in reports and files."""
        if event.mimeData().hasFormat(REPORTS_MIME) or dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where what is dragged would fall."""
        super().dragMoveEvent(event)  # scrolls near the edges
        index = self._target(event)
        self._show_target(index)
        if index.isValid():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget where it would fall."""
        super().dragLeaveEvent(event)
        self._show_target(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped on which folder."""
        index = self._target(event)
        self._show_target(QModelIndex())
        self.stopAutoScroll()
        if not index.isValid():
            return
        group = index.data(GroupRole.GROUP)
        folder, data = (group.folder if group else ""), event.mimeData()
        event.acceptProposedAction()
        if data.hasFormat(REPORTS_MIME):
            ids = bytes(data.data(REPORTS_MIME).data()).decode().split()
            self.reports_dropped.emit(ids, folder)
        else:
            self.files_dropped.emit(dropped_files(data), folder)

    def _target(self, event: _Drag) -> QModelIndex:
        """Return the row that takes what is dragged; an invalid index for none.

        Reports go to folders and out of them. Files are taken in everywhere: where there
        is no folder they go to the user's own reports.
        """
        index = self.indexAt(QPoint(event.position().toPoint()))
        group = index.data(GroupRole.GROUP) if index.isValid() else None
        if group is not None and group.kind in (GroupKind.FOLDER, GroupKind.LOOSE):
            return index
        reports = event.mimeData().hasFormat(REPORTS_MIME)
        return QModelIndex() if reports else self._model.own_heading()

    def _show_target(self, index: QModelIndex) -> None:
        self._delegate.drop_target = QPersistentModelIndex(index)
        self.viewport().update()

    def _fill_menu(self, index: QModelIndex) -> None:
        self.menu.clear()
        self.menu.addAction(self.tr("新建文件夹")).triggered.connect(self.name_new_folder)
        group = index.data(GroupRole.GROUP) if index.isValid() else None
        if group is None or not group.folder:
            return
        self.menu.addSeparator()
        rename = self.menu.addAction(self.tr("重命名"))
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))  # shown only; the tree has the keys
        kept = QPersistentModelIndex(index)
        rename.triggered.connect(lambda: self._rename(kept))
        remove = self.menu.addAction(self.tr("移除文件夹（材料留下）"))
        remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        remove.triggered.connect(lambda: self.folder_remove_requested.emit(group.folder))
        for action in (rename, remove):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _rename(self, kept: QPersistentModelIndex) -> None:
        if kept.isValid():
            index = self._model.index(kept.row(), 0, kept.parent())
            self.setCurrentIndex(index)
            self.edit(index)

    def _select(self, index: QModelIndex) -> None:
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False

    def _on_editor_closed(self) -> None:
        """Take an unnamed row off; the folder comes back with the library."""
        if self._model.naming:
            self._quiet = True  # Qt moves on to a neighbour of the row that goes
            self._model.end_folder()
            self._quiet = False
            self.choose(self._group)

    def _on_folder_named(self, before: str, name: str) -> None:
        """Remember what to choose when it comes; a name that is taken will be refused."""
        taken = self._model.index_of(Group(GroupKind.FOLDER, name)).isValid()
        self._renamed = ("", "") if taken else (before, name)

    def _on_reset(self) -> None:
        """Keep the chosen group, under its new name if it was just renamed."""
        self.expandAll()
        before, name = self._renamed
        named = Group(GroupKind.FOLDER, name)
        if name and self._model.index_of(named).isValid():
            self._renamed = ("", "")
            if not before or self._group == Group(GroupKind.FOLDER, before):
                self.setCurrentIndex(self._model.index_of(named))
                return
        if not self.choose(self._group):
            self.setCurrentIndex(self._model.index_of(Group(GroupKind.OWN)))
        if self._model.naming:
            self.name_new_folder()
