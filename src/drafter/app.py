"""Composition root of the window: builds every part, joins them, shuts them down.

What is seen first is built first: the frame, and the start page or the draft in it. Behind its
first painting come the library and the flows of the draft, last the page of the library.
"""

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QThreadPool, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from drafter.core.settings import Settings
from drafter.errors import DrafterError
from drafter.flows.framing import FramingFlow
from drafter.flows.quitting import quitting_on_signals
from drafter.flows.remembered import Remembered
from drafter.flows.session import Choices, Session
from drafter.flows.starting import StartingFlow
from drafter.on_demand import (
    export,
    load_answers,
    load_skeletons,
    open_library,
    render,
    save_answers,
)
from drafter.paths import Paths, find_paths
from drafter.storage.draft_file import load_draft, save_draft, stamp
from drafter.storage.draft_folder import drafts_in, new_draft_path
from drafter.storage.settings_file import load_settings, save_settings
from drafter.ui.first_paint import FirstPaint
from drafter.ui.later import Later
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme, ThemeChoice

if TYPE_CHECKING:
    from drafter.core.skeleton import Skeleton
    from drafter.flows.draft_page import DraftPage
    from drafter.flows.library_gate import LibraryGate
    from drafter.flows.library_page import LibraryPage
    from drafter.ui.views.start_view import StartView

_REST_MS = 400
"""How long the page of the library waits, behind an opened library, for the first exemplars."""


class Drafter(QObject):
    """Owns every long-lived part. Nothing in the program can reach it: no global, no import."""

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._paths = paths
        self._arranging = self._over = False  # the library is at it; the window is closed
        settings = load_settings(paths.settings)
        if not settings.recent:  # first start, or settings that were lost
            settings = replace(settings, recent=drafts_in(paths.home))
        folders = (paths.resources / "themes", paths.resources / "icons")
        self.theme = Theme(*folders, _look(settings.theme), self)
        self.pool = QThreadPool(self)
        self.pool.setMaxThreadCount(5)  # an import keeps one of them for as long as it takes
        self.choices = Choices(settings, partial(_write_settings, paths.settings), self)
        self.window = MainWindow(self.theme, render, settings.rate)
        self.framing = FramingFlow(self.window, self.choices, self.theme)
        self.session = Session(lambda: self.window.drafting.paper, self)
        self.starting = StartingFlow(
            self.window, self.session, self.choices,
            skeletons=lambda: self.skeletons[0], render=render, load=load_draft,
            save=save_draft, new_path=partial(new_draft_path, paths.home),
            leave=lambda: self.session.path is None or self.draft.saving.release(),
        )  # fmt: skip
        self.starting.import_requested.connect(lambda files: self.page.bring_in(files))
        self.window.later_start.then(self._join_start)
        self.remembered = Remembered(partial(load_answers, paths), partial(save_answers, paths))
        self.later_draft, self._page = Later(self._build_draft), Later(self._build_page)
        self._library = Later(self._build_library)

    @property
    def draft(self) -> "DraftPage":
        """Return the flows of the draft."""
        return self.later_draft()

    @property
    def library(self) -> "LibraryGate":
        """Return the library, which is opened behind the first paint."""
        return self._library()

    @property
    def page(self) -> "LibraryPage":
        """Return the page of the library."""
        return self._page()

    @cached_property
    def skeletons(self) -> "tuple[Sequence[Skeleton], Sequence[DrafterError]]":
        """Return what a draft can start from, and what is wrong with the rest."""
        return load_skeletons(self._paths)

    def start(self, draft: Path | None) -> None:
        """Show the window, on a draft or the start page; build the rest once it stands."""
        self.window.show_start() if draft is None else self.window.show_draft("")
        FirstPaint(self.window, self._go_on)
        self.window.show()
        if draft is not None:  # the paper has its width now and is laid out once
            self.starting.open_path(str(draft.absolute()))
            if self.session.path is None:
                self.window.show_start()

    def keep(self) -> None:
        """Save the open draft, whatever comes next."""
        if self.session.modified:
            self.draft.saving.save()

    def shut_down(self) -> None:
        """Save, stop work, then wait for it, while every signal's owner still lives.

        An export that runs is let finish; searches and an import are called off.
        """
        self._over = True
        self.keep()
        if self.later_draft.built:
            self.draft.close()
        if self._library.built:
            self.library.stop()
        if self._page.built:
            self.page.close()
        self.pool.waitForDone()
        if self._library.built:
            self.library.close()
            self.remembered.keep()

    def _go_on(self) -> None:
        """Build what was not seen at once, unless the window was closed as soon as it was seen."""
        if self._over:
            return
        remembered = self.session.path is not None and self.remembered.any
        if not remembered:
            self._open_library()
        self.later_draft()
        gc.freeze()  # what stands now stays: no collection need look at it
        gc.enable()
        if remembered:  # which is seen sooner when nothing else runs beside it
            panel = self.window.drafting.exemplars
            seen = self.draft.searching.recalled and panel.isVisible()
            FirstPaint(panel, self._open_library) if seen else self._open_library()

    def _open_library(self) -> None:
        if not self._over:
            self.library.open()

    def _build_draft(self) -> "DraftPage":
        from drafter.flows.draft_page import DraftPage

        draft = DraftPage(
            self.window, self.session, self.choices, self.theme, self.pool, self.library,
            self.remembered,
            skeletons=lambda: self.skeletons[0], save=save_draft, stamp=stamp, export=export,
        )  # fmt: skip
        draft.saving.saved.connect(lambda path: self.page.using.tell(path))
        commands = self.window.commands
        commands.library.triggered.connect(lambda: self.page.enter())
        commands.import_files.triggered.connect(lambda: self.page.importing.choose())
        return draft

    def _build_library(self) -> "LibraryGate":
        from drafter.flows.library_gate import LibraryGate

        gate = LibraryGate(partial(open_library, self._paths), self)
        gate.progressed.connect(self._on_library_progressed)
        gate.opened.connect(self._on_library_opened)
        gate.failed.connect(self._on_library_failed)
        return gate

    def _build_page(self) -> "LibraryPage":
        from drafter.flows.library_page import LibraryPage
        from drafter.library_deeds import library_deeds

        page = LibraryPage(
            self.window, self.session, self.choices, self.theme, self.pool,
            library_deeds(self._paths, self.library), insert=self.draft.inserting.insert,
        )  # fmt: skip
        page.bug_found.connect(self.draft.reporting.report_error)
        page.content_changed.connect(self.draft.searching.refresh)
        return page

    def _join_start(self, start: "StartView") -> None:
        start.library_requested.connect(lambda: self.page.enter())
        start.show_skeleton_errors([str(error) for error in self.skeletons[1]])

    def _on_library_progressed(self, done: int, whole: int) -> None:
        was, self._arranging = self._arranging, done < whole
        if was and not self._arranging and self.later_draft.built:
            self.draft.searching.refresh()  # there is more to be found now
        text = self.tr("正在整理资料，已完成 {i} 篇，共 {n} 篇").format(i=done, n=whole)
        self._show_library(text if self._arranging else "")

    def _on_library_opened(self) -> None:
        if not self._arranging:
            self._show_library("")
        QTimer.singleShot(_REST_MS, self, self._begin_page)

    def _begin_page(self) -> None:
        if not self._over:
            self.page.begin()

    def _on_library_failed(self, error: Exception) -> None:
        self._show_library("")
        if not isinstance(error, DrafterError):
            self.draft.reporting.report_error(error)
            return
        self.window.later_start.then(lambda start: start.show_notice(str(error)))
        self.window.drafting.exemplars.show_notice(str(error))

    def _show_library(self, sentence: str) -> None:
        if self.window.later_start.built:
            self.window.start.show_progress(sentence)
        if self.window.later_library.built:
            self.window.library.foot.show_message(sentence)
        self.window.drafting.exemplars.show_notice(sentence)


def run_window(draft: Path | None = None) -> int:
    """Run the program with its window until it is closed.

    Args:
        draft: Opened at once; None for the start page.

    Returns:
        The exit code.

    Raises:
        DrafterError: the program's or the user's folder cannot be used.
    """
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
        from drafter.flows.saying import say

        say(None, "聚焦·起草", str(error), QMessageBox.Icon.Critical)
        raise
    drafter.later_draft.then(lambda draft: draft.reporting.install())
    application.aboutToQuit.connect(drafter.shut_down)
    application.commitDataRequest.connect(drafter.keep)  # the desktop's session ends
    with quitting_on_signals(application):
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
