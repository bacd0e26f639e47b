"""The list of an import's files: follows the work, and offers what can be done."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from drafter.ui.models.import_list import ImportEntry, ImportListModel, ImportRole, Remedy
from drafter.ui.painting.import_delegate import ROW_HEIGHT, ImportDelegate
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Theme
from drafter.ui.widgets.bare_tree import BareTree

_Index = QModelIndex | QPersistentModelIndex

_LEAST_ROWS, _MOST_ROWS = 3, 6


class ImportRows(BareTree):
    """Remedies are chosen by a click on their name, by Enter, or from the menu.

    The current row grows where its remark is long.
    A tree without branches: Qt's list lays all rows out anew whenever one of them changes.
    """

    remedy_chosen = Signal(object, str)  # Remedy; path of the file

    def __init__(self, theme: Theme, model: ImportListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._followed, self._follows, self._ours = "", True, False
        self._pressed: tuple[int, Remedy] | None = None
        self._delegate = ImportDelegate(theme, model, KeyboardFocus(self), self)
        self.menu = QMenu(self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("导入的文件"))
        self.setSelectionMode(BareTree.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        for changed in (model.rowsInserted, model.modelReset):
            changed.connect(self.updateGeometry)
        theme.changed.connect(self.viewport().update)

    @property
    def follows(self) -> bool:
        """Whether it scrolls along with the work: the user has not scrolled away from it."""
        return self._follows

    def follow_anew(self) -> None:
        """Scroll along again, whatever the user did before."""
        self._followed, self._follows = "", True

    def show_at_work(self, path: str) -> None:
        """Scroll to the file at work, unless the user scrolled elsewhere."""
        self._followed = path
        if self._follows:
            self._ours = True
            self.scrollTo(self._index(path))
            self._ours = False

    def sizeHint(self) -> QSize:
        """Return the room of all rows, but of no more than fit beside the reports."""
        rows = min(max(1, self._model.rowCount()), _MOST_ROWS)
        return QSize(0, rows * ROW_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the room of a few rows."""
        rows = min(max(1, self._model.rowCount()), _LEAST_ROWS)
        return QSize(0, rows * ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the foremost remedy of the current file on Enter; the rest is Qt's."""
        entry = self._entry(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and entry and entry.remedies:
            if not event.isAutoRepeat():
                self.remedy_chosen.emit(entry.remedies[0], entry.path)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Let the current row grow with its remark, and the other shrink."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self._lay_rows_out()
            if current.isValid():
                self.scrollTo(self._model.index(current.row(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines of the current row anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.currentIndex().isValid():
            self._lay_rows_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the remedy under the mouse."""
        super().mouseMoveEvent(event)
        self._point_at(self._remedy_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no remedy."""
        super().leaveEvent(event)
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the remedy pressed."""
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._remedy_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the remedy that was pressed and released."""
        super().mouseReleaseEvent(event)
        found, self._pressed = self._pressed, None
        if found is not None and found == self._remedy_at(event.position().toPoint()):
            row, remedy = found
            entry = self._entry(self._model.index(row, 0))
            if entry is not None:
                self.remedy_chosen.emit(remedy, entry.path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer every remedy of a file."""
        keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keys else self.indexAt(event.pos())
        entry = self._entry(index)
        if entry is None or not entry.remedies:
            return
        self.menu.clear()
        for remedy in entry.remedies:
            action = self.menu.addAction(self._model.remedy_name(remedy))
            action.triggered.connect(
                lambda _=False, remedy=remedy: self.remedy_chosen.emit(remedy, entry.path)
            )
        place = self.visualRect(index).center() if keys else event.pos()
        self.menu.popup(self.viewport().mapToGlobal(place))

    def _lay_rows_out(self) -> None:
        self._ours = True  # whatever it scrolls, the user did not
        self.doItemsLayout()
        self._ours = False

    def _index(self, path: str) -> QModelIndex:
        return self._model.index(self._model.row_of(path), 0)

    def _entry(self, index: QModelIndex) -> ImportEntry | None:
        entry = index.data(ImportRole.ENTRY) if index.isValid() else None
        return entry if isinstance(entry, ImportEntry) else None

    def _remedy_at(self, at: QPoint) -> tuple[int, Remedy] | None:
        index = self.indexAt(at)
        entry = self._entry(index)
        if entry is None:
            return None
        taken = self.width() - self.viewport().width()
        found = self._delegate.remedy_at(self.visualRect(index), entry, taken, at)
        return (index.row(), found) if found is not None else None

    def _point_at(self, remedy: tuple[int, Remedy] | None) -> None:
        if remedy != self._delegate.pointed:
            self._delegate.pointed = remedy
            shape = Qt.CursorShape.PointingHandCursor if remedy else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _on_scrolled(self) -> None:
        """Follow for as long as the file at work is kept in sight."""
        if not self._ours and self._followed:
            row = self.visualRect(self._index(self._followed))
            self._follows = row.intersects(self.viewport().rect())
