import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from start_samples import NOW, make_recent, make_skeleton, make_theme, render, type_hanzi

from drafter.ui.views.start_view import StartView

SKELETONS = (
    make_skeleton(),
    make_skeleton("四个担当汇报", id="sige", word="着力"),
    make_skeleton("五个聚焦研讨发言", id="yantao"),
    make_skeleton("部长讲话", id="buzhang", word="讲"),
    make_skeleton("组织工作综述", id="zongshu", word="述", salutation=""),
)


@pytest.fixture
def view(qtbot):
    theme = make_theme()
    view = StartView(theme, render, now=lambda: NOW)
    theme.setParent(view)
    view.setStyleSheet(theme.style_sheet())
    view.show_skeletons(SKELETONS)
    qtbot.addWidget(view)
    view.resize(1440, 870)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


def named(view, kind, name):
    """Return the one thing of a kind that a user hears called ``name``."""
    (found,) = [w for w in view.findChildren(kind) if w.accessibleName() == name]
    return found


def cards(view) -> QListView:
    return named(view, QListView, "骨架")


def recents(view) -> QListView:
    return named(view, QListView, "最近的稿子")


def button(view, text) -> QPushButton:
    (found,) = [b for b in view.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    return found


def texts(view) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def started(view) -> list[tuple[str, dict[str, str]]]:
    got: list[tuple[str, dict[str, str]]] = []
    view.start_requested.connect(lambda name, facts: got.append((name, facts)))
    return got


def test_the_first_skeleton_is_chosen_and_can_be_started_at_once(view, qtbot):
    got = started(view)
    qtbot.mouseClick(button(view, "开始起草"), Qt.MouseButton.LeftButton)
    assert got == [("wuge", {})]


def test_arrows_choose_enter_goes_to_the_form_and_ctrl_enter_starts(view, qtbot):
    got = started(view)
    cards(view).setFocus()
    qtbot.keyClick(cards(view), Qt.Key.Key_Right)
    qtbot.keyClick(cards(view), Qt.Key.Key_Return)
    title = named(view, QLineEdit, "题目")
    assert title.hasFocus()
    place = named(view, QLineEdit, "地区")
    type_hanzi(place, "江州市")
    qtbot.keyClicks(named(view, QLineEdit, "目标分钟"), "10")
    qtbot.keyClick(title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == [("sige", {"地区": "江州市", "目标": "2400"})]


def test_ctrl_enter_starts_from_the_cards_too(view, qtbot):
    got = started(view)
    cards(view).setFocus()
    qtbot.keyClick(cards(view), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == [("wuge", {})]


def test_enter_in_the_last_field_starts(view, qtbot):
    got = started(view)
    last = named(view, QLineEdit, "目标分钟")
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert got == [("wuge", {})]


def test_a_wrong_fact_starts_nothing_and_says_why(view, qtbot):
    got = started(view)
    type_hanzi(named(view, QLineEdit, "地区"), "江")
    qtbot.mouseClick(button(view, "开始起草"), Qt.MouseButton.LeftButton)
    assert got == []
    assert named(view, QLineEdit, "地区").hasFocus()
    assert any(text.startswith("地区要写全称") for text in texts(view))


def test_tab_leads_from_the_cards_through_the_form_to_the_start_button(view, qtbot):
    cards(view).setFocus()
    seen = []
    for _ in range(9):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        seen.append(here.accessibleName() or here.text())
    assert seen == [
        "题目", "地区", "单位", "会议", "时间", "称谓", "目标字数", "目标分钟", "开始起草",
    ]  # fmt: skip


def test_tab_order_holds_after_a_skeleton_with_other_facts(view, qtbot):
    cards(view).setFocus()
    qtbot.keyClick(cards(view), Qt.Key.Key_End)
    seen = []
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        seen.append(here.accessibleName() or here.text())
    assert seen == ["题目", "地区", "单位", "会议", "时间", "目标字数", "目标分钟", "开始起草"]


def test_the_beginning_is_written_with_the_facts_as_they_are_typed(view):
    preview = named(view, QWidget, "开头会写成")
    assert preview.accessibleDescription().startswith("……〔地区〕抓住重点")
    type_hanzi(named(view, QLineEdit, "地区"), "江州市")
    assert preview.accessibleDescription().startswith("……江州市抓住重点")


def test_an_empty_title_shows_what_it_will_become(view):
    type_hanzi(named(view, QLineEdit, "会议"), "全省会议")
    assert named(view, QLineEdit, "题目").placeholderText() == "在全省会议上的汇报"


def test_the_structure_follows_the_target(view, qtbot):
    rows = named(view, QWidget, "结构")
    before = rows.accessibleDescription()
    qtbot.keyClicks(named(view, QLineEdit, "目标字数"), "2060")
    assert rows.accessibleDescription() != before
    assert rows.accessibleDescription().startswith("一，聚焦第1件大事，880 字")


def test_the_facts_used_last_are_filled_in_but_not_their_target(view, qtbot):
    got = started(view)
    view.show_facts({"地区": "江州市", "目标": "9000"})
    qtbot.mouseClick(button(view, "开始起草"), Qt.MouseButton.LeftButton)
    assert got == [("wuge", {"地区": "江州市"})]


def test_opening_is_asked_for_from_the_top_and_from_the_empty_list(view, qtbot):
    got = []
    view.open_requested.connect(lambda: got.append(True))
    qtbot.mouseClick(named(view, QToolButton, "打开稿子"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(view, "打开稿子"), Qt.MouseButton.LeftButton)
    assert got == [True, True]


def test_without_drafts_a_sentence_tells_how_to_begin(view):
    assert "还没有稿子" in texts(view)
    assert not named(view, QLineEdit, "在最近的稿子里找").isVisible()


def click_row(view, qtbot, row, click=None):
    place = recents(view).visualRect(recents(view).model().index(row, 0)).center()
    act = click or qtbot.mouseClick
    act(recents(view).viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_on_a_recent_draft_asks_for_it_once(view, qtbot):
    got = []
    view.recent_requested.connect(got.append)
    view.show_recent([make_recent("/甲"), make_recent("/乙")])
    click_row(view, qtbot, 1)
    assert got == ["/乙"]


def test_a_double_click_on_a_recent_draft_asks_for_it_no_more_than_once(view, qtbot):
    got = []
    view.recent_requested.connect(got.append)
    view.show_recent([make_recent("/甲"), make_recent("/乙")])
    click_row(view, qtbot, 0)
    click_row(view, qtbot, 0, qtbot.mouseDClick)
    assert got == ["/甲"]


def test_enter_opens_and_delete_forgets_the_current_recent_draft(view, qtbot):
    opened, forgotten = [], []
    view.recent_requested.connect(opened.append)
    view.forget_recent_requested.connect(forgotten.append)
    view.show_recent([make_recent("/甲"), make_recent("/乙")])
    recents(view).setFocus()
    qtbot.keyClick(recents(view), Qt.Key.Key_Down)
    qtbot.keyClick(recents(view), Qt.Key.Key_Delete)
    qtbot.keyClick(recents(view), Qt.Key.Key_Return)
    assert opened == forgotten
    assert len(opened) == 1


def test_the_menu_of_a_recent_draft_takes_it_off_the_list(view, qtbot):
    got = []
    view.forget_recent_requested.connect(got.append)
    view.show_recent([make_recent("/甲"), make_recent("/乙")])
    place = recents(view).visualRect(recents(view).model().index(1, 0)).center()
    recents(view).customContextMenuRequested.emit(place)
    menu = recents(view).findChild(QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert got == ["/乙"]
    assert not menu.isVisible()


def test_beside_the_rows_there_is_no_menu(view):
    view.show_recent([make_recent("/甲")])
    recents(view).customContextMenuRequested.emit(QPoint(20, 300))
    assert not recents(view).findChild(QMenu).isVisible()


def test_searching_sifts_the_recent_drafts_and_says_when_none_is_left(view, qtbot):
    view.show_recent([make_recent("/甲", "甲稿"), make_recent("/乙", "乙稿")])
    search = named(view, QLineEdit, "在最近的稿子里找")
    type_hanzi(search, "乙")
    assert recents(view).model().rowCount() == 1
    type_hanzi(search, "丙")
    assert "最近的稿子里没有“乙丙”" in texts(view)
    qtbot.mouseClick(button(view, "看全部"), Qt.MouseButton.LeftButton)
    assert recents(view).model().rowCount() == 2
    assert recents(view).isVisible()


def test_escape_empties_the_search(view, qtbot):
    view.show_recent([make_recent("/甲", "甲稿"), make_recent("/乙", "乙稿")])
    search = named(view, QLineEdit, "在最近的稿子里找")
    type_hanzi(search, "乙")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert recents(view).model().rowCount() == 2


def test_a_notice_stays_until_it_is_taken_note_of(view, qtbot):
    view.show_notice("这个文件不在了。")
    assert "这个文件不在了。" in texts(view)
    qtbot.mouseClick(button(view, "知道了"), Qt.MouseButton.LeftButton)
    assert "这个文件不在了。" not in texts(view)


def test_an_empty_notice_takes_the_last_one_back(view):
    view.show_notice("这个文件不在了。")
    view.show_notice("")
    assert "这个文件不在了。" not in texts(view)


def test_broken_skeletons_are_named_and_the_others_stay_usable(view, qtbot):
    got = started(view)
    view.show_skeleton_errors(["甲坏了。", "乙坏了。"])
    assert "甲坏了。\n乙坏了。" in texts(view)
    qtbot.mouseClick(button(view, "开始起草"), Qt.MouseButton.LeftButton)
    assert got


def test_without_any_skeleton_nothing_can_be_started(view, qtbot):
    got = started(view)
    view.show_skeletons(())
    assert any(text.startswith("没有能用的骨架") for text in texts(view))
    assert not any(b.text() == "开始起草" and b.isVisible() for b in view.findChildren(QPushButton))
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert got == []


def test_showing_skeletons_again_keeps_the_one_chosen(view):
    cards(view).setCurrentIndex(cards(view).model().index(3, 0))
    view.show_skeletons(SKELETONS[1:])
    assert cards(view).currentIndex().data() == "部长讲话"


@pytest.mark.parametrize("size", [(1100, 700), (1366, 768), (1440, 870), (1920, 1040)])
def test_cards_stand_abreast_and_nothing_scrolls_sideways(view, qtbot, size):
    view.show_recent([make_recent(f"/{n}") for n in range(20)])
    view.resize(*size)
    qtbot.waitUntil(lambda: view.size().toTuple() == size)
    rows = cards(view)
    places = lambda: [rows.visualRect(rows.model().index(n, 0)) for n in range(5)]  # noqa: E731
    room = lambda: rows.viewport().rect().adjusted(0, 0, 1, 1)  # noqa: E731
    qtbot.waitUntil(lambda: all(room().contains(place) for place in places()))
    assert len({place.y() for place in places()}) == 1
    for area in (rows, recents(view), *view.findChildren(QScrollArea)):
        assert not area.horizontalScrollBar().isVisible()
    start = button(view, "开始起草")
    assert view.rect().contains(
        start.geometry().translated(start.parentWidget().mapTo(view, QPoint()))
    )
    body = view.findChild(QScrollArea)
    assert body.widget().width() <= body.viewport().width()


def test_more_skeletons_than_fit_break_into_rows(view, qtbot):
    view.show_skeletons([make_skeleton(f"骨架{n}", id=f"s{n}") for n in range(9)])
    view.resize(1100, 900)
    rows = cards(view)
    count = lambda: len({rows.visualRect(rows.model().index(n, 0)).y() for n in range(9)})  # noqa: E731
    qtbot.waitUntil(lambda: count() == 2)


def test_the_page_turns_dark_with_the_theme(view, qtbot):
    theme = view._theme
    view.show_recent([make_recent("/甲")])
    before = view.grab().toImage()
    theme.choose("dark")
    view.setStyleSheet(theme.style_sheet())
    after = view.grab().toImage()
    assert after.pixelColor(700, 860) == theme.color("panel")
    assert before.pixelColor(700, 860) != after.pixelColor(700, 860)


def test_every_control_has_a_name(view):
    view.show_recent([make_recent("/甲")])
    for kind in (QLineEdit, QListView, QToolButton, QPushButton):
        for control in view.findChildren(kind):
            if control.isVisible():
                assert control.accessibleName() or getattr(control, "text", str)(), control
