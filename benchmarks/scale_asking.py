"""Asking a large library and the baseline in turn: times, memory, overlap, one report more."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import psutil

from benchmarks.places import CORPUS
from benchmarks.scale_fts5 import LIMIT, Fts5
from benchmarks.scale_home import BASELINE
from benchmarks.scale_overlap import FirstStage, overlaps
from benchmarks.scale_queries import KINDS, queries
from benchmarks.scale_texts import Texts
from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.core.report import Report
from drafter.core.sentence import sentence_spans
from drafter.library.library import Library
from drafter.library.tokenizer import Tokenizer

_WARM, _ROUNDS, _ROUNDS_OF_MANY, _MANY = 5, 3, 1, 300_000
"""Questions asked before any is timed; how often each is; fewer from so many paragraphs on."""
_ADDED = 20
"""Paragraphs of the report that is added."""
_PATIENCE_S = 60.0
"""How long it may take until it is found: another process may be writing."""


@dataclass
class Asked:
    """What was measured; times in seconds, sorted; memory in bytes."""

    ours: dict[str, list[float]] = field(default_factory=dict)
    baseline: dict[str, list[float]] = field(default_factory=dict)
    handed_on: dict[str, float] = field(default_factory=dict)
    same_order: dict[str, float] = field(default_factory=dict)
    opened: float = 0.0
    baseline_opened: float = 0.0
    open_memory: int = 0
    asked_memory: int = 0
    added: float = 0.0
    baseline_added: float = 0.0


def ask_both(home: Path, beside: Path, paragraphs: int) -> Asked:
    """Ask both the same; in a fresh process, for the memory's sake."""
    asked, tokenizer, process = Asked(), Tokenizer(), psutil.Process()
    texts = Texts(tokenizer, seed=2)
    asks = queries(texts.real, tokenizer, LIMIT)
    gc.collect()
    before = process.memory_info().rss
    start = perf_counter()
    library = Library.open(home, CORPUS, tokenizer=tokenizer)
    answer = answering(library)
    answer(asks["sub-heading"][0])
    asked.opened = perf_counter() - start
    asked.open_memory = process.memory_info().rss - before
    for kind in KINDS:
        for query in asks[kind]:
            answer(query)
    asked.asked_memory = process.memory_info().rss - before
    start = perf_counter()
    fts5 = Fts5(beside / BASELINE)
    fts5.answer(words_of(tokenizer, asks["sub-heading"][0]))
    asked.baseline_opened = perf_counter() - start
    rounds = _ROUNDS if paragraphs < _MANY else _ROUNDS_OF_MANY
    for kind in KINDS:
        asked.baseline[kind], asked.ours[kind] = in_turn(
            lambda query: fts5.answer(words_of(tokenizer, query)), answer, asks[kind], rounds
        )
        stage = FirstStage(library)
        if kind != "2-character term":  # thousands of passages say it: which 20, is chance
            asked.handed_on[kind], asked.same_order[kind] = overlaps(stage, fts5, asks[kind])
    _add(library, fts5, texts, asked)
    fts5.close()
    library.close()
    return asked


def answering(library: Library) -> Callable[[Query], object]:
    """Return what the window asks."""
    return lambda query: library.answer(query, CancelToken())


def words_of(tokenizer: Tokenizer, query: Query) -> list[str]:
    """Return the different words of a question."""
    return list(dict.fromkeys(tokenizer.words(query.text)))


def in_turn(
    baseline: Callable[[Query], object],
    ours: Callable[[Query], object],
    asks: Sequence[Query],
    rounds: int,
) -> tuple[list[float], list[float]]:
    """Ask one, then the other, after warming up; return the sorted seconds of either.

    Python collects garbage as it does in the program: what it takes counts.
    """
    for query in asks[-_WARM:]:  # not the first: recent answers are remembered
        baseline(query)
        ours(query)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        gc.collect()
        for query in asks:
            for asking, taken in zip((baseline, ours), times, strict=True):
                start = perf_counter()
                asking(query)
                taken.append(perf_counter() - start)
    return sorted(times[0]), sorted(times[1])


def _add(library: Library, fts5: Fts5, texts: Texts, asked: Asked) -> None:
    """Add a report until a search finds it, and take it out again."""
    model = max(texts.real, key=_paragraphs)
    report, cut = texts.like(model, 1, _ADDED)
    made = (paragraph.text for section in report.sections for paragraph in section.paragraphs)
    text = max(made, key=lambda one: len(sentence_spans(one)))  # one that nobody else has
    start = perf_counter()
    added = library.add(report).id
    while not _finds(library, text, added):
        if perf_counter() - start > _PATIENCE_S:
            raise SystemExit("a report that was added is not found")
    asked.added = perf_counter() - start
    ids = [f"{added}-{number}" for number in range(1, len(cut) + 1)]
    start = perf_counter()
    fts5.add(zip(ids, cut, strict=True))
    asked.baseline_added = perf_counter() - start
    library.remove(added)
    fts5.remove(ids)


def _finds(library: Library, text: str, report_id: str) -> bool:
    hits = library.search(Query(text, limit=LIMIT), CancelToken())
    return any(hit.exemplar.report_id == report_id for hit in hits)


def _paragraphs(report: Report) -> int:
    return sum(len(section.paragraphs) for section in report.sections)
