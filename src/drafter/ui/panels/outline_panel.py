"""The left column: how far the draft is, and where to go in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from drafter.core.draft import Role
from drafter.core.outline import OutlineItem
from drafter.ui.models.outline_model import OutlineModel, OutlineRole
from drafter.ui.painting.ink import Piece
from drafter.ui.ruler import Ruler
from drafter.ui.theme import Theme
from drafter.ui.widgets.outline_rail import RAIL_WIDTH, OutlineRail
from drafter.ui.widgets.outline_tree import OutlineTree
from drafter.ui.widgets.text_line import TextLine
from drafter.ui.widgets.themed import Hairline

_NARROWEST, _WIDEST = 232, 16_777_215


class OutlinePanel(QWidget):
    """Shows an outline, unfolded or as a rail. Knows no draft, no editor, no window."""

    block_requested = Signal(str)  # id of the block to go to
    facts_requested = Signal()
    rail_toggled = Signal(bool)  # the user folded (True) or unfolded it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._pillars: tuple[OutlineItem, ...] = ()
        self._model = OutlineModel(self)
        self._title, self._caption = TextLine(theme, 22), TextLine(theme, 18)
        self._count, self._ruler = TextLine(theme, 24), Ruler(theme)
        self._tree, self._rail = OutlineTree(theme), OutlineRail(theme)
        self._tree.setModel(self._model)
        self._facts = QToolButton()
        self._facts.setText(self.tr("材料信息"))
        self._facts.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._full = self._build_full()
        self._lay_out()
        self._connect()
        self.set_rail(False)

    @property
    def rail(self) -> bool:
        """Whether it is folded into the rail."""
        return not self._rail.isHidden()

    def set_rail(self, rail: bool) -> None:
        """Fold it into the rail, or unfold it; `rail_toggled` is not emitted."""
        self._full.setVisible(not rail)
        self._rail.setVisible(rail)
        self.setMinimumWidth(RAIL_WIDTH if rail else _NARROWEST)
        self.setMaximumWidth(RAIL_WIDTH if rail else _WIDEST)
        self.setFocusProxy(self._rail if rail else self._tree)

    def show_outline(
        self, items: tuple[OutlineItem, ...], *, title: str, caption: str, target: int, slots: int
    ) -> None:
        """Show how the draft stands now. Selection and scroll stay where they are.

        Args:
            items: As `core.outline.outline` returns them.
            title: Of the draft; '' for none yet.
            caption: 江州市委组织部 · 2023年8月 · 12 分钟.
            target: 字 wanted of the whole; 0 for none.
            slots: Slots left in the whole.
        """
        self._show_head(items, title, caption, target, slots)
        here = self._current_block()
        scrolled = self._tree.verticalScrollBar().value()
        if self._model.show_items(items):
            self._tree.expandAll()
            self._select(here)
            self._tree.executeDelayedItemsLayout()
            self._tree.verticalScrollBar().setValue(scrolled)
        self._pillars = tuple(item for item in items if item.role is Role.PILLAR)
        self._rail.show_pillars(self._pillars, [self._model.spoken(i) for i in self._pillars])
        self._show_pillar()

    def show_current(self, block_id: str) -> None:
        """Select the row of a block; '' or a block without a row selects none."""
        self._select(block_id)
        self._tree.scrollTo(self._tree.currentIndex())
        self._show_pillar()

    def _build_full(self) -> QWidget:
        head = QVBoxLayout()
        head.setSpacing(0)
        head.setContentsMargins(16, 14, 16, 12)
        head.addWidget(self._title)
        head.addWidget(self._caption)
        head.addSpacing(11)
        head.addWidget(self._count)
        head.addSpacing(6)
        head.addWidget(self._ruler)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 5, 8, 5)
        foot.addStretch()
        foot.addWidget(self._facts)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline(self._theme))
        column.addSpacing(5)
        column.addWidget(self._tree, 1)
        column.addWidget(Hairline(self._theme))
        column.addLayout(foot)
        return full

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._full)
        row.addWidget(self._rail)

    def _connect(self) -> None:
        self._tree.block_chosen.connect(self.block_requested)
        self._rail.block_chosen.connect(self.block_requested)
        self._rail.unfold_chosen.connect(self._on_unfold_chosen)
        self._facts.clicked.connect(self.facts_requested)
        self._tree.selectionModel().currentChanged.connect(self._show_pillar)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _show_head(
        self, items: tuple[OutlineItem, ...], title: str, caption: str, target: int, slots: int
    ) -> None:
        medium = QFont.Weight.Medium
        self._title.show_pieces([Piece(title or self.tr("还没有题目"), 14, "ink1", medium)])
        self._caption.show_pieces([Piece(caption, 12, "ink3")])
        written = sum(item.written_in_all for item in items)
        wanted = self.tr(" / {t} 字").format(t=f"{target:,}") if target else self.tr(" 字")
        left = self.tr("空位 {n}").format(n=slots) if slots else ""
        self._count.show_pieces(
            [Piece(f"{written:,}", 16, "ink1", medium), Piece(wanted, 12, "ink3")],
            [Piece(left, 12, "ink3")],
        )

    def _select(self, block_id: str) -> None:
        index = self._model.index_of(block_id)
        self._tree.setCurrentIndex(index)
        if not index.isValid():
            self._tree.clearSelection()

    def _current_block(self) -> str:
        index = self._tree.currentIndex()
        return str(index.data(OutlineRole.ITEM).block_id) if index.isValid() else ""

    def _show_pillar(self) -> None:
        """Tell ruler and rail which pillar the current row belongs to."""
        index = self._tree.currentIndex()
        while index.parent().isValid():
            index = index.parent()
        here = str(index.data(OutlineRole.ITEM).block_id) if index.isValid() else ""
        numbers = [n for n, item in enumerate(self._pillars) if item.block_id == here]
        parts = [(item.written_in_all, item.target_in_all) for item in self._pillars]
        self._ruler.show_parts(parts, numbers[0] if numbers else None)
        self._rail.show_here(here)

    def _on_unfold_chosen(self) -> None:
        self.set_rail(False)
        self.rail_toggled.emit(False)

    def _on_theme_changed(self) -> None:
        self._facts.setIcon(self._theme.icon("page"))
