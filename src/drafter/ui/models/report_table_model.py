"""The reports of a group as a table: level, title, paragraphs, length, how much was used."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from drafter.core.catalogue import ReportSummary
from drafter.core.report import LEVELS
from drafter.ui.models.report_order import Order, name_key, report_name, sort_reports

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

REPORTS_MIME = "application/x-drafter-reports"
"""Reports dragged to a folder: their ids, a line each."""

UNKNOWN = "—"
"""Stands for reports without level or province, where one is asked for."""


class Column(IntEnum):
    """A column, from the left."""

    LEVEL = 0
    TITLE = 1
    PARAGRAPHS = 2
    LENGTH = 3
    USED = 4


class ReportRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    REPORT = Qt.ItemDataRole.UserRole


class ReportTableModel(QAbstractTableModel):
    """Summaries, sifted and sorted. It makes no object a row, whatever their number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ReportSummary, ...] = ()
        self._shown: tuple[ReportSummary, ...] = ()
        self._row_of: dict[str, int] = {}
        self._province = self._level = ""
        self._order = Order.RECENT
        self._headings = {
            Column.LEVEL: self.tr("级别"),
            Column.TITLE: self.tr("篇名"),
            Column.PARAGRAPHS: self.tr("段"),
            Column.LENGTH: self.tr("字数"),
            Column.USED: self.tr("用过"),
        }

    @property
    def reports(self) -> tuple[ReportSummary, ...]:
        """Return the rows, from the top."""
        return self._shown

    @property
    def order(self) -> Order:
        """Return what the rows are sorted by."""
        return self._order

    @property
    def total(self) -> int:
        """Return how many reports there are before sifting."""
        return len(self._all)

    def provinces(self) -> tuple[str, ...]:
        """Return the provinces of all reports, sorted; `UNKNOWN` last where some have none."""
        names = {report.province for report in self._all}
        known = sorted((name for name in names if name), key=name_key)
        return (*known, UNKNOWN) if "" in names else tuple(known)

    def levels(self) -> tuple[str, ...]:
        """Return the levels, highest first; `UNKNOWN` last where some reports have none."""
        nameless = any(not report.level for report in self._all)
        return (*LEVELS, UNKNOWN) if nameless else LEVELS

    def show_reports(self, reports: Sequence[ReportSummary]) -> None:
        """Take other reports; rows that are the same stay as they are."""
        self._all = tuple(reports)
        self._refresh()

    def sift(self, province: str = "", level: str = "") -> None:
        """Keep the reports of one province and level; '' for all, `UNKNOWN` for unstated."""
        if (province, level) != (self._province, self._level):
            self._province, self._level = province, level
            self._refresh()

    def sort_by(self, order: Order) -> None:
        """Sort the rows otherwise; views keep their selection."""
        if order is not self._order:
            self._order = order
            self._refresh()

    def row_of(self, id: str) -> int:
        """Return the row of a report; -1 when it is not listed."""
        return self._row_of.get(id, -1)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of reports shown; they have no children."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[Column(section)]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Own reports can be dragged; no report has rows below it."""
        flags = super().flags(index)
        if index.isValid():
            flags |= Qt.ItemFlag.ItemNeverHasChildren
            if self._shown[index.row()].own:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """Return the type of dragged reports."""
        return [REPORTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the own reports among the rows."""
        rows = sorted({index.row() for index in indexes})
        ids = [self._shown[row].id for row in rows if self._shown[row].own]
        data = QMimeData()
        data.setData(REPORTS_MIME, QByteArray("\n".join(ids).encode()))
        return data

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell, what it says aloud, or the whole `ReportSummary`."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        report, column = self._shown[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(report, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(report, column)
            case Qt.ItemDataRole.ToolTipRole if column is Column.TITLE:
                return self._tip(report)
            case ReportRole.REPORT:
                return report
        return None

    def _cell(self, report: ReportSummary, column: Column) -> str:
        match column:
            case Column.LEVEL:
                return report.level
            case Column.TITLE:
                return report_name(report) or self.tr("没有题目的材料")
            case Column.PARAGRAPHS:
                return f"{report.paragraphs:,}"
            case Column.LENGTH:
                return f"{report.characters:,}"
            case Column.USED:
                return self.tr("{n} 段").format(n=report.used) if report.used else "—"

    def _spoken(self, report: ReportSummary, column: Column) -> str:
        """Return a cell as a screen reader says it; the title says the whole row."""
        if column is not Column.TITLE:
            return f"{self._headings[column]} {self._cell(report, column)}"
        said = [report.level, self._cell(report, Column.TITLE)]
        said.append(self.tr("{n}段").format(n=report.paragraphs))
        said.append(self.tr("{n}字").format(n=report.characters))
        said.append(self.tr("用过{n}段").format(n=report.used) if report.used else "")
        return "，".join(filter(None, said))

    def _tip(self, report: ReportSummary) -> str:
        place = " ".join(dict.fromkeys(filter(None, (report.province, report.region))))
        facts = "，".join(filter(None, (place, report.date)))
        source = self.tr("来自 {file}").format(file=report.source) if report.source else ""
        return "\n".join(filter(None, (self._cell(report, Column.TITLE), facts, source)))

    def _refresh(self) -> None:
        kept = (report for report in self._all if self._wanted(report))
        self._take(sort_reports(kept, self._order))

    def _wanted(self, report: ReportSummary) -> bool:
        return _fits(report.province, self._province) and _fits(report.level, self._level)

    def _take(self, shown: tuple[ReportSummary, ...]) -> None:
        """Show other rows, announcing no more than differs."""
        if shown == self._shown:
            return
        row_of = {report.id: row for row, report in enumerate(shown)}
        if row_of.keys() != self._row_of.keys() or len(shown) != len(self._shown):
            self.beginResetModel()
            self._shown, self._row_of = shown, row_of
            self.endResetModel()
        elif [*row_of] != [*self._row_of]:
            self._move(shown, row_of)
        else:
            before, self._shown = self._shown, shown
            rows = [row for row, was in enumerate(before) if was != shown[row]]
            last = len(Column) - 1
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], last))

    def _move(self, shown: tuple[ReportSummary, ...], row_of: dict[str, int]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [self._shown[index.row()].id for index in old]
        self._shown, self._row_of = shown, row_of
        new = [self.index(row_of[id], index.column()) for id, index in zip(ids, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


def _fits(value: str, wanted: str) -> bool:
    return not wanted or value == ("" if wanted == UNKNOWN else wanted)
