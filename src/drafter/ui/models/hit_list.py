"""The answers to a query as a list model."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core.length import words
from drafter.core.query import Hit
from drafter.core.report import Exemplar

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


OWN = "我的"
"""What stands for a level on the user's own reports, and on the chip that lists them."""


class HitRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    HIT = Qt.ItemDataRole.UserRole


class HitListModel(QAbstractListModel):
    """A read-only view on one tuple of hits. It holds no query and starts no search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Replace every row; views lose their selection."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Return the rows, best first."""
        return self._hits

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of hits; hits have no children."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the paragraph, its report as tool tip, or the whole `Hit`."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.exemplar.text
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (hit.exemplar.report, hit.exemplar.heading)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(hit)
            case HitRole.HIT:
                return hit
        return None

    def _spoken(self, hit: Hit) -> str:
        """Return a card as a screen reader says it: 市级，钦州，第18段，165字，命中3处."""
        exemplar = hit.exemplar
        said = [word for word in (level_name(exemplar), exemplar.region) if word]
        said.append(self.tr("第{n}段").format(n=exemplar.number))
        said.append(self.tr("{n}字").format(n=words(exemplar.text)))
        if hit.spans:
            said.append(self.tr("命中{n}处").format(n=len(hit.spans)))
        if exemplar.notes:
            said.append(self.tr("原文有{n}处待核").format(n=len(exemplar.notes)))
        return "，".join(said)


def level_name(exemplar: Exemplar) -> str:
    """Return the level, 我的 for an own report without one, or '' when unknown."""
    return exemplar.level or (OWN if exemplar.report_id.startswith("m") else "")
