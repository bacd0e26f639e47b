"""最近的稿子: the drafts written last, with a search field, or a word about their absence."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.core.settings import RecentDraft
from drafter.ui.models.recent_list import RecentListModel, local_now
from drafter.ui.theme import Theme
from drafter.ui.views.recent_empty import RecentEmpty
from drafter.ui.views.recent_rows import RecentList
from drafter.ui.widgets.themed import Hairline, ThemedLabel

_GLASS = 16


class RecentSection(QWidget):
    """Lists recent drafts; a click or Enter opens one, Delete takes it off the list."""

    open_requested = Signal()
    recent_requested = Signal(str)  # path
    forget_requested = Signal(str)  # path

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], datetime] = local_now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = RecentListModel(now, self)
        self._any = False
        self.search = _SearchEdit(theme)
        self.search.setFixedWidth(220)
        self.search.setPlaceholderText(self.tr("按题目、地区、会议找"))
        self.search.setAccessibleName(self.tr("在最近的稿子里找"))
        self.search.textChanged.connect(self._on_words_changed)
        self.list = RecentList(theme, self._model)
        self.list.recent_requested.connect(self.recent_requested)
        self.list.forget_requested.connect(self.forget_requested)
        self._empty = RecentEmpty(theme)
        self._empty.open_requested.connect(self.open_requested)
        self._empty.all_requested.connect(self._on_all_requested)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self._lay_out()
        self._show_right_page()

    def show_recents(self, recents: Sequence[RecentDraft]) -> None:
        """List ``recents``, the newest first as given."""
        self._any = bool(recents)
        self._model.set_recents(recents)
        self._show_right_page()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(ThemedLabel(self._theme, self.tr("最近的稿子"), "ink1", 16, 500))
        head.addStretch(1)
        head.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(7)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._pages, 1)

    def _show_right_page(self) -> None:
        self.search.setVisible(self._any)
        if self._model.rowCount():
            self._pages.setCurrentWidget(self.list)
            return
        if self._any:
            self._empty.say_nothing_found(self.search.text().strip())
        else:
            self._empty.say_no_drafts()
        self._pages.setCurrentWidget(self._empty)

    @Slot()
    def _on_all_requested(self) -> None:
        self.search.clear()
        self.search.setFocus()

    @Slot(str)
    def _on_words_changed(self, words: str) -> None:
        self._model.look_for(words)
        self._show_right_page()


class _SearchEdit(QLineEdit):
    """A line with a magnifying glass (Qt's own icon sits off the middle); Escape empties it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setTextMargins(22, 0, 0, 0)
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the line on Escape; the rest is Qt's."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then the glass."""
        super().paintEvent(event)
        painter = QPainter(self)
        glass = self._theme.pixmap("search", "ink3", _GLASS, self.devicePixelRatioF())
        painter.drawPixmap(9, (self.height() - _GLASS) // 2, glass)
        painter.end()
