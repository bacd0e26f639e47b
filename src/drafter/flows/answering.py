"""One question at a time: asked once, continued, asked again; what is shown stays meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Query
from drafter.ui.tasks import LatestTask

FIRST = 20
"""Hits asked for at first. Each time the list nears its end: 60, 140, 300 …"""

Ask = Callable[[Query, CancelToken], Answer]
"""Answers a question, off the window's thread."""


class Answering(QObject):
    """Asks, and tells the answer to the latest question only.

    Args:
        task: Runs the questions; a newer one replaces an older one.
        answer: Answers.
        parent: Owns it.
    """

    answered = Signal(object)  # Answer
    failed = Signal(Exception)  # what was answered before still is
    searching = Signal(bool)  # whether a question is under way

    def __init__(self, task: LatestTask, answer: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._task, self._answer = task, answer
        self._pending: Query | None = None
        self._answered: Query | None = None
        self._told, self._more = 0, False  # hits told of the answer; whether there are others
        task.done.connect(self._on_done)
        task.failed.connect(self._on_failed)

    def ask(self, query: Query) -> None:
        """Ask for the first hits, unless that is under way or answered already."""
        if _same(query, self._pending):
            return
        if _same(query, self._answered):
            self.call_off()  # back before another question was answered
        else:
            self._start(replace(query, limit=FIRST))

    def go_on(self) -> None:
        """Ask for more hits of the question that was answered."""
        if self._pending is None and self._answered is not None and self._more:
            limit = 2 * self._answered.limit + FIRST
            self._start(replace(self._answered, limit=limit))

    def ask_again(self) -> None:
        """Ask the same once more, as many hits as are told: the library is another."""
        if query := self._pending or self._answered:
            self._start(query)

    def call_off(self) -> None:
        """Call off what is under way; what was answered before still is."""
        self._task.cancel()
        if self._pending is not None:
            self._pending = None
            self.searching.emit(False)

    def forget(self) -> None:
        """Call off what is under way; nothing counts as answered."""
        self.call_off()
        self._answered = None

    def _start(self, query: Query) -> None:
        self._pending = query
        self.searching.emit(True)
        self._task.start(partial(self._answer, query))

    def _on_done(self, answer: Answer) -> None:
        asked, before = self._pending, self._answered
        assert asked is not None
        continued = before is not None and _same(asked, before) and asked.limit > before.limit
        known = self._told if continued else 0
        self._answered, self._pending = asked, None
        self._told = len(answer.hits)
        self._more = known < self._told < answer.total  # one that brings no more has no more
        self.searching.emit(False)
        self.answered.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._pending = None
        self.searching.emit(False)
        self.failed.emit(error)


def _same(query: Query, other: Query | None) -> bool:
    """Return whether two questions differ in nothing but how much is wanted."""
    return other is not None and replace(query, limit=other.limit) == other
