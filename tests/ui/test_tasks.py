from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drafter.core.cancel import CancelToken
from drafter.ui.tasks import LatestTask


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
