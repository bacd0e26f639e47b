"""Answers of the last time: a draft opened again shows its exemplars before the library is open."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from drafter.core.query import Answer, Query

MOST = 6
"""Answers that are remembered: those of the points worked on last."""

Load = Callable[[], Sequence[Answer]]
"""Returns what was kept of the library as it is now, latest first."""
Save = Callable[[Sequence[Answer]], None]
"""Keeps answers of the library as it is now; a failure to do so is nobody's business."""


class Remembered:
    """Knows the latest answers by their questions. Loads when it is first asked.

    An answer is good for its question and for the library it is of; which draft asks makes
    no difference.
    """

    def __init__(self, load: Load, save: Save) -> None:
        self._load, self._save = load, save
        self._answers: list[Answer] | None = None
        self._new = False

    @property
    def any(self) -> bool:
        """Whether anything is remembered."""
        return bool(self._known())

    def answer_to(self, query: Query) -> Answer | None:
        """Return the answer to exactly this question, however many hits are wanted."""
        known = self._known()
        return next((one for one in known if replace(one.query, limit=query.limit) == query), None)

    def take(self, answer: Answer) -> None:
        """Remember an answer; one to the same question gives way."""
        others = [one for one in self._known() if one.query != answer.query]
        self._answers = [answer, *others][:MOST]
        self._new = True

    def forget(self) -> None:
        """Forget everything: the library has changed."""
        self._answers, self._new = [], True

    def keep(self) -> None:
        """Keep what is remembered for the next time, unless it was kept already."""
        if self._new:
            self._new = False
            self._save(self._known())

    def _known(self) -> list[Answer]:
        if self._answers is None:
            self._answers = list(self._load())
        return self._answers
