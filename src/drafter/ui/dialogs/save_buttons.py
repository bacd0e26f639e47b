"""保存 and 取消, as they stand below a form."""

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from drafter.ui.theme import Theme


class SaveButtons(QDialogButtonBox):
    """Enter saves, Esc calls off; both are as tall as the design has them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        save = self.addButton(self.tr("保存"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("primary", True)
        save.setDefault(True)
        cancel = self.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        for button in (save, cancel):
            # The sheet's own height wins over setFixedHeight; 2 px are the border.
            button.setStyleSheet(f"min-height: {theme.height('dialogButton') - 2}px")
