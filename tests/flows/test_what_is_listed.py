"""What is listed beside the paper is what is named there, or nothing is."""

from dataclasses import replace
from threading import Event

from flow_bench import Bench
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from test_searching import (
    FIRST_POINT,
    LAST_POINT,
    begin,
    box,
    listed,
    look_for,
    move_to,
    preedit,
    rest,
    settle,
    shown,
    taken,
)

from drafter.core.draft import Block, Role, Run
from drafter.core.filters import Filters
from drafter.core.history import Caret
from drafter.ui.widgets.context_line import ContextLine
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.narrowing import Narrowing
from drafter.ui.widgets.text_line import TextLine


def context(bench: Bench) -> str:
    text: str = bench.panel.findChild(ContextLine).findChild(TextLine).text
    return text


def to_title(bench: Bench) -> None:
    bench.session.paper.set_caret(Caret(0, 0))


def empty(bench: Bench) -> str:
    """Return what stands in the place of the cards; '' while there are cards."""
    page = bench.panel._answers.currentWidget()
    return page.accessibleName() if isinstance(page, EmptyAnswer) else ""


def assert_nothing_is_asked(bench: Bench) -> None:
    assert context(bench).strip() == "随光标"
    assert empty(bench) == "光标不在要点里。把光标放到要点里，或者在上面找。"
    assert listed(bench) == 0
    asked = len(bench.asked)
    bench.panel.findChild(Narrowing).choose(Filters(level="市级"))
    bench.window.commands.take[0].trigger()
    settle(bench)
    assert len(bench.asked) == asked
    assert taken(bench) == []


def test_what_is_pinned_is_listed_again_when_a_search_ends(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    qtbot.mouseClick(bench.panel._head.context.buttons[0], Qt.MouseButton.LeftButton)
    move_to(bench, LAST_POINT)
    look_for(bench, qtbot, "容错")
    qtbot.waitUntil(lambda: "一是容错" in shown(bench))
    qtbot.keyClick(box(bench), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: FIRST_POINT in shown(bench))
    assert context(bench) == f"已固定在  {FIRST_POINT}"


def test_a_point_pinned_while_the_next_is_asked_for_stays_listed(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.slow[LAST_POINT] = late = Event()
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in bench.texts)
    qtbot.mouseClick(bench.panel._head.context.buttons[0], Qt.MouseButton.LeftButton)
    late.set()
    settle(bench)
    assert context(bench) == f"已固定在  {FIRST_POINT}"
    assert FIRST_POINT in shown(bench)
    bench.panel.findChild(Narrowing).choose(Filters(level="市级"))
    settle(bench)
    assert bench.texts[-1] == FIRST_POINT


def test_where_there_is_no_point_nothing_is_listed(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    to_title(bench)
    rest(bench, qtbot)
    assert_nothing_is_asked(bench)
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))
    assert context(bench) == f"随光标  {LAST_POINT}"
    assert empty(bench) == ""


def test_a_search_that_ends_where_there_is_no_point_leaves_nothing_listed(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    look_for(bench, qtbot, "容错")
    to_title(bench)
    rest(bench, qtbot)
    settle(bench)
    assert context(bench).strip() == "光标不在要点里"
    assert "一是容错" in shown(bench)
    qtbot.keyClick(box(bench), Qt.Key.Key_Escape)
    assert_nothing_is_asked(bench)


def test_cards_of_the_draft_before_are_no_answer_in_one_without_points(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    title = Block("t", Role.TITLE, (Run("汇报"),))
    bench.session.open(replace(bench.session.draft(), blocks=(title,)), bench.folder / "新.jujiao")
    assert_nothing_is_asked(bench)


def test_a_draft_that_opens_lists_nothing_of_the_one_before(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow[FIRST_POINT] = late = Event()
    bench.session.open(bench.session.draft(), bench.folder / "新.jujiao")
    assert listed(bench) == 0
    assert context(bench) == f"随光标  {FIRST_POINT}"
    late.set()
    qtbot.waitUntil(lambda: FIRST_POINT in shown(bench))


def test_the_next_point_is_named_with_its_answer(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow[LAST_POINT] = late = Event()
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in bench.texts)
    assert context(bench) == f"随光标  {FIRST_POINT}"
    assert FIRST_POINT in shown(bench)
    late.set()
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))
    assert context(bench) == f"随光标  {LAST_POINT}"


def test_cards_of_a_search_that_ended_are_never_named_after_the_point(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    look_for(bench, qtbot, "容错")
    qtbot.waitUntil(lambda: "一是容错" in shown(bench))
    bench.slow[FIRST_POINT] = late = Event()
    qtbot.keyClick(box(bench), Qt.Key.Key_Escape)
    assert context(bench).strip() == "随光标"
    late.set()
    qtbot.waitUntil(lambda: FIRST_POINT in shown(bench))
    assert context(bench) == f"随光标  {FIRST_POINT}"


def test_an_answer_to_a_search_that_ended_is_dropped(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow["容错"] = late = Event()
    look_for(bench, qtbot, "容错")
    qtbot.waitUntil(lambda: "容错" in bench.texts)
    preedit(bench.session.paper, "yin")  # the caret's point is not read while it composes
    bench.panel._question.end()
    late.set()
    settle(bench)
    assert FIRST_POINT in shown(bench)
    preedit(bench.session.paper, "")
    rest(bench, qtbot)
    assert context(bench) == f"随光标  {FIRST_POINT}"
    assert bench.texts == [FIRST_POINT, "容错"]


def test_a_failure_is_told_until_the_next_answer_beside_what_the_library_says(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.panel.show_notice("正在整理资料，已好 3 篇。")
    bench.search_error = "没有查成，例文库正忙。稿子不受影响。过一会儿再找。"
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: bench.panel._strip.sentence == bench.search_error)
    assert context(bench) == f"随光标  {FIRST_POINT}"
    bench.search_error = ""
    bench.session.paper.insert_at_caret((Run("引才"),))
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))
    assert bench.panel._strip.sentence == "正在整理资料，已好 3 篇。"


def test_a_failure_with_nothing_listed_stands_in_the_place_of_the_cards(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.search_error = "没有查成，例文库正忙。稿子不受影响。过一会儿再找。"
    bench.begin()
    qtbot.waitUntil(lambda: bench.search_error in empty(bench))
