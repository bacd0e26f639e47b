"""The menu of selected reports: what can be done with those of the user's own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

_Ids = tuple[str, ...]


class ReportMenu(QMenu):
    """Filled anew each time it is shown; bundled reports get a hint and no more."""

    labels_chosen = Signal(str)  # id
    folder_chosen = Signal(object, str)  # tuple of ids; folder, '' for out of all folders
    remove_chosen = Signal(object)  # tuple of ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders = QMenu(self.tr("移到文件夹"), self)

    def fill(self, own: _Ids, folders: Sequence[str]) -> None:
        """Offer what can be done.

        Args:
            own: Ids of the user's own among the selected reports.
            folders: The user's folders, in order.
        """
        self.clear()
        if not own:
            self.addAction(self.tr("内置范例，只读")).setEnabled(False)
            return
        labels = self._entry(self.tr("改标签…"), Qt.Key.Key_F2)
        labels.setEnabled(len(own) == 1)
        labels.triggered.connect(lambda: self.labels_chosen.emit(own[0]))
        self._fill_folders(own, folders)
        self.addMenu(self._folders)
        self.addSeparator()
        several = self.tr("把 {n} 篇移出资料库").format(n=len(own))
        name = several if len(own) > 1 else self.tr("移出资料库")
        remove = self._entry(name, Qt.Key.Key_Delete)
        remove.triggered.connect(lambda: self.remove_chosen.emit(own))

    def _entry(self, name: str, key: Qt.Key) -> QAction:
        action = self.addAction(name)
        action.setShortcut(QKeySequence(key))  # shown only; the table has the keys
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _fill_folders(self, own: _Ids, folders: Sequence[str]) -> None:
        self._folders.clear()
        for folder in folders:
            action = self._folders.addAction(folder.replace("&", "&&"))
            action.triggered.connect(lambda _=False, to=folder: self.folder_chosen.emit(own, to))
        if folders:
            self._folders.addSeparator()
        out = self._folders.addAction(self.tr("不放在文件夹里"))
        out.triggered.connect(lambda: self.folder_chosen.emit(own, ""))
