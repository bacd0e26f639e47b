"""How long the library takes: to build, to open, to answer first, to answer.

Then `Library.answer` of 20 hits, as the window asks first, in turn with SQLite FTS5 over the
same passages (see `scale_fts5`): here the library is small, and FTS5 has little to read.
"""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.judged import read_judged
from benchmarks.places import CORPUS, DATA
from benchmarks.scale import part
from benchmarks.scale_asking import answering, in_turn, words_of
from benchmarks.scale_fts5 import LIMIT, Fts5
from benchmarks.scale_home import bundled_passages
from benchmarks.scale_queries import KINDS, queries
from benchmarks.scale_texts import Texts
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
        _beside_fts5(library, home / "fts5.sqlite3")
        library.close()
        for path in sorted(home.iterdir()):
            size = sum(p.stat().st_size for p in [path, *path.rglob("*")] if p.is_file())
            print(f"{path.name:30s}{size / 1e6:10.1f} MB")


def _beside_fts5(library: Library, path: Path) -> None:
    tokenizer, fts5 = Tokenizer(), Fts5(path)
    texts = Texts(tokenizer)
    fts5.add(bundled_passages(texts.real, tokenizer))
    asks = queries(texts.real, tokenizer, LIMIT)
    print(f"answer of {LIMIT}, p50 / p95 ms      ours          FTS5     ratio p95")
    for kind in KINDS:
        baseline, ours = in_turn(
            lambda query: fts5.answer(words_of(tokenizer, query)),
            answering(library),
            asks[kind],
            _ROUNDS,
        )
        row = [part(times, share) * 1000 for times in (ours, baseline) for share in (0.5, 0.95)]
        print("{:25s}{:8.1f} / {:.1f}{:8.1f} / {:.1f}".format(kind, *row), end="")
        print(f"{row[1] / row[3]:10.2f}")
    fts5.close()
    path.unlink()


def _time(library: Library, query: Query) -> float:
    start = perf_counter()
    library.search(query, CancelToken())
    return perf_counter() - start


def _print(name: str, seconds: float) -> None:
    print(f"{name:30s}{seconds * 1000:10.1f} ms")
