"""The drafts written last, as rows of the start page."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core.settings import RecentDraft

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class RecentRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    RECENT = Qt.ItemDataRole.UserRole
    WHEN = Qt.ItemDataRole.UserRole + 1  # 今天 14:32


def local_now() -> datetime:
    """Return the present time in the user's zone."""
    return datetime.now().astimezone()


class RecentListModel(QAbstractListModel):
    """The drafts that hold every word looked for.

    Args:
        now: Tells the time in the user's zone; rows say 今天 and 昨天 by it.
        parent: Owns the model.
    """

    def __init__(
        self, now: Callable[[], datetime] = local_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._all: tuple[RecentDraft, ...] = ()
        self._found: tuple[RecentDraft, ...] = ()
        self._words: tuple[str, ...] = ()

    def set_recents(self, recents: Sequence[RecentDraft]) -> None:
        """Replace every row; views lose their selection."""
        self._all = tuple(recents)
        self._sift()

    def look_for(self, words: str) -> None:
        """Keep the rows whose texts hold every word; blank words keep all."""
        self._words = tuple(words.casefold().split())
        self._sift()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of drafts found; they have no children."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the path as tool tip, the row as read aloud, or the whole value."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        recent = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return recent.title
            case Qt.ItemDataRole.ToolTipRole:
                return recent.path
            case Qt.ItemDataRole.AccessibleTextRole:
                return "，".join(filter(None, self._aloud(recent)))
            case RecentRole.RECENT:
                return recent
            case RecentRole.WHEN:
                return when_text(recent.when, self._now())
        return None

    def _sift(self) -> None:
        self.beginResetModel()
        self._found = tuple(
            recent for recent in self._all if all(word in _haystack(recent) for word in self._words)
        )
        self.endResetModel()

    def _aloud(self, recent: RecentDraft) -> tuple[str, ...]:
        return (
            recent.title,
            where_text(recent),
            f"{recent.written} / {recent.target} 字",
            slots_text(recent),
            when_text(recent.when, self._now()),
        )


def where_text(recent: RecentDraft) -> str:
    """Return the skeleton and where writing stopped: 五个聚焦汇报 · 写到“……”."""
    stopped = f"写到“{recent.at}”" if recent.at else ""
    return " · ".join(filter(None, (recent.skeleton, stopped)))


def slots_text(recent: RecentDraft) -> str:
    """Return 空位 3 or 无空位."""
    return f"空位 {recent.slots}" if recent.slots else "无空位"


def when_text(when: str, now: datetime) -> str:
    """Return a time as a writer says it.

    Args:
        when: ISO 8601; without an offset it is taken as local; empty when unknown.
        now: In the user's zone.

    Returns:
        今天 14:32, 昨天 18:05, 8月14日, in another year 2022年8月14日; '' for unknown.
    """
    if not when:
        return ""
    time, today = datetime.fromisoformat(when).astimezone(now.tzinfo), now.date()
    if time.date() == today:
        return f"今天 {time:%H:%M}"
    if time.date() == today - timedelta(days=1):
        return f"昨天 {time:%H:%M}"
    day = f"{time.month}月{time.day}日"
    return day if time.year == today.year else f"{time.year}年{day}"


def _haystack(recent: RecentDraft) -> str:
    found_by = (recent.title, recent.place, recent.meeting, recent.skeleton, recent.at, recent.path)
    return " ".join(found_by).casefold()
