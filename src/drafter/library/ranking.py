"""How passages are ranked: the weights, each with its reason. Pure functions.

The numbers are round on purpose: they sit on plateaus of the judged set, and nothing
is fitted to a single query (benchmarks/retrieval.py measures them).
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from drafter.core.report import Report
from drafter.core.role import OPENING

FIELD_WEIGHTS = {"words": 1.0, "pairs": 0.5, "heading": 0.3, "lead": 0.3}
"""Fields of the index and what a match there counts: words of the paragraph, pairs of
neighbouring characters (they join what jieba cuts differently), words of the section's
heading, words of the run-in sub-headings."""

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

_WHOLE = 100
"""Characters a passage needs to be worth borrowing in full."""
_UNPLACED = 0.35
_OPENING = 0.9
"""What an opening is worth beside a passage that says what was done: a little less."""
LEAST_WEIGHT = 0.05
"""The least `passage_weight` there is."""


def passage_weight(report: Report, text: str, role: str) -> float:
    """Return how good an exemplar is before any question, `LEAST_WEIGHT` to 1.

    A slogan of ten characters gives a writer nothing to borrow, however well it matches.
    The bundled speeches come after the reports: they are of no known place, so that what
    is borrowed from them cannot be checked for leftovers, and they are what the skeletons
    were made from: each would answer its own skeleton with itself.
    """
    weight = math.sqrt(min(1.0, len(text) / _WHOLE))
    if role == OPENING:
        weight *= _OPENING
    if not report.own and not report.level:
        weight *= _UNPLACED
    return max(LEAST_WEIGHT, weight)


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
    shares: Counter[str] = Counter()
    for score, words in passages:
        for word in words:
            if len(word) > 1:
                shares[word] += score / len(words)  # type: ignore[assignment]  # a float counts too
    weighed = {word: share * rarity(word) for word, share in shares.items()}
    best = sorted(weighed, key=lambda word: (-weighed[word], word))[:FEEDBACK_WORDS]
    total = sum(weighed[word] for word in best)
    if total <= 0:
        return {}
    scale = FEEDBACK_WEIGHT * max(1, query_words) / total
    return {word: weighed[word] * scale for word in best}


def rarity(documents: int, having: int) -> float:
    """Return the inverse document frequency as BM25 has it."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))
