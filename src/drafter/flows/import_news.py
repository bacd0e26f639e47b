"""What is told of an import: on the page, in the status line, and what was refused in the end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from drafter.core.importing import ImportResult, ImportStatus, ImportStep
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow

Replace = Callable[[str], bool]
"""Asks for another file in the place of one; whether there is one."""
ShowFailed = Callable[[Sequence[ImportResult], int, Replace], None]
"""Shows what was refused and how many others came in; calls back for 换文件."""


class ImportNews(QObject):
    """Shows news that come from any thread by `told`.

    Args:
        window: Has the page and the status line.
        shelves: Lists what was brought in.
        show_failed: Shows what was refused.
        replace: What 换文件 does.
    """

    told = Signal(object)  # ImportStep or ImportResult

    def __init__(
        self, window: MainWindow, shelves: Shelves, show_failed: ShowFailed, replace: Replace
    ) -> None:
        super().__init__(window)
        self._window, self._shelves, self._shelf = window, shelves, window.library.shelf
        self._show_failed, self._replace = show_failed, replace
        self._files = 0
        self._untold = False  # whether refusals wait until the page is seen
        window.commands.library.triggered.connect(self._tell_failures)
        window.start.library_requested.connect(self._tell_failures)
        self.told.connect(self._on_told)  # queued where it comes from another thread

    def show_waiting(self, files: int) -> None:
        """Tell how many files are listed in all."""
        self._files = files
        self._untold = False
        self._show_progress()

    def show_end(self) -> None:
        """Tell that the import is over."""
        if self._shelf.running:
            self._shelf.finish()
        added, refused = self._count(ImportStatus.ADDED), self._count(ImportStatus.REFUSED)
        said = [self.tr("导入完了，{n} 个文件进了资料库").format(n=added)]
        if refused:
            said.append(self.tr("{n} 个没有导入，到资料库里看").format(n=refused))
        self._say("" if self._window.on_library else "，".join(said))
        self._untold = bool(refused)
        if self._window.on_library:
            self._tell_failures()
        self._shelves.refresh()

    def _on_told(self, news: ImportStep | ImportResult) -> None:
        if isinstance(news, ImportStep):
            self._shelf.show_step(news)
            return
        self._shelf.show_result(news)
        self._show_progress()
        if news.status is ImportStatus.ADDED:
            self._shelves.refresh_soon()

    def _show_progress(self) -> None:
        at = min(len(self._shelf.results) + 1, self._files)
        self._say(self.tr("正在导入，第 {i} 个，共 {n} 个").format(i=at, n=self._files))

    def _say(self, sentence: str) -> None:
        self._window.status.show_message(sentence)
        self._window.start.show_progress(sentence)

    def _count(self, status: ImportStatus) -> int:
        return sum(result.status is status for result in self._shelf.results)

    def _tell_failures(self) -> None:
        """Show what was refused, once, while the page is seen."""
        if not self._untold or self._shelf.running:
            return
        self._untold = False
        self._say("")
        results = self._shelf.results
        failed = [result for result in results if result.status is ImportStatus.REFUSED]
        if failed:
            self._show_failed(failed, self._count(ImportStatus.ADDED), self._replace)
