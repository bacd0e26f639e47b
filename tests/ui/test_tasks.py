from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drafter.core.cancel import CancelToken
from drafter.errors import DrafterError
from drafter.ui.tasks import InTurn, LatestTask


@pytest.fixture
def task(qapp: QApplication) -> Iterator[LatestTask]:
    pool = QThreadPool()
    made = LatestTask(pool)
    yield made
    assert pool.waitForDone(2_000), "work outlived its test"


def test_only_the_newest_request_is_answered(task: LatestTask, qtbot: QtBot) -> None:
    gate, answers = Event(), []
    task.done.connect(answers.append)
    task.start(lambda token: gate.wait(2) and "old")
    task.start(lambda token: "new")
    gate.set()
    qtbot.waitUntil(lambda: answers == ["new"])
    qtbot.wait(50)
    assert answers == ["new"]


def test_work_called_off_says_nothing(task: LatestTask, qtbot: QtBot) -> None:
    said: list[object] = []
    task.done.connect(said.append)
    task.failed.connect(said.append)

    def work(token: CancelToken) -> None:
        while True:
            token.raise_if_cancelled()

    task.start(work)
    task.cancel()
    qtbot.wait(50)
    assert said == []


def test_an_error_comes_home_as_a_value(task: LatestTask, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    task.failed.connect(failures.append)

    def work(token: CancelToken) -> None:
        raise KeyError("lost")

    task.start(work)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], KeyError)


@pytest.fixture
def turns(qapp: QApplication) -> Iterator[InTurn]:
    made = InTurn()
    yield made
    made.close()


def test_every_piece_of_work_is_done_in_its_turn(turns: InTurn, qtbot: QtBot) -> None:
    gate, done, after = Event(), [], []
    turns.done.connect(done.append)
    turns.start(lambda token: gate.wait(2) and 1, after.append)
    for number in (2, 3):
        turns.start(lambda token, n=number: n, after.append)
    gate.set()
    qtbot.waitUntil(lambda: done == [1, 2, 3])
    assert after == [1, 2, 3]


def test_work_that_fails_is_told_and_the_next_is_done(turns: InTurn, qtbot: QtBot) -> None:
    def fail(token: CancelToken) -> None:
        raise DrafterError("没有做成。")

    failed, done, after = [], [], []
    turns.failed.connect(failed.append)
    turns.done.connect(done.append)
    turns.start(fail, after.append)
    turns.start(lambda token: "next")
    qtbot.waitUntil(lambda: done == ["next"])
    assert [str(error) for error in failed] == ["没有做成。"]
    assert after == []


def test_what_waits_is_still_done_when_the_queue_is_closed(qapp: QApplication) -> None:
    turns, gate, done = InTurn(), Event(), []
    turns.start(lambda token: gate.wait(2))
    turns.start(lambda token: done.append("kept"))
    gate.set()
    turns.close()
    assert done == ["kept"]
