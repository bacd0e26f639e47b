import pytest
from library_samples import make_report
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from start_samples import make_theme

from drafter.core.catalogue import Labels
from drafter.ui.dialogs.labels_dialog import LabelsDialog


@pytest.fixture
def dialog(qtbot):
    dialog = LabelsDialog(make_theme(), make_report("m1", "半年总结"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def field(dialog, name):
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def press(qtbot, dialog, name):
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def complaints(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_labels_begin_as_they_are(dialog):
    assert dialog.labels() == Labels("半年总结", "县级", "尧都区")


def test_what_is_typed_and_chosen_is_taken(dialog, qtbot):
    field(dialog, "题目").setText("  2023年  总结 ")
    field(dialog, "地区").setText(" 江州市 ")
    press(qtbot, dialog, "不知道")
    press(qtbot, dialog, "保存")
    assert dialog.result() == LabelsDialog.DialogCode.Accepted
    assert dialog.labels() == Labels("2023年 总结", "", "江州市")


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("题目", "  ", "题目空着，以后不好找。写几个字。"),
        ("题目", "题" * 121, "题目太长，最多 120 个字。"),
        ("地区", "江州市、海州市", "地区只写一个地名，如“江州市”。"),
        ("地区", "州" * 21, "地区只写一个地名，如“江州市”。"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_it(dialog, qtbot, name, text, complaint):
    field(dialog, name).setText(text)
    press(qtbot, dialog, "保存")
    assert dialog.isVisible()
    assert complaint in complaints(dialog)


@pytest.mark.parametrize("level", ["省级", "市级"])
def test_one_of_the_levels_is_chosen(dialog, qtbot, level):
    press(qtbot, dialog, level)
    assert dialog.labels().level == level


def test_a_report_without_a_level_is_said_to_be_of_none(qtbot):
    dialog = LabelsDialog(make_theme(), make_report("m1", "半年总结", level=""))
    qtbot.addWidget(dialog)
    assert dialog.labels().level == ""


def test_a_report_whose_place_nobody_knows_may_stay_so(dialog, qtbot):
    field(dialog, "地区").clear()
    press(qtbot, dialog, "保存")
    assert dialog.labels().place == ""
