"""Judged queries, and how an answer to them is scored: nDCG@10.

A returned passage takes the grade of the judged passage whose text it shares most, at
least `SHARE` of the shorter text's character 6-grams; an unmatched one counts nothing.
A judged passage counts once a query. Gain is 2 ** grade - 1, discount log2(rank + 1),
the ideal is taken over all judged passages of the query.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DEPTH = 10
GRAM = 6
SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grades 0 to 3 of judged passages."""

    id: str
    kind: str
    query: str
    under: str
    grades: Mapping[str, int]


def read_judged(path: Path) -> tuple[Judged, ...]:
    """Return the judged queries of a file."""
    return tuple(
        Judged(
            raw["id"],
            raw["kind"],
            raw["query"],
            raw["pillar"] or "",
            {item["text"]: item["grade"] for item in raw["judged"]},
        )
        for raw in json.loads(path.read_text(encoding="utf-8"))
    )


def answer_grades(answer: Sequence[str], judged: Judged) -> list[int]:
    """Return the grade of each of the first ten passages."""
    pool = [(_grams(text), grade) for text, grade in judged.grades.items()]
    used: set[int] = set()
    grades = []
    for text in answer[:DEPTH]:
        mine = _grams(text)
        shares = [len(mine & theirs) / max(1, min(len(mine), len(theirs))) for theirs, _ in pool]
        best = max(range(len(pool)), key=lambda index: shares[index])
        counts = shares[best] >= SHARE and best not in used
        grades.append(pool[best][1] if counts else 0)
        used.update([best] if counts else [])
    return grades


def ndcg(grades: Sequence[int], judged: Judged) -> float:
    """Return nDCG@10; 0 when nothing good was judged."""
    ideal = _gain(sorted(judged.grades.values(), reverse=True)[:DEPTH])
    return _gain(grades) / ideal if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades)))


def _grams(text: str) -> set[str]:
    squeezed = re.sub(r"\s+", "", text)
    return {squeezed[i : i + GRAM] for i in range(max(1, len(squeezed) - GRAM + 1))}
