import pytest
from PySide6.QtCore import Qt
from start_samples import make_theme

from drafter.ui.widgets.chip import ChipWords
from drafter.ui.widgets.chip_row import ChipRow
from drafter.ui.widgets.flow_row import wrap

TERMS = ("容错纠错", "能上能下", "年轻干部培养", "激励干部担当作为", "干部考核", "关心关爱干部")
WORDS = [ChipWords(term, term, 10 + n) for n, term in enumerate(TERMS)]


@pytest.fixture
def row(qtbot):
    row = ChipRow(make_theme(), chooses=True, folds=True)
    qtbot.addWidget(row)
    row.resize(364, 26)
    row.show()
    row.show_chips(WORDS)
    return row


def texts(row):
    return [chip.text() for chip in row.parts]


def test_what_does_not_fit_one_line_waits_behind_more(row, qtbot):
    assert texts(row) == ["容错纠错  10", "能上能下  11", "年轻干部培养  12", "更多"]
    assert row.heightForWidth(364) == 26
    qtbot.mouseClick(row.parts[-1], Qt.MouseButton.LeftButton)
    assert [text.split()[0] for text in texts(row)] == [*TERMS, "收起"]
    assert row.heightForWidth(364) > 26
    qtbot.mouseClick(row.parts[-1], Qt.MouseButton.LeftButton)
    assert texts(row)[-1] == "更多"


def test_chips_lie_inside_the_row_at_any_width(row):
    for width in (288, 364, 500):
        row.resize(width, 26)
        assert all(row.rect().contains(chip.geometry()) for chip in row.parts)
        lefts = [chip.x() for chip in row.parts]
        assert lefts == sorted(lefts)


def test_more_is_offered_only_where_something_is_left(row):
    row.show_chips(WORDS[:2])
    assert texts(row) == ["容错纠错  10", "能上能下  11"]
    row.show_chips([])
    assert texts(row) == []
    assert row.heightForWidth(364) == 0


def test_without_counts_more_chips_fit_and_counts_are_still_said(row):
    row.show_bare(True)
    assert texts(row) == ["容错纠错", "能上能下", "年轻干部培养", "更多"]
    assert row.parts[0].accessibleName() == "容错纠错，10段"
    assert row.parts[0].toolTip() == "容错纠错，10段"


def test_a_click_is_told_and_chooses_nothing_by_itself(row, qtbot):
    with qtbot.waitSignal(row.picked) as picked:
        qtbot.mouseClick(row.parts[1], Qt.MouseButton.LeftButton)
    assert picked.args == ["能上能下"]
    assert not row.parts[1].isChecked()
    row.show_chips([ChipWords("能上能下", "能上能下", 11, on=True)])
    assert row.parts[0].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_chip_is_pressed_by_key(row, qtbot, key):
    with qtbot.waitSignal(row.picked) as picked:
        qtbot.keyClick(row.parts[0], key)
    assert picked.args == ["容错纠错"]


def test_the_keyboard_stays_on_its_chip_when_chips_change_places(row, qtbot):
    row.activateWindow()
    assert row.focus_chip("年轻干部培养")
    row.show_chips([WORDS[2], WORDS[0], WORDS[1]])
    assert row.window().focusWidget() is row.parts[0]
    assert row.parts[0].text().startswith("年轻干部培养")
    assert not row.focus_chip("没有")


def test_the_row_takes_the_keyboard_when_its_chip_goes(row, qtbot):
    row.parts[1].setFocus()
    picked = []
    row.picked.connect(picked.append)
    row.show_chips([words for words in row.words if words.key != row.words[1].key])
    assert row.hasFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert picked == []


def test_widgets_wrap_where_the_next_one_would_not_fit():
    assert wrap([100, 100, 100], 206, 6) == [[0, 1], [2]]
    assert wrap([100, 100, 100], 205, 6) == [[0], [1], [2]]
    assert wrap([300, 10], 200, 6) == [[0], [1]]
    assert wrap([], 200, 6) == []
