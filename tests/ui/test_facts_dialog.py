import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from start_samples import make_skeleton, make_theme, type_hanzi

from drafter.ui.dialogs.facts_dialog import FactsDialog


@pytest.fixture
def dialog(qtbot):
    theme = make_theme()
    before = {"地区": "江州市", "目标": "2800", "旧项": "留着"}
    dialog = FactsDialog(theme, make_skeleton(), before)
    dialog.setStyleSheet(theme.style_sheet())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def edit(dialog, name):
    (found,) = [e for e in dialog.findChildren(QLineEdit) if e.accessibleName() == name]
    return found


def press(dialog, qtbot, text):
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_saving_gives_the_new_facts_and_keeps_those_not_asked_for(dialog, qtbot):
    type_hanzi(edit(dialog, "会议"), "全省会议")
    press(dialog, qtbot, "保存")
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.facts() == {
        "旧项": "留着", "地区": "江州市", "会议": "全省会议", "目标": "2800",
    }  # fmt: skip


def test_an_emptied_fact_is_gone(dialog, qtbot):
    edit(dialog, "地区").clear()
    press(dialog, qtbot, "保存")
    assert "地区" not in dialog.facts()


def test_a_wrong_fact_keeps_the_dialog_open(dialog, qtbot):
    edit(dialog, "地区").setText("江")
    press(dialog, qtbot, "保存")
    assert dialog.isVisible()
    assert edit(dialog, "地区").accessibleDescription().startswith("地区要写全称")


def test_enter_in_a_field_saves(dialog, qtbot):
    qtbot.keyClick(edit(dialog, "题目"), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_cancelling_says_so(dialog, qtbot):
    press(dialog, qtbot, "取消")
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
