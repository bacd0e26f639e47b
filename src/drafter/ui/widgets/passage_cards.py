"""A list of passages as short cards; the current one is read in the pane beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from drafter.core.query import Hit
from drafter.ui.models.hit_list import HitListModel, HitRole
from drafter.ui.painting.card_delegate import CardDelegate
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_STEP = 40


class PassageCards(QListView):
    """Arrows and clicks choose a passage; a double click or Enter opens it."""

    passage_chosen = Signal(str)  # id of the exemplar the user went to
    passage_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits, self._quiet = HitListModel(self), False
        self._told = ""  # the passage that is read because of this list
        self.setObjectName("cards")
        self.setAccessibleName(self.tr("例文段"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setItemDelegate(CardDelegate(theme, KeyboardFocus(self), self, browsing=True))
        self.setModel(self._hits)
        self.clicked.connect(self._tell)
        theme.changed.connect(self.viewport().update)

    @property
    def chosen(self) -> str:
        """Return the id of the current passage; '' for none."""
        hit = self.currentIndex().data(HitRole.HIT)
        return hit.exemplar.id if isinstance(hit, Hit) else ""

    @property
    def count(self) -> int:
        """Return how many passages are listed."""
        return len(self._hits.hits)

    def show_hits(self, hits: Sequence[Hit], *, succeed: bool = False) -> None:
        """List other passages; the current one stays current where it is still there.

        Args:
            hits: From the top.
            succeed: Whether the current one, where it has gone, is succeeded by what
                followed it, without a word.
        """
        if tuple(hits) == self._hits.hits:
            return
        chosen, row = self.chosen, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._hits.show_hits(hits)
        if chosen and (self.choose(chosen) or (succeed and self._mark(row))):
            self.doItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
        else:
            self.scrollToTop()

    def choose(self, id: str) -> bool:
        """Go to a passage without a word; return whether it is listed."""
        for row, hit in enumerate(self._hits.hits):
            if hit.exemplar.id == id:
                self._told = id
                return self._mark(row)
        return False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell the passage the user went to."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out at once; Qt would wait, and show them overlapping meanwhile."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; leave the other keys to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            if not event.isAutoRepeat():
                self.passage_opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the passage."""
        if event.button() is Qt.MouseButton.LeftButton and self.chosen:
            self.passage_opened.emit(self.chosen)

    def _mark(self, row: int) -> bool:
        """Go to a row, or the last one, without a word; return whether there is any."""
        index = self._hits.index(min(row, self.count - 1), 0)
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        return index.isValid()

    def _tell(self) -> None:
        """Tell the current passage, unless it was the last one told."""
        if self.chosen != self._told:
            self._told = self.chosen
            self.passage_chosen.emit(self.chosen)
