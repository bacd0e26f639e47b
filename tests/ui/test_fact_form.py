import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from start_samples import make_skeleton, make_theme, type_hanzi

from drafter.ui.views.fact_form import FactForm, asked, paired

PLACE_WRONG = "地区要写全称，如“江州市”。写全了才能替换例文里的地名。"
TARGET_WRONG = "目标字数要在 300 到 30000 之间。"


@pytest.fixture
def form(qtbot):
    theme = make_theme()
    form = FactForm(theme)
    form._theme_alive = theme
    form.setStyleSheet(theme.style_sheet())
    form.show_skeleton(make_skeleton())
    qtbot.addWidget(form)
    form.resize(352, 400)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    return form


def edit(form: FactForm, name: str) -> QLineEdit:
    """Return the line a user finds by its name."""
    (found,) = [e for e in form.edits() if e.accessibleName() == name]
    return found


def complaints(form: FactForm) -> list[str]:
    return [e.accessibleDescription() for e in form.edits() if e.accessibleDescription()]


def write(form, qtbot, name, text):
    line = edit(form, name)
    line.setFocus()
    line.clear()
    if text.isascii():
        qtbot.keyClicks(line, text)
    else:
        type_hanzi(line, text)
    return line


def test_it_asks_for_what_the_skeleton_wants_in_order(form):
    names = [line.accessibleName() for line in form.edits()]
    assert names == [
        "题目", "地区", "单位", "会议", "时间", "称谓", "目标字数", "目标分钟",
    ]  # fmt: skip


def test_a_skeleton_without_salutation_is_not_asked_for_one():
    assert "称谓" not in asked(make_skeleton(salutation=""))


def test_facts_stand_two_abreast_between_title_and_salutation():
    names = ["题目", "地区", "单位", "会议", "称谓", "目标"]
    assert paired(names) == [["题目"], ["地区", "单位"], ["会议"], ["称谓"], ["目标"]]


def test_empty_fields_are_allowed_and_left_out(form):
    assert form.facts() == {}
    assert form.check()


def test_what_is_typed_is_given_back_stripped(form, qtbot):
    write(form, qtbot, "地区", " 江州市 ")
    write(form, qtbot, "会议", "全省会议")
    assert form.facts() == {"地区": "江州市", "会议": "全省会议"}


def test_a_pasted_line_break_is_dropped(form):
    edit(form, "会议").setText("全省\n组织工作会议")
    assert form.facts() == {"会议": "全省组织工作会议"}
    assert form.check()


def test_a_short_place_is_complained_about_only_after_leaving_the_field(form, qtbot):
    line = write(form, qtbot, "地区", "江")
    assert complaints(form) == []
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert complaints(form) == [PLACE_WRONG]
    assert line.property("error") is True
    assert form.facts() == {"地区": "江"}  # what was typed stays


def test_the_complaint_goes_as_soon_as_the_place_is_right(form, qtbot):
    line = write(form, qtbot, "地区", "江")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    type_hanzi(line, "州市")
    assert complaints(form) == []
    assert line.property("error") is False


def test_five_hundred_characters_are_taken_and_complained_about(form, qtbot):
    line = write(form, qtbot, "会议", "会" * 500)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert complaints(form)[0].startswith("“会议”有 500 个字")
    assert form.valid_facts() == {}


def test_checking_leads_to_the_first_field_that_is_wrong(form, qtbot):
    write(form, qtbot, "目标字数", "12")
    write(form, qtbot, "地区", "江")
    assert not form.check()
    assert edit(form, "地区").hasFocus()
    assert complaints(form) == [PLACE_WRONG, TARGET_WRONG]


def test_minutes_follow_the_characters(form, qtbot):
    write(form, qtbot, "目标字数", "2880")
    assert edit(form, "目标分钟").text() == "12"


def test_characters_follow_the_minutes(form, qtbot):
    write(form, qtbot, "目标分钟", "8")
    assert edit(form, "目标字数").text() == "1,920"
    assert form.facts() == {"目标": "1920"}


@pytest.mark.parametrize("junk", ["abc", "-3", "1e9", "0", "."])
def test_junk_minutes_change_no_target(form, qtbot, junk):
    write(form, qtbot, "目标字数", "2400")
    line = edit(form, "目标分钟")
    line.selectAll()
    qtbot.keyClicks(line, junk)
    assert form.facts()["目标"] in ("2400", "240")  # 1 is minutes while 1e9 is being typed
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() in ("10", "1")


def test_emptied_minutes_empty_the_target(form, qtbot):
    line = write(form, qtbot, "目标分钟", "8")
    for _ in "8":
        qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert form.facts() == {}


@pytest.mark.parametrize("wrong", ["12", "99999", "abc"])
def test_a_target_out_of_range_is_complained_about(form, qtbot, wrong):
    line = write(form, qtbot, "目标字数", wrong)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert complaints(form) == [TARGET_WRONG]


def test_enter_leads_from_field_to_field_and_at_last_submits(form, qtbot):
    done = []
    form.submitted.connect(lambda: done.append(True))
    form.enter()
    for line in form.edits():
        assert line.hasFocus()
        assert done == []
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert done == [True]


def test_what_is_typed_stays_when_another_skeleton_asks_for_it_too(form, qtbot):
    write(form, qtbot, "地区", "江州市")
    write(form, qtbot, "会议", "全省会议")
    form.show_skeleton(make_skeleton(id="b", facts=("地区", "年度")))
    assert form.facts() == {"地区": "江州市"}
    form.show_skeleton(make_skeleton())
    assert form.facts() == {"地区": "江州市", "会议": "全省会议"}


def test_a_skeleton_that_asks_the_same_leaves_the_caret_where_it_is(form, qtbot):
    line = write(form, qtbot, "会议", "全省")
    form.show_skeleton(make_skeleton(id="b"))
    assert line.hasFocus()


def test_last_facts_are_filled_in_and_unnamed_ones_emptied(form):
    form.show_facts({"地区": "江州市", "会议": "全省会议"})
    form.show_facts({"地区": "平阳县", "目标": "2800"})
    assert form.facts() == {"地区": "平阳县", "目标": "2800"}
    assert edit(form, "目标分钟").text() == "12"


def test_examples_are_shown_while_a_field_is_empty(form):
    assert edit(form, "地区").placeholderText() == "地区的例子"
    assert edit(form, "目标字数").placeholderText() == "1,030"
    form.show_examples({"题目": "在〔会议〕上的汇报"})
    assert edit(form, "题目").placeholderText() == "在〔会议〕上的汇报"


def test_a_rare_hanzi_of_two_units_is_one_character(form, qtbot):
    write(form, qtbot, "会议", "𠮷" * 80)
    assert form.check()
