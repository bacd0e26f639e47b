"""The tree of the outline."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from drafter.ui.models.outline_model import OutlineRole
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.outline_delegate import OutlineDelegate
from drafter.ui.theme import Theme
from drafter.ui.widgets.bare_tree import BareTree

_Index = QModelIndex | QPersistentModelIndex


class OutlineTree(BareTree):
    """Always unfolded. Arrows walk, a click or Enter goes to the block."""

    block_chosen = Signal(str)  # id of the block

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(OutlineDelegate(theme, KeyboardFocus(self), self))
        self.setAccessibleName(self.tr("提纲"))
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the current block on Enter; leave the other keys to the tree."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Redraw the pillars too: one of them is drawn as the present one."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        self.block_chosen.emit(index.data(OutlineRole.ITEM).block_id)
