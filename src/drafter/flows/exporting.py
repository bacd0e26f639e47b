"""From the draft to a Word file."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.draft import Draft
from drafter.core.slot import find_slots
from drafter.errors import DrafterError
from drafter.flows.session import Choices, Session
from drafter.ui.dialogs.file_dialog import ask_save
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask

Export = Callable[[Draft, Path], None]
"""Writes a Word file, over an old one; DrafterError when it cannot."""

SUFFIX = ".docx"


class ExportingFlow(QObject):
    """Asks where, writes off the window's thread, says how it went."""

    bug_found = Signal(Exception)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        choices: Choices,
        task: LatestTask,
        *,
        export: Export,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._choices = window, session, choices
        self._task, self._export = task, export
        window.commands.export.triggered.connect(self._on_export)
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)

    def export_to(self, path: Path) -> None:
        """Write the draft to ``path``, which the writer has chosen."""
        self._window.status.show_message(self.tr("正在导出"))
        self._window.commands.export.setEnabled(False)  # one at a time: none may be dropped
        self._task.start(partial(_write, self._export, self._session.draft(), path))

    def _on_export(self) -> None:
        if self._session.path is None:
            return
        self._session.paper.commit_composition()
        path = ask_save(
            self._window,
            self.tr("导出 Word"),
            self._choices.current.last_folder,
            self._session.path.with_suffix(SUFFIX).name,
            self.tr("Word 文档"),
            SUFFIX,
        )
        if path is not None:
            self.export_to(path)

    def _on_done(self, path: Path) -> None:
        self._window.commands.export.setEnabled(self._session.path is not None)
        self._choices.take(replace(self._choices.current, last_folder=str(path.parent)))
        slots = sum(len(find_slots(block.text)) for block in self._session.draft().blocks)
        left = self.tr("，还有 {n} 处空位，已标黄").format(n=slots) if slots else ""
        self._window.status.show_message(self.tr("已导出到 {path}").format(path=path) + left)

    def _on_failed(self, error: Exception) -> None:
        self._window.commands.export.setEnabled(self._session.path is not None)
        self._window.status.show_message("")
        if isinstance(error, DrafterError):
            self._window.drafting.banner.show_sentence(str(error))
        else:
            self.bug_found.emit(error)


def _write(export: Export, draft: Draft, path: Path, _cancel: CancelToken) -> Path:
    export(draft, path)
    return path
