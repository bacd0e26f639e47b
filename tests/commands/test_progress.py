"""The bar is for people: it is drawn on a terminal only, and gone when the work is done."""

import io
from types import SimpleNamespace

import pytest

from drafter.commands import progress
from drafter.commands.progress import ProgressBar


class Terminal(io.StringIO):
    """A screen that remembers what was written to it."""

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    # Not sys.stderr itself: pytest puts its own there between fixture and test.
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=Terminal()))
    return progress.sys.stderr


def test_a_terminal_sees_how_far_the_work_is(terminal):
    with ProgressBar("正在导入") as bar:
        bar(1, 2)
    assert "\r正在导入 ████████████░░░░░░░░░░░░ 1/2" in terminal.getvalue()


def test_the_line_is_empty_afterwards(terminal):
    with ProgressBar("导入") as bar:
        bar(9, 10)
        bar(10, 10)
    assert terminal.getvalue().rpartition("10/10")[2].split(" ")[:1] == ["\r"]
    assert terminal.getvalue().endswith(" \r")


def test_a_shorter_line_leaves_nothing_of_a_longer_one(terminal):
    with ProgressBar("导入") as bar:
        bar(100, 100)
        bar(1, 2)
        assert terminal.getvalue().endswith("1/2    ")


def failing():
    with ProgressBar("导入") as bar:
        bar(1, 2)
        raise ZeroDivisionError


def test_work_that_fails_leaves_no_bar(terminal):
    with pytest.raises(ZeroDivisionError):
        failing()
    assert terminal.getvalue().endswith("\r")


def test_nothing_is_drawn_for_no_work_or_no_terminal(terminal, monkeypatch):
    with ProgressBar("导入") as bar:
        bar(0, 0)
    file = io.StringIO()
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=file))
    with ProgressBar("导入") as bar:
        bar(1, 2)
    assert (terminal.getvalue(), file.getvalue()) == ("", "")
