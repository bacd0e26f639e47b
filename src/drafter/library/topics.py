"""Which concepts an answer speaks of, and which the library does."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from heapq import nsmallest

from drafter.core.query import Topic
from drafter.core.thesaurus import Thesaurus
from drafter.library.pinyin import spelt
from drafter.library.traditional import traditional

SPOKEN = 0.25
"""How much a passage says of a concept it speaks of, at least: no mere hint in passing."""

_SHOWN = 8
_FEWEST, _MOST = 2, 0.8
"""Hits that speak of a concept worth naming: two, and not such a share of them all; what
nearly all have tells none from the other."""
_USUAL = 0.01
"""A share in the library below which it does not matter how rare a concept is."""


def telling(
    times: Mapping[str, int],
    hits: int,
    share: Callable[[str], float],
    asked: Iterable[str],
) -> list[tuple[str, int]]:
    """Return what the hits speak of, most telling first, with how many of them do; few.

    A concept tells the more, the more hits have it and the less it is met elsewhere.

    Args:
        times: How many hits speak of each concept, `SPOKEN` at least.
        hits: How many there are.
        share: In what share of the library a concept is met.
        asked: Concepts that were asked for, which are no news.
    """
    most = max(_FEWEST, _MOST * hits) if hits > _FEWEST else 0
    asked = set(asked)
    counts = {t: n for t, n in times.items() if _FEWEST <= n <= most and t not in asked}
    worth = {t: n * (n / hits) / max(_USUAL, share(t)) for t, n in counts.items()}
    best = nsmallest(_SHOWN, worth, key=lambda t: (-worth[t], t))
    return [(t, counts[t]) for t in best]


def to_browse(thesaurus: Thesaurus, counts: Iterable[tuple[str, int]]) -> tuple[Topic, ...]:
    """Return the same as `as_topics`, with all that the topics are to be found by."""
    topics = as_topics(thesaurus, counts)
    return tuple(replace(t, words=_found_by(thesaurus.concept(t.term).words)) for t in topics)


@cache
def _found_by(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words but the first, and how all of them are written otherwise."""
    others = [traditional(word) for word in words]
    others += [letters for word in words for letters in spelt(word)]
    return tuple(dict.fromkeys((*words[1:], *(o for o in others if o not in words))))


def as_topics(thesaurus: Thesaurus, counts: Iterable[tuple[str, int]]) -> tuple[Topic, ...]:
    """Return terms and their counts with what the thesaurus knows of them."""
    found = []
    for term, count in counts:
        concept = thesaurus.concept(term)
        found.append(Topic(term, count, concept.subject, next(iter(concept.broader), "")))
    return tuple(found)
