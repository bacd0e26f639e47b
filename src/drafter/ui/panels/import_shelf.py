"""The foot of the middle column: where files are brought in, and how far that is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from drafter.core.importing import ImportResult, ImportStatus, ImportStep
from drafter.ui.models.import_list import ImportListModel, Remedy
from drafter.ui.theme import Theme
from drafter.ui.widgets.drop_zone import DropZone
from drafter.ui.widgets.dropped_files import dropped_files
from drafter.ui.widgets.import_head import ImportHead
from drafter.ui.widgets.import_rows import ImportRows
from drafter.ui.widgets.themed import Hairline

_MARGIN, _GAP = 16, 14


class ImportShelf(QWidget):
    """Shows an import that others run; says what the user wants done about its files."""

    files_chosen_requested = Signal()
    files_dropped = Signal(list)  # paths
    stop_requested = Signal()
    retry_requested = Signal(str)  # path
    replace_requested = Signal(str)  # path
    again_requested = Signal(str)  # path
    closed = Signal()  # the user folded it; it is a drop zone again

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._theme, self._running, self._folder = theme, False, ""
        theme.changed.connect(self.update)
        self._model = ImportListModel(self)
        self._zone = DropZone(theme)
        self._head = ImportHead(theme)
        self._rows = ImportRows(theme, self._model)
        self._work = QWidget()
        self._lay_out(theme)
        self._unfold(False)
        self._zone.files_chosen_requested.connect(self.files_chosen_requested)
        self._head.stop_requested.connect(self._on_stop_requested)
        self._head.close_requested.connect(self._on_close_requested)
        self._rows.remedy_chosen.connect(self._on_remedy_chosen)

    @property
    def running(self) -> bool:
        """Whether files are still to come."""
        return self._running

    @property
    def results(self) -> tuple[ImportResult, ...]:
        """Return what became of the files so far, from the top."""
        return self._model.results

    def begin(self, folder: str, paths: Sequence[str]) -> None:
        """List the files of an import that begins, all waiting.

        Args:
            folder: The user's folder they go to; '' for none.
            paths: In the order they are taken.
        """
        self._folder = folder
        self._model.begin(paths)
        self._run()

    def add(self, paths: Sequence[str], folder: str | None = None) -> None:
        """Let more files wait; one that is listed already waits again.

        Args:
            paths: In the order they are taken.
            folder: The user's folder they go to, '' for none; None for the one before. Of
                several folders none is named.
        """
        if folder is not None and folder != self._folder:
            self._folder = ""
        self._model.add(paths)
        self._run()

    def replace(self, path: str, new: str) -> None:
        """Let another file wait in the place of one."""
        self._model.replace(path, new)
        self._run()

    def show_step(self, step: ImportStep) -> None:
        """Tell how far the file at work is."""
        self._model.show_step(step)
        self._rows.show_at_work(step.path)

    def show_result(self, result: ImportResult) -> None:
        """Tell what became of a file."""
        self._model.show_result(result)
        self._rows.show_at_work(result.path)
        self._show_head()

    def finish(self) -> None:
        """Tell that the import is over; files still waiting have not had their turn."""
        self._model.finish()
        self._running = False
        self._show_head()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge to the reports above, stronger than the lines between files."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line2"))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the files, or to the way to choose some."""
        super().focusInEvent(event)
        place: QWidget = self._zone if self._work.isHidden() else self._rows
        place.setFocus(event.reason())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take in files."""
        if dropped_files(event.mimeData()):
            self._zone.light(True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take in files anywhere on the shelf."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the files held over it."""
        super().dragLeaveEvent(event)
        self._zone.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the files that were dropped."""
        self._zone.light(False)
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _lay_out(self, theme: Theme) -> None:
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(0)
        work.addWidget(self._head)
        work.addWidget(Hairline(theme))
        work.addWidget(self._rows, 1)
        zone = QVBoxLayout()
        zone.setContentsMargins(_MARGIN, _GAP, _MARGIN, 0)
        zone.addWidget(self._zone)
        self._below = QWidget()  # the head of the files has room of its own
        self._below.setFixedHeight(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(zone)
        column.addWidget(self._below)
        column.addWidget(self._work, 1)

    def _run(self) -> None:
        self._running = True
        self._rows.follow_anew()
        self._unfold(True)
        self._show_head()

    def _unfold(self, unfolded: bool) -> None:
        self._work.setVisible(unfolded)
        self._below.setVisible(not unfolded)

    def _show_head(self) -> None:
        done, total = self._model.done, self._model.rowCount()
        if self._running:
            self._head.show_running(self._folder, done, total)
        else:
            stopped = sum(r.status is ImportStatus.STOPPED for r in self._model.results)
            self._head.show_finished(self._folder, total - stopped, stopped)

    def _on_stop_requested(self) -> None:
        self._head.show_stopping()
        self.stop_requested.emit()

    def _on_close_requested(self) -> None:
        self._unfold(False)
        self._model.begin(())
        self._zone.setFocus()
        self.closed.emit()

    def _on_remedy_chosen(self, remedy: Remedy, path: str) -> None:
        match remedy:
            case Remedy.REPLACE:
                self.replace_requested.emit(path)
            case Remedy.RETRY:
                self.retry_requested.emit(path)
            case Remedy.AGAIN:
                self.again_requested.emit(path)
