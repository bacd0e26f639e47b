"""Asking for a file. The ending is added before the dialog asks about overwriting."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_save(
    parent: QWidget, title: str, folder: str, name: str, kind: str, ending: str
) -> Path | None:
    """Ask where to save; None when called off.

    Args:
        parent: The window.
        title: Of the dialog.
        folder: Shown at first; '' for the user's documents.
        name: Proposed file name.
        kind: What such files are called: Word 文档.
        ending: With its dot; added to a name without it.
    """
    dialog = _dialog(parent, title, folder, f"{kind} (*{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    chosen = _chosen(dialog)
    return chosen[0] if chosen else None


def ask_open(parent: QWidget, title: str, folder: str, kind: str, ending: str) -> Path | None:
    """Ask for a file to open; None when called off."""
    dialog = _dialog(parent, title, folder, f"{kind} (*{ending})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    chosen = _chosen(dialog)
    return chosen[0] if chosen else None


def ask_files(
    parent: QWidget, title: str, folder: str, kind: str, endings: Sequence[str]
) -> list[Path]:
    """Ask for files to read, several at once; none when called off."""
    patterns = " ".join(f"*{ending}" for ending in endings)
    dialog = _dialog(parent, title, folder, f"{kind} ({patterns})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def _dialog(parent: QWidget, title: str, folder: str, filters: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder or documents(), filters)
    # Qt's Chinese translation leaves these two out where the dialog is Qt's own.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, dialog.tr("位置："))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, dialog.tr("类型："))
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(path) for path in chosen]


def documents() -> str:
    """Return the user's folder of documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
