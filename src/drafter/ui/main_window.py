"""The window: a frame around start page, draft and library. Connects nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.skeleton import Render
from drafter.ui.actions import Actions
from drafter.ui.status_line import StatusLine
from drafter.ui.theme import Theme
from drafter.ui.views.draft_view import DraftView
from drafter.ui.views.library_view import LibraryView
from drafter.ui.views.start_view import StartView
from drafter.ui.widgets.dropped_files import dropped_files

MINIMUM = (1100, 700)
DEFAULT = (1440, 870)


class MainWindow(QMainWindow):
    """Start page, draft or library; the draft's top bar and status line."""

    close_wanted = Signal(object)  # the QCloseEvent; whoever minds unsaved text ignores it
    files_dropped = Signal(list)  # paths (list[str]) dropped on start page or draft

    def __init__(self, theme: Theme, render: Render, rate: int = 240) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle(self.tr("聚焦·起草"))
        self.setMinimumSize(*MINIMUM)
        self.resize(*DEFAULT)
        self.setAcceptDrops(True)
        self.commands = Actions(theme, self)
        self.start = StartView(theme, render, rate=rate)
        self.drafting = DraftView(theme, self.commands)
        self.library = LibraryView(theme)
        self.status = StatusLine(theme)
        self._top = self._top_bar()
        self._pages = QStackedWidget()
        for page in (self.start, self.drafting, self.library):
            self._pages.addWidget(page)
        root = QWidget()
        root.setObjectName("panel")
        layout = QVBoxLayout(root)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(root)
        self.setStatusBar(self.status)
        self.show_start()

    def show_start(self) -> None:
        """Show the start page."""
        self._show(self.start, drafting=False)
        self.start.setFocus()
        self.setWindowTitle(self.tr("聚焦·起草"))

    def show_draft(self, title: str) -> None:
        """Show the draft; its title goes into the window's."""
        self._show(self.drafting, drafting=True)
        self.set_draft_title(title)

    def show_library(self) -> None:
        """Show the library; it offers the way back that fits."""
        self._show(self.library, drafting=False)
        self.setWindowTitle(f"{self.tr('资料库')} — {self.tr('聚焦·起草')}")

    def complain(self, sentence: str) -> None:
        """Show one sentence on the page that is seen."""
        if self.on_draft:
            self.drafting.banner.show_sentence(sentence)
        elif self.on_library:
            self.library.banner.show_sentence(sentence)
        else:
            self.start.show_notice(sentence)

    def set_draft_title(self, title: str) -> None:
        """Name the draft in the window's title."""
        name = title.strip() or self.tr("没有题目的稿子")
        self.setWindowTitle(f"{name} — {self.tr('聚焦·起草')}")

    @property
    def on_draft(self) -> bool:
        """Whether the draft is shown."""
        return self._pages.currentWidget() is self.drafting

    @property
    def on_library(self) -> bool:
        """Whether the library is shown."""
        return self._pages.currentWidget() is self.library

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever minds unsaved text."""
        self.close_wanted.emit(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the paths of the dropped files."""
        if paths := dropped_files(event.mimeData()):
            self.files_dropped.emit(paths)

    def _show(self, page: QWidget, *, drafting: bool) -> None:
        self._pages.setCurrentWidget(page)
        self._top.setVisible(drafting)
        self.status.setVisible(drafting)
        for action in self.commands.draft_only:
            action.setEnabled(drafting)

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(self._theme.height("top"))
        self._home = QToolButton()
        self._home.setToolTip(self.tr("首页（Ctrl+N）"))
        self._home.setAccessibleName(self.tr("首页"))
        self._home.clicked.connect(self.commands.new.trigger)
        self._menus = QMenuBar()
        self._menus.setFixedHeight(28)
        self.commands.fill(self._menus)
        self._export = QPushButton(self.tr("导出 Word"))
        self._export.setToolTip(self.commands.export.toolTip())
        self._export.clicked.connect(self.commands.export.trigger)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._home)
        row.addWidget(self._menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        row.addWidget(self._export)
        self._refresh()
        self._theme.changed.connect(self._refresh)
        return bar

    def _refresh(self) -> None:
        self._home.setIcon(self._theme.icon("home"))
        self._export.setIcon(self._theme.icon("export", "ink1"))
