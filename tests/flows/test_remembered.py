"""Exemplars of the last time, until the library answers."""

from dataclasses import replace
from threading import Event

import pytest
from flow_bench import EXEMPLAR, SKELETON, Bench, block_named, plain
from library_bench import LibraryBench
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from drafter.core.new_draft import new_draft
from drafter.core.query import Answer, Hit, Query
from drafter.flows.answering import FIRST
from drafter.flows.questions import question_at
from drafter.flows.remembered import MOST, Remembered

FIRST_POINT, LAST_POINT = "强化理论武装", "广开门路引人才"
OLD = Hit(replace(EXEMPLAR, text="一是上次看到的例文。"), 1.0)
NEW = Hit(EXEMPLAR, 1.0)


def question(heading: str) -> Query:
    """Return what is asked for a point of the bench's draft."""
    blocks = new_draft(SKELETON, {"地区": "江州市"}, plain).blocks
    number = next(n for n, block in enumerate(blocks) if block.text.startswith(heading))
    asked = question_at(blocks, number)
    assert asked is not None
    return replace(asked, limit=FIRST)


def answer(heading: str = FIRST_POINT, *hits: Hit) -> Answer:
    return Answer(question(heading), hits or (OLD,), 1, {"全部": 1})


def shown(bench: Bench) -> str:
    """Return the text of the first card; '' while there is none."""
    first = bench.panel.exemplar_at(1)
    return first.text if first else ""


def notice(bench: Bench) -> str:
    sentence: str = bench.panel._strip.sentence
    return sentence


@pytest.fixture
def opening(bench: Bench) -> Event:
    """Hold the library's answers back until this is set."""
    held = Event()
    bench.slow = {FIRST_POINT: held, LAST_POINT: held}
    return held


def hear(bench: Bench, opening: Event) -> None:
    """Let the library answer, and the answers arrive."""
    opening.set()
    assert bench.pool.waitForDone(5_000)
    QCoreApplication.sendPostedEvents()


def move_to(bench: Bench, heading: str, qtbot: QtBot) -> None:
    bench.session.paper.go_to(block_named(bench, heading).id)
    with qtbot.waitSignal(bench.searching._rest.timeout):
        pass


def test_a_draft_opened_again_shows_the_exemplars_of_the_last_time(
    bench: Bench, opening: Event
) -> None:
    bench.known = [answer()]
    bench.begin()
    assert shown(bench) == "一是上次看到的例文。"
    hear(bench, opening)
    assert shown(bench) == EXEMPLAR.text


def test_nothing_is_shown_for_another_question(bench: Bench, opening: Event) -> None:
    bench.known = [answer(LAST_POINT), replace(answer(), query=Query(FIRST_POINT, "聚焦人才"))]
    bench.begin()
    assert shown(bench) == ""
    hear(bench, opening)


def test_an_answer_that_is_the_same_moves_nothing(
    bench: Bench, opening: Event, qtbot: QtBot
) -> None:
    long = EXEMPLAR.text * 9
    hits = tuple(Hit(replace(EXEMPLAR, id=f"b23-{n}", text=long), 1.0) for n in range(1, 10))
    bench.answer = lambda _query: hits
    bench.known = [answer(FIRST_POINT, *hits)]
    bench.begin()
    cards = bench.panel._cards
    cards.setCurrentIndex(cards.model().index(7, 0))
    at = cards.verticalScrollBar().value()
    assert at
    hear(bench, opening)
    assert cards.currentIndex().row() == 7
    assert cards.verticalScrollBar().value() == at


def test_a_card_of_the_last_time_is_not_inserted_before_the_library_answers(
    bench: Bench, opening: Event
) -> None:
    bench.known = [answer()]
    bench.begin()
    before = bench.session.draft()
    bench.window.commands.take[0].trigger()
    assert bench.session.draft() == before
    assert "没有插入，资料库还在打开" in notice(bench)
    hear(bench, opening)
    assert notice(bench) == ""
    bench.window.commands.take[0].trigger()
    assert bench.session.draft() != before


def test_what_the_library_has_lost_is_gone_with_its_answer(bench: Bench, opening: Event) -> None:
    bench.known = [answer()]
    bench.answer = lambda _query: ()
    bench.begin()
    hear(bench, opening)
    assert shown(bench) == ""


def test_once_the_library_has_answered_nothing_old_is_shown(
    bench: Bench, opening: Event, qtbot: QtBot
) -> None:
    bench.known = [answer(LAST_POINT)]
    opening.set()
    bench.begin()
    hear(bench, opening)
    opening.clear()
    move_to(bench, LAST_POINT, qtbot)
    assert shown(bench) == EXEMPLAR.text
    hear(bench, opening)


def test_a_library_that_fails_says_so_itself(bench: Bench, opening: Event) -> None:
    bench.known = [answer()]
    bench.search_error = "资料库打不开，稿子不受影响。请重新安装程序。"
    bench.begin()
    hear(bench, opening)
    assert notice(bench) == bench.search_error
    assert not bench.searching.recalled


def test_what_followed_the_caret_is_remembered_latest_first(
    bench: Bench, opening: Event, qtbot: QtBot
) -> None:
    opening.set()
    bench.begin()
    hear(bench, opening)
    move_to(bench, LAST_POINT, qtbot)
    hear(bench, opening)
    bench.panel.search_requested.emit("党建")
    hear(bench, opening)
    bench.remembered.keep()
    assert [one.query for one in bench.kept][-2:] == [question(LAST_POINT), question(FIRST_POINT)]


def test_a_changed_library_is_remembered_as_it_is_now(
    bench: Bench, opening: Event, qtbot: QtBot
) -> None:
    opening.set()
    bench.begin()
    hear(bench, opening)
    bench.answer = lambda _query: (OLD,)
    move_to(bench, LAST_POINT, qtbot)
    hear(bench, opening)
    bench.searching.refresh()
    hear(bench, opening)
    bench.remembered.keep()
    assert [(one.query, one.hits) for one in bench.kept] == [(question(LAST_POINT), (OLD,))]


def test_few_answers_are_remembered_and_kept_once() -> None:
    kept: list[int] = []
    known = Remembered(list, lambda answers: kept.append(len(answers)))
    for number in range(MOST + 3):
        known.take(Answer(Query(f"第{number}问")))
    known.keep()
    known.keep()
    assert kept == [MOST]


def test_a_pillar_named_by_hand_asks_the_shown_question_again(
    bench: Bench, library: LibraryBench, qtbot: QtBot
) -> None:
    bench.begin()
    qtbot.waitUntil(lambda: bool(shown(bench)))
    library.page.enter()
    qtbot.waitUntil(lambda: library.page.shelves.known)
    asked = len(bench.asked)
    library.view.reader.subject_requested.emit("m2", 0, "人才")
    qtbot.waitUntil(lambda: len(bench.asked) > asked)
    assert bench.asked[-1] == question(FIRST_POINT)
