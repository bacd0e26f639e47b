from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from drafter.ui.dialogs import file_dialog


@pytest.fixture
def own_dialogs(qapp: QApplication):
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def test_the_ending_is_added_before_the_dialog_asks_about_overwriting(
    own_dialogs: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    taken: list[list[str]] = []

    def type_a_name(dialog: QFileDialog) -> int:
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        edit.setText("别的")
        taken.append(dialog.selectedFiles())
        return 1

    monkeypatch.setattr(QFileDialog, "exec", type_a_name)
    path = file_dialog.ask_save(parent, "导出", str(tmp_path), "汇报.docx", "Word 文档", ".docx")
    assert path == tmp_path / "别的.docx"
    assert taken == [[str(tmp_path / "别的.docx")]]
