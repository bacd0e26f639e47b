"""What the writer looks for, and the way back from it."""

from flow_bench import EXEMPLAR, Bench, block_named
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from drafter.core.filters import Filters
from drafter.core.query import Hit
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.context_line import ContextLine
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.narrowing import Narrowing
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.text_line import TextLine

FIRST_POINT, LAST_POINT = "强化理论武装", "广开门路引人才"


def begin(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    bench.window.activateWindow()
    qtbot.waitUntil(lambda: answered(bench) == FIRST_POINT)


def answered(bench: Bench) -> str:
    """Return the text of the question that is answered; '' while one is under way."""
    answers = bench.searching._answers
    query = answers._answered if answers._pending is None else None
    return query.text if query else ""


def box(bench: Bench) -> SearchBox:
    found: SearchBox = bench.panel.findChild(SearchBox)
    return found


def context(bench: Bench) -> str:
    text: str = bench.panel.findChild(ContextLine).findChild(TextLine).text
    return text


def look_for(bench: Bench, qtbot: QtBot, words: str) -> None:
    box(bench).setText(words)
    box(bench).ask_now()
    qtbot.waitUntil(lambda: answered(bench) == words)


def test_clearing_the_words_returns_to_the_pinned_point(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    pin = next(
        b for b in bench.panel.findChildren(QToolButton) if b.accessibleName().startswith("固定在")
    )
    pin.click()
    bench.session.paper.go_to(block_named(bench, LAST_POINT).id)
    look_for(bench, qtbot, "容错")
    assert "已固定在" not in context(bench)
    assert not pin.isVisible()
    qtbot.keyClick(box(bench), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: answered(bench) == FIRST_POINT)
    assert context(bench) == f"已固定在  {FIRST_POINT}"
    assert not bench.panel.following
    pin.click()
    qtbot.waitUntil(lambda: answered(bench) == LAST_POINT)


def test_a_topic_goes_with_its_question_and_the_other_filters_stay(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    chosen = Filters(roles=("举措",), concepts=("容错纠错",))
    bench.panel.findChild(Narrowing).choose(chosen)
    qtbot.waitUntil(lambda: bench.asked[-1].concepts == ("容错纠错",))
    bench.session.paper.go_to(block_named(bench, LAST_POINT).id)
    qtbot.waitUntil(lambda: answered(bench) == LAST_POINT)
    assert bench.panel.filters == Filters(roles=("举措",))
    bench.panel.findChild(Narrowing).choose(chosen)
    look_for(bench, qtbot, "清单")
    assert (bench.asked[-1].roles, bench.asked[-1].concepts) == (("举措",), ())


def test_escape_among_the_cards_ends_typed_words_and_then_goes_to_the_paper(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    look_for(bench, qtbot, "容错")
    cards = bench.panel.findChild(CardList)
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_Escape)
    assert box(bench).text() == ""
    qtbot.waitUntil(lambda: answered(bench) == FIRST_POINT)
    qtbot.keyClick(cards, Qt.Key.Key_Escape)
    assert bench.session.paper.hasFocus()


def test_escape_in_the_empty_box_goes_back_to_the_paper(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.panel.focus_search()
    qtbot.keyClick(box(bench), Qt.Key.Key_Escape)
    assert bench.session.paper.hasFocus()


def test_without_anything_to_compare_a_folded_column_says_so_below(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    qtbot.keyClick(bench.session.paper, Qt.Key.Key_Return)
    bench.window.commands.right_panel.setChecked(False)
    bench.window.commands.more_like_this.trigger()
    assert "没有可比照的文字" in bench.window.status._message.text()
    bench.session.paper.go_to(block_named(bench, LAST_POINT).id)
    assert bench.window.status._message.text() == ""


def test_what_cannot_be_compared_is_said_until_the_caret_moves(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    qtbot.keyClick(bench.session.paper, Qt.Key.Key_Return)
    bench.window.commands.more_like_this.trigger()
    assert "没有可比照的文字" in bench.panel._strip.sentence
    bench.session.paper.go_to(block_named(bench, LAST_POINT).id)
    assert bench.panel._strip.sentence == ""


def test_a_library_that_cannot_be_read_says_so_where_the_cards_would_be(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.search_error = "例文库读不出来，稿子不受影响。请重新打开程序。"
    bench.begin()
    page = lambda: bench.panel.findChild(EmptyAnswer)  # noqa: E731
    qtbot.waitUntil(lambda: page() is not None and bench.search_error in page().accessibleName())
    assert QApplication.focusWidget() is not page()
    bench.search_error = ""
    bench.answer = lambda query: (Hit(EXEMPLAR, 1.0),)
    look_for(bench, qtbot, "容错")
    assert bench.panel.findChild(CardList).isVisible()
