"""A large library beside FTS5: ``python -m benchmarks scale [N …] [--keep FOLDER]``.

N paragraphs, 100,000 unless said, of the user's own beside the bundled ones, stored through
`Store` as an import does, indexed and asked as the window does; and the same texts in SQLite
FTS5, asked in turn with it in the same process. What is asked: 64 headings, 64 passages of
120 characters and 61 words of two characters of the corpus, none of them judged. Targets
stand beside what was reached; what was not is said to be so.

``overlap`` has two figures, see `scale_overlap`: the share of FTS5's 20 best among the
candidates that the first stage hands on to weighing, and the share of them among our own 20
best by BM25 over words alone.

``--keep`` makes the home in FOLDER/N, or asks what is there from an earlier run: only what
is missing is made, and nothing is deleted to see it built anew.
"""

import argparse
import sqlite3
import tempfile
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from benchmarks.scale_asking import Asked, ask_both
from benchmarks.scale_building import alone, build, rebuild
from benchmarks.scale_home import BASELINE, INDEX, STORE, make_home, size
from benchmarks.scale_queries import KINDS

_PARAGRAPHS = 100_000
_P95, _OVERLAP, _SIZE = 0.05, 0.90, 0.8
"""Targets: times and size at most so much of FTS5's, overlap at least so much."""
_ADDED = "a report of 20 paragraphs until found (FTS5: until stored)"
_TIMED = ("sub-heading", "120 characters")
"""Kinds of question the target of the times is for."""


def run(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks scale")
    parser.add_argument("paragraphs", nargs="*", type=int, default=[_PARAGRAPHS])
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args(arguments)
    print(f"SQLite {sqlite3.sqlite_version}, tantivy {version('tantivy')}")
    for paragraphs in asked.paragraphs:
        with tempfile.TemporaryDirectory() as temporary:
            place = (asked.keep or Path(temporary)) / str(paragraphs)
            _measure(place / "home", place / "beside", paragraphs, rebuilding=asked.keep is None)


def _measure(home: Path, beside: Path, paragraphs: int, *, rebuilding: bool) -> None:
    print(f"\n## {paragraphs:,} paragraphs\n", flush=True)
    print("| what | ours | FTS5 | ratio | at most |\n|---|---|---|---|---|")
    if not home.is_dir():
        home.mkdir(parents=True)
        beside.mkdir()
        made, _ = alone(partial(make_home, home, beside, paragraphs))
        print("| store s (FTS5: index too, of cut texts)", _pair(made.store, made.baseline, 1))
    if not (home / INDEX).is_dir():
        built, peak = alone(partial(build, home))
        print(f"| index s | {built:.1f} | – | – | – |")
        print(f"| memory while it is built, at the most, MB | {peak / 1e6:.0f} | – | – | – |")
    _sizes(home, beside)
    asked, _ = alone(partial(ask_both, home, beside, paragraphs))
    _opening(asked)
    _times(asked)
    _overlaps(asked)
    if rebuilding:
        _rebuilding(home)


def _rebuilding(home: Path) -> None:
    (opened, built, waits), _ = alone(partial(rebuild, home))
    print("\n| index deleted, library opened, searched while it is built anew | |\n|---|---|")
    print(f"| s until it is open / until all is built | {opened:.1f} / {built:.1f} |")
    print(f"| searches meanwhile | {len(waits)} |")
    print(f"| p50 / p95 / longest of them, ms | {_ms(waits)} / {waits[-1] * 1000:.0f} |")


def _sizes(home: Path, beside: Path) -> None:
    store, index, baseline = size(home / STORE), size(home / INDEX), size(beside / BASELINE)
    share = (store + index) / baseline
    print(f"| size MB: store {store / 1e6:.1f} + index {index / 1e6:.1f}", end="")
    print(f" | {(store + index) / 1e6:.1f} | {baseline / 1e6:.1f} | {_at_most(share, _SIZE)} |")


def _opening(asked: Asked) -> None:
    print("| open + first query ms", _pair(asked.opened, asked.baseline_opened, 1000))
    print(f"| add {_ADDED} ms", _pair(asked.added, asked.baseline_added, 1000))
    opened, all_asked = asked.open_memory / 1e6, asked.asked_memory / 1e6
    print(
        f"| memory grown MB, opened and asked once / asked all | {opened:.0f} / {all_asked:.0f}",
        end="",
    )
    print(" | – | – | – |")


def _pair(ours: float, baseline: float, unit: float) -> str:
    """Return two times, given in seconds, in parts of a second."""
    return f"| {ours * unit:.1f} | {baseline * unit:.1f} | {ours / baseline:.2f} | – |"


def _times(asked: Asked) -> None:
    print("\n| search, p50 / p95 ms | ours | FTS5 | ratio p50 | ratio p95 | at most |")
    print("|---|---|---|---|---|---|")
    for kind in KINDS:
        ours, baseline = asked.ours[kind], asked.baseline[kind]
        half = part(ours, 0.5) / part(baseline, 0.5)
        most = part(ours, 0.95) / part(baseline, 0.95)
        reached = _at_most(most, _P95) if kind in _TIMED else f"{most:.3f} | –"
        print(f"| {kind} | {_ms(ours)} | {_ms(baseline)} | {half:.3f} | {reached} |")


def _overlaps(asked: Asked) -> None:
    print("\n| overlap with FTS5's 20 best | handed on to weighing | same order | at least |")
    print("|---|---|---|---|")
    for kind in _TIMED:
        handed, order = asked.handed_on[kind], asked.same_order[kind]
        low = "" if min(handed, order) >= _OVERLAP else ", not reached"
        print(f"| {kind} | {handed:.3f} | {order:.3f} | {_OVERLAP}{low} |", flush=True)


def part(times: Sequence[float], share: float) -> float:
    """Return the time below which this share of the sorted times lies."""
    return times[min(len(times) - 1, int(len(times) * share))]


def _ms(times: Sequence[float]) -> str:
    return f"{part(times, 0.5) * 1000:.1f} / {part(times, 0.95) * 1000:.1f}"


def _at_most(ratio: float, target: float) -> str:
    return f"{ratio:.3f} | {target}{'' if ratio <= target else ', not reached'}"
