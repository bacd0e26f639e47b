"""The skeletons a writer can start from, as rows of the gallery."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core.skeleton import Skeleton

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_PILLAR_WORD = "聚焦"


class SkeletonRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    SKELETON = Qt.ItemDataRole.UserRole


class SkeletonListModel(QAbstractListModel):
    """A read-only view on one tuple of skeletons."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._skeletons: tuple[Skeleton, ...] = ()

    def set_skeletons(self, skeletons: Sequence[Skeleton]) -> None:
        """Replace every row; views lose their selection."""
        self.beginResetModel()
        self._skeletons = tuple(skeletons)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of skeletons; they have no children."""
        return 0 if parent.isValid() else len(self._skeletons)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, what it holds (also as read aloud), or the whole `Skeleton`."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        skeleton = self._skeletons[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return skeleton.name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(f"{p.marker}{p.heading}" for p in skeleton.pillars)
            case Qt.ItemDataRole.AccessibleTextRole:
                return "，".join((skeleton.name, *captions(skeleton)))
            case SkeletonRole.SKELETON:
                return skeleton
        return None


def captions(skeleton: Skeleton) -> tuple[str, str]:
    """Return what a skeleton holds and how long it gets: 5 个聚焦 16 要点, 约 2,300 字."""
    named = all(pillar.heading.startswith(_PILLAR_WORD) for pillar in skeleton.pillars)
    parts = f"{len(skeleton.pillars)} {'个聚焦' if named else '部分'}"
    points = f" {skeleton.point_count} 要点" if skeleton.point_count else ""
    return parts + points, f"约 {round(skeleton.target, -2):,} 字"
