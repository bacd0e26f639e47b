"""What an import refused, in a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from drafter.core.importing import ImportResult
from drafter.flows.import_news import Replace
from drafter.ui.dialogs.import_failed_dialog import ImportFailedDialog
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme


def show_failures(
    window: MainWindow,
    theme: Theme,
    failed: Sequence[ImportResult],
    imported: int,
    replace: Replace,
) -> None:
    """Show which files were refused and why; the window waits behind the dialog.

    Args:
        window: It stands before.
        theme: Gives the colours.
        failed: What was refused, at least one.
        imported: How many others came in.
        replace: What 换文件 does.
    """
    dialog = ImportFailedDialog(theme, failed, imported, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def on_replace(path: str) -> None:
        if replace(path):
            dialog.dismiss(path)

    dialog.replace_requested.connect(on_replace)
    dialog.folder_requested.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
    dialog.open()
