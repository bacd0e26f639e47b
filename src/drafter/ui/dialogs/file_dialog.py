"""Asking for a file. The ending is added before the dialog asks about overwriting."""

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
    dialog = QFileDialog(parent, title, folder or documents(), f"{kind} (*{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending.removeprefix("."))
    dialog.selectFile(name)
    # Qt's Chinese translation leaves these two out where the dialog is Qt's own.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, dialog.tr("位置："))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, dialog.tr("类型："))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def ask_open(parent: QWidget, title: str, folder: str, kind: str, ending: str) -> Path | None:
    """Ask for a file to open; None when called off."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, title, folder or documents(), f"{kind} (*{ending})"
    )
    return Path(chosen) if chosen else None


def documents() -> str:
    """Return the user's folder of documents."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
