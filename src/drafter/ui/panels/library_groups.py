"""The left column of 资料库: which reports are listed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from drafter.core.catalogue import ReportSummary
from drafter.ui.models.library_groups_model import Group, LibraryGroupsModel
from drafter.ui.painting.group_delegate import heading_line
from drafter.ui.theme import Theme
from drafter.ui.widgets.group_tree import GroupTree

_NARROWEST = 160
_PLUS, _PLUS_RIGHT = 24, 13


class LibraryGroupsPanel(QWidget):
    """Shows the groups; says which one is wanted and what is to become of folders."""

    group_chosen = Signal(object)  # Group
    folder_add_requested = Signal(str)
    folder_rename_requested = Signal(str, str)  # the folder, its new name
    folder_remove_requested = Signal(str)
    reports_dropped_on_folder = Signal(list, str)  # ids; folder, '' for out of all folders
    files_dropped = Signal(list, str)  # paths; folder, '' for none

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)
        self._theme = theme
        self._held: tuple[Sequence[ReportSummary], Sequence[str], int] | None = None
        self._model = LibraryGroupsModel(self)
        self._tree = GroupTree(theme, self._model)
        self._plus = QToolButton(self._tree.viewport())
        self._plus.setFixedSize(_PLUS, _PLUS)
        self._plus.setStyleSheet("padding: 0; min-height: 22px")
        self._plus.setToolTip(self.tr("新建文件夹"))
        self._plus.setAccessibleName(self.tr("新建文件夹"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tree)
        self.setFocusProxy(self._tree)
        self.setTabOrder(self._tree, self._plus)
        self._connect()

    @property
    def group(self) -> Group:
        """Return the group that is chosen; all bundled reports at first."""
        return self._tree.group

    def show_library(
        self, reports: Sequence[ReportSummary], folders: Sequence[str], favourites: int
    ) -> None:
        """Show the groups of the library as it is now; the chosen one stays.

        When the chosen one has gone, all own reports are chosen and told. So is a folder
        that the user has just named. While a name is typed the rows stay as they are: with
        them the editor would go, and what it holds.

        Args:
            reports: All of the library.
            folders: The user's own, in order.
            favourites: How many paragraphs are kept as favourites.
        """
        if self._tree.naming:
            self._held = reports, folders, favourites
        else:
            self._held = None
            self._model.show_library(reports, folders, favourites)

    def choose(self, group: Group) -> bool:
        """Choose a group without a word; return False when it is not there."""
        return self._tree.choose(group)

    def show_none(self) -> None:
        """Let no group look chosen, as while words are looked for; `group` stays."""
        self._tree.show_none()

    def begin_new_folder(self) -> None:
        """Open a row to type the name of a new folder in."""
        self._tree.name_new_folder()

    def _connect(self) -> None:
        tree = self._tree
        tree.group_chosen.connect(self.group_chosen)
        tree.folder_remove_requested.connect(self.folder_remove_requested)
        tree.reports_dropped.connect(self.reports_dropped_on_folder)
        tree.files_dropped.connect(self.files_dropped)
        tree.naming_ended.connect(self._on_naming_ended)
        tree.rows_moved.connect(self._place_plus)
        # Queued: the answer may change the very rows whose editor is just closing.
        queued = Qt.ConnectionType.QueuedConnection
        self._model.folder_named.connect(self._on_folder_named, queued)
        self._plus.clicked.connect(self.begin_new_folder)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_folder_named(self, before: str, name: str) -> None:
        if before:
            self.folder_rename_requested.emit(before, name)
        else:
            self.folder_add_requested.emit(name)

    def _on_naming_ended(self) -> None:
        """Show what came while a name was typed."""
        if self._held is not None:
            self.show_library(*self._held)

    def _place_plus(self) -> None:
        row = self._tree.visualRect(self._model.own_heading())
        line = heading_line(row, first=False)
        top = line.top() + (line.height() - _PLUS) // 2
        self._plus.move(self._tree.viewport().width() - _PLUS_RIGHT - _PLUS, top)
        self._plus.setVisible(row.isValid())

    def _on_theme_changed(self) -> None:
        self._plus.setIcon(self._theme.icon("plus", "ink2"))
