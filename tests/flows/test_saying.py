from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from drafter.flows.saying import message


def test_a_box_has_one_button_that_is_not_ok(qtbot: QtBot) -> None:
    box = message(None, "关于", "起草工具", QMessageBox.Icon.NoIcon)
    qtbot.addWidget(box)
    assert [button.text() for button in box.buttons()] == ["知道了"]
    assert box.escapeButton() is box.defaultButton() is box.buttons()[0]
