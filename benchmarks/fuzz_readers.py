"""Spoiled files for every reader: each is read or refused, in bounded time, without a crash.

``python -m benchmarks fuzz_readers [files] [first seed]``; each batch runs in a process of
its own, so that one that dies or hangs is noticed, and named by its seed.
"""

import faulthandler
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import psutil

from benchmarks.mutations import seeds, spoiled
from drafter.errors import ImportRefused
from drafter.library.readers.reading import read_file

FILES = 20_000
_BATCH = 500
_BOUND_S = 20.0
"""How long one file may take before it is a hang."""
_BATCH_S = 600.0
_BATCH_COMMAND = (sys.executable, "-m", "benchmarks", "fuzz_readers", "batch")


@dataclass
class _Tally:
    """What became of the files of one reader; seconds and megabytes are the worst."""

    outcomes: Counter[str] = field(default_factory=Counter)
    worst_s: float = 0.0
    worst_seed: str = ""
    memory_mb: float = 0.0


def run(arguments: Sequence[str]) -> None:
    if arguments and arguments[0] == "batch":
        _batch(arguments[1], int(arguments[2]), int(arguments[3]))
        return
    files = int(arguments[0]) if arguments else FILES
    first = int(arguments[1]) if len(arguments) > 1 else 0
    each = -(-files // len(seeds()))
    batches = [
        (reader, start, min(_BATCH, first + each - start))
        for start in range(first, first + each, _BATCH)
        for reader in seeds()
    ]
    tallies = {reader: _Tally() for reader in seeds()}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for (reader, *_), lines in zip(batches, pool.map(_run_batch, batches), strict=True):
            for line in lines:
                _count(tallies[reader], line)
    _print(tallies)


def outcome(path: Path) -> str:
    """Return what becomes of a file: read or refused. Any other error is a defect and escapes."""
    try:
        read_file(path)
    except ImportRefused as refusal:
        return "refused" if refusal.remark and str(refusal) else "refused without words"
    return "read"


def _batch(reader: str, start: int, number: int) -> None:
    """Print, for each file: that it is begun, then seconds, megabytes and outcome."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"甲{seeds()[reader][0]}"
        for seed in range(start, start + number):
            path.write_bytes(spoiled(reader, seed))
            print(f"{seed}", end="\t", flush=True)
            faulthandler.dump_traceback_later(_BOUND_S, exit=True)
            began = perf_counter()
            became = outcome(path)
            took = perf_counter() - began
            faulthandler.cancel_dump_traceback_later()
            memory = psutil.Process().memory_info().rss / 1e6
            print(f"{took:.4f}\t{memory:.0f}\t{became}")


def _run_batch(batch: tuple[str, int, int]) -> list[str]:
    """Return a line for each file; after a death, go on with the next file."""
    reader, start, number = batch
    found: list[str] = []
    while number > 0:
        made = subprocess.run(
            [*_BATCH_COMMAND, reader, str(start), str(number)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_BATCH_S,
            check=False,
        )
        lines = made.stdout.splitlines()
        whole = [line for line in lines if line.count("\t") == 3]
        found += whole
        if made.returncode == 0:
            break
        died = len(whole)
        last = (made.stderr.splitlines() or [""])[-1].replace("\t", " ")
        found.append(f"{start + died}\t0\t0\tDIED with {made.returncode}: {last}")
        start, number = start + died + 1, number - died - 1
    return found


def _count(tally: _Tally, line: str) -> None:
    seed, seconds, memory, became = line.split("\t")
    tally.outcomes[became if became in ("read", "refused") else f"{became} at {seed}"] += 1
    if float(seconds) > tally.worst_s:
        tally.worst_s, tally.worst_seed = float(seconds), seed
    tally.memory_mb = max(tally.memory_mb, float(memory))


def _print(tallies: dict[str, _Tally]) -> None:
    heads = ("files", "read", "refused", "other", "worst s", "MB")
    print(f"{'reader':10s}" + "".join(f"{head:>9s}" for head in heads))
    for reader, tally in tallies.items():
        total, other = tally.outcomes.total(), list(_others(tally))
        print(
            f"{reader:10s}{total:9d}{tally.outcomes['read']:9d}{tally.outcomes['refused']:9d}"
            f"{len(other):9d}{tally.worst_s:9.3f}{tally.memory_mb:9.0f}  seed {tally.worst_seed}"
        )
        for line in other[:20]:
            print(f"  {line}")
    print(f"{sum(tally.outcomes.total() for tally in tallies.values())} files in all")


def _others(tally: _Tally) -> Iterator[str]:
    return (name for name in tally.outcomes if name not in ("read", "refused"))
