"""Killing what writes the library, again and again, and looking at what is left.

A child process adds, relabels, sorts, moves, removes and restores reports, and tells each
deed once it is done. It is killed at a moment nobody planned. What is in the file then
must be what it was before the deed at work, or what it is after it; the index must come to
the same. Half of the children die of a signal, half by their own hand in the middle of a
statement; every tenth keeps an index as well.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import tantivy

from benchmarks.places import RESOURCES
from drafter.core.report import Lead, Paragraph, Quotation, Report, Section
from drafter.library.database import Database
from drafter.library.encoder import Encoder
from drafter.library.folders import Folders
from drafter.library.index import Index
from drafter.library.store import Store
from drafter.library.thesaurus_file import load_thesaurus
from drafter.library.tokenizer import Tokenizer

_ROOT = Path(__file__).parents[1]
_KILLS = 500
_EACH = 20
"""Kills a file goes through before there is a new one."""
_LONGEST_S = 0.12
_MOST_STEPS = 60_000
_MANY = 12
"""Reports from which on they are removed for good."""


@dataclass(frozen=True)
class State:
    """What should be in the library: own reports by id, the last id given, the one taken out."""

    reports: Mapping[str, Report]
    last: int = 0
    gone: Report | None = None


def deed(number: int, state: State) -> tuple[State, Callable[[Store, Folders], object]]:
    """Return what the library should be after a deed, and the deed."""
    kept, kind = dict(state.reports), number % 6
    if kind == 0 or not kept:
        batch = [_report(number, position) for position in range(3)]
        for position, report in enumerate(batch, state.last + 1):
            kept[f"m{position}"] = replace(report, id=f"m{position}")
        return State(kept, state.last + 3), lambda store, _: store.add_all(batch)
    first, newest = next(iter(kept.values())), list(kept.values())[-1]
    if kind == 5 and state.gone is not None and len(kept) < _MANY:
        kept[state.gone.id] = back = state.gone
        return State(_in_order(kept), state.last), lambda store, _: store.restore(back)
    if kind >= 4:
        del kept[first.id]
        return State(kept, state.last, first), lambda store, _: store.remove(first.id)
    if kind == 1:
        kept[newest.id] = new = replace(newest, title=f"改过的题目{number}", level="县级")
        return State(kept, state.last), lambda store, _: store.relabel(new)
    if kind == 2:
        section = replace(newest.sections[0], subject="人才")
        kept[newest.id] = replace(newest, sections=(section, *newest.sections[1:]))
        return State(kept, state.last), lambda store, _: store.set_subject(newest.id, 0, "人才")
    moved = f"第 {number} 个文件夹"
    for report in (first, newest):
        kept[report.id] = replace(kept[report.id], folder=moved)
    ids = [first.id, newest.id]
    return State(kept, state.last), lambda _, folders: folders.move(ids, moved)


def state_after(deeds: int) -> State:
    """Return what should be in the library after so many deeds."""
    state = State({})
    for number in range(deeds):
        state, _ = deed(number, state)
    return state


def kill(path: Path, done: int, dice: random.Random, *, signal: bool, indexed: bool = False) -> int:
    """Have a child go on after so many deeds, kill it, and return how many are done now.

    Raises:
        AssertionError: the file is not sound, or not of before or after the deed at work.
    """
    steps = 0 if signal else dice.randrange(_MOST_STEPS)
    command = [sys.executable, "-m", "benchmarks.kill_library", str(path), str(done), str(steps)]
    command += ["indexed"] if indexed else []
    pipe = subprocess.PIPE
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(_ROOT), str(_ROOT / "src")))}
    child = subprocess.Popen(
        command, bufsize=0, stdout=pipe, stderr=pipe, env=environment, cwd=_ROOT
    )
    if signal:
        assert child.stdout is not None
        child.stdout.readline()  # it has begun
        try:
            child.wait(dice.random() * _LONGEST_S * (12 if indexed else 1))
        except subprocess.TimeoutExpired:
            child.kill()
    out, err = child.communicate()
    assert not err, err.decode(errors="replace")
    done += out.count(b"done")
    state = state_after(done)
    found = read(path)
    if found != state.reports:
        done, state = done + 1, deed(done, state)[0]
        assert found == state.reports, "neither before nor after"
    return done


def read(path: Path) -> dict[str, Report]:
    """Return the reports in the file, the oldest first, once the file is found to be sound."""
    database = Database(path)
    try:
        with database.reading() as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        store = Store(database)
        return {line.id: store.report(line.id) for line in reversed(store.reports())}
    finally:
        database.close()


def check_index(path: Path, encoder: Encoder) -> None:
    """Find out that the index, caught up, holds what the file does."""
    database, index = Database(path), Index(path.with_name("index"), encoder)
    try:
        store = Store(database)
        state = index.snapshot(store, whole=True)
        expected = {line.id: line.paragraphs for line in store.reports()}
        for report_id, paragraphs in expected.items():
            asked = tantivy.Query.term_query(state.schema, "report", report_id)
            assert state.searcher.search(asked, limit=1).count == paragraphs, report_id
        assert state.searcher.num_docs == sum(expected.values())
    finally:
        index.close()
        database.close()


def run(arguments: Sequence[str]) -> None:
    kills = int(arguments[0]) if arguments else _KILLS
    dice = random.Random(20261121)
    start, at_once, deeds, encoder = perf_counter(), 0, 0, _encoder()
    for first in range(0, kills, _EACH):
        with tempfile.TemporaryDirectory() as folder:
            path, done = Path(folder, "library.sqlite3"), 0
            for number in range(first, min(first + _EACH, kills)):
                before, indexed = done, number % 10 == 0
                done = kill(path, done, dice, signal=number % 4 < 2, indexed=indexed)
                at_once += done == before
                if indexed:
                    check_index(path, encoder)
        deeds += done
    print(f"{kills} kills in {perf_counter() - start:.0f} s, {at_once} of them in the first deed")
    print(f"{deeds} deeds done, all files sound, each of before or after, all indexes complete")


def _encoder() -> Encoder:
    return Encoder(Tokenizer(), load_thesaurus(RESOURCES / "thesaurus.toml"))


def _work(path: Path, done: int, steps: int, indexed: bool) -> None:
    """Do deeds until killed, by the own hand after so many steps of SQLite, 0 for never."""
    database = Database(path)
    store, folders = Store(database, clock=lambda: 1.0), Folders(database)
    index = Index(path.with_name("index"), _encoder()) if indexed else None
    state = state_after(done)
    if steps:
        passed = iter(range(steps))
        database._writer.set_progress_handler(lambda: next(passed, None) is None and os._exit(9), 1)
    print("begun", flush=True)
    while True:
        state, do = deed(done, state)
        do(store, folders)
        done += 1
        print("done", flush=True)
        if index is not None:
            index.snapshot(store)


def _report(number: int, position: int) -> Report:
    paragraphs = tuple(
        Paragraph(f"一是第{number}批第{position}篇第{n}段。" * 9, (Lead("一是", "一是第", 0),))
        for n in range(40)
    )
    sections = (
        Section("一、政治建设", "", paragraphs[:20]),
        Section("二、人才", "", paragraphs[20:]),
    )
    quoted = (Quotation(1, 0, "一是第", "某人"),)
    named = f"第{number}批第{position}篇"
    return Report("", named, "市级", "江州", "江州市", "", sections, date="2023", quotations=quoted)


def _in_order(reports: Mapping[str, Report]) -> dict[str, Report]:
    return dict(sorted(reports.items(), key=lambda item: int(item[0][1:])))


if __name__ == "__main__":
    _work(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["indexed"])
