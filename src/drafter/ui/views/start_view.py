"""首页: choose a skeleton, say what the report is about, start; or go on with a draft."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from drafter.core.facts import TARGET, TITLE
from drafter.core.settings import RecentDraft
from drafter.core.skeleton import Render, Skeleton
from drafter.ui.models.recent_list import local_now
from drafter.ui.theme import Theme
from drafter.ui.views.fact_column import FactColumn
from drafter.ui.views.fact_form import RATE
from drafter.ui.views.recent_section import RecentSection
from drafter.ui.views.skeleton_delegate import GAP
from drafter.ui.views.start_gallery import SLACK, Gallery
from drafter.ui.widgets.themed import Banner, Hairline, ThemedLabel

_MARGIN = 28
_COLUMN, _NARROW_COLUMN, _NARROW = 400, 360, 1280


class StartView(QWidget):
    """The page the program opens with. Knows no file and no library.

    Args:
        theme: Gives colours and icons.
        render: Renders a skeleton's passages with facts, for previews.
        parent: Owns the view.
        rate: Speaking rate in 字 a minute.
        now: Tells the time in the user's zone, for 今天 and 昨天.
    """

    start_requested = Signal(str, object)  # skeleton id, facts by name (dict[str, str])
    open_requested = Signal()
    library_requested = Signal()
    notice_taken = Signal()  # what `show_notice_offer` offered is wanted
    recent_requested = Signal(str)  # path
    forget_recent_requested = Signal(str)  # path

    def __init__(
        self,
        theme: Theme,
        render: Render,
        parent: QWidget | None = None,
        *,
        rate: int = RATE,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._open, self._library = QToolButton(), QToolButton()
        self._progress = ThemedLabel(theme, "", "ink3", 12)
        self._notice, self._errors = Banner(theme), Banner(theme)
        self._gallery = Gallery(theme)
        self._none = ThemedLabel(
            theme, self.tr("没有能用的骨架。重新安装程序可以找回，稿子不受影响。"), "ink2"
        )
        self._recents = RecentSection(theme, now)
        self._column = FactColumn(theme, render, rate)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._gallery)
        self._refresh_icons()
        self.show_skeletons(())

    def show_skeletons(self, skeletons: Sequence[Skeleton]) -> None:
        """Offer these skeletons; the first is chosen."""
        self._gallery.show_skeletons(skeletons)
        self._gallery.setVisible(bool(skeletons))
        self._none.setVisible(not skeletons)

    def show_skeleton_errors(self, sentences: Sequence[str]) -> None:
        """Tell which skeletons could not be read; none hides the strip."""
        self._errors.show_sentence("\n".join(sentences))

    def show_recent(self, recents: Sequence[RecentDraft]) -> None:
        """List the drafts written last, newest first."""
        self._recents.show_recents(recents)

    def show_facts(self, facts: Mapping[str, str]) -> None:
        """Fill in the facts used last, without what suits one draft only: title and target."""
        own = (TITLE, TARGET)
        self._column.show_facts({name: text for name, text in facts.items() if name not in own})

    def show_notice(self, sentence: str) -> None:
        """Show one sentence above the page; an empty one hides it."""
        self._notice.show_sentence(sentence)

    def show_progress(self, sentence: str) -> None:
        """Say in the header what is going on meanwhile; an empty sentence clears it."""
        self._progress.setText(sentence)

    def show_library_size(self, reports: int) -> None:
        """Say how many reports the library holds; 0 while that is not known."""
        count = self.tr("  {n} 篇").format(n=f"{reports:,}") if reports else ""
        self._library.setText(" " + self.tr("资料库") + count)

    def show_notice_offer(self, sentence: str, offer: str) -> None:
        """Show one sentence with a button; `notice_taken` says it was pressed."""
        self._notice.show_sentence(sentence, offer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow the right column in a narrow window."""
        narrow = event.size().width() < _NARROW
        self._column.setFixedWidth(_NARROW_COLUMN if narrow else _COLUMN)
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        for strip in (self._header(), self._notice, self._errors):
            page.addWidget(strip)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addLayout(self._left(), 1)
        columns.addWidget(Hairline(self._theme, Qt.Orientation.Vertical))
        columns.addWidget(self._column)
        page.addLayout(columns, 1)

    def _header(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(self._theme.height("top"))
        self._sign = QLabel()
        self._open.setText(" " + self.tr("打开稿子"))  # Qt leaves too little air after the icon
        self._open.setAccessibleName(self.tr("打开稿子"))
        self._open.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._library.setAccessibleName(self.tr("资料库"))
        self._library.setToolTip(self.tr("资料库（Ctrl+Shift+L）"))
        self._library.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.show_library_size(0)
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(ThemedLabel(self._theme, self.tr("聚焦·起草"), "ink1", 14, 500))
        row.addStretch(1)
        row.addWidget(self._progress)
        row.addWidget(self._open)
        row.addWidget(self._library)
        return bar

    def _left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, _MARGIN, 0)
        head.setSpacing(10)
        head.addWidget(ThemedLabel(self._theme, self.tr("新建"), "ink1", 16, 500))
        hint = self.tr("选一种骨架。缩略图按原文字数比例画出")
        head.addWidget(ThemedLabel(self._theme, hint, "ink3", 12))
        head.addStretch(1)
        cards = QHBoxLayout()
        cards.setContentsMargins(0, 0, _MARGIN - GAP - SLACK, 0)  # the last gap hangs out
        cards.addWidget(self._gallery)
        cards.addWidget(self._none)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, _MARGIN, 0)
        below.addWidget(self._recents)
        left = QVBoxLayout()
        left.setContentsMargins(_MARGIN, 22, 0, 12)
        left.setSpacing(0)
        left.addLayout(head)
        left.addSpacing(13)
        left.addLayout(cards)
        left.addSpacing(28 - GAP)
        left.addLayout(below, 1)
        return left

    def _connect(self) -> None:
        self._gallery.chosen.connect(self._on_skeleton_chosen)
        self._gallery.settled.connect(self._column.form.enter)
        self._open.clicked.connect(self.open_requested)
        self._library.clicked.connect(self.library_requested)
        self._notice.taken.connect(self.notice_taken)
        self._recents.open_requested.connect(self.open_requested)
        self._recents.recent_requested.connect(self.recent_requested)
        self._recents.forget_requested.connect(self.forget_recent_requested)
        self._column.start_requested.connect(self._on_start)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_start)
        self._theme.changed.connect(self._refresh_icons)

    def _order_tabs(self) -> None:
        """Lead from the cards through the form to 开始起草, then to the recent drafts."""
        way: list[QWidget] = [self._open, self._library, self._gallery, *self._column.form.edits()]
        way += [self._column.start, self._recents.search, self._recents.list]
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    @Slot(object)
    def _on_skeleton_chosen(self, skeleton: Skeleton | None) -> None:
        self._column.show_skeleton(skeleton)
        self._order_tabs()

    @Slot()
    def _on_start(self) -> None:
        skeleton = self._gallery.skeleton()
        if skeleton is not None and self._column.form.check():
            self.start_requested.emit(skeleton.id, self._column.form.facts())

    @Slot()
    def _refresh_icons(self) -> None:
        self._open.setIcon(self._theme.icon("open"))
        self._library.setIcon(self._theme.icon("library"))
        self._sign.setPixmap(self._theme.pixmap("app", "ink1", 20, self.devicePixelRatioF()))
