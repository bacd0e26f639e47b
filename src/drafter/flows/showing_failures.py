"""What imports refused, in one dialog."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from drafter.core.importing import ImportResult
from drafter.flows.import_news import Replace
from drafter.ui.dialogs.import_failed_dialog import ImportFailedDialog
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme


class Failures(QObject):
    """Shows one dialog at a time; what is refused while it is open comes into it."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._dialog: ImportFailedDialog | None = None
        self._shown: dict[str, ImportResult] = {}  # in the dialog, by path
        self._replacing = False  # a file is being chosen in the place of one
        self._waiting: Callable[[], None] | None = None  # what is to be shown after that

    def show(self, failed: Sequence[ImportResult], imported: int, replace: Replace) -> None:
        """Show which files were refused and why; the window waits behind the dialog.

        Args:
            failed: What was refused, at least one.
            imported: How many others came in.
            replace: What 换文件 does.
        """
        if self._dialog is None:
            self._shown.clear()
        self._shown |= {result.path: result for result in failed}
        if self._replacing:  # the dialog has a question of its own open
            self._waiting = partial(self._open, imported, replace)
        else:
            self._open(imported, replace)

    def _open(self, imported: int, replace: Replace) -> None:
        """Open a dialog in the place of the one before."""
        before, self._dialog = self._dialog, None
        if before is not None:
            before.accept()
        shown = list(self._shown.values())
        self._dialog = dialog = ImportFailedDialog(self._theme, shown, imported, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.replace_requested.connect(partial(self._on_replace, replace))
        dialog.folder_requested.connect(
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        )
        dialog.finished.connect(lambda _answer: self._on_finished(dialog))
        dialog.open()

    def _on_replace(self, replace: Replace, path: str) -> None:
        self._replacing = True
        try:
            replaced = replace(path)
        finally:
            self._replacing = False
        waiting, self._waiting = self._waiting, None
        if replaced:
            self._shown.pop(path, None)
        if waiting is not None:
            waiting()
        elif replaced and self._dialog is not None:
            self._dialog.dismiss(path)

    def _on_finished(self, dialog: ImportFailedDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
