"""How passages are ranked: the weights, each with its reason. Pure functions.

The numbers are round on purpose: they sit on plateaus of the judged set, and nothing
is fitted to a single query (benchmarks/retrieval.py measures them).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from drafter.core.report import Report
from drafter.core.role import OPENING, substance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WORDS, PAIRS, LEAD = 1.0, 0.5, 0.3
"""What a word of the question counts in a passage; a pair of neighbouring characters, which
joins what is cut differently; a word once more in what the passage begins with, where its
run-in sub-heading stands."""
BEGINNING = 40
"""Code points a passage begins with."""
FEW_WORDS = 12
"""Words of a question up to which pairs count: a sentence's are many, and say little more."""

MOST = 0.5
"""Share of a short question, by how rare its words are, that a passage must have where the
library does not know all of them."""

LONGEST = 1_000
"""Code points of a query that are looked at; more costs time and says no more."""

FEEDBACK_PASSAGES = 10
FEEDBACK_WORDS = 20
FEEDBACK_WEIGHT = 0.3
"""Relevance feedback: words that the best passages share find the others that speak of
the same in other words. Sub-headings share few words with what serves them."""

HINTS_WEIGHT = 0.5
"""What all hints together count, where the query's own words together count 1. They say
what a slogan means (四类干部: 年轻干部, 女干部), but are no words of the writer."""

_K, _B, _USUAL = 1.2, 0.75, 160
"""BM25: how soon saying it again counts no more, how far a longer passage must say it more
often, usual length of a passage in code points."""

_WHOLE = 100
"""Characters a passage needs to be worth borrowing in full."""
_UNPLACED = 0.35
_OPENING = 0.9
"""What an opening is worth beside a passage that says what was done: a little less."""
LEAST_WEIGHT = 0.05
"""The least `passage_weight` there is."""


def passage_weight(report: Report, text: str, role: str) -> float:
    """Return how good an exemplar is before any question, `LEAST_WEIGHT` to 1.

    A slogan of ten characters gives a writer nothing to borrow, however well it matches;
    a passage of phrases gives him less than one of deeds.
    The bundled speeches come after the reports: they are of no known place, so that what
    is borrowed from them cannot be checked for leftovers, and they are what the skeletons
    were made from: each would answer its own skeleton with itself.
    """
    weight = math.sqrt(min(1.0, len(text) / _WHOLE)) * substance(text)
    if role == OPENING:
        weight *= _OPENING
    if not report.own and not report.level:
        weight *= _UNPLACED
    return max(LEAST_WEIGHT, weight)


def bm25(
    counts: "Sequence[Sequence[int]] | NDArray[np.intp]",
    terms: Sequence[float],
    lengths: Sequence[int] | None = None,
) -> "NDArray[np.float32]":
    """Return the score of each passage.

    Args:
        counts: For each term, how often each passage has it; not empty.
        terms: What each counts.
        lengths: Of the passages, in code points; None where all are as long.
    """
    import numpy as np

    times = np.array(counts, dtype=np.float32)
    longer = 1.0 if lengths is None else 1 - _B + _B * np.array(lengths, np.float32) / _USUAL
    scored: NDArray[np.float32] = np.array(terms, np.float32) @ (
        times * (_K + 1) / (times + _K * longer)
    )
    return scored


def feedback(
    passages: Sequence[tuple[float, Sequence[str]]],
    rarity: Callable[[str], float],
    query_words: int,
) -> Mapping[str, float]:
    """Return words to ask for beside the query's own, with their weights.

    Args:
        passages: Score and words of the best passages.
        rarity: Inverse document frequency of a word.
        query_words: How many words the query has; the weights are in proportion, so that
            all feedback together counts `FEEDBACK_WEIGHT` times as much as they do.
    """
    shares: dict[str, float] = {}
    for score, words in passages:
        share = score / max(1, len(words))
        for word in words:
            if len(word) > 1:
                shares[word] = shares.get(word, 0.0) + share
    weighed = {word: share * rarity(word) for word, share in shares.items()}
    best = nsmallest(FEEDBACK_WORDS, weighed, key=lambda word: (-weighed[word], word))
    total = sum(weighed[word] for word in best)
    if total <= 0:
        return {}
    scale = FEEDBACK_WEIGHT * max(1, query_words) / total
    return {word: weighed[word] * scale for word in best}


def rarity(documents: int, having: int) -> float:
    """Return the inverse document frequency as BM25 has it."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))
