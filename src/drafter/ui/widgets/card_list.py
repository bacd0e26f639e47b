"""The list of exemplar cards, with real buttons laid over the current one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
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


class CardList(QListView):
    """Arrows and clicks choose a card, which unfolds; a double click or Enter inserts it."""

    insert_requested = Signal(object)  # Exemplar

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed = QPersistentModelIndex()
        self._hits = HitListModel(self)
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
        self.setAutoScroll(False)  # Qt's own scrolling would run before a card unfolds
        self.setItemDelegate(CardDelegate(theme, KeyboardFocus(self), self))
        self.setModel(self._hits)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._place_actions)
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
    def current(self) -> Exemplar | None:
        """Return the exemplar that is unfolded; None while nothing is listed."""
        index = self.currentIndex()
        return index.data(HitRole.HIT).exemplar if index.isValid() else None

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List other hits from the top, the first one unfolded; the same ones change nothing."""
        if tuple(hits) == self._hits.hits:
            return
        self._hits.show_hits(hits)
        self.setCurrentIndex(self._hits.index(0, 0))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(0)

    def add_action(self, icon: str, text: str, tip: str) -> QPushButton:
        """Put one more button on the current card; return it for connecting."""
        button = QPushButton(self._theme.icon(icon, "ink1"), text)
        button.setFixedHeight(ACTION_HEIGHT)
        button.setAccessibleName(tip.split("（")[0])
        button.setToolTip(tip)
        self._icons.append((button, icon))
        self._row.addWidget(button)
        return button

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Unfold the card and fold the other; the new one keeps its place on the screen."""
        super().currentChanged(current, previous)
        top = self.visualRect(current).top()
        self.doItemsLayout()
        if current.isValid():
            moved = self.visualRect(current).top() - top
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)
            self._show_whole(current)
        self._place_actions()

    def updateGeometries(self) -> None:
        """Keep the buttons on their card after each layout."""
        super().updateGeometries()
        self._place_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out at once; Qt would wait, and show them overlapping meanwhile."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert on Enter; leave the other keys to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._insert_current()
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
        card, room = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if card.top() < 0 or card.height() > room:
            bar.setValue(bar.value() + card.top())
        elif card.bottom() >= room:
            bar.setValue(bar.value() + card.bottom() + 1 - room)

    def _place_actions(self) -> None:
        index = self.currentIndex()
        self._actions.setVisible(index.isValid())
        if index.isValid():
            card = self.visualRect(index)
            self._actions.adjustSize()
            top = card.top() + card.height() - ACTION_BOTTOM - ACTION_HEIGHT
            self._actions.move(QPoint(card.left() + MARGIN, top))

    def _on_theme_changed(self) -> None:
        for button, icon in self._icons:
            button.setIcon(self._theme.icon(icon, "ink1"))
        self.viewport().update()
