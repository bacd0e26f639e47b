"""The gallery of skeletons on the start page."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from drafter.core.skeleton import Skeleton
from drafter.ui.models.skeleton_list import SkeletonListModel, SkeletonRole
from drafter.ui.theme import Theme
from drafter.ui.views.skeleton_delegate import GAP, SkeletonDelegate

_NARROWEST, _WIDEST = 124, 240
_SCROLL_BAR = 12

SLACK = 2
"""px the gallery is to be wider than its cards: Qt breaks a row that fits exactly."""


class Gallery(QListView):
    """Skeletons as cards abreast; arrows choose, Enter and double-click settle."""

    chosen = Signal(object)  # the Skeleton that is current now; None when there is none
    settled = Signal()  # the writer is done choosing

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SkeletonListModel(self)
        self._delegate = SkeletonDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionRectVisible(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("骨架"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self.settled)
        theme.changed.connect(self.viewport().update)

    def show_skeletons(self, skeletons: Sequence[Skeleton]) -> None:
        """List ``skeletons`` and choose the one chosen before, else the first."""
        before = self.skeleton()
        self._model.set_skeletons(skeletons)
        self._fit()
        ids = [skeleton.id for skeleton in skeletons]
        row = ids.index(before.id) if before and before.id in ids else 0
        if ids:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flag)
        else:
            self.chosen.emit(None)

    def skeleton(self) -> Skeleton | None:
        """Return the chosen skeleton."""
        found = self.currentIndex().data(SkeletonRole.SKELETON)
        return found if isinstance(found, Skeleton) else None

    def sizeHint(self) -> QSize:
        """Return the size that shows every card."""
        columns = max(1, self._columns())
        rows = -(-self._model.rowCount() // columns)
        height = self._delegate.card_height() + GAP
        return QSize(columns * (_WIDEST + GAP), max(1, rows) * height)

    def minimumSizeHint(self) -> QSize:
        """Return the size that shows one card."""
        return QSize(_NARROWEST + GAP, self._delegate.card_height() + GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle on Enter; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_current_changed(self, current: QModelIndex) -> None:
        self.chosen.emit(current.data(SkeletonRole.SKELETON))

    def _columns(self) -> int:
        """Return how many cards stand abreast."""
        count = max(1, self._model.rowCount())
        fitting = max(1, self.width() // (_NARROWEST + GAP))
        return min(count, fitting)

    def _fit(self) -> None:
        columns = self._columns()
        wraps = columns < self._model.rowCount()
        room = self.width() - SLACK - (_SCROLL_BAR if wraps else 0)
        low, high = columns * (_NARROWEST + GAP), columns * (_WIDEST + GAP)
        self._delegate.set_columns(columns, min(high, max(low, room)))
        # While a bar may come, Qt keeps its width free and breaks the row a card early.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wraps else policy.ScrollBarAlwaysOff
        )
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
