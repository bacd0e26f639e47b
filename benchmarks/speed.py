"""How long the library takes: to build, to open, to answer first, to answer."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.judged import read_judged
from benchmarks.places import CORPUS, DATA
from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.library.library import Library
from drafter.library.tokenizer import Tokenizer

_ROUNDS = 5


def run(_arguments: Sequence[str]) -> None:
    judged = read_judged(DATA / "retrieval_dev.json")
    queries = [Query(topic.query, under=topic.under) for topic in judged]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        start = perf_counter()
        Library.open(home, CORPUS).close()
        _print("build, words loaded anew", perf_counter() - start)
        start = perf_counter()
        library = Library.open(home, CORPUS)
        _print("open again", perf_counter() - start)
        start = perf_counter()
        library.search(queries[0], CancelToken())
        _print("first search", perf_counter() - start)
        start = perf_counter()
        Tokenizer().load()
        _print("words loaded", perf_counter() - start)
        times = sorted(_time(library, query) for _ in range(_ROUNDS) for query in queries)
        _print("search p50", times[len(times) // 2])
        _print("search p95", times[int(len(times) * 0.95)])
        library.close()
        for path in sorted(home.iterdir()):
            size = sum(p.stat().st_size for p in [path, *path.rglob("*")] if p.is_file())
            print(f"{path.name:30s}{size / 1e6:10.1f} MB")


def _time(library: Library, query: Query) -> float:
    start = perf_counter()
    library.search(query, CancelToken())
    return perf_counter() - start


def _print(name: str, seconds: float) -> None:
    print(f"{name:30s}{seconds * 1000:10.1f} ms")
