from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from threading import Event

import pytest
from flow_bench import EXEMPLAR
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool
from PySide6.QtWidgets import QApplication

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Hit, Query
from drafter.errors import LibraryError
from drafter.flows.answering import Answering
from drafter.ui.tasks import LatestTask


@dataclass
class Desk:
    """A question under way, and what was told of it."""

    pool: QThreadPool
    found: int = 500  # hits there are
    claimed: int = 500  # hits the library says there are
    failing: bool = False
    gate: Event = field(default_factory=Event)
    asked: list[Query] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)
    told: list[bool] = field(default_factory=list)

    def answer(self, query: Query, _cancel: CancelToken) -> Answer:
        self.asked.append(query)
        self.gate.wait(2)
        if self.failing:
            raise LibraryError("没有查成。")
        count = min(query.limit, self.found)
        return Answer(query, (Hit(EXEMPLAR, 1.0),) * count, self.claimed)

    def settle(self) -> None:
        self.gate.set()
        assert self.pool.waitForDone(5_000)
        QCoreApplication.sendPostedEvents()

    @property
    def limits(self) -> list[int]:
        return [query.limit for query in self.asked]


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    pool = QThreadPool()
    pool.setMaxThreadCount(2)
    made = Desk(pool)
    made.gate.set()
    yield made
    made.settle()


@pytest.fixture
def answering(desk: Desk) -> Iterator[Answering]:
    owner = QObject()
    made = Answering(LatestTask(desk.pool, owner), desk.answer, owner)
    made.answered.connect(desk.answers.append)
    made.failed.connect(desk.errors.append)
    made.searching.connect(desk.told.append)
    yield made
    desk.settle()


def test_what_is_under_way_is_not_asked_twice(desk: Desk, answering: Answering) -> None:
    desk.gate.clear()
    for _ in range(3):
        answering.ask(Query("人才"))
    desk.settle()
    assert len(desk.asked) == len(desk.answers) == 1
    assert desk.told == [True, False]


def test_what_was_answered_is_not_asked_again_however_much_was_wanted(
    desk: Desk, answering: Answering
) -> None:
    answering.ask(Query("人才"))
    desk.settle()
    answering.go_on()
    desk.settle()
    answering.ask(Query("人才", limit=200))
    desk.settle()
    assert desk.limits == [20, 60]


def test_going_on_stops_where_the_library_gives_no_more(desk: Desk, answering: Answering) -> None:
    desk.found = 45
    answering.ask(Query("人才"))
    desk.settle()
    for _ in range(5):
        answering.go_on()
        desk.settle()
    assert desk.limits == [20, 60, 140]
    assert len(desk.answers[-1].hits) == 45


def test_nothing_goes_on_while_another_question_is_under_way(
    desk: Desk, answering: Answering
) -> None:
    answering.go_on()  # nothing was asked yet
    answering.ask(Query("人才"))
    desk.settle()
    desk.gate.clear()
    answering.ask(Query("党建"))
    answering.go_on()
    desk.settle()
    assert [(query.text, query.limit) for query in desk.asked] == [("人才", 20), ("党建", 20)]


def test_a_question_that_failed_can_be_asked_again(desk: Desk, answering: Answering) -> None:
    answering.ask(Query("人才"))
    desk.settle()
    desk.failing = True
    answering.ask(Query("党建"))
    desk.settle()
    assert [str(error) for error in desk.errors] == ["没有查成。"]
    desk.failing = False
    answering.ask(Query("党建"))
    desk.settle()
    assert [answer.query.text for answer in desk.answers] == ["人才", "党建"]
    assert desk.told == [True, False] * 3


def test_what_failed_to_go_on_can_be_gone_on_with(desk: Desk, answering: Answering) -> None:
    answering.ask(Query("人才"))
    desk.settle()
    desk.failing = True
    answering.go_on()
    desk.settle()
    desk.failing = False
    answering.go_on()
    desk.settle()
    assert desk.limits == [20, 60, 60]


def test_asking_again_tells_a_changed_library_in_the_same_measure(
    desk: Desk, answering: Answering
) -> None:
    answering.ask(Query("人才"))
    desk.settle()
    answering.go_on()
    desk.settle()
    desk.found = desk.claimed = 30
    answering.ask_again()
    desk.settle()
    assert [len(answer.hits) for answer in desk.answers] == [20, 60, 30]
    answering.go_on()
    desk.settle()
    assert desk.limits == [20, 60, 60]


def test_nothing_is_told_of_what_was_forgotten(desk: Desk, answering: Answering) -> None:
    desk.gate.clear()
    answering.ask(Query("人才"))
    answering.forget()
    desk.settle()
    assert desk.answers == []
    assert desk.told == [True, False]
    begun = len(desk.asked)
    answering.ask_again()
    desk.settle()
    assert len(desk.asked) == begun


def test_of_many_questions_in_a_row_the_last_is_answered(desk: Desk, answering: Answering) -> None:
    desk.gate.clear()
    for number in range(30):
        answering.ask(replace(Query("人才"), text=f"人才{number}"))
    desk.settle()
    assert [answer.query.text for answer in desk.answers] == ["人才29"]
    assert len(desk.asked) <= 4  # those that were called off before they began never ran
