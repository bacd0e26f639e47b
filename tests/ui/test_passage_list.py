import pytest
from catalogue_samples import make_passage
from panel_samples import NOTE, click_row, hold_key
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from start_samples import make_theme

from drafter.core.query import Hit
from drafter.ui.panels.passage_list import PassageListPanel
from drafter.ui.widgets.list_advice import ListAdvice
from drafter.ui.widgets.passage_cards import PassageCards

PASSAGES = [make_passage("b2-18"), make_passage("b2-19"), make_passage("m1-3")]


@pytest.fixture
def panel(qtbot):
    panel = PassageListPanel(make_theme())
    qtbot.addWidget(panel)
    panel.resize(579, 500)
    panel.show_favourites(PASSAGES)
    panel.show()
    return panel


def cards_of(panel):
    return panel.findChild(PassageCards)


def card(panel, row):
    return cards_of(panel).model().index(row, 0)


def texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_favourites_are_listed_with_their_number(panel):
    assert cards_of(panel).count == 3
    assert texts(panel) == ["收藏的段", "3 段"]


def test_going_to_a_passage_is_told(panel, qtbot):
    seen = []
    panel.passage_chosen.connect(seen.append)
    click_row(cards_of(panel), card(panel, 1))
    qtbot.keyClick(cards_of(panel), Qt.Key.Key_Down)
    assert seen == ["b2-19", "m1-3"]
    assert panel.chosen == "m1-3"


def test_choosing_by_the_program_is_silent(panel, qtbot):
    with qtbot.assertNotEmitted(panel.passage_chosen):
        assert panel.choose("b2-19")
        assert not panel.choose("b9-9")
    assert panel.chosen == "b2-19"


def test_enter_and_a_double_click_open_the_passage(panel, qtbot):
    panel.choose("b2-18")
    with qtbot.waitSignal(panel.passage_opened) as opened:
        qtbot.keyClick(cards_of(panel), Qt.Key.Key_Return)
    assert opened.args == ["b2-18"]
    with qtbot.waitSignal(panel.passage_opened) as opened:
        click_row(cards_of(panel), card(panel, 2), double=True)
    assert opened.args == ["m1-3"]


def test_a_card_is_as_tall_whether_chosen_or_not(panel):
    before = cards_of(panel).visualRect(card(panel, 0)).height()
    panel.choose("b2-18")
    assert cards_of(panel).visualRect(card(panel, 0)).height() == before


def test_a_favourite_taken_off_leaves_the_other_chosen(panel, qtbot):
    panel.choose("m1-3")
    with qtbot.assertNotEmitted(panel.passage_chosen):
        panel.show_favourites(PASSAGES[1:])
    assert panel.chosen == "m1-3"


def test_no_favourites_are_said_with_the_way_to_get_some(panel):
    panel.show_favourites([])
    assert panel.findChild(ListAdvice).isVisible()
    assert "还没有收藏的段" in texts(panel)
    body = "点开一篇材料，选中一段，再点“收藏”或按 S。收藏的段都列在这里。"
    assert body in texts(panel)


def test_answers_are_listed_and_none_is_said(panel):
    panel.show_hits("容错", [Hit(make_passage(notes=(NOTE,)), 1.0)])
    assert texts(panel) == ["找“容错”", "1 段"]
    panel.show_hits("清单", [])
    assert "资料库里没有含“清单”的段" in texts(panel)
    panel.show_hits("容错", [Hit(make_passage(), 1.0)])
    assert not panel.findChild(ListAdvice).isVisible()


def test_the_panel_survives_a_narrow_column(panel):
    panel.resize(320, 300)
    assert cards_of(panel).visualRect(card(panel, 0)).width() <= cards_of(panel).viewport().width()
    assert not cards_of(panel).horizontalScrollBar().isVisible()
    assert not panel.grab().isNull()


def test_the_next_favourite_takes_the_place_of_one_taken_off(panel, qtbot):
    many = [make_passage(f"b2-{n}") for n in range(1, 41)]
    panel.show_favourites(many)
    panel.choose("b2-25")
    scrolled = cards_of(panel).verticalScrollBar().value()
    assert scrolled > 0
    with qtbot.assertNotEmitted(panel.passage_chosen):
        panel.show_favourites([one for one in many if one.id != "b2-25"])
    assert panel.chosen == "b2-26"
    assert cards_of(panel).verticalScrollBar().value() == scrolled
    panel.show_favourites(many[:20])
    assert panel.chosen == "b2-20"


def test_a_click_on_the_passage_that_took_the_place_tells_it(panel, qtbot):
    panel.choose("b2-18")
    panel.show_favourites(PASSAGES[1:])
    with qtbot.waitSignal(panel.passage_chosen) as told:
        click_row(cards_of(panel), card(panel, 0))
    assert told.args == ["b2-19"]
    with qtbot.assertNotEmitted(panel.passage_chosen):
        click_row(cards_of(panel), card(panel, 0))


def test_other_answers_begin_at_the_top_with_nothing_chosen(panel):
    panel.choose("b2-18")
    panel.show_hits("容错", [Hit(one, 1.0) for one in PASSAGES[1:]])
    assert panel.chosen == ""


def test_the_keyboard_goes_to_the_sentence_when_there_is_no_passage(panel, qtbot):
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(cards_of(panel).hasFocus)
    panel.show_favourites([])
    panel.setFocus()
    qtbot.waitUntil(panel.findChild(ListAdvice).hasFocus)
    panel.show_favourites(PASSAGES)
    qtbot.waitUntil(cards_of(panel).hasFocus)


def test_enter_held_down_opens_nothing_more(panel, qtbot):
    panel.choose("b2-18")
    with qtbot.assertNotEmitted(panel.passage_opened):
        hold_key(cards_of(panel), Qt.Key.Key_Return)
