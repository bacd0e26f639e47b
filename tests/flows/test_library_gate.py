from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Query, Topic
from drafter.errors import Cancelled, LibraryError
from drafter.flows.library_gate import LibraryGate


class Shelf:
    """A library that answers nothing and remembers being closed."""

    def __init__(self) -> None:
        self.closed = False

    def answer(self, query: Query, cancel: CancelToken) -> Answer:
        return Answer(query)

    def search(self, query: Query, cancel: CancelToken) -> tuple[Any, ...]:
        return ()

    def topics(self) -> tuple[Topic, ...]:
        return (Topic("容错纠错", 3),)

    def regions(self) -> tuple[str, ...]:
        return ("广西壮族自治区",)

    def report(self, report_id: str) -> None:
        """Have none."""

    def warm_up(self) -> None:
        """Be ready at once."""

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def gates(qapp: QApplication) -> Iterator[Callable[..., LibraryGate]]:
    made: list[LibraryGate] = []

    def make(opening: Any) -> LibraryGate:
        made.append(LibraryGate(opening))
        return made[-1]

    yield make
    for gate in made:
        gate.close()


def test_a_question_waits_until_the_library_is_open(gates: Any, qtbot: QtBot) -> None:
    shelf, allowed = Shelf(), Event()

    def opening(progress: Any, cancel: CancelToken) -> Shelf:
        allowed.wait(2)
        return shelf

    gate = gates(opening)
    with qtbot.waitSignal(gate.opened):
        gate.open()
        assert not gate.ready
        allowed.set()
    assert gate.answer(Query("人才"), CancelToken()) == Answer(Query("人才"))
    assert gate.search(Query("人才"), CancelToken()) == ()
    gate.close()
    assert shelf.closed


def test_topics_and_regions_wait_until_the_library_is_open(gates: Any) -> None:
    gate = gates(lambda progress, cancel: Shelf())
    with ThreadPoolExecutor(2) as threads:
        topics, regions = (
            threads.submit(gate.topics, CancelToken()),
            threads.submit(gate.regions, CancelToken()),
        )
        gate.open()
        assert [topic.term for topic in topics.result(2)] == ["容错纠错"]
        assert regions.result(2) == ("广西壮族自治区",)


def test_stopping_calls_off_whoever_waits_for_topics(gates: Any) -> None:
    gate = gates(lambda progress, cancel: Shelf())
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(gate.topics, CancelToken())
        gate.stop()
        with pytest.raises(Cancelled):
            waiting.result(2)


def test_it_answers_while_it_tells_that_there_is_still_something_to_be_done(
    gates: Any, qtbot: QtBot
) -> None:
    telling: list[Any] = []

    def opening(progress: Any, cancel: CancelToken) -> Shelf:
        telling.append(progress)
        return Shelf()

    gate = gates(opening)
    with qtbot.waitSignal(gate.opened):
        gate.open()
    with qtbot.waitSignal(gate.progressed) as told:
        telling[0](3, 80)
    assert told.args == [3, 80]
    assert gate.answer(Query("人才"), CancelToken()).total == 0


def test_a_waiting_question_can_be_called_off(gates: Any) -> None:
    gate = gates(lambda progress, cancel: Shelf())
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        gate.search(Query("人才"), token)


@pytest.mark.parametrize("error", [LibraryError("打不开。"), KeyError("bug")])
def test_whatever_keeps_a_library_shut_is_told_and_reaches_every_question(
    gates: Any, qtbot: QtBot, error: Exception
) -> None:
    def opening(progress: Any, cancel: CancelToken) -> Shelf:
        raise error

    gate = gates(opening)
    with qtbot.waitSignal(gate.failed) as caught:
        gate.open()
    assert caught.args == [error]
    with pytest.raises(type(error)):
        gate.search(Query("人才"), CancelToken())


def test_closing_while_it_is_being_built_ends_the_building(gates: Any) -> None:
    begun = Event()

    def opening(progress: Any, cancel: CancelToken) -> Shelf:
        begun.set()
        while True:
            cancel.raise_if_cancelled()

    gate = gates(opening)
    gate.open()
    assert begun.wait(2)
    gate.close()
    with pytest.raises(Cancelled):
        gate.search(Query("人才"), CancelToken())


def test_what_goes_through_waits_for_the_library(gates: Any, qtbot: QtBot) -> None:
    gate = gates(lambda progress, cancel: Shelf())
    told = gate.through(lambda shelf, name, *, twice: (type(shelf), name, twice))
    with qtbot.waitSignal(gate.opened):
        gate.open()
    assert told("甲", twice=True) == (Shelf, "甲", True)


def test_stopping_calls_off_what_waits_for_a_library_that_does_not_come(gates: Any) -> None:
    gate = gates(lambda progress, cancel: Shelf())
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(gate.through(Shelf.close))
        gate.stop()
        with pytest.raises(Cancelled):
            waiting.result(2)


def test_what_asks_gives_up_waiting_when_it_is_called_off(gates: Any) -> None:
    gate, token = gates(lambda progress, cancel: Shelf()), CancelToken()
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(gate.asking(Shelf.close), token)
        token.cancel()
        with pytest.raises(Cancelled):
            waiting.result(2)
