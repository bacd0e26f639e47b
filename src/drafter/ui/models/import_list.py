"""The files of an import as a list: which wait, which is at work, what became of each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core.importing import ImportResult, ImportStatus, ImportStep

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class Phase(Enum):
    """How far a file is."""

    WAITING = "waiting"
    WORKING = "working"
    ADDED = "added"
    DOUBTED = "doubted"  # added, but its remark says more than what was counted
    KNOWN = "known"
    REFUSED = "refused"
    LOCKED = "locked"  # refused for its password
    STOPPED = "stopped"


class Remedy(Enum):
    """What the user can do about a file; the value names it in signals of views."""

    REPLACE = "replace"
    RETRY = "retry"
    AGAIN = "again"


REMEDIES: dict[Phase, tuple[Remedy, ...]] = {
    Phase.KNOWN: (Remedy.AGAIN,),
    Phase.REFUSED: (Remedy.REPLACE, Remedy.RETRY),
    Phase.LOCKED: (Remedy.REPLACE, Remedy.RETRY),
    Phase.STOPPED: (Remedy.RETRY,),
}
"""What can be done in a phase, the foremost first; nothing where it is not named."""

_PHASES = {
    ImportStatus.ADDED: Phase.ADDED,
    ImportStatus.KNOWN: Phase.KNOWN,
    ImportStatus.REFUSED: Phase.REFUSED,
    ImportStatus.STOPPED: Phase.STOPPED,
}

_COUNTED = re.compile(r"(?:(?:自动)?分出|新增|共)? ?[\d,]+ (?:段|篇|个部分|篇已有)")
"""What a file without doubts is remarked with: its counts, parted by commas."""


class ImportRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """A row: the file, how far it is, and what is said beside its name."""

    path: str
    phase: Phase
    remark: str

    @property
    def name(self) -> str:
        """Return the name of the file, without folder."""
        return PurePath(self.path).name or self.path

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """Return what the user can do about it, the foremost first."""
        return REMEDIES.get(self.phase, ())


class ImportListModel(QAbstractListModel):
    """A row a file, in the order they were given; a file given twice has one row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: list[str] = []
        self._row_of: dict[str, int] = {}
        self._steps: dict[str, str] = {}
        self._results: dict[str, ImportResult] = {}

    @property
    def results(self) -> tuple[ImportResult, ...]:
        """Return what became of the files so far, from the top."""
        found = (self._results.get(path) for path in self._paths)
        return tuple(result for result in found if result is not None)

    @property
    def done(self) -> int:
        """Return how many files are through."""
        return len(self._results)

    def row_of(self, path: str) -> int:
        """Return the row of a file; -1 when it is not listed."""
        return self._row_of.get(path, -1)

    def begin(self, paths: Iterable[str]) -> None:
        """List other files, all waiting."""
        self.beginResetModel()
        self._paths = list(dict.fromkeys(paths))
        self._row_of = {path: row for row, path in enumerate(self._paths)}
        self._steps.clear()
        self._results.clear()
        self.endResetModel()

    def add(self, paths: Iterable[str]) -> None:
        """List more files; those that are listed already wait again."""
        wanted = list(dict.fromkeys(paths))
        for path in wanted:
            if path in self._row_of:
                self._forget(path)
        if new := [path for path in wanted if path not in self._row_of]:
            first = len(self._paths)
            self.beginInsertRows(_NO_PARENT, first, first + len(new) - 1)
            self._paths += new
            self._row_of.update({path: first + row for row, path in enumerate(new)})
            self.endInsertRows()

    def replace(self, path: str, new: str) -> None:
        """Let another file wait in the row of one; in a row of its own when that is gone."""
        row = self._row_of.get(path)
        if row is None or new in self._row_of:
            self.add([new])
            return
        self._forget(path)
        del self._row_of[path]
        self._paths[row], self._row_of[new] = new, row
        self._tell(row)

    def show_step(self, step: ImportStep) -> None:
        """Tell how far a file is; one that is through already stays so."""
        row = self._listed(step.path)
        self._steps[step.path] = step.remark
        self._tell(row)

    def show_result(self, result: ImportResult) -> None:
        """Tell what became of a file."""
        row = self._listed(result.path)
        self._results[result.path] = result
        self._steps.pop(result.path, None)
        self._tell(row)

    def finish(self) -> None:
        """Call off the files that are not through."""
        for path in self._paths:
            if path not in self._results:
                status = ImportStatus.STOPPED
                self.show_result(ImportResult(path, status, (), self.tr("这个文件没有轮到。")))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of files; they have no children."""
        return 0 if parent.isValid() else len(self._paths)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the file's name, what became of it in a sentence, or the whole entry."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        path = self._paths[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._entry(path).name
            case Qt.ItemDataRole.ToolTipRole:
                result = self._results.get(path)
                return "\n".join(filter(None, (path, result.sentence if result else "")))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(self._entry(path))
            case ImportRole.ENTRY:
                return self._entry(path)
        return None

    def remedy_name(self, remedy: Remedy) -> str:
        """Return what a remedy is called."""
        match remedy:
            case Remedy.REPLACE:
                return self.tr("换文件")
            case Remedy.RETRY:
                return self.tr("再试一次")
            case Remedy.AGAIN:
                return self.tr("仍要导入")

    def _entry(self, path: str) -> ImportEntry:
        if result := self._results.get(path):
            phase = Phase.LOCKED if result.locked else _PHASES[result.status]
            if phase is Phase.ADDED and not _is_counted(result.remark):
                phase = Phase.DOUBTED
            fallback = self.tr("没有轮到") if phase is Phase.STOPPED else result.sentence
            return ImportEntry(path, phase, result.remark or fallback)
        if path in self._steps:
            return ImportEntry(path, Phase.WORKING, self._steps[path])
        return ImportEntry(path, Phase.WAITING, self.tr("等待"))

    def _spoken(self, entry: ImportEntry) -> str:
        """Return a row as a screen reader says it."""
        said = [entry.name]
        if entry.phase in (Phase.REFUSED, Phase.LOCKED):
            said.append(self.tr("没有导入"))
        said.append(entry.remark)
        names: Sequence[str] = [self.remedy_name(remedy) for remedy in entry.remedies]
        if names:
            said.append(self.tr("可以{actions}").format(actions="、".join(names)))
        return "，".join(filter(None, said))

    def _listed(self, path: str) -> int:
        """Return the row of a file, which is added when it was not announced."""
        if path not in self._row_of:
            self.add([path])
        return self._row_of[path]

    def _forget(self, path: str) -> None:
        self._results.pop(path, None)
        self._steps.pop(path, None)
        self._tell(self._row_of[path])

    def _tell(self, row: int) -> None:
        index = self.index(row, 0)
        self.dataChanged.emit(index, index)


def _is_counted(remark: str) -> bool:
    return all(map(_COUNTED.fullmatch, filter(None, remark.split("，"))))
