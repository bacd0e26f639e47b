"""Composition root of the window: builds every part, joins them, shuts them down."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QThreadPool, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from drafter.core.cancel import CancelToken
from drafter.core.importing import SUFFIXES
from drafter.core.localise import localise
from drafter.core.settings import Settings
from drafter.errors import DrafterError
from drafter.export.docx_writer import write_docx
from drafter.flows.asking_facts import ask_facts
from drafter.flows.drafting import DraftingFlow
from drafter.flows.exporting import ExportingFlow
from drafter.flows.finding import Finder
from drafter.flows.framing import FramingFlow
from drafter.flows.inserting import InsertingFlow
from drafter.flows.labelling import Keeping
from drafter.flows.library_gate import LibraryGate
from drafter.flows.library_page import LibraryDeeds, LibraryPage
from drafter.flows.quitting import quitting_on_signals
from drafter.flows.reporting import ReportingFlow
from drafter.flows.saving import SavingFlow
from drafter.flows.saying import say
from drafter.flows.searching import SearchingFlow
from drafter.flows.session import Choices, Session
from drafter.flows.shelves import Catalogue
from drafter.flows.starting import StartingFlow
from drafter.flows.taking_out import TakingOut
from drafter.library.imports.file_list import expand
from drafter.library.imports.supervisor import import_files
from drafter.library.labels.divisions import Divisions
from drafter.library.library import Library
from drafter.paths import Paths, find_paths
from drafter.storage.draft_file import load_draft, save_draft, stamp
from drafter.storage.draft_folder import drafts_in, new_draft_path
from drafter.storage.passages import render
from drafter.storage.settings_file import load_settings, save_settings
from drafter.storage.skeleton_file import load_skeletons
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask
from drafter.ui.theme import Theme, ThemeChoice


class Drafter(QObject):
    """Owns every long-lived part. Nothing in the program can reach it: no global, no import."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        settings = load_settings(paths.settings)
        if not settings.recent:  # first start, or settings that were lost
            settings = replace(settings, recent=drafts_in(paths.home))
        skeletons, broken = load_skeletons(paths.templates, paths.own_skeletons)
        look = _look(settings.theme)
        self.theme = Theme(paths.resources / "themes", paths.resources / "icons", look, self)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(5)  # an import keeps one of them for as long as it takes
        self._searching, self._exporting = (LatestTask(self._pool, self) for _ in range(2))
        self.library = LibraryGate(partial(_open_library, paths), self)
        self.choices = Choices(settings, partial(_write_settings, paths.settings), self)
        self.window = MainWindow(self.theme, render, settings.rate)
        self.session = Session(self.window.drafting.paper, self)
        window, session, choices = self.window, self.session, self.choices
        self.framing = FramingFlow(window, session, choices, self.theme)
        self.drafting = DraftingFlow(
            window, session, choices,
            ask_facts=partial(ask_facts, window, self.theme, {s.id: s for s in skeletons}),
        )  # fmt: skip
        self.saving = SavingFlow(
            window, session, choices, save=save_draft, stamp=stamp,
            skeleton_names={skeleton.id: skeleton.name for skeleton in skeletons},
        )  # fmt: skip
        self.starting = StartingFlow(
            window, session, choices, skeletons=skeletons, render=render, load=load_draft,
            save=save_draft, new_path=partial(new_draft_path, paths.home),
            leave=self.saving.release,
        )  # fmt: skip
        self.searching = SearchingFlow(
            window, session, self._searching,
            search=self.library.search, count=self.library.counts,
        )  # fmt: skip
        self.inserting = InsertingFlow(
            window, session, report=self.library.report, localise=localise
        )
        self.page = LibraryPage(
            window, session, choices, self.theme, self._pool, _deeds(paths, self.library),
            insert=self.inserting.insert,
        )  # fmt: skip
        self.page.follow(self.saving)
        self.starting.import_requested.connect(self.page.bring_in)
        self.exporting = ExportingFlow(
            window, session, choices, self._exporting, export=partial(write_docx, overwrite=True)
        )
        self.reporting = ReportingFlow(window, session, self.saving)
        for flow in (self.searching, self.exporting, self.page):
            flow.bug_found.connect(self.reporting.report_error)
        self.library.progressed.connect(self._on_library_progressed)
        self.library.opened.connect(partial(self._show_library, ""))
        self.library.opened.connect(self.page.begin)
        self.library.failed.connect(self._on_library_failed)
        window.start.show_skeleton_errors([str(error) for error in broken])

    def start(self, draft: Path | None) -> None:
        """Show the window; open the library once it stands."""
        self.window.show()
        if draft is not None:
            self.starting.open_path(str(draft.absolute()))
        QTimer.singleShot(0, self, self.library.open)

    def keep(self) -> None:
        """Save the open draft, whatever comes next."""
        if self.session.modified:
            self.saving.save()

    def shut_down(self) -> None:
        """Save, stop work, then wait for it, while every signal's owner still lives.

        An export that runs is let finish; searches and an import are called off.
        """
        self.keep()
        self._searching.cancel()
        self.library.stop()
        self.page.close()
        self._pool.waitForDone()
        self.library.close()

    def _on_library_progressed(self, done: int, whole: int) -> None:
        text = self.tr("正在整理资料，已完成 {i} 篇，共 {n} 篇").format(i=done, n=whole)
        self._show_library(text if done < whole else "")

    def _show_library(self, sentence: str) -> None:
        self.window.start.show_progress(sentence)
        self.window.library.foot.show_message(sentence)
        self.window.drafting.exemplars.show_notice(sentence)

    def _on_library_failed(self, error: Exception) -> None:
        self._show_library("")
        if isinstance(error, DrafterError):
            self.window.start.show_notice(str(error))
            self.window.drafting.exemplars.show_notice(str(error))
        else:
            self.reporting.report_error(error)


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
    application.setStyle("Fusion")
    translator = QTranslator(application)  # Qt's own menus and dialogs
    translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", translations):
        application.installTranslator(translator)
    try:
        drafter = Drafter(find_paths())
    except DrafterError as error:
        # Started from an icon it has no terminal.
        say(None, "聚焦·起草", str(error), QMessageBox.Icon.Critical)
        raise
    drafter.reporting.install()
    application.aboutToQuit.connect(drafter.shut_down)
    application.commitDataRequest.connect(drafter.keep)  # the desktop's session ends
    with quitting_on_signals(application):
        drafter.start(draft)
        return application.exec()


def _open_library(
    paths: Paths, progress: Callable[[int, int], None], cancel: CancelToken
) -> Library:
    return Library.open(paths.home, paths.corpus, progress, cancel)


def _deeds(paths: Paths, gate: LibraryGate) -> LibraryDeeds:
    """Return what the library's page can have done; each waits until a library is open."""
    through, asking = gate.through, gate.asking
    divisions = cache(partial(Divisions.load, paths.resources / "divisions.tsv"))
    return LibraryDeeds(
        catalogue=asking(_catalogue),
        finder=Finder(
            gate.search, asking(Library.exemplars), lambda name: bool(divisions().called(name))
        ),
        report=asking(Library.report),
        set_favourite=through(Library.set_favourite),
        set_uses=through(Library.set_uses),
        keeping=Keeping(
            relabel=through(Library.relabel),
            set_subject=through(Library.set_subject),
            move=through(Library.move),
            add_folder=through(Library.add_folder),
            rename_folder=through(Library.rename_folder),
        ),
        taking_out=TakingOut(
            remove=through(Library.remove),
            restore=through(Library.restore),
            remove_folder=through(Library.remove_folder),
            move=through(Library.move),
        ),
        bring_in=partial(import_files, paths.home, paths.corpus),
        expand=expand,
        endings=SUFFIXES,
    )


def _catalogue(library: Library) -> Catalogue:
    return Catalogue(library.reports(), library.folders(), library.favourites(), library.uses())


def _look(name: str) -> ThemeChoice:
    """Return a look by its name in the settings; unknown ones follow the system."""
    return "light" if name == "light" else "dark" if name == "dark" else "system"


def _write_settings(path: Path, settings: Settings) -> None:
    """Write the settings; one that cannot be written costs a choice, never the program."""
    try:
        save_settings(settings, path)
    except DrafterError as error:
        print(error, file=sys.stderr)
