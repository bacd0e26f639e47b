from pathlib import PurePath

import pytest
from catalogue_samples import make_result
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QToolButton
from start_samples import make_theme

from drafter.core.importing import ImportStatus
from drafter.ui.dialogs.failed_file import FailedFile
from drafter.ui.dialogs.import_failed_dialog import ImportFailedDialog

A, B, C = "/讲 话/扫描件.pdf", "/总结/2021.docx", "/总结/人才.wps"
LEFT = Qt.MouseButton.LeftButton


def failed(path, remark="打不开 PDF。在 WPS 里转成 .docx 再导入。", **more):
    return make_result(path, ImportStatus.REFUSED, remark, **more)


def make_dialog(qtbot, results=None, imported=3):
    results = results or [failed(A), failed(B, "文件设了打开密码。", locked=True), failed(C)]
    dialog = ImportFailedDialog(make_theme(), results, imported)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def press(qtbot, dialog, text):
    named = {b.text(): b for b in dialog.findChildren(QPushButton)}
    named |= {b.text(): b for b in dialog.findChildren(QToolButton)}
    qtbot.mouseClick(named[text], LEFT)


def test_it_says_what_failed_and_that_the_rest_is_safe(qtbot):
    said = texts(make_dialog(qtbot))
    assert said[:2] == [
        "有 3 个文件没有导入",
        "另外 3 个已经导入。资料库里原有的内容没有变化，这 3 个文件也没有改动。",
    ]
    assert "打不开 PDF。在 WPS 里转成 .docx 再导入。" in said
    assert "文件设了打开密码。" in said


def test_nothing_is_said_of_others_when_there_are_none(qtbot):
    assert texts(make_dialog(qtbot, imported=0))[1].startswith("资料库里原有的内容没有变化")


def test_each_file_can_be_replaced_and_is_taken_off(qtbot):
    dialog = make_dialog(qtbot)
    row = dialog.findChildren(FailedFile)[1]
    button = row.findChild(QPushButton)
    assert button.accessibleName() == "换文件：2021.docx"
    with qtbot.waitSignal(dialog.replace_requested) as asked:
        qtbot.mouseClick(button, LEFT)
    assert asked.args == [B]
    dialog.dismiss(B)
    assert texts(dialog)[0] == "有 2 个文件没有导入"
    assert not row.isVisible()


def test_it_closes_with_its_last_file(qtbot):
    dialog = make_dialog(qtbot, [failed(A)])
    dialog.dismiss(A)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert not dialog.isVisible()


def test_the_list_of_failures_is_copied(qtbot):
    dialog = make_dialog(qtbot)
    press(qtbot, dialog, "复制失败清单")
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == f"{A}\t打不开 PDF。在 WPS 里转成 .docx 再导入。"
    assert len(lines) == 3


def test_the_folder_of_the_first_file_is_asked_for(qtbot):
    dialog = make_dialog(qtbot)
    with qtbot.waitSignal(dialog.folder_requested) as asked:
        press(qtbot, dialog, "打开所在文件夹")
    assert asked.args == [str(PurePath(A).parent)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_it_is_closed_by_the_keyboard(qtbot, key):
    dialog = make_dialog(qtbot)
    qtbot.keyClick(dialog, key)
    assert not dialog.isVisible()


def test_many_failures_scroll_and_are_copied_whole(qtbot):
    dialog = make_dialog(qtbot, [failed(f"/旧稿/{n}.docx") for n in range(1_000)])
    assert dialog.height() < 600
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() > 0
    assert "还有 900 个没有列出，复制失败清单能看全。" in [
        label.text() for label in dialog.findChildren(QLabel)
    ]
    assert len(dialog.failures().splitlines()) == 1_000


def test_a_long_reason_is_shown_whole(qtbot):
    long = "文件不完整或已损坏，" * 12
    dialog = make_dialog(qtbot, [failed(A, long), failed(B)])
    label = next(label for label in dialog.findChildren(QLabel) if label.text() == long)
    assert label.height() >= label.heightForWidth(label.width())
