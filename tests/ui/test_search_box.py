import pytest
from catalogue_samples import files
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from start_samples import make_theme

from drafter.ui.widgets.search_box import SearchBox

LONGER_THAN_THE_PAUSE = 350


@pytest.fixture
def box(qtbot):
    box = SearchBox(make_theme())
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def asked(box):
    seen = []
    box.words_given.connect(seen.append)
    return seen


def compose(box, preedit="", commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def test_nothing_is_asked_while_a_word_is_composed(box, asked, qtbot):
    compose(box, commit="党")
    compose(box, preedit="jian")
    QTest.qWait(LONGER_THAN_THE_PAUSE)
    assert asked == []
    compose(box, commit="建")
    qtbot.waitUntil(lambda: asked == ["党建"])


def test_what_stood_before_is_asked_when_a_composition_is_called_off(box, asked, qtbot):
    compose(box, commit="党")
    compose(box, preedit="jian")
    compose(box)
    qtbot.waitUntil(lambda: asked == ["党"])


def test_composing_over_a_selection_ends_nothing(box, asked, qtbot):
    cleared = []
    box.cleared.connect(lambda: cleared.append(box.text()))
    box.setText("容错")
    box.ask_now()
    box.selectAll()
    compose(box, preedit="r")
    compose(box, preedit="ren'cai")
    assert (box.text(), cleared, box.composing) == ("", [], True)
    compose(box, commit="人才")
    qtbot.waitUntil(lambda: asked == ["容错", "人才"])
    assert cleared == []


def test_composing_over_a_selection_and_calling_it_off_clears_the_box(box, asked):
    cleared = []
    box.cleared.connect(lambda: cleared.append(True))
    box.setText("容错")
    box.ask_now()
    box.selectAll()
    compose(box, preedit="r")
    compose(box)
    assert (box.text(), cleared) == ("", [True])


def test_a_composition_ends_when_the_keyboard_leaves(box, asked, qtbot):
    compose(box, commit="党")
    compose(box, preedit="jian")
    QApplication.sendEvent(box, QFocusEvent(QEvent.Type.FocusOut))
    assert not box.composing
    qtbot.waitUntil(lambda: asked == ["党"])


def test_down_goes_on_to_the_answers(box, qtbot):
    with qtbot.waitSignal(box.down_pressed):
        qtbot.keyClick(box, Qt.Key.Key_Down)


def test_a_file_dropped_on_it_is_left_to_the_page(box):
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    data = files("/材料/甲.docx")
    data.setText("file:///材料/甲.docx")
    enter = QDragEnterEvent(QPoint(50, 10), action, data, left, none)
    enter.ignore()
    QApplication.sendEvent(box, enter)
    assert not enter.isAccepted()
