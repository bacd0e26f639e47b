"""Which concepts an answer speaks of, and which the library does."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from drafter.core.query import Topic
from drafter.core.thesaurus import Thesaurus

SPOKEN = 0.25
"""How much a passage says of a concept it speaks of, at least: no mere hint in passing."""

_SHOWN = 8
_FEWEST, _MOST = 2, 0.8
"""Hits that speak of a concept worth naming: two, and not such a share of them all; what
nearly all have tells none from the other."""
_USUAL = 0.01
"""A share in the library below which it does not matter how rare a concept is."""


def telling(
    spoken: Sequence[Mapping[str, float]],
    share: Callable[[str], float],
    asked: Iterable[str],
) -> list[tuple[str, int]]:
    """Return what the hits speak of, most telling first, with how many of them do; few.

    A concept tells the more, the more hits have it and the less it is met elsewhere.

    Args:
        spoken: For each hit, the concepts it speaks of and how much.
        share: In what share of the library a concept is met.
        asked: Concepts that were asked for, which are no news.
    """
    times = Counter(t for has in spoken for t, strength in has.items() if strength >= SPOKEN)
    few = max(_FEWEST, _MOST * len(spoken)) if len(spoken) > _FEWEST else 0
    asked = set(asked)
    counts = {t: n for t, n in times.items() if _FEWEST <= n <= few and t not in asked}
    worth = {t: n * (n / len(spoken)) / max(_USUAL, share(t)) for t, n in counts.items()}
    return [(t, counts[t]) for t in sorted(worth, key=lambda t: (-worth[t], t))[:_SHOWN]]


def as_topics(thesaurus: Thesaurus, counts: Iterable[tuple[str, int]]) -> tuple[Topic, ...]:
    """Return terms and their counts with what the thesaurus knows of them."""
    found = []
    for term, count in counts:
        concept = thesaurus.concept(term)
        found.append(Topic(term, count, concept.subject, next(iter(concept.broader), "")))
    return tuple(found)
