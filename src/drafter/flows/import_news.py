"""What is told of an import: on the page, in the status line, and what was refused in the end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.core.importing import ImportResult, ImportStatus, ImportStep
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow

FINDING_MS = 400
"""How long files are looked for without a word."""
OVER_MS = 10_000
"""How long word of an import that went well stays."""

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
        self._untold: dict[str, ImportResult] = {}  # refusals that nobody has seen, by path
        self._finding = QTimer(self, singleShot=True, interval=FINDING_MS)
        self._finding.timeout.connect(self._say_finding)
        self._over = QTimer(self, singleShot=True, interval=OVER_MS)
        self._over.timeout.connect(self._clear)
        self.told.connect(self._on_told)  # queued where it comes from another thread

    def show_waiting(self, files: int) -> None:
        """Tell how many files are listed in all."""
        self._files = files
        self._show_progress()

    def show_finding(self) -> None:
        """Tell that files are looked for, unless they are found at once."""
        self._finding.start()

    def show_found(self) -> None:
        """Tell that no files are looked for any more."""
        self._finding.stop()
        if self._window.library.banner.sentence == self._finding_words():
            self._window.library.banner.show_sentence("")

    def forget(self, path: str) -> None:
        """Leave a refusal untold: the user sees to the file already."""
        self._untold.pop(path, None)

    def tell(self) -> None:
        """Tell what nobody has seen yet, now that the page is seen."""
        if self._shelf.running:
            return
        self._clear()
        failed, self._untold = tuple(self._untold.values()), {}
        if failed:
            here = self._count(ImportStatus.ADDED) + self._count(ImportStatus.KNOWN)
            self._show_failed(failed, here, self._replace)

    def show_end(self) -> None:
        """Tell that the import is over."""
        if self._shelf.running:
            self._shelf.finish()
        added, refused = self._count(ImportStatus.ADDED), len(self._untold)
        said = [self.tr("导入完了，{n} 个文件进了资料库").format(n=added)]
        if refused:
            said.append(self.tr("{n} 个没有导入，到资料库里看").format(n=refused))
        if self._window.on_library:
            self.tell()
        else:
            self._say("，".join(said))
            if not refused:
                self._over.start()
        self._shelves.refresh()

    def _on_told(self, news: ImportStep | ImportResult) -> None:
        if isinstance(news, ImportStep):
            self._shelf.show_step(news)
            return
        self._shelf.show_result(news)
        if news.status is ImportStatus.REFUSED:
            self._untold[news.path] = news
        self._show_progress()
        if news.status is ImportStatus.ADDED:
            self._shelves.refresh_soon()

    def _show_progress(self) -> None:
        at = min(len(self._shelf.results) + 1, self._files)
        self._say(self.tr("正在导入，第 {i} 个，共 {n} 个").format(i=at, n=self._files))

    def _say_finding(self) -> None:
        self._window.library.banner.show_sentence(self._finding_words(), self.tr("停止"))

    def _finding_words(self) -> str:
        return self.tr("正在找文件…")

    def _clear(self) -> None:
        self._say("")

    def _say(self, sentence: str) -> None:
        self._over.stop()
        self._window.status.show_message(sentence)
        if self._window.later_start.built:
            self._window.start.show_progress(sentence)

    def _count(self, status: ImportStatus) -> int:
        return sum(result.status is status for result in self._shelf.results)
