"""The page on which the library is browsed by topic."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from drafter.core.query import Topic
from drafter.ui.theme import Theme
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.themed import ThemedLabel
from drafter.ui.widgets.topic_tree import TopicTree
from drafter.ui.widgets.work_line import WorkLine


class TopicPage(QWidget):
    """A line to type into over the tree. Enter opens the marked topic, Esc goes back."""

    topic_opened = Signal(str)  # preferred term
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._failed: str | None = None  # why there are no topics; None when they were read
        self._back = QToolButton()
        self._title = ThemedLabel(theme, self.tr("主题"), "ink1", 13, 500)
        self._count = ThemedLabel(theme, "", "ink3", 12)
        self._box = SearchBox(theme, prompt=self.tr("找主题"), clear=self.tr("清空"))
        self._work, self._tree = WorkLine(theme), TopicTree(theme)
        self._nothing, self._pages = EmptyAnswer(theme, "search"), QStackedWidget()
        self._lay_out()
        self._back.setFixedSize(24, 24)
        self._back.setStyleSheet("padding: 0; min-height: 22px")
        self._back.setToolTip(self.tr("回到例文（Esc）"))
        self._back.setAccessibleName(self.tr("回到例文"))
        self._back.clicked.connect(self.left)
        self._box.textChanged.connect(self._on_typed)
        self._box.returnPressed.connect(self._tree.open_current)
        self._box.down_pressed.connect(self._on_down_pressed)
        self._tree.topic_opened.connect(self.topic_opened)
        self.setFocusProxy(self._box)
        theme.changed.connect(self._refresh)
        self._refresh()

    def begin(self) -> None:
        """Start anew: nothing typed, the keyboard in the line; topics are on their way."""
        self._failed = None
        self._box.clear()
        self._work.show_busy(True)
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Show the topics and how many passages speak of each."""
        self._work.show_busy(False)
        self._tree.show_topics(topics)
        self._failed = None
        self._show_what_is_there(arrived=True)

    def show_failed(self, sentence: str) -> None:
        """Say that the topics could not be read.

        Args:
            sentence: What happened and what to do; empty when only that is known.
        """
        self._work.show_busy(False)
        self._failed = sentence
        self._tree.show_topics(())
        self._show_what_is_there(arrived=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        row.addWidget(self._count)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 12)
        head.setSpacing(0)
        head.addLayout(row)
        head.addSpacing(6)
        head.addWidget(self._box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._work)
        column.addWidget(self._pages, 1)
        self._pages.addWidget(self._tree)
        self._pages.addWidget(self._nothing)

    def _on_typed(self, text: str) -> None:
        self._tree.sift(text.strip())
        self._show_what_is_there()

    def _on_down_pressed(self) -> None:
        if not self._tree.empty:
            self._tree.focus_rows()

    def _show_what_is_there(self, *, arrived: bool = False) -> None:
        typed, there = self._box.words, not self._tree.empty
        count = self.tr("{n} 个").format(n=self._tree.count) if there else ""
        self._count.setText(count)
        if self._failed is not None:
            said = self._failed or self.tr("稿子不受影响。请重新打开程序，再来看主题。")
            self._nothing.show_words(self.tr("主题没有读出来"), said)
            self._pages.setCurrentWidget(self._nothing)
        elif there:
            self._pages.setCurrentWidget(self._tree)
        elif typed:
            title = self.tr("没有“{typed}”这个主题").format(typed=typed)
            self._nothing.show_words(title, self.tr("换个说法，或者直接在例文里找。"))
            self._pages.setCurrentWidget(self._nothing)
        elif arrived:
            title = self.tr("资料库里还没有可以按主题看的段")
            self._nothing.show_words(title, self.tr("导入材料以后再来看。"))
            self._pages.setCurrentWidget(self._nothing)

    def _refresh(self) -> None:
        self._back.setIcon(self._theme.icon("left", "ink2"))
