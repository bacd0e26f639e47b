"""A sentence in a box of its own, with one button."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def message(parent: QWidget | None, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    """Return a box to be run; its button says 知道了."""
    box = QMessageBox(icon, title, text, QMessageBox.StandardButton.NoButton, parent)
    known = box.addButton(
        QCoreApplication.translate("message", "知道了"), QMessageBox.ButtonRole.AcceptRole
    )
    box.setDefaultButton(known)
    box.setEscapeButton(known)
    return box


def say(parent: QWidget | None, title: str, text: str, icon: QMessageBox.Icon) -> None:
    """Show the box until it is closed."""
    box = message(parent, title, text, icon)
    box.exec()
    box.deleteLater()
