"""The one road for bugs: keep the draft, then say so where the writer is looking."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from drafter.flows.saving import SavingFlow
from drafter.flows.session import Session
from drafter.ui.main_window import MainWindow


class ReportingFlow(QObject):
    """Takes over `sys.excepthook` while the window runs."""

    def __init__(self, window: MainWindow, session: Session, saving: SavingFlow) -> None:
        super().__init__(window)
        self._window, self._session, self._saving = window, session, saving
        self._busy = False
        self._told = ""

    def install(self) -> None:
        """Let every bug of the window's thread come here."""
        sys.excepthook = self.report

    def report_error(self, error: Exception) -> None:
        """Report a bug that came home as a value."""
        self.report(type(error), error, error.__traceback__)

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Keep the draft, print the bug, and say in a sentence what happened."""
        traceback.print_exception(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self._saving.save()
            QApplication.exit(130)
            return
        told = f"{kind.__name__}: {error}"
        if self._busy or told == self._told:  # a bug in saving, or one that keeps coming back
            return
        self._busy, self._told = True, told
        try:
            self._tell(self._session.path is None or self._saving.save())
        finally:
            self._busy = False

    def _tell(self, kept: bool) -> None:
        if not self._window.on_draft:
            self._window.complain(
                self.tr("程序出了差错，刚才那一步没有做成。文件没有改动。可以再试一次。")
            )
            return
        state = self.tr("稿子已经存好。") if kept else self.tr("稿子没有存上，请先另存为。")
        self._window.drafting.banner.show_sentence(
            self.tr("程序出了差错，刚才那一步没有做成。{kept}可以接着写。").format(kept=state)
        )
