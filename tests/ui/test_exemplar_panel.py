from dataclasses import replace

import pytest
from panel_samples import (
    NOTE,
    TOPICS,
    click_row,
    make_answer,
    make_hit,
    make_hits,
    tab_stops,
    walk_by_tab,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from start_samples import make_theme

from drafter.core.query import Why
from drafter.core.span import Span
from drafter.ui.panels.exemplar_panel import ExemplarPanel
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.context_line import ContextLine
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.notice_strip import NoticeStrip
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.text_line import TextLine
from drafter.ui.widgets.work_line import WorkLine


@pytest.fixture
def panel(qtbot):
    panel = ExemplarPanel(make_theme())
    qtbot.addWidget(panel)
    panel.resize(396, 766)
    panel.show()
    panel.show_context("坚持严管厚爱")
    return panel


def cards_of(panel):
    return panel.findChild(CardList)


def card(panel, number):
    return cards_of(panel).model().index(number - 1, 0)


def insert_button(panel):
    return next(b for b in panel.findChildren(QPushButton) if b.text() == "插入")


def pin_of(panel):
    pins = ("固定在这个要点", "取消固定，重新随光标")
    return next(b for b in panel.findChildren(QToolButton) if b.accessibleName() in pins)


def context(panel):
    return panel.findChild(ContextLine).findChild(TextLine).text


def box_of(panel):
    return panel.findChild(SearchBox)


def cross_of(panel):
    buttons = panel.findChildren(QToolButton)
    return next(b for b in buttons if b.accessibleName() == "结束，重新随光标")


def wanted(panel):
    """Collect what the panel asks for: ('search', words), ('follow', yes)."""
    seen = []
    panel.search_requested.connect(lambda words: seen.append(("search", words)))
    panel.follow_changed.connect(lambda yes: seen.append(("follow", yes)))
    return seen


def test_the_best_card_is_unfolded_and_its_button_inserts_it(panel, qtbot):
    hits = make_hits(5)
    panel.show_answer(make_answer(hits))
    assert panel.current_exemplar() == hits[0].exemplar
    with qtbot.waitSignal(panel.insert_requested) as asked:
        qtbot.mouseClick(insert_button(panel), Qt.MouseButton.LeftButton)
    assert asked.args == [hits[0].exemplar]


def test_the_button_lies_inside_its_card_wherever_that_is(panel, qtbot):
    panel.show_answer(make_answer(9))
    cards = cards_of(panel)
    for step in range(3):
        qtbot.keyClick(cards, Qt.Key.Key_Down)
        bar = cards.verticalScrollBar()
        bar.setValue(bar.value() - 30 * step)
        button = insert_button(panel)
        place = button.mapTo(cards.viewport(), button.rect().topLeft())
        assert cards.visualRect(cards.currentIndex()).contains(button.rect().translated(place))


def test_arrows_choose_and_enter_inserts(panel, qtbot):
    hits = make_hits(5)
    panel.show_answer(make_answer(hits))
    qtbot.keyClick(cards_of(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.insert_requested) as asked:
        qtbot.keyClick(cards_of(panel), Qt.Key.Key_Return)
    assert asked.args == [hits[1].exemplar]


def test_a_click_unfolds_a_card_and_folds_the_other(panel):
    panel.show_answer(make_answer(5))
    cards = cards_of(panel)
    folded = cards.visualRect(card(panel, 2)).height()
    click_row(cards, card(panel, 2))
    assert cards.visualRect(card(panel, 2)).height() > folded
    assert cards.visualRect(card(panel, 1)).height() == folded


def test_a_double_click_inserts_what_was_clicked_though_cards_moved_under_the_mouse(panel):
    long = make_hit(1, "干部担当作为。" * 250)
    hits = [long, *(make_hit(number, "短段。") for number in range(2, 14))]
    panel.show_answer(make_answer(hits))
    asked = []
    panel.insert_requested.connect(asked.append)
    cards = cards_of(panel)
    cards.verticalScrollBar().setValue(cards.visualRect(card(panel, 3)).top() - 500)
    click_row(cards, card(panel, 3), double=True)
    assert asked == [hits[2].exemplar]


def test_a_clicked_card_is_seen_whole(panel):
    panel.show_answer(make_answer(8))
    cards = cards_of(panel)
    click_row(cards, card(panel, 4))
    shown = cards.visualRect(card(panel, 4))
    assert shown.top() >= 0
    assert shown.bottom() < cards.viewport().height()


def test_cards_never_overlap_at_any_width(panel):
    panel.show_answer(make_answer(6))
    for width in (320, 396, 520):
        panel.resize(width, 766)
        cards = cards_of(panel)
        shown = [cards.visualRect(card(panel, n)) for n in range(1, 7)]
        tops = [r.top() for r in shown[1:]]
        assert tops == [r.bottom() + 1 for r in shown[:-1]]
        assert cards.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_current_card_reaches_the_edge_and_the_scroll_bar_lies_in_its_margin(qtbot, theme):
    themed = make_theme(theme)
    panel = ExemplarPanel(themed)
    qtbot.addWidget(panel)
    panel.setStyleSheet(themed.style_sheet())
    panel.resize(396, 766)
    panel.show()
    panel.show_answer(make_answer(9))
    cards = cards_of(panel)
    bar = cards.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    click_row(cards, card(panel, 5))
    image = cards.grab().toImage()
    row = cards.visualRect(card(panel, 5)).top() + 6
    raised = themed.color("raised").rgb()
    assert image.pixel(image.width() - 1, row) == raised
    assert cards.visualRect(card(panel, 5)).width() == cards.width()
    assert bar.isVisible()
    handle = [image.pixel(image.width() - 6, y) for y in range(image.height())]
    assert themed.color("line2").rgb() in handle


def test_there_is_no_scroll_bar_where_all_cards_are_seen(panel, qtbot):
    panel.show_answer(make_answer([make_hit(1, "短段。")]))
    assert not cards_of(panel).verticalScrollBar().isVisible()
    panel.show_answer(make_answer(9))
    assert cards_of(panel).verticalScrollBar().isVisible()


def test_new_answers_begin_at_the_top_and_the_same_ones_change_nothing(panel, qtbot):
    panel.show_answer(make_answer(9))
    cards = cards_of(panel)
    for _ in range(4):
        qtbot.keyClick(cards, Qt.Key.Key_Down)
    at = cards.verticalScrollBar().value()
    assert at > 0
    panel.show_answer(make_answer(9))
    assert (cards.currentIndex().row(), cards.verticalScrollBar().value()) == (4, at)
    panel.show_answer(make_answer(8))
    assert (cards.currentIndex().row(), cards.verticalScrollBar().value()) == (0, 0)


def test_a_number_stands_for_a_card(panel):
    hits = make_hits(3)
    panel.show_answer(make_answer(hits))
    assert [panel.exemplar_at(n) for n in (1, 3)] == [hits[0].exemplar, hits[2].exemplar]
    assert [panel.exemplar_at(n) for n in (0, 4, -1)] == [None, None, None]


def test_words_are_asked_for_after_a_pause_and_at_once_on_enter(panel, qtbot):
    asked = wanted(panel)
    qtbot.keyClicks(box_of(panel), " ab ")
    assert asked == []
    qtbot.keyClick(box_of(panel), Qt.Key.Key_Return)
    assert asked == [("follow", False), ("search", "ab")]
    qtbot.keyClicks(box_of(panel), "c")
    qtbot.waitUntil(lambda: asked[2:] == [("search", "ab c")])


def test_enter_asks_again_for_the_same_words(panel, qtbot):
    asked = wanted(panel)
    qtbot.keyClicks(box_of(panel), "ab")
    for _ in range(2):
        qtbot.keyClick(box_of(panel), Qt.Key.Key_Return)
    assert asked.count(("search", "ab")) == 2


def test_composing_asks_for_nothing(panel, qtbot):
    asked = wanted(panel)
    box_of(panel).setFocus()
    QApplication.sendEvent(box_of(panel), QInputMethodEvent("rong cuo", []))
    qtbot.wait(400)
    assert asked == []
    assert panel.following
    assert panel.composing
    QApplication.sendEvent(box_of(panel), QInputMethodEvent("", []))
    assert not panel.composing


@pytest.mark.parametrize("way", ["button", "escape", "backspace"])
def test_clearing_the_words_returns_to_following(panel, qtbot, way):
    box, asked = box_of(panel), wanted(panel)
    qtbot.keyClicks(box, "a")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert context(panel) == "光标在  坚持严管厚爱"
    if way == "button":
        next(a for a in box.findChildren(QAction) if a.text() == "清空").trigger()
    else:
        qtbot.keyClick(box, Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_Backspace)
    assert asked[2:] == [("follow", True), ("search", "")]
    assert panel.following
    assert context(panel) == "随光标  坚持严管厚爱"


def test_the_pin_holds_the_point_until_it_is_taken_out(panel, qtbot):
    asked = wanted(panel)
    qtbot.mouseClick(pin_of(panel), Qt.MouseButton.LeftButton)
    panel.show_context("广开门路")
    assert context(panel) == "已固定在  坚持严管厚爱"
    assert not panel.following
    qtbot.mouseClick(pin_of(panel), Qt.MouseButton.LeftButton)
    assert context(panel) == "随光标  广开门路"
    assert asked == [("follow", False), ("follow", True)]


def test_no_hit_is_said_in_words_and_hits_come_back(panel):
    panel.show_answer(make_answer(3))
    panel.show_answer(make_answer())
    empty = panel.findChild(EmptyAnswer)
    assert empty.isVisible()
    assert empty.accessibleName().startswith("资料库里没有找到“容错纠错”")
    assert panel.current_exemplar() is None
    assert panel.exemplar_at(1) is None
    panel.show_answer(make_answer(3))
    assert cards_of(panel).isVisible()
    assert insert_button(panel).isVisible()


def test_what_is_listed_stays_while_a_search_runs(panel, qtbot):
    panel.show_answer(make_answer(3))
    line = panel.findChild(WorkLine)
    panel.show_searching(True)
    assert not line.inked  # a quick answer makes nothing flicker
    qtbot.waitUntil(lambda: line.inked)
    assert cards_of(panel).model().rowCount() == 3
    panel.show_answer(make_answer(2))
    assert not line.inked


@pytest.mark.parametrize(
    ("places", "slots", "sentence"),
    [
        (2, 3, "已插入，2 处地名已换，3 处要填"),
        (2, 0, "已插入，2 处地名已换"),
        (0, 3, "已插入，3 处要填"),
        (0, 0, "已插入"),
    ],
)
def test_an_insertion_is_confirmed_in_one_line(panel, places, slots, sentence):
    panel.show_inserted(places, slots)
    assert panel.findChild(NoticeStrip).sentence == sentence


def test_a_notice_stays_until_it_is_taken_back(panel):
    panel.show_notice("例文打不开，稿子不受影响。请重新打开程序。")
    panel.show_answer(make_answer(2))
    assert panel.findChild(NoticeStrip).sentence.startswith("例文打不开")
    panel.show_notice("")
    assert panel.findChild(NoticeStrip).sentence == ""


def test_a_key_puts_the_keyboard_into_the_search_box(panel, qtbot):
    qtbot.keyClicks(box_of(panel), "ab")
    panel.activateWindow()
    panel.focus_search()
    qtbot.waitUntil(box_of(panel).hasFocus)
    assert box_of(panel).selectedText() == "ab"


def test_damage_in_the_source_is_told_on_the_card(panel):
    plain, damaged = make_hit(1, "字" * 10), make_hit(2, "字" * 10, notes=(NOTE, NOTE))
    panel.show_answer(make_answer([make_hit(3), plain, damaged]))
    cards = cards_of(panel)
    without = cards.visualRect(card(panel, 2)).height()
    assert cards.visualRect(card(panel, 3)).height() > without
    theme = make_theme()
    image = cards.viewport().grab(cards.visualRect(card(panel, 3))).toImage()
    assert holds(image, theme.color("slot"))
    assert not holds(
        cards.viewport().grab(cards.visualRect(card(panel, 2))).toImage(), theme.color("slot")
    )


def test_hits_are_marked_and_follow_the_theme(qtbot):
    theme = make_theme()
    panel = ExemplarPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(396, 400)
    panel.show()
    panel.show_answer(make_answer([make_hit(spans=(Span(0, 4),))]))
    light = theme.color("hit")
    assert holds(cards_of(panel).viewport().grab().toImage(), light)
    theme.choose("dark")
    image = cards_of(panel).viewport().grab().toImage()
    assert holds(image, theme.color("hit"))
    assert not holds(image, light)


def holds(image, color):
    wanted = color.rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_parts_have_names_for_a_screen_reader(panel):
    assert cards_of(panel).accessibleName() == "例文"
    assert box_of(panel).accessibleName() == "在例文里找"
    assert pin_of(panel).accessibleName() == "固定在这个要点"


def test_down_goes_from_the_words_to_the_cards(panel, qtbot):
    panel.activateWindow()
    box = panel.findChild(SearchBox)
    panel.show_answer(make_answer())
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert panel.window().focusWidget() is box
    panel.show_answer(make_answer(2))
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert panel.window().focusWidget() is panel.findChild(CardList)


def test_a_larger_answer_goes_on_where_the_reader_is(panel, qtbot):
    panel.activateWindow()
    panel.show_answer(make_answer(9, total=30))
    cards = cards_of(panel)
    cards.setFocus()
    for _ in range(4):
        qtbot.keyClick(cards, Qt.Key.Key_Down)
    at = cards.verticalScrollBar().value()
    panel.show_answer(make_answer(30))
    assert (cards.currentIndex().row(), cards.verticalScrollBar().value()) == (4, at)
    assert panel.window().focusWidget() is cards
    assert len(cards.hits) == 30
    assert cards.visualRect(card(panel, 30)).top() > cards.visualRect(card(panel, 29)).top()


def test_more_is_wanted_once_when_the_end_of_the_list_comes_near(panel):
    asked = []
    panel.more_requested.connect(lambda: asked.append(len(cards_of(panel).hits)))
    panel.show_answer(make_answer(30, total=60))
    assert asked == []
    bar = cards_of(panel).verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum() - 1)
    assert asked == [30]
    panel.show_answer(make_answer(60))
    bar.setValue(bar.maximum())
    assert asked == [30]


def test_a_list_too_short_to_scroll_asks_for_more_at_once(panel, qtbot):
    with qtbot.waitSignal(panel.more_requested):
        panel.show_answer(make_answer([make_hit(1, "短段。")], total=8))


def test_more_is_asked_for_again_after_it_failed(panel):
    asked = []
    panel.more_requested.connect(lambda: asked.append(1))
    panel.show_answer(make_answer(30, total=60))
    bar = cards_of(panel).verticalScrollBar()
    bar.setValue(bar.maximum())
    panel.show_searching(False)
    bar.setValue(bar.maximum() - 5)
    assert asked == [1, 1]


def test_the_foot_lies_below_the_last_card_not_in_it(panel):
    panel.show_answer(make_answer([make_hit(1, "短段。"), make_hit(2, "短段。")]))
    cards = cards_of(panel)
    first, last = cards.visualRect(card(panel, 1)), cards.visualRect(card(panel, 2))
    click_row(cards, card(panel, 2))
    assert cards.visualRect(card(panel, 2)).height() > first.height()  # 就这些了 besides
    button = insert_button(panel)
    below = button.mapTo(cards.viewport(), button.rect().bottomLeft()).y()
    assert cards.visualRect(card(panel, 2)).bottom() - below > last.height() - first.height() > 0


def test_a_card_with_a_reason_is_higher_by_a_line(panel):
    plain = make_hit(1, "短段。")
    why = replace(plain, why=Why(("容错",), ("容错纠错",)))
    panel.show_answer(make_answer([make_hit(3), plain, replace(make_hit(4, "短段。"), twins=2)]))
    cards = cards_of(panel)
    without = cards.visualRect(card(panel, 2)).height()
    panel.show_answer(make_answer([make_hit(5), why, make_hit(6)]))
    assert cards.visualRect(card(panel, 2)).height() > without


def test_what_the_words_were_read_as_is_said(panel):
    panel.show_answer(make_answer(2, read_as="年轻干部"))
    lines = [line.text for line in panel.findChildren(TextLine) if line.isVisible()]
    assert "按“年轻干部”查找" in lines
    panel.show_answer(make_answer(3))
    lines = [line.text for line in panel.findChildren(TextLine) if line.isVisible()]
    assert not any(line.startswith("按") for line in lines)


@pytest.mark.parametrize("way", ["cross", "escape"])
def test_what_is_like_a_selection_lasts_until_it_is_ended(panel, qtbot, way):
    asked = wanted(panel)
    panel.show_like("推动干部\n能上能下。")
    assert context(panel) == "类似这段  推动干部 能上能下。"
    assert not panel.following
    panel.show_context("广开门路")
    assert context(panel).startswith("类似这段")
    assert asked == []
    if way == "cross":
        qtbot.mouseClick(cross_of(panel), Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(cards_of(panel), Qt.Key.Key_Escape)
    assert asked == [("follow", True), ("search", "")]
    assert context(panel) == "随光标  广开门路"


def test_words_typed_take_the_place_of_a_selection(panel, qtbot):
    panel.show_like("推动干部能上能下。")
    qtbot.keyClicks(box_of(panel), "ab")
    qtbot.keyClick(box_of(panel), Qt.Key.Key_Return)
    assert context(panel) == "光标在  坚持严管厚爱"
    assert panel.words == "ab"
    panel.show_like("推动干部能上能下。")
    assert panel.words == ""


def test_following_again_forgets_everything_without_a_word(panel):
    asked = wanted(panel)
    panel.show_like("推动干部能上能下。")
    panel.follow()
    assert panel.following
    assert asked == []
    assert context(panel) == "随光标  坚持严管厚爱"


def test_an_empty_answer_takes_the_keyboard_over_from_the_list(panel):
    panel.activateWindow()
    panel.show_answer(make_answer(3))
    cards_of(panel).setFocus()
    panel.show_answer(make_answer(near=TOPICS))
    assert panel.findChild(EmptyAnswer).isAncestorOf(panel.window().focusWidget())


def test_tab_goes_from_words_through_chips_and_cards_to_what_acts_on_them(panel, qtbot):
    panel.activateWindow()
    panel.show_answer(make_answer(3, topics=TOPICS))
    box = box_of(panel)
    reached = walk_by_tab(panel, box)
    assert tab_stops(panel) <= reached
    box.setFocus()
    order = []
    for _ in range(20):
        order.append(panel.window().focusWidget())
        qtbot.keyClick(order[-1], Qt.Key.Key_Tab)
    places = [order.index(w) for w in (box, cards_of(panel), insert_button(panel), pin_of(panel))]
    assert places == sorted(places)
    names = [w.accessibleName() for w in order[: places[1]]]
    assert names[:3] == ["在例文里找", "按主题找", "筛选"]
    assert names.index("全部，65段") < names.index("容错纠错，12段")
