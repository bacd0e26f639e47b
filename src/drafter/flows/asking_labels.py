"""The labels of a report of the user's own, in a dialog."""

from drafter.core.catalogue import Labels
from drafter.core.report import Report
from drafter.ui.dialogs.labels_dialog import LabelsDialog
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme


def ask_labels(window: MainWindow, theme: Theme, report: Report) -> Labels | None:
    """Show the labels of ``report`` to be changed; None when nothing is to be."""
    dialog = LabelsDialog(theme, report, window)
    try:
        return dialog.labels() if dialog.exec() else None
    finally:
        dialog.deleteLater()
