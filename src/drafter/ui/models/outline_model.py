"""The outline of a draft as a tree model."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from drafter.core.draft import Role
from drafter.core.outline import OutlineItem

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_NO_NODE = -1


class OutlineRole(IntEnum):
    """What a delegate may ask for, beyond the standard roles."""

    ITEM = Qt.ItemDataRole.UserRole


@dataclass(slots=True)
class _Node:
    """One row: its item, where it hangs, and the numbers of the nodes below it."""

    item: OutlineItem
    parent: int
    row: int
    children: tuple[int, ...] = ()


def short_title(item: OutlineItem) -> str:
    """Return what the outline shows: of a pillar the part before its first comma."""
    return item.title.split("，")[0] if item.role is Role.PILLAR else item.title


class OutlineModel(QAbstractItemModel):
    """A read-only view on one outline. An index's internal id is a node's number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._roots: tuple[int, ...] = ()
        self._by_block: dict[str, int] = {}

    def show_items(self, items: Sequence[OutlineItem]) -> bool:
        """Take another outline.

        Returns:
            Whether rows came, went or moved: views have then lost their selection.
            Otherwise only the rows that differ were announced.
        """
        nodes: list[_Node] = []
        roots = _plant(nodes, items, _NO_NODE)
        if _shape(nodes) == _shape(self._nodes):
            changed = [n for n, node in enumerate(nodes) if node.item != self._nodes[n].item]
            self._nodes = nodes
            for number in changed:
                index = self._index_of_node(number)
                self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self._nodes, self._roots = nodes, roots
        self._by_block = {node.item.block_id: number for number, node in enumerate(nodes)}
        self.endResetModel()
        return True

    def index_of(self, block_id: str) -> QModelIndex:
        """Return the row that stands for a block; an invalid index for none."""
        return self._index_of_node(self._by_block.get(block_id, _NO_NODE))

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """Return the index of a row."""
        below = self._below(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, child: _Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """Return the row above; an invalid index for a topmost one."""
        if not child.isValid():
            return QModelIndex()
        return self._index_of_node(self._nodes[child.internalId()].parent)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of rows below ``parent``."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return 1: a row has one column, and only that has rows below it."""
        return 1 if parent.column() <= 0 else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the short title, the whole heading as tool tip, or the whole item."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        item = self._nodes[index.internalId()].item
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return short_title(item)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{item.label}　{item.title}" if item.label else item.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(item)
            case OutlineRole.ITEM:
                return item
        return None

    def spoken(self, item: OutlineItem) -> str:
        """Return a row as a screen reader says it."""
        said = [item.label] if item.label else []
        said.append(short_title(item))
        said.append(self.tr("已写{n}字").format(n=item.written_in_all))
        if item.target_in_all:
            said.append(self.tr("目标{n}字").format(n=item.target_in_all))
        if item.slots_in_all:
            said.append(self.tr("空位{n}处").format(n=item.slots_in_all))
        return "，".join(said)

    def _below(self, parent: _Index) -> tuple[int, ...]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._roots

    def _index_of_node(self, number: int) -> QModelIndex:
        if number == _NO_NODE:
            return QModelIndex()
        return self.createIndex(self._nodes[number].row, 0, number)


def _plant(nodes: list[_Node], items: Sequence[OutlineItem], parent: int) -> tuple[int, ...]:
    """Append a node an item, parents first; return the numbers of the topmost."""
    numbers: list[int] = []
    for row, item in enumerate(items):
        numbers.append(len(nodes))
        node = _Node(item, parent, row)
        nodes.append(node)
        node.children = _plant(nodes, item.children, numbers[-1])
    return tuple(numbers)


def _shape(nodes: Sequence[_Node]) -> list[tuple[str, str, int]]:
    return [(node.item.block_id, node.item.role, node.parent) for node in nodes]
