"""The table of reports: walking through it, choosing several, keys for what can be done."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QToolTip, QWidget

from drafter.core.catalogue import ReportSummary
from drafter.ui.models.report_table_model import Column, ReportRole, ReportTableModel
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.report_delegate import MARGIN, ROW_HEIGHT, ReportDelegate, right_margin
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag

_ACTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Delete)
_LEVEL, _PARAGRAPHS, _LENGTH, _USED = 68, 48, 60, 54
_WITHOUT_PARAGRAPHS, _WITHOUT_LENGTH = 400, 340
"""Below these widths, in px, a column gives way to the titles."""


class ReportTable(QTableView):
    """Selection, current row and scroll outlast new rows; they go by the reports' ids."""

    report_chosen = Signal(str)  # id of the current report; '' when the last one has gone
    report_opened = Signal(str)  # id
    remove_requested = Signal(object)  # tuple of ids, all of them the user's own
    labels_requested = Signal(str)  # id
    menu_requested = Signal(QPoint)  # global place
    columns_moved = Signal()

    def __init__(
        self, theme: Theme, model: ReportTableModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._quiet = model, False
        self._kept: tuple[tuple[str, ...], str, int, int] = ((), "", -1, 0)
        self.setModel(model)
        self.setItemDelegate(ReportDelegate(theme, KeyboardFocus(self), self))
        self._dress()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> str:
        """Return the id of the current report; '' for none."""
        report = self.currentIndex().data(ReportRole.REPORT)
        return report.id if isinstance(report, ReportSummary) else ""

    def selected(self) -> tuple[ReportSummary, ...]:
        """Return the selected reports, from the top."""
        return tuple(self._model.reports[row] for row in sorted(self._selected_rows()))

    def selected_count(self) -> int:
        """Return how many reports are selected."""
        return len(self._selected_rows())

    def own_selected(self) -> tuple[str, ...]:
        """Return the ids of the user's own among the selected reports."""
        return tuple(report.id for report in self.selected() if report.own)

    def choose(self, id: str) -> bool:
        """Go to a report without a word; return whether it is listed."""
        row = self._model.row_of(id)
        if row >= 0:
            self._go_to(row)
        return row >= 0

    def forget(self) -> None:
        """Select nothing and go to the top, without a word."""
        self._quiet = True
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()
        self._quiet = False

    def right_edge(self, column: Column) -> int:
        """Return where the text of a column flush right ends, in px from the left."""
        edge = self.columnViewportPosition(column) + self.columnWidth(column)
        return edge - right_margin(self) if column is Column.USED else edge

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the report the user went to."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()  # the focus ring is drawn in every cell of a row
            if current.isValid() and not self._quiet:
                self.report_chosen.emit(self.chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the titles the room that the others leave; keep the current row in sight."""
        before = QRect(QPoint(), event.oldSize())
        seen = before.intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(Column.PARAGRAPHS, width < _WITHOUT_PARAGRAPHS)
        self.setColumnHidden(Column.LENGTH, width < _WITHOUT_LENGTH)
        fixed = {
            Column.LEVEL: _LEVEL,
            Column.PARAGRAPHS: _PARAGRAPHS,
            Column.LENGTH: _LENGTH,
            Column.USED: _USED + right_margin(self),
        }
        for column, taken in fixed.items():
            self.setColumnWidth(column, taken)
        taken = sum(px for column, px in fixed.items() if not self.isColumnHidden(column))
        self.setColumnWidth(Column.TITLE, max(0, width - taken))
        self.columns_moved.emit()
        if seen:
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, label on F2, remove on Delete, once a press; the rest is Qt's."""
        match event.key():
            case key if key in _ACTING and event.isAutoRepeat():
                return
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.chosen:
                self.report_opened.emit(self.chosen)
            case Qt.Key.Key_F2 if self.chosen:
                self.ask_labels()
            case Qt.Key.Key_Delete if self.chosen:
                self.ask_remove()
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the report."""
        if event.button() is Qt.MouseButton.LeftButton and self.chosen:
            self.report_opened.emit(self.chosen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected reports."""
        index, place = self.indexAt(event.pos()), event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            place = self.visualRect(index).center()
        if index.isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(place))

    def ask_labels(self) -> None:
        """Ask for the labels of the current report; of a bundled one say that it stays."""
        if self._current_is_own():
            self.labels_requested.emit(self.chosen)
        else:
            self._say_read_only()

    def ask_remove(self) -> None:
        """Ask to remove the selected reports; of bundled ones say that they stay."""
        if own := self.own_selected():
            self.remove_requested.emit(own)
        else:
            self._say_read_only()

    def _selected_rows(self) -> set[int]:
        """Return the rows by their ranges: Qt's own way makes an index of every row."""
        found: set[int] = set()
        # Qt's stubs do not know that it is a sequence of ranges.
        parts = cast(Iterable[QItemSelectionRange], self.selectionModel().selection())
        for part in parts:
            found.update(range(part.top(), part.bottom() + 1))
        return found

    def _current_is_own(self) -> bool:
        report = self.currentIndex().data(ReportRole.REPORT)
        return isinstance(report, ReportSummary) and report.own

    def _say_read_only(self) -> None:
        place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(MARGIN, 0)
        QToolTip.showText(self.viewport().mapToGlobal(place), self.tr("内置范例，只读"), self)

    def _dress(self) -> None:
        self.setAccessibleName(self.tr("材料"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QTableView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.horizontalHeader().hide()  # the panel draws one that spans the scroll bar
        self.horizontalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _go_to(self, row: int) -> None:
        self._quiet = True
        self.setCurrentIndex(self._model.index(row, Column.TITLE))
        self._quiet = False

    def _on_about_to_reset(self) -> None:
        ids = tuple(report.id for report in self.selected())
        row = self.currentIndex().row()
        self._kept = ids, self.chosen, row, self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        """Select what was selected; where the current report has gone, its successor."""
        ids, chosen, row, scrolled = self._kept
        if not chosen:
            return
        rows = [found for id in ids if (found := self._model.row_of(id)) >= 0]
        here = self._model.row_of(chosen)
        self._quiet = True
        if here >= 0:
            index = self._model.index(here, Column.TITLE)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.selectionModel().select(self._ranges(rows), _Flag.ClearAndSelect)
        elif self._model.rowCount():
            self._go_to(min(row, self._model.rowCount() - 1))
        self._quiet = False
        self.verticalScrollBar().setValue(scrolled)
        if here < 0:
            self.report_chosen.emit(self.chosen)

    def _ranges(self, rows: Iterable[int]) -> QItemSelection:
        """Return whole rows as few ranges."""
        found = QItemSelection()
        last = len(Column) - 1
        for _, run in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
            block: Sequence[int] = [row for _, row in run]
            found.select(self._model.index(block[0], 0), self._model.index(block[-1], last))
        return found
