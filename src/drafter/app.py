"""Composition root of the window: builds every part, joins them, shuts them down."""

import sys
import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError, Future
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from drafter.core.cancel import CancelToken
from drafter.core.localise import localise
from drafter.core.query import Hit, Query
from drafter.core.report import Report
from drafter.core.settings import Settings
from drafter.errors import Cancelled, DrafterError
from drafter.export.docx_writer import write_docx
from drafter.flows.asking_facts import ask_facts
from drafter.flows.drafting import DraftingFlow
from drafter.flows.exporting import ExportingFlow
from drafter.flows.framing import FramingFlow
from drafter.flows.inserting import InsertingFlow
from drafter.flows.saving import SavingFlow
from drafter.flows.searching import SearchingFlow
from drafter.flows.session import Choices, Session
from drafter.flows.starting import StartingFlow
from drafter.library.library import Library
from drafter.paths import Paths, find_paths
from drafter.storage.draft_file import load_draft, save_draft
from drafter.storage.draft_folder import new_draft_path
from drafter.storage.passages import render
from drafter.storage.settings_file import load_settings, save_settings
from drafter.storage.skeleton_file import load_skeletons
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask
from drafter.ui.theme import Theme, ThemeChoice


class LibraryGate(QObject):
    """The library while it is still being opened: questions wait for it, the window does not."""

    progressed = Signal(int, int)  # reports done, reports in all

    def __init__(self, paths: Paths, parent: QObject) -> None:
        super().__init__(parent)
        self._paths = paths
        self._opening: Future[Library] = Future()
        self._token = CancelToken()

    def open(self, _cancel: CancelToken) -> str:
        """Open or build the library, on the pool; return a sentence if that failed."""
        try:
            library = Library.open(
                self._paths.home, self._paths.corpus, self.progressed.emit, self._token
            )
        except (DrafterError, Cancelled) as error:
            self._opening.set_exception(error)
            return str(error)
        self._opening.set_result(library)
        library.warm_up()
        return ""

    def search(self, query: Query, cancel: CancelToken) -> Sequence[Hit]:
        """Answer a question as soon as the library is open."""
        return self._opening.result().search(query, cancel)

    def counts(self, query: Query, cancel: CancelToken) -> Mapping[str, int]:
        """Count answers by level as soon as the library is open."""
        return self._opening.result().counts(query, cancel)

    def report(self, report_id: str) -> Report:
        """Return a report; only asked for what an answer named, so the library is open."""
        return self._opening.result().report(report_id)

    def close(self) -> None:
        """Stop building; close what is open."""
        self._token.cancel()
        self._opening.cancel()
        try:
            if self._opening.done():
                self._opening.result().close()
        except (DrafterError, Cancelled, CancelledError):
            return  # it never opened, so there is nothing to close


class Drafter(QObject):
    """Owns every long-lived part. Nothing in the program can reach it: no global, no import."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        settings = load_settings(paths.settings)
        skeletons, broken = load_skeletons(paths.templates, paths.own_skeletons)
        self.theme = Theme(
            paths.resources / "themes", paths.resources / "icons", _look(settings.theme), self
        )
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self.choices = Choices(settings, partial(_write_settings, paths.settings), self)
        self.window = MainWindow(self.theme, render, settings.rate)
        self.session = Session(self.window.drafting.paper, self)
        self.library = LibraryGate(paths, self)
        self._opening = LatestTask(self._pool, self)
        self._searching = LatestTask(self._pool, self)
        self._exporting = LatestTask(self._pool, self)
        names = {skeleton.id: skeleton.name for skeleton in skeletons}
        window, session, choices = self.window, self.session, self.choices
        self.framing = FramingFlow(window, session, choices, self.theme)
        self.drafting = DraftingFlow(
            window, session, choices,
            ask_facts=partial(ask_facts, window, self.theme, {s.id: s for s in skeletons}),
        )  # fmt: skip
        self.saving = SavingFlow(window, session, choices, save=save_draft, skeleton_names=names)
        self.starting = StartingFlow(
            window, session, choices, skeletons=skeletons, render=render, load=load_draft,
            save=save_draft, new_path=partial(new_draft_path, paths.home),
        )  # fmt: skip
        self.searching = SearchingFlow(
            window, session, self._searching,
            search=self.library.search, count=self.library.counts,
        )  # fmt: skip
        self.inserting = InsertingFlow(
            window, session, report=self.library.report, localise=localise
        )
        self.exporting = ExportingFlow(
            window, session, choices, self._exporting,
            export=partial(write_docx, overwrite=True),
        )  # fmt: skip
        for flow in (self.searching, self.exporting):
            flow.bug_found.connect(self._on_bug_found)
        self._opening.failed.connect(self._on_bug_found)
        self._opening.done.connect(self._on_library_opened)
        self.library.progressed.connect(self._on_library_progressed)
        window.start.show_skeleton_errors([str(error) for error in broken])

    def start(self, draft: Path | None) -> None:
        """Show the window; open the library once it stands."""
        self.window.show()
        if draft is not None:
            self.starting.open_path(str(draft.absolute()))
        QTimer.singleShot(0, self, self._open_library)

    def shut_down(self) -> None:
        """Stop work, then wait up to 5 000 ms for it, while every signal's owner still lives."""
        for task in (self._searching, self._exporting, self._opening):
            task.cancel()
        self.library.close()
        self._pool.clear()
        self._pool.waitForDone(5_000)

    def _open_library(self) -> None:
        self._opening.start(self.library.open)

    def _on_library_progressed(self, done: int, whole: int) -> None:
        text = self.tr("正在整理资料，已完成 {i} 篇，共 {n} 篇").format(i=done, n=whole)
        text = text if done < whole else ""
        self.window.start.show_progress(text)
        self.window.drafting.exemplars.show_notice(text)

    def _on_library_opened(self, failure: str) -> None:
        self._on_library_progressed(0, 0)
        if failure:
            self.window.start.show_notice(failure)
            self.window.drafting.exemplars.show_notice(failure)

    def _on_bug_found(self, error: Exception) -> None:
        sys.excepthook(type(error), error, error.__traceback__)  # one road for every bug


def run_window(draft: Path | None = None) -> int:
    """Run the program with its window until it is closed.

    Args:
        draft: Opened at once; None for the start page.

    Returns:
        The exit code.

    Raises:
        DrafterError: the program's or the user's folder cannot be used.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(sys.argv[:1])
    application.setApplicationName("drafter")
    application.setApplicationDisplayName("")
    application.setStyle("Fusion")
    drafter = Drafter(find_paths())
    sys.excepthook = partial(_report_bug, drafter)
    application.aboutToQuit.connect(drafter.shut_down)
    drafter.start(draft)
    return application.exec()


def _look(name: str) -> ThemeChoice:
    """Return a look by its name in the settings; unknown ones follow the system."""
    return "light" if name == "light" else "dark" if name == "dark" else "system"


def _write_settings(path: Path, settings: Settings) -> None:
    """Write the settings; one that cannot be written costs a choice, never the program."""
    try:
        save_settings(settings, path)
    except DrafterError as error:
        print(error, file=sys.stderr)


def _report_bug(
    drafter: Drafter,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Keep the draft, then tell of a bug where the writer is looking."""
    traceback.print_exception(kind, error, trace)
    saved = drafter.saving.save()
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(130)
        return
    kept = drafter.tr("稿子已经存好。") if saved else drafter.tr("稿子没有存上，请先另存为。")
    drafter.window.drafting.banner.show_sentence(
        drafter.tr("程序出了差错，刚才那一步没有做成。{kept}可以接着写。").format(kept=kept)
    )
