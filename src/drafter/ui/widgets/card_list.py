"""The list of exemplar cards, with real buttons laid over the current one."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QWidget

from drafter.core.query import Hit
from drafter.core.report import Exemplar
from drafter.ui.models.hit_list import HitListModel, HitRole
from drafter.ui.painting.card_delegate import (
    ACTION_BOTTOM,
    ACTION_HEIGHT,
    MARGIN,
    CardDelegate,
)
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_AHEAD = 1.5
"""How far from the end more is asked for, in heights of the list."""


class CardList(QListView):
    """Arrows and clicks choose a card, which unfolds; a double click or Enter inserts it."""

    insert_requested = Signal(object)  # Exemplar
    more_requested = Signal()  # the end of the list is near, and there are more answers

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed = QPersistentModelIndex()
        self._hits = HitListModel(self)
        self._seen: Sequence[Hit] = ()
        self._total = self._asked_at = 0  # answers in all; how many were listed when asked
        self._actions = QWidget(self.viewport())
        self._row = QHBoxLayout(self._actions)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._icons: list[tuple[QPushButton, str]] = []
        self.setObjectName("cards")
        self.setAccessibleName(self.tr("例文"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or not at all
        self.setAutoScroll(False)  # Qt's own scrolling would run before a card unfolds
        self._cards = CardDelegate(theme, KeyboardFocus(self), self)
        self.setItemDelegate(self._cards)
        self.setModel(self._hits)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().hide()
        self.add_action("insert", self.tr("插入"), self.tr("插入这一段（Enter）")).clicked.connect(
            self._insert_current
        )
        theme.changed.connect(self._on_theme_changed)
        self._place_actions()

    @property
    def hits(self) -> Sequence[Hit]:
        """Return what is listed, best first."""
        return self._hits.hits

    @property
    def seen(self) -> Sequence[Hit]:
        """Return what is seen: of an answer that is not painted yet, the one before."""
        return self._seen if self._seen and self._hits.hits else self._hits.hits

    @property
    def current(self) -> Exemplar | None:
        """Return the exemplar that is unfolded; None while nothing is listed."""
        index = self.currentIndex()
        return index.data(HitRole.HIT).exemplar if index.isValid() else None

    @property
    def last_action(self) -> QPushButton:
        """Return the last button on the current card, for the order of Tab."""
        return self._icons[-1][0]

    def show_hits(self, hits: Sequence[Hit], total: int = 0) -> None:
        """List other hits from the top, the first one unfolded.

        Those that begin with the ones listed leave scroll, current card and keyboard
        where they are.

        Args:
            hits: Best first.
            total: Answers there are, of which these are the first; as many when less.
        """
        self._total = max(total, len(hits))
        foot = self._foot_of(len(hits))
        if tuple(hits) == self._hits.hits and foot == self._cards.foot:
            return
        self._cards.foot = foot
        at = self.verticalScrollBar().value()
        if self._hits.show_hits(hits):
            self.doItemsLayout()
        else:
            self._asked_at = at = 0
            self._seen = self._seen if hits else ()
            # The first lays the cards out, once; selecting before would do so as well.
            first, how = self._hits.index(0, 0), QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(first, how.NoUpdate)
            self.selectionModel().select(first, how.ClearAndSelect)
        self.verticalScrollBar().setValue(at)
        self._place_actions()
        self._want_more()

    def ask_again(self) -> None:
        """Ask once more for what was asked and did not come, when the end is next near."""
        self._asked_at = 0

    def add_action(self, icon: str, text: str, tip: str) -> QPushButton:
        """Put one more button on the current card; return it for connecting."""
        button = QPushButton(self._theme.icon(icon, "ink1"), text)
        button.setFixedHeight(ACTION_HEIGHT)
        button.setAccessibleName(tip.split("（")[0])
        button.setToolTip(tip)
        if self._icons:
            self.setTabOrder(self._icons[-1][0], button)
        self._icons.append((button, icon))
        self._row.addWidget(button)
        return button

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Unfold the card and fold the other; the new one keeps its place on the screen."""
        # In a new list nothing has a place yet; asking for it would lay out all of it twice.
        top = self.visualRect(current).top() if previous.isValid() else 0
        self.doItemsLayout()
        super().currentChanged(current, previous)
        if current.isValid():
            moved = self.visualRect(current).top() - top
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
            self._show_whole(current)
        self._place_actions()

    def updateGeometries(self) -> None:
        """Keep the cards under the scroll bar, and the buttons on their card."""
        bar = self.verticalScrollBar().sizeHint().width()
        if self.viewportMargins().right() != -bar:
            self.setViewportMargins(0, 0, -bar, 0)  # it lies over their right margin
        super().updateGeometries()
        self._place_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out at once; Qt would wait, and show them overlapping meanwhile."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, and remember which: a key with a number means the card seen."""
        super().paintEvent(event)
        self._seen = self._hits.hits

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert on Enter, once however long it is held; leave the other keys to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._insert_current()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the panel's own
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the card: unfolding may move another one under the mouse."""
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Insert the card that the first click was on."""
        if event.button() is Qt.MouseButton.LeftButton and self._pressed.isValid():
            self.insert_requested.emit(self._pressed.data(HitRole.HIT).exemplar)

    def _insert_current(self) -> None:
        if (exemplar := self.current) is not None:
            self.insert_requested.emit(exemplar)

    def _show_whole(self, index: _Index) -> None:
        """Scroll as little as shows the card whole, or its top when it is too long."""
        card, room = self._cards.card(index, self.visualRect(index)), self.viewport().height()
        bar = self.verticalScrollBar()
        if card.top() < 0 or card.height() > room:
            bar.setValue(bar.value() + card.top())
        elif card.bottom() >= room:
            bar.setValue(bar.value() + card.bottom() + 1 - room)

    def _place_actions(self) -> None:
        index = self.currentIndex()
        self._actions.setVisible(index.isValid())
        if index.isValid():
            card = self._cards.card(index, self.visualRect(index))
            self._actions.adjustSize()
            top = card.top() + card.height() - ACTION_BOTTOM - ACTION_HEIGHT
            self._actions.move(QPoint(card.left() + MARGIN, top))

    def _foot_of(self, listed: int) -> str:
        """Return what is said below the last of so many cards."""
        if not listed:
            return ""
        if left := self._total - listed:
            return self.tr("还有 {n} 段").format(n=f"{left:,}")
        return self.tr("就这些了")

    def _on_scrolled(self) -> None:
        self._place_actions()
        self._want_more()

    def _on_range_changed(self, least: int, most: int) -> None:
        self.verticalScrollBar().setVisible(most > least)

    def _want_more(self) -> None:
        """Ask for more once per list, before its end is seen."""
        listed, bar = len(self._hits.hits), self.verticalScrollBar()
        near = bar.maximum() - bar.value() <= self.viewport().height() * _AHEAD
        if near and self._asked_at != listed < self._total:
            self._asked_at = listed
            self.more_requested.emit()

    def _on_theme_changed(self) -> None:
        for button, icon in self._icons:
            button.setIcon(self._theme.icon(icon, "ink1"))
        self.viewport().update()
