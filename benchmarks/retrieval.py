"""How good the answers are: nDCG@10 of the library beside plain BM25, on judged queries.

``third`` is the mean of every third query, ``rest`` that of the others. ``-v`` lists each query.

The first rows are the judged set the targets are named for. The others are queries written and
graded by ourselves, by the hand that wrote the thesaurus, hence too kind to it: those marked seen
were looked at while it was written, those marked apart only afterwards (decision 0009).
"""

import math
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.judged import DEPTH, Judged, answer_grades, ndcg, read_judged
from benchmarks.places import CORPUS, DATA
from benchmarks.plain_bm25 import PlainBm25
from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.library.library import Library
from drafter.library.tokenizer import Tokenizer

_SHOWN = ("all", "point", "topic", "sentence", "third", "rest")
_OWN, _APART = DATA / "retrieval_own.json", "k"
"""Queries of our own; how the ids of those begin that were written when all else was settled."""
_Search = Callable[[Judged], Sequence[str]]


def run(arguments: Sequence[str]) -> None:
    judged, own = read_judged(DATA / "retrieval_dev.json"), read_judged(_OWN)
    apart = [topic for topic in own if topic.id.startswith(_APART)]
    seen = [topic for topic in own if topic not in apart]
    with tempfile.TemporaryDirectory() as home:
        library = Library.open(Path(home), CORPUS)
        texts = [
            paragraph.text
            for summary in library.reports()
            for section in library.report(summary.id).sections
            for paragraph in section.paragraphs
        ]
        plain = PlainBm25(list(dict.fromkeys(texts)), Tokenizer())
        rows = {
            "library": library_scores(library, verbose="-v" in arguments),
            "plain BM25": _scores(judged, lambda topic: plain.search(topic.query, DEPTH), False),
        }
        for name, topics in {"own, seen": seen, "own, apart": apart}.items():
            rows[name] = _scores(topics, lambda topic: _ask(library, topic), False)
            rows[f"{name}, BM25"] = _scores(
                topics, lambda topic: plain.search(topic.query, DEPTH), False
            )
        library.close()
    print(f"{'nDCG@10':18s}" + "".join(f"{kind:>10s}" for kind in _SHOWN))
    for name, scores in rows.items():
        print(f"{name:18s}" + "".join(f"{scores.get(kind, math.nan):10.3f}" for kind in _SHOWN))


def library_scores(library: Library, *, verbose: bool = False) -> dict[str, float]:
    """Return nDCG@10 of a library's answers by kind of query, all together as ``all``."""
    judged = read_judged(DATA / "retrieval_dev.json")
    return _scores(judged, lambda topic: _ask(library, topic), verbose)


def _ask(library: Library, topic: Judged) -> list[str]:
    query = Query(topic.query, under=topic.under, limit=DEPTH)
    return [hit.exemplar.text for hit in library.search(query, CancelToken())]


def _scores(judged: Sequence[Judged], search: _Search, verbose: bool) -> dict[str, float]:
    """Return the mean score of all queries and of each kind."""
    values: dict[str, list[float]] = defaultdict(list)
    for number, topic in enumerate(judged):
        grades = answer_grades(search(topic), topic)
        value = ndcg(grades, topic)
        values["all"].append(value)
        values[topic.kind].append(value)
        values["third" if number % 3 == 2 else "rest"].append(value)
        if verbose:
            print(f"{topic.id} {value:.3f} {grades} {topic.query}")
    return {kind: sum(found) / len(found) for kind, found in values.items()}
