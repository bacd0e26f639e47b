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
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

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
from drafter.ui.widgets.bare_tree import BareTree
from drafter.ui.widgets.dropped_files import dropped_files

_Index = QModelIndex | QPersistentModelIndex
_ACTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Delete)
_Drag = QDragEnterEvent | QDragMoveEvent | QDropEvent


class GroupTree(BareTree):
    """Always unfolded; one group is chosen at any time, though it may not look so."""

    group_chosen = Signal(object)  # Group; the same again when its row is clicked
    naming_ended = Signal()  # no name is being typed any more
    folder_remove_requested = Signal(str)
    reports_dropped = Signal(list, str)  # ids, folder; '' for out of all folders
    files_dropped = Signal(list, str)  # paths, folder
    rows_moved = Signal()

    def __init__(
        self, theme: Theme, model: LibraryGroupsModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._group, self._quiet = model, ALL_BUNDLED, False
        self._marked = True  # the chosen group looks so
        self._pressed = QPersistentModelIndex()  # the current row, if it was pressed as such
        self._renamed: tuple[str, str] = ("", "")
        self._delegate = GroupDelegate(theme, KeyboardFocus(self), self)
        self.menu = QMenu(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        trigger = BareTree.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("资料库分组"))
        self._delegate.closeEditor.connect(self._on_editor_closed)
        self.clicked.connect(self._on_clicked)
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
            self._group, self._marked = group, True
            self._select(index)
        return index.isValid()

    def show_none(self) -> None:
        """Let no group look chosen, until one is."""
        self._marked = False
        self._quiet = True
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self._quiet = False

    @property
    def naming(self) -> bool:
        """Whether the name of a folder is being typed."""
        return self.state() is BareTree.State.EditingState

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
        other = group != self._group or not self._marked
        if group is not None and other and not self._quiet:
            self._tell(group)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether the current row is pressed: to others Qt goes meanwhile."""
        pressed = self.indexAt(event.position().toPoint())
        same = pressed.isValid() and pressed == self.currentIndex()
        self._pressed = QPersistentModelIndex(pressed if same else QModelIndex())
        super().mousePressEvent(event)

    def updateGeometries(self) -> None:
        """Tell that the rows may have other places now."""
        super().updateGeometries()
        self.rows_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the current folder on Delete, once a press; leave the others to the tree."""
        if event.isAutoRepeat() and event.key() in _ACTING:
            return
        if event.key() == Qt.Key.Key_Delete and self._marked and self._group.folder:
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

    def _tell(self, group: Group) -> None:
        self._group, self._marked = group, True
        self.group_chosen.emit(group)

    def _on_clicked(self, index: QModelIndex) -> None:
        """Tell the group again whose row was the current one already."""
        group = index.data(GroupRole.GROUP)
        if group is not None and self._pressed == index:
            self._tell(group)

    def _on_editor_closed(self) -> None:
        """Take an unnamed row off; the folder comes back with the library."""
        if self._model.naming:
            self._quiet = True  # Qt moves on to a neighbour of the row that goes
            self._model.end_folder()
            self._quiet = False
            self._mark()
        self.naming_ended.emit()

    def _mark(self) -> bool:
        """Go to the chosen group's row, unless none is to look chosen; False when it has gone."""
        if not self._marked:
            self.show_none()
            return self._model.index_of(self._group).isValid()
        return self.choose(self._group)

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
        if not self._mark():
            self.setCurrentIndex(self._model.index_of(Group(GroupKind.OWN)))
        if self._model.naming:
            self.name_new_folder()
