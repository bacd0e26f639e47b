"""The answers to a query as a list model."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core.filters import OWN
from drafter.core.length import words
from drafter.core.query import Hit
from drafter.core.report import Exemplar
from drafter.core.role import role_of

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

_KEYED = 9
"""Cards that a key inserts."""


class HitRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    HIT = Qt.ItemDataRole.UserRole


class HitListModel(QAbstractListModel):
    """A read-only view on one tuple of hits. It holds no query and starts no search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> bool:
        """List other hits.

        Returns:
            Whether the rows so far stayed, so that views keep selection and scroll: the
            same passages come first, and others at most follow. Else views lose both.
        """
        hits, before = tuple(hits), self._hits
        kept = len(before)
        if not before or _ids(hits[:kept]) != _ids(before):
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()
            return False
        if hits[:kept] != before:
            self._hits = hits[:kept]
            self.dataChanged.emit(self.index(0, 0), self.index(kept - 1, 0))
        if hits[kept:]:
            self.beginInsertRows(QModelIndex(), kept, len(hits) - 1)
            self._hits = hits
            self.endInsertRows()
        return True

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the rows, best first."""
        return self._hits

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of hits; hits have no children."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the paragraph, its report and why it is listed as tool tip, or the `Hit`."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.exemplar.text
            case Qt.ItemDataRole.ToolTipRole:
                keys = self._keys(index.row())
                lines = (hit.exemplar.report, hit.exemplar.heading, *self._reasons(hit), keys)
                return "\n".join(filter(None, lines))
            case Qt.ItemDataRole.AccessibleTextRole:
                return "，".join(filter(None, (self._spoken(hit), self._keys(index.row()))))
            case HitRole.HIT:
                return hit
        return None

    def _spoken(self, hit: Hit) -> str:
        """Return a card as a screen reader says it: 市级，钦州，第18段，165字，命中3处，举措."""
        exemplar = hit.exemplar
        said = [word for word in (level_name(exemplar), exemplar.region) if word]
        said.append(self.tr("第{n}段").format(n=exemplar.number))
        said.append(self.tr("{n}字").format(n=words(exemplar.text)))
        if hit.spans:
            said.append(self.tr("命中{n}处").format(n=len(hit.spans)))
        said.append(role_name(exemplar))
        said += self._reasons(hit)
        if exemplar.notes:
            said.append(self.tr("原文有{n}处待核").format(n=len(exemplar.notes)))
        return "，".join(said)

    def _keys(self, row: int) -> str:
        """Return the key that inserts a card, '' for one that has none."""
        return self.tr("按 Alt+{n} 插入").format(n=row + 1) if row < _KEYED else ""

    def _reasons(self, hit: Hit) -> list[str]:
        """Return in whole why a hit is listed, a sentence for each reason."""
        said = []
        if hit.why.words:
            said.append(self.tr("命中：{words}").format(words="、".join(hit.why.words)))
        if hit.why.concepts:
            said.append(self.tr("主题：{terms}").format(terms="、".join(hit.why.concepts)))
        if hit.why.like:
            said.append(self.tr("意思相近"))
        if hit.why.subject:
            said.append(self.tr("同属{subject}").format(subject=hit.why.subject))
        if hit.twins:
            said.append(self.tr("另有{n}段雷同").format(n=hit.twins))
        return said


def level_name(exemplar: Exemplar) -> str:
    """Return the level, 我的 for an own report without one, or '' when unknown."""
    return exemplar.level or (OWN if exemplar.report_id.startswith("m") else "")


def role_name(exemplar: Exemplar) -> str:
    """Return what the passage does, one of `ROLES`."""
    return _role(exemplar.text)


@lru_cache(maxsize=512)
def _role(text: str) -> str:
    return role_of(text)


def _ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.exemplar.id for hit in hits]
