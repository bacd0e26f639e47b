"""From weighed candidates to the order of an answer: cut, folded, sources mixed.

Nothing here looks at how many hits are wanted: more of them begin with the same ones.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate

from drafter.core.fusing import VERBATIM, fold_twins, vary
from drafter.core.query import Query
from drafter.library.fields import wording
from drafter.library.latent import Projection
from drafter.library.question import Weighed
from drafter.library.ranking import LONGEST
from drafter.library.reading import Reading
from drafter.library.records import weights
from drafter.library.rows import passage
from drafter.library.store import Store
from drafter.library.tokenizer import fold

RELEVANT, CERTAIN = 0.3, 20
"""Behind the first `CERTAIN` hits, a passage below this share of the best score is no answer."""

_SHORTEST, _FEW, _AHEAD = 3, 5, 1.5
"""Letters of a short question that few candidates say word for word, how many at most: these
come first, ahead by so many times the best. Who types 支部串门日 looks for that."""
_FEWEST = 50
"""Answers read to see whether they say the question word for word."""
_SENTENCE = 12
"""Letters of a question from which it matters that a passage says it word for word. Set
phrases are shorter; many passages say them, and not the best (measured: nDCG .80 from 4 on)."""

_ALIKE, _SAID_AGAIN = 0.9, 0.8
"""Of passages so like each other in the latent space, one that has such a share of its pairs
of characters in the better one says nothing new: reports copy each other."""
_FIGURES = re.compile(r"\d+(?:\.\d+)?")


class Ordering:
    """Orders candidates, reading of them what it must. Safe between threads."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store, self._reading = store, reading

    def ordered(
        self,
        weighed: Weighed,
        query: Query,
        projection: Projection,
        levels: Callable[[Weighed], Sequence[str]],
        *,
        seldom: bool,
    ) -> Weighed:
        """Return the answers, best first, with falling scores, each saying something else.

        What has the phrases that were asked for is an answer, however little it says else.

        Args:
            weighed: All candidates.
            query: The question.
            projection: What placed them in the latent space.
            levels: Gives their levels.
            seldom: Whether only few passages can say the question word for word.
        """
        if query.without:
            weighed = self._without(weighed, query.without)
        sure = query.phrases or query.concepts or not query.text.strip()
        found = self._few_first(weighed, query.text) if seldom else weighed
        found = found if sure else found.at(self._fitting(found, weighed.scores, levels))
        found = self._verbatim_first(found, query.text)
        found = self._folded(found, projection)
        found = found.at(vary(found.reports, found.scores))
        return replace(found, scores=list(accumulate(found.scores, min)))

    def _without(self, weighed: Weighed, without: Sequence[str]) -> Weighed:
        """Return those of another wording than some passages: who has these has them all."""
        known_ids = [found for name in without if (found := _passage(name))]
        texts = self._store.texts(known_ids)
        known = {wording(text) for text in texts.values()}
        same = weighed.records["same"].tolist()
        return weighed.at([at for at, one in enumerate(same) if one not in known])

    def _fitting(
        self, found: Weighed, scores: Sequence[float], levels: Callable[[Weighed], Sequence[str]]
    ) -> list[int]:
        """Return the places of answers: all that are good enough, and the best of each level."""
        least = max(scores, default=0.0) * RELEVANT
        of_level = Counter[str]()
        fitting: list[int] = []
        for at, (name, level) in enumerate(zip(found.ids, levels(found), strict=True)):
            kinds = (level, "m") if name.startswith("m") else (level,)
            of_level.update(kinds)
            certain = at < CERTAIN or any(of_level[kind] <= CERTAIN for kind in kinds if kind)
            if certain or found.scores[at] >= least:
                fitting.append(at)
        return fitting

    def _few_first(self, weighed: Weighed, text: str) -> Weighed:
        """Return candidates, those first that say a short question, where few do."""
        phrase = _letters(text)
        if not _SHORTEST <= len(phrase) < _SENTENCE:
            return weighed
        letters, saying = set(phrase), set[int]()
        for at, t in enumerate(self._reading.texts(weighed.records)):
            if phrase in t or (all(one in t for one in letters) and phrase in _letters(t)):
                saying.add(at)
                if len(saying) > _FEW:
                    return weighed
        if not saying:
            return weighed
        ahead = _AHEAD * weighed.scores[0]
        scores = [s + ahead if at in saying else s for at, s in enumerate(weighed.scores)]
        order = sorted(range(len(weighed)), key=lambda at: (-scores[at], weighed.ids[at]))
        return replace(weighed, scores=scores).at(order)

    def _verbatim_first(self, found: Weighed, text: str) -> Weighed:
        """Return the answers, best first, with those moved up that say a text word for word."""
        phrase = _letters(text)
        if len(phrase) < _SENTENCE or len(phrase) > LONGEST:
            return found
        letters = set(phrase)
        texts = self._reading.texts(found.records[:_FEWEST])
        saying = {
            at
            for at, t in enumerate(texts)
            if all(one in t for one in letters) and phrase in _letters(t)
        }
        if not saying:
            return found
        more = (VERBATIM * weights(found.records)).tolist()
        scores = [s + more[at] if at in saying else s for at, s in enumerate(found.scores)]
        order = sorted(range(len(found)), key=lambda at: (-scores[at], found.ids[at]))
        return replace(found, scores=scores).at(order)

    def _folded(self, found: Weighed, projection: Projection) -> Weighed:
        """Return those that say something new, with how many others each of them stands for."""
        near = projection.near([place.tobytes() for place in found.records["place"]], _ALIKE)
        doubtful = sorted({at for here, b in enumerate(near) if b for at in (here, *b)})
        read = self._reading.texts(found.records[doubtful])
        texts = dict(zip(doubtful, read, strict=True))
        own = [name.startswith("m") for name in found.ids]
        pairs = self._reading.pairs

        def nothing_new(better: int, other: int) -> bool:
            if own[better] != own[other] or not _covers(pairs(texts[better]), pairs(texts[other])):
                return False
            return _figures(texts[other]) <= _figures(texts[better])

        stays, twins = fold_twins(near, nothing_new)
        one = found.at(stays)
        return replace(one, twins=[a + b for a, b in zip(one.twins, twins, strict=True)])


def _passage(name: str) -> tuple[str, int] | None:
    """Return where a passage stands; None for what is no id of one."""
    try:
        return passage(name) if name.isascii() else None
    except ValueError:
        return None


def _letters(text: str) -> str:
    """Return the letters and digits of a text as they are compared."""
    return "".join(filter(str.isalnum, fold(text)))


def _covers(better: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether what has the one's pairs of characters says nearly all the other does."""
    return len(better & other) >= _SAID_AGAIN * max(1, len(other))


def _figures(text: str) -> Counter[str]:
    """Return the numbers of a folded text, and how often it has each."""
    return Counter(_FIGURES.findall(text))
