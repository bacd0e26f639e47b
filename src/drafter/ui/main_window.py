"""The window: a frame around start page, draft and library. Connects nothing.

Each page is built, and its modules are loaded, when somebody first asks for it: what is seen
first does not wait for what is not seen.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from drafter.ui.later import Later
from drafter.ui.theme import Theme
from drafter.ui.widgets.dropped_files import dropped_files

if TYPE_CHECKING:
    from drafter.core.skeleton import Render
    from drafter.ui.actions import Actions
    from drafter.ui.status_line import StatusLine
    from drafter.ui.views.draft_view import DraftView
    from drafter.ui.views.library_view import LibraryView
    from drafter.ui.views.start_view import StartView
    from drafter.ui.views.top_bar import TopBar

MINIMUM = (1100, 700)
DEFAULT = (1440, 870)


class MainWindow(QMainWindow):
    """Start page, draft or library; the draft's top bar and status line."""

    close_wanted = Signal(object)  # the QCloseEvent; whoever minds unsaved text ignores it
    files_dropped = Signal(list)  # paths (list[str]) dropped on start page or draft

    def __init__(self, theme: Theme, render: "Render", rate: int = 240) -> None:
        super().__init__()
        self._theme, self._render, self._rate = theme, render, rate
        self.later_start = Later(self._build_start)
        self.later_drafting = Later(self._build_drafting)
        self.later_library = Later(self._build_library)
        self.setWindowTitle(self.tr("聚焦·起草"))
        self.setMinimumSize(*MINIMUM)
        self.resize(*DEFAULT)
        self.setAcceptDrops(True)
        self._pages = QStackedWidget()
        root = QWidget()
        root.setObjectName("panel")
        self._column = QVBoxLayout(root)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        self.setCentralWidget(root)

    @cached_property
    def commands(self) -> "Actions":
        """Return everything the writer can ask for."""
        from drafter.ui.actions import Actions

        commands = Actions(self._theme, self)
        self._enable(commands)
        return commands

    @property
    def start(self) -> "StartView":
        """Return the start page."""
        return self.later_start()

    @property
    def drafting(self) -> "DraftView":
        """Return the page of the draft."""
        return self.later_drafting()

    @property
    def library(self) -> "LibraryView":
        """Return the page of the library."""
        return self.later_library()

    @cached_property
    def status(self) -> "StatusLine":
        """Return the line at the foot of a draft."""
        from drafter.ui.status_line import StatusLine

        line = StatusLine(self._theme)
        self.setStatusBar(line)
        line.setVisible(self.on_draft)
        return line

    def show_start(self) -> None:
        """Show the start page."""
        self._show(self.start)
        self.start.setFocus()
        self.setWindowTitle(self.tr("聚焦·起草"))

    def show_draft(self, title: str) -> None:
        """Show the draft; its title goes into the window's."""
        self._show(self.drafting)
        self.set_draft_title(title)

    def show_library(self) -> None:
        """Show the library; it offers the way back that fits."""
        self._show(self.library)
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
        return self._shows(self.later_drafting)

    @property
    def on_library(self) -> bool:
        """Whether the library is shown."""
        return self._shows(self.later_library)

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

    def _build_start(self) -> "StartView":
        from drafter.ui.views.start_view import StartView

        page = StartView(self._theme, self._render, rate=self._rate)
        self._pages.addWidget(page)
        return page

    def _build_drafting(self) -> "DraftView":
        from drafter.ui.views.draft_view import DraftView

        page = DraftView(self._theme, self.commands)
        self._pages.addWidget(page)
        return page

    def _build_library(self) -> "LibraryView":
        from drafter.ui.views.library_view import LibraryView

        page = LibraryView(self._theme)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _top(self) -> "TopBar":
        from drafter.ui.views.top_bar import TopBar

        bar = TopBar(self._theme, self.commands)
        self._column.insertWidget(0, bar)
        return bar

    def _shows(self, page: Later[Any]) -> bool:
        return page.built and self._pages.currentWidget() is page()

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        drafting = self.on_draft
        if drafting or "_top" in self.__dict__:
            self._top.setVisible(drafting)
            self.status.setVisible(drafting)
        if "commands" in self.__dict__:
            self._enable(self.commands)

    def _enable(self, commands: "Actions") -> None:
        for action in commands.draft_only:
            action.setEnabled(self.on_draft)
        if self.on_draft:
            history = self.drafting.paper.draft_document.history
            commands.undo.setEnabled(history.can_undo)
            commands.redo.setEnabled(history.can_redo)
