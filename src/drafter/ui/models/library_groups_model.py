"""The groups of the library as a tree model: bundled, the user's own, marks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from drafter.core.catalogue import ReportSummary
from drafter.core.report import LEVELS

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_HEADING = 0
"""Internal id of a heading; a group has the row of its heading plus 1."""


class GroupKind(StrEnum):
    """What the reports of a group have in common."""

    BUNDLED = "bundled"
    LEVEL = "level"  # bundled ones of one level, or of none
    OWN = "own"
    FOLDER = "folder"
    LOOSE = "loose"  # own ones in no folder
    FAVOURITES = "favourites"  # paragraphs, not reports
    USED = "used"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the library.

    Attributes:
        kind: What its reports have in common.
        name: The level ('' for none) or the folder; empty for the other kinds.
    """

    kind: GroupKind
    name: str = ""

    @property
    def folder(self) -> str:
        """Return the folder that files go to while this group is chosen; '' for none."""
        return self.name if self.kind is GroupKind.FOLDER else ""

    def holds(self, report: ReportSummary) -> bool:
        """Return whether a report is in it; the favourites hold paragraphs, hence none."""
        match self.kind:
            case GroupKind.BUNDLED:
                return not report.own
            case GroupKind.LEVEL:
                return not report.own and report.level == self.name
            case GroupKind.OWN:
                return report.own
            case GroupKind.FOLDER:
                return report.own and report.folder == self.name
            case GroupKind.LOOSE:
                return report.own and not report.folder
            case GroupKind.USED:
                return report.used > 0
        return False


ALL_BUNDLED = Group(GroupKind.BUNDLED)


def held(reports: Iterable[ReportSummary], group: Group) -> tuple[ReportSummary, ...]:
    """Return the reports of a group, in the order given."""
    return tuple(report for report in reports if group.holds(report))


class GroupRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    GROUP = Qt.ItemDataRole.UserRole  # the Group; None for a heading and for the new folder
    COUNT = Qt.ItemDataRole.UserRole + 1  # reports or paragraphs in it; None likewise


@dataclass(frozen=True, slots=True)
class _Row:
    group: Group | None
    count: int | None


_NEW = _Row(None, None)
"""The folder that is being named."""


class LibraryGroupsModel(QAbstractItemModel):
    """Headings with their groups below. What the user renames is told, not changed here."""

    folder_named = Signal(str, str)  # the folder, '' for a new one; the name it is to have

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = (self.tr("内置范例"), self.tr("我的"), self.tr("标记"))
        self._names = {
            GroupKind.BUNDLED: self.tr("全部"),
            GroupKind.OWN: self.tr("全部"),
            GroupKind.LEVEL: self.tr("其他"),  # of no level
            GroupKind.LOOSE: self.tr("未归类"),
            GroupKind.FAVOURITES: self.tr("收藏的段"),
            GroupKind.USED: self.tr("用过的篇"),
        }
        self._naming = False
        self._rows = _rows((), (), 0)

    def show_library(
        self, reports: Sequence[ReportSummary], folders: Sequence[str], favourites: int
    ) -> bool:
        """Take the library as it is now.

        Returns:
            Whether rows came or went: views have then lost their selection. Otherwise
            only the counts that differ were announced.
        """
        rows = _rows(reports, folders, favourites, naming=self._naming)
        if _groups(rows) != _groups(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        before, self._rows = self._rows, rows
        for section, (old, new) in enumerate(zip(before, rows, strict=True)):
            above = self.index(section, 0)
            for row, (was, now) in enumerate(zip(old, new, strict=True)):
                if was != now:
                    index = self.index(row, 0, above)
                    self.dataChanged.emit(index, index)
        return False

    def begin_folder(self) -> QModelIndex:
        """Put a row without a name below 我的; return it, to be edited."""
        above = self.own_heading()
        if not self._naming:
            last = len(self._rows[1])
            self.beginInsertRows(above, last, last)
            self._naming = True
            self._rows = (self._rows[0], (*self._rows[1], _NEW), self._rows[2])
            self.endInsertRows()
        return self.index(len(self._rows[1]) - 1, 0, above)

    def end_folder(self) -> None:
        """Take the row without a name off again, if it is there."""
        if self._naming:
            last = len(self._rows[1]) - 1
            self.beginRemoveRows(self.own_heading(), last, last)
            self._naming = False
            self._rows = (self._rows[0], self._rows[1][:-1], self._rows[2])
            self.endRemoveRows()

    @property
    def naming(self) -> bool:
        """Whether there is a row without a name."""
        return self._naming

    def own_heading(self) -> QModelIndex:
        """Return the row 我的."""
        return self.index(1, 0)

    def index_of(self, group: Group) -> QModelIndex:
        """Return the row of a group; an invalid index when it has none."""
        for section, rows in enumerate(self._rows):
            for row, entry in enumerate(rows):
                if entry.group == group:
                    return self.index(row, 0, self.index(section, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """Return the index of a heading or of a group below one."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _HEADING)

    def parent(self, child: _Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """Return the heading of a group; an invalid index for a heading."""
        if not child.isValid() or child.internalId() == _HEADING:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _HEADING)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of headings, or of groups below one."""
        if not parent.isValid():
            return len(self._headings)
        return len(self._rows[parent.row()]) if parent.internalId() == _HEADING else 0

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: ARG002 - Qt's signature
        """Return 1."""
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen, arrow keys skip them; folders can be renamed."""
        if not index.isValid() or index.internalId() == _HEADING:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        group = self._row(index).group
        if group is None or group.kind is GroupKind.FOLDER:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the row as read aloud, the group or its count."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        if index.internalId() == _HEADING:
            return self._headings[index.row()] if role == Qt.ItemDataRole.DisplayRole else None
        row = self._row(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._name(row)
            case Qt.ItemDataRole.ToolTipRole if row.group and row.group.folder:
                return row.group.folder
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, row)
            case GroupRole.GROUP:
                return row.group
            case GroupRole.COUNT:
                return row.count
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell the name a folder is to have; nothing changes until the library says so."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        group = self._row(index).group
        before, name = (group.folder if group else ""), " ".join(str(value).split())
        if name and name != before:
            self.folder_named.emit(before, name)
        return True

    def _row(self, index: _Index) -> _Row:
        return self._rows[index.internalId() - 1][index.row()]

    def _name(self, row: _Row) -> str:
        if row.group is None:
            return ""
        return row.group.name or self._names[row.group.kind]

    def _spoken(self, index: _Index, row: _Row) -> str:
        """Return a row as a screen reader says it: 内置范例，市级，56篇."""
        if row.group is None:
            return self.tr("新文件夹")
        heading = self._headings[index.internalId() - 1]
        paragraphs = row.group.kind is GroupKind.FAVOURITES
        count = self.tr("{n}段") if paragraphs else self.tr("{n}篇")
        return "，".join((heading, self._name(row), count.format(n=row.count)))


_Rows = tuple[tuple[_Row, ...], ...]


def _rows(
    reports: Sequence[ReportSummary],
    folders: Sequence[str],
    favourites: int,
    *,
    naming: bool = False,
) -> _Rows:
    """Return the groups below each heading; a report's folder is listed though not named."""
    levels = Counter(report.level for report in reports if not report.own)
    places = Counter(report.folder for report in reports if report.own)
    named_levels = (*LEVELS, "") if levels[""] else LEVELS
    bundled = [_Row(Group(GroupKind.LEVEL, level), levels[level]) for level in named_levels]
    named = list(dict.fromkeys((*folders, *sorted(folder for folder in places if folder))))
    own = [_Row(Group(GroupKind.OWN), places.total())]
    own += [_Row(Group(GroupKind.FOLDER, name), places[name]) for name in named]
    if named and places[""]:
        own.append(_Row(Group(GroupKind.LOOSE), places[""]))
    if naming:
        own.append(_NEW)
    used = sum(report.used > 0 for report in reports)
    marks = (
        _Row(Group(GroupKind.FAVOURITES), favourites),
        _Row(Group(GroupKind.USED), used),
    )
    return (_Row(ALL_BUNDLED, levels.total()), *bundled), tuple(own), marks


def _groups(rows: _Rows) -> list[list[Group | None]]:
    return [[row.group for row in section] for section in rows]
