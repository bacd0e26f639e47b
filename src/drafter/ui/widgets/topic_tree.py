"""The tree of topics."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from drafter.core.query import Topic
from drafter.ui.models.topic_tree import TopicRole, TopicTreeModel, found_by
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.topic_delegate import TopicDelegate
from drafter.ui.theme import Theme
from drafter.ui.widgets.bare_tree import BareTree

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TopicTree(BareTree):
    """Pillars stay unfolded; a click on a chevron, or ← and →, fold a topic.

    A click or Enter on a topic opens it.
    """

    topic_opened = Signal(str)  # preferred term

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics, self._sifted = TopicTreeModel(self), _Sifted(self)
        self._sifted.setSourceModel(self._topics)
        self._found: int | None = None  # topics that match; None while nothing is typed
        self._rows = TopicDelegate(theme, KeyboardFocus(self), self)
        self._on_chevron = False  # the last press fell there: the click opens nothing
        self.setItemDelegate(self._rows)
        self.setItemsExpandable(True)
        self.setAccessibleName(self.tr("主题"))
        self.setModel(self._sifted)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.viewport().update)

    @property
    def empty(self) -> bool:
        """Whether no topic is to be seen."""
        return self._sifted.rowCount() == 0

    @property
    def count(self) -> int:
        """Return how many topics there are, or how many match what is typed."""
        if self._found is not None:
            return self._found
        return sum(1 for topic in self._topics.topics if topic.count)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Show other topics; the same ones leave everything as it is."""
        if self._topics.show_topics(topics):
            self.sift(self._sifted.typed)

    def sift(self, typed: str) -> None:
        """Show only topics with what was typed in them, the first of them current.

        What stands above them is shown as well, and what stands below them folded.
        """
        self._sifted.sift(typed)
        found = [i for i in self._walk() if self._sifted.matches(i)] if typed else []
        self._found = len(found) if typed else None
        self._unfold_to(found)
        self.setCurrentIndex(found[0] if found else QModelIndex())
        if not found:
            self.scrollToTop()

    def open_current(self) -> None:
        """Open the current topic, if there is one."""
        if term := self.currentIndex().data(TopicRole.TERM):
            self.topic_opened.emit(term)

    def focus_rows(self) -> None:
        """Put the keyboard on the current topic, or on the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(next(self._walk(), QModelIndex()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter; Esc is the page's; leave the other keys to the tree."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold where the press falls on a chevron."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        chevron = self._rows.chevron(self.visualRect(index), index)
        self._on_chevron = self._sifted.hasChildren(index) and chevron.contains(place)
        super().mousePressEvent(event)
        if self._on_chevron:
            self.setExpanded(index, not self.isExpanded(index))

    def _on_clicked(self, index: QModelIndex) -> None:
        if not self._on_chevron and index.data(TopicRole.TERM):
            self.topic_opened.emit(index.data(TopicRole.TERM))

    def _unfold_to(self, found: Sequence[QModelIndex]) -> None:
        """Unfold the pillars, and what hides these topics; fold all else."""
        self.collapseAll()
        self.expandToDepth(0)
        for index in found:
            above = index.parent()
            while above.isValid() and not self.isExpanded(above):
                self.expand(above)
                above = above.parent()

    def _walk(self, above: _Index = _NO_PARENT) -> Iterator[QModelIndex]:
        """Yield the topics as they stand from top to bottom, folded ones included."""
        for row in range(self._sifted.rowCount(above)):
            index = self._sifted.index(row, 0, above)
            if index.data(TopicRole.TERM):
                yield index
            yield from self._walk(index)


class _Sifted(QSortFilterProxyModel):
    """The topics that match what is typed, with what stands above and below them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.typed = ""
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)

    def sift(self, typed: str) -> None:
        """Match something else; '' matches all."""
        self.typed = typed
        self.setFilterFixedString(typed)  # looks at every row again

    def matches(self, index: _Index) -> bool:
        """Return whether a topic matches; a pillar does not, what stands below it may."""
        term = index.data(TopicRole.TERM)
        return bool(term) and found_by(self.typed, term, index.data(TopicRole.WORDS) or ())

    def filterAcceptsRow(self, row: int, above: _Index) -> bool:
        """Take what matches."""
        return not self.typed or self.matches(self.sourceModel().index(row, 0, above))
