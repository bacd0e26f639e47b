"""From weighed candidates to the order of an answer: cut, folded, sources mixed.

Nothing here looks at how many hits are wanted: more of them begin with the same ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from drafter.core.fusing import VERBATIM, fold_twins, vary
from drafter.core.query import Query
from drafter.library.encoder import Encoder
from drafter.library.fields import wording
from drafter.library.marks import says
from drafter.library.question import Weighed
from drafter.library.ranking import LONGEST
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store
from drafter.library.tokenizer import bigrams, fold

RELEVANT, CERTAIN = 0.3, 20
"""Behind the first `CERTAIN` hits, a passage below this share of the best score is no answer."""

_FEWEST = 50
"""Answers read to see whether they say the question word for word."""
_SENTENCE = 12
"""Letters of a question from which it matters that a passage says it word for word. Set
phrases are shorter; many passages say them, and not the best (measured: nDCG .80 from 4 on)."""

_ALIKE, _SAID_AGAIN = 0.9, 0.7
"""Passages so like each other in the latent space, that have such a share of the shorter
one's pairs of characters in common, say the same: reports copy each other."""


class Ordering:
    """Orders candidates, reading of them what it must. Safe between threads."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store, self._encoder = store, encoder

    def ordered(
        self, weighed: Sequence[Weighed], query: Query, snapshot: Snapshot
    ) -> tuple[Weighed, ...]:
        """Return the answers, best first, with falling scores, each saying something else.

        What has the phrases that were asked for is an answer, however little it says else.

        Args:
            weighed: All candidates, best first.
            query: The question.
            snapshot: Where they were found.
        """
        if query.phrases:
            weighed = self._saying(weighed, query.phrases)
        if query.without:
            weighed = self._without(weighed, query.without)
        sure = query.phrases or not query.text.strip()
        least = weighed[0].score * RELEVANT if weighed and not sure else 0.0
        found = [one for n, one in enumerate(weighed) if n < CERTAIN or one.score >= least]
        found, twins = self._folded(self._verbatim_first(found, query.text), snapshot)
        order = vary([_report(one) for one in found], [one.score for one in found])
        answers: list[Weighed] = []
        for place in order:
            one, best = found[place], answers[-1].score if answers else found[place].score
            answers.append(replace(one, score=min(one.score, best), twins=one.twins + twins[place]))
        return tuple(answers)

    def texts(self, found: Sequence[Weighed]) -> Mapping[str, str]:
        """Return the texts of those that are there still, by their ids."""
        return self._texts([one.id for one in found])

    def _texts(self, ids: Sequence[str]) -> Mapping[str, str]:
        passages = [passage(name) for name in ids]
        texts = self._store.texts(passages)
        return {name: texts[at] for name, at in zip(ids, passages, strict=True) if at in texts}

    def _without(self, weighed: Sequence[Weighed], without: Sequence[str]) -> list[Weighed]:
        """Return those of another wording than some passages: who has these has them all."""
        known = {wording(text) for text in self._texts(without).values()}
        texts = self.texts(weighed)
        return [one for one in weighed if wording(texts.get(one.id, "")) not in known]

    def _saying(self, weighed: Sequence[Weighed], phrases: Sequence[str]) -> list[Weighed]:
        """Return those that have every phrase word for word."""
        texts = self.texts(weighed)
        return [
            one
            for one in weighed
            if (text := texts.get(one.id)) and all(says(text, phrase) for phrase in phrases)
        ]

    def _verbatim_first(self, found: list[Weighed], text: str) -> list[Weighed]:
        """Return the answers, best first, with those moved up that say a text word for word."""
        phrase = _letters(text)
        if len(phrase) < _SENTENCE or len(phrase) > LONGEST:
            return found
        texts = self.texts(found[:_FEWEST])
        scored = [
            replace(one, score=one.score + VERBATIM * one.weight)
            if phrase in _letters(texts.get(one.id, ""))
            else one
            for one in found
        ]
        return sorted(scored, key=lambda one: (-one.score, one.id))

    def _folded(
        self, found: Sequence[Weighed], snapshot: Snapshot
    ) -> tuple[list[Weighed], list[int]]:
        """Return those that say something new, and how many others each of them stands for."""
        places = [self._encoder.place(one.evidence) for one in found]
        near = snapshot.projection.near(places, _ALIKE)
        doubtful = {at for here, before in enumerate(near) if before for at in (here, *before)}
        texts = self.texts([found[at] for at in sorted(doubtful)])
        pairs = cache(lambda at: frozenset(bigrams(texts.get(found[at].id, ""))))
        stays, twins = fold_twins(near, lambda a, b: _say_the_same(pairs(a), pairs(b)))
        return [found[at] for at in stays], twins


def _report(found: Weighed) -> str:
    return passage(found.id)[0]


def _letters(text: str) -> str:
    """Return the letters and digits of a text as they are compared."""
    return "".join(filter(str.isalnum, fold(text)))


def _say_the_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two passages of these pairs of characters say the same."""
    return len(first & second) >= _SAID_AGAIN * max(1, min(len(first), len(second)))
