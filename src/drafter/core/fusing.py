"""Several kinds of evidence made one order: fused, near-equals folded, sources mixed.

Pure functions on numbers and positions. The weights are round and sit on plateaus of the
judged set (``python -m benchmarks retrieval``).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

CONCEPTS, LATENT = 0.5, 1.0
"""What shared concepts and latent likeness count, where shared words count 1, each being
measured by the best of the answer."""

VERBATIM = 1.0
"""What it counts more, times its weight, that a passage says the whole question word for
word: who types a sentence he remembers looks for that one."""

ELSEWHERE = 0.85
"""What a passage is worth that stands under a pillar foreign to the question's, see `foreign`:
舞台 is one matter where cadres are written of and another where talent is."""

_FOREIGN = {
    "政治建设": {"人才"},
    "干部队伍": {"人才", "基层组织"},
    "考核": {"人才", "基层组织"},
    "人才": {"干部队伍", "基层组织"},
    "基层组织": {"干部队伍", "人才"},
}
"""Only pillars that no report deals with under one heading: some put assessment or training
of cadres under politics, and all put what is left at the end of their last pillar."""

_SHORT_QUESTION = 6
"""Words up to which concepts count in full. A whole sentence says what it means by itself,
and names many concepts in passing."""

FIRST, OF_ONE_SOURCE, CLEARLY = 10, 3, 1.25
"""Among the first so many, so many of one source at most, unless one more is better than
the next of another source by this factor."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a passage as an answer; each 0 or more.

    Attributes:
        lexical: By the words it shares with the question; its weight is counted in.
        concepts: By the concepts it shares.
        latent: Likeness in the latent space, to 1.
        weight: How good an exemplar it is before any question.
        foreign: Whether it stands under a pillar foreign to the question's.
    """

    lexical: float
    concepts: float
    latent: float
    weight: float
    foreign: bool = False


def damping(words: int) -> float:
    """Return what concepts count in a question of so many different words, over 0 to 1."""
    return min(1.0, _SHORT_QUESTION / max(1, words))


def foreign(subject: str, passage: str) -> bool:
    """Return whether a passage's pillar is foreign to that of a question; '' to none is."""
    return passage in _FOREIGN.get(subject, ())


def fuse(found: Sequence[Evidence], damp: float) -> list[float]:
    """Return the score of each, in order.

    Args:
        found: All candidates: each kind of evidence is measured by its best among them.
        damp: See `damping`.
    """
    lexical = _measured([one.lexical for one in found])
    concepts = _measured([one.concepts * one.weight for one in found])
    latent = _measured([one.latent * one.weight for one in found])
    place = [ELSEWHERE if one.foreign else 1.0 for one in found]
    return [
        (words + CONCEPTS * damp * shared + LATENT * like) * here
        for words, shared, like, here in zip(lexical, concepts, latent, place, strict=True)
    ]


def fold_twins(
    near: Sequence[Sequence[int]], equal: Callable[[int, int], bool]
) -> tuple[list[int], list[int]]:
    """Return the positions that stay, and how many others each of these stands for.

    Args:
        near: For each position, best first, those before it that may say the same.
        equal: Whether two of them really do; asked for the few that may only.
    """
    stays: dict[int, int] = {}
    for position, before in enumerate(near):
        twin = next((other for other in before if other in stays and equal(other, position)), None)
        if twin is None:
            stays[position] = 0
        else:
            stays[twin] += 1
    return list(stays), list(stays.values())


def vary(sources: Sequence[str], scores: Sequence[float]) -> list[int]:
    """Return the positions with the sources of the first ones mixed; nothing is left out.

    Args:
        sources: Of each position, best first.
        scores: Likewise, falling.
    """
    waiting, order = list(range(len(sources))), list[int]()
    taken: Counter[str] = Counter()
    while waiting and len(order) < FIRST:
        best = waiting[0]
        if taken[sources[best]] >= OF_ONE_SOURCE:
            other = next((at for at in waiting if taken[sources[at]] < OF_ONE_SOURCE), best)
            best = other if scores[best] < CLEARLY * scores[other] else best
        waiting.remove(best)
        order.append(best)
        taken[sources[best]] += 1
    return order + waiting


def _measured(values: Sequence[float]) -> list[float]:
    """Return the values as shares of the largest."""
    largest = max(values, default=0.0)
    return [value / largest for value in values] if largest > 0 else [0.0 for _ in values]
