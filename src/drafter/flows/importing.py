"""Bringing files into the library: dropped or chosen, one after another, in the background."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.importing import ImportRequest, Tell
from drafter.errors import DrafterError
from drafter.flows.import_news import ImportNews, ShowFailed
from drafter.flows.session import Choices
from drafter.flows.shelves import Shelves
from drafter.ui.dialogs.file_dialog import ask_files
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import InTurn, LatestTask

Import = Callable[[Sequence[ImportRequest], Tell, CancelToken], None]
"""Brings files in, telling steps and a result each; runs off the window's thread."""
Expand = Callable[[Sequence[Path], CancelToken], Sequence[Path]]
"""Returns the files that files and folders stand for; likewise."""


class ImportingFlow(QObject):
    """Joins what is dropped or chosen to the import. It goes on while the writer drafts.

    Args:
        window: Has the page.
        shelves: Lists what was brought in.
        choices: Remember the folder files were taken from.
        task: Runs the import.
        bring_in: Does it.
        expand: Finds the files in folders.
        endings: Of the files that can be read, for the file dialog.
        show_failed: Shows what was refused.
    """

    ended = Signal()  # whatever came in can be found
    bug_found = Signal(Exception)

    def __init__(
        self,
        window: MainWindow,
        shelves: Shelves,
        choices: Choices,
        task: LatestTask,
        *,
        bring_in: Import,
        expand: Expand,
        endings: Sequence[str],
        show_failed: ShowFailed,
    ) -> None:
        super().__init__(window)
        self._window, self._choices, self._task = window, choices, task
        self._bring_in, self._expand, self._endings = bring_in, expand, tuple(endings)
        self._news = ImportNews(window, shelves, show_failed, self._on_replace)
        self._finding = InTurn(self)
        self._shelf = window.library.shelf
        self._stop, self._stop_finding = CancelToken(), CancelToken()
        self._running = False
        self._waiting: list[ImportRequest] = []
        self._folders: dict[str, str] = {}  # of each file that is listed
        view = window.library
        for chosen in (
            view.bar.import_requested,
            view.shelf.files_chosen_requested,
            view.reports.files_chosen_requested,
        ):
            chosen.connect(self.choose)
        view.files_dropped.connect(self._on_dropped)
        view.shelf.files_dropped.connect(self._on_dropped)
        view.groups.files_dropped.connect(self.take)
        view.shelf.stop_requested.connect(self.stop)
        view.banner.taken.connect(self._on_finding_stopped)
        view.shelf.retry_requested.connect(self._on_retry)
        view.shelf.again_requested.connect(partial(self._on_retry, again=True))
        view.shelf.replace_requested.connect(self._on_replace)
        task.done.connect(self._on_done)
        for work in (task, self._finding):
            work.failed.connect(self._on_failed)

    def take(self, paths: Sequence[str], folder: str = "") -> None:
        """Bring in files, and those in folders, behind what waits already.

        Args:
            paths: Of files and folders.
            folder: The user's folder in the library they go to; empty for none.
        """
        self._news.show_finding()
        files = partial(_find, self._expand, tuple(paths), self._stop_finding)
        self._finding.start(files, partial(self._on_found, folder))

    def stop(self) -> None:
        """Have the file at work given up, those that wait not begun, and no more looked for."""
        self._on_finding_stopped()
        self._stop.cancel()
        self._waiting.clear()

    def close(self) -> None:
        """Stop; whoever owns the pool waits for the end."""
        self.stop()
        self._finding.close()

    def tell_refused(self) -> None:
        """Tell what was refused while nobody was on the page."""
        self._news.tell()

    def _on_finding_stopped(self) -> None:
        self._stop_finding.cancel()
        self._stop_finding = CancelToken()
        self._news.show_found()

    def _on_dropped(self, paths: Sequence[str]) -> None:
        self.take(paths, self._window.library.groups.group.folder)

    def choose(self) -> None:
        """Ask for files and import them, in 资料库."""
        if not self._window.on_library:
            self._window.commands.library.trigger()
        if files := self._ask(self.tr("导入")):
            self._on_dropped([str(file) for file in files])

    def _on_retry(self, path: str, *, again: bool = False) -> None:
        self._news.forget(path)
        self._shelf.add([path])
        self._begin([ImportRequest(path, self._folders.get(path, ""), again)])

    def _on_replace(self, path: str) -> bool:
        """Ask for another file in the place of one; return whether there is one."""
        files = self._ask(self.tr("换文件"))
        for new in map(str, files[:1]):
            self._news.forget(path)
            self._folders[new] = folder = self._folders.pop(path, "")
            self._shelf.replace(path, new)
            self._begin([ImportRequest(new, folder)])
        return bool(files)

    def _ask(self, title: str) -> list[Path]:
        folder = self._choices.current.last_folder
        files = ask_files(self._window, title, folder, self.tr("材料"), self._endings)
        if files:
            self._choices.take(replace(self._choices.current, last_folder=str(files[0].parent)))
        return files

    def _on_found(self, folder: str, found: object) -> None:
        """List the files of a drop, and let them wait."""
        assert isinstance(found, tuple)
        self._news.show_found()
        if not found:
            sentence = self.tr("这里面没有能导入的文件，资料库没有改动。能导入的是 {endings}。")
            self._window.complain(sentence.format(endings=" ".join(self._endings)))
            return
        if self._running:
            self._shelf.add(found, folder)
        else:
            self._folders.clear()
            self._shelf.begin(folder, found)
        self._folders |= dict.fromkeys(found, folder)
        self._begin([ImportRequest(path, folder) for path in found])

    def _begin(self, requests: Sequence[ImportRequest]) -> None:
        """Let files wait; begin with them unless others are at work."""
        self._waiting += requests
        self._news.show_waiting(len(self._folders))
        if not self._running:
            self._go_on()

    def _go_on(self) -> None:
        self._running = True
        self._stop = CancelToken()
        requests, self._waiting = tuple(self._waiting), []
        tell = self._news.told.emit
        self._task.start(partial(_bring_in, self._bring_in, requests, tell, self._stop))

    def _on_done(self) -> None:
        self._running = False
        if self._waiting:
            self._go_on()
        else:
            self._news.show_end()
            self.ended.emit()

    def _on_failed(self, error: Exception) -> None:
        """End an import that could not go on; what it had brought in is in the library."""
        self.stop()
        if isinstance(error, DrafterError):
            self._window.complain(str(error))
        else:
            self.bug_found.emit(error)
        if self._running:
            self._on_done()


def _bring_in(
    bring_in: Import,
    requests: Sequence[ImportRequest],
    tell: Tell,
    stop: CancelToken,
    _cancel: CancelToken,
) -> None:
    """Import; ``stop`` is the flow's own, so that the files it leaves out are told of."""
    bring_in(requests, tell, stop)


def _find(
    expand: Expand, paths: Sequence[str], stop: CancelToken, _cancel: CancelToken
) -> tuple[str, ...]:
    found = expand([Path(path) for path in paths], stop)
    stop.raise_if_cancelled()
    return tuple(map(str, found))
