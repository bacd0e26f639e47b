"""Killed writers, full disks and media that cannot be written: nothing is half done."""

import random
import sqlite3
from dataclasses import replace

import pytest

from benchmarks import kill_library
from drafter.core.cancel import CancelToken
from drafter.core.catalogue import Labels
from drafter.core.query import Query
from drafter.errors import LibraryError
from drafter.library import database as database_module
from drafter.library.library import Library


def test_a_killed_writer_leaves_what_was_before_or_what_comes_after(tmp_path):
    path, dice, done = tmp_path / "library.sqlite3", random.Random(5), 0
    for _ in range(12):
        done = kill_library.kill(path, done, dice, signal=False)
    assert done > 0


def deeds(library, report):
    """Yield everything that changes the library, by name."""
    big = replace(report, sections=report.sections * 2000)
    yield "adding", lambda: library.add_all([report, big], again=True)
    yield "adding for later", lambda: library.add_all([big], again=True, searchable_now=False)
    yield "moving", lambda: library.move(["m1"], "夹" * 40)
    yield "labels", lambda: library.relabel("m1", Labels("题" * 200, "县级", "云江市"))
    yield "a subject", lambda: library.set_subject("m1", 0, "人才")
    yield "a folder", lambda: library.add_folder("新的")
    yield "renaming", lambda: library.rename_folder("往年", "历年")
    yield "no folder", lambda: library.remove_folder("往年")
    yield "a favourite", lambda: library.set_favourite("b21-1", True)
    yield "uses", lambda: library.set_uses("稿子", "题", [("b21-1", "一")] * 5000)
    yield "forgetting", lambda: library.forget_uses("稿子")
    yield "removing", lambda: library.remove("m1")


def state_of(library):
    return (
        [(line, library.report(line.id)) for line in library.reports()],
        (library.folders(), library.favourites(), library.uses()),
        {hit.exemplar.id for hit in library.search(Query("榫卯"), CancelToken())},
    )


@pytest.mark.parametrize("name", ["adding", "adding for later", "uses"])
def test_a_full_disk_is_a_sentence_and_changes_nothing(small, own_report, name):
    small.add(own_report)
    before = state_of(small)
    (pages,) = small._database._writer.execute("PRAGMA page_count").fetchone()
    small._database._writer.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="磁盘满了，范例库没有改动"):
        dict(deeds(small, own_report))[name]()
    assert state_of(small) == before


@pytest.fixture(params=["", "SQLITE_CANTOPEN", "SQLITE_IOERR_SHMSIZE"])
def protected(request, home, corpus, tokenizer, own_report, monkeypatch):
    """A library with m1, opened on a disk where SQLite cannot write, or not even open a log."""
    library = Library.open(home, corpus, tokenizer=tokenizer)
    library.add(own_report)
    library.close()
    real = sqlite3.connect

    def connect(address, **options):
        if not str(address).startswith("file:"):
            address = f"{database_module.Path(address).as_uri()}?mode=ro"
        if request.param and "immutable" not in str(address):
            error = sqlite3.OperationalError("said by a disk that is full or protected")
            error.sqlite_errorname = request.param
            raise error
        return real(address, **options | {"uri": True})

    with monkeypatch.context() as patch:
        patch.setattr(database_module.sqlite3, "connect", connect)
        library = Library.open(home, corpus, tokenizer=tokenizer)
    yield library
    library.close()


def test_a_library_that_cannot_be_written_is_read_and_searched(protected):
    assert protected.report("m1").own
    assert [line.id for line in protected.reports()] == ["m1", "b1", "b21", "b77"]
    hits = protected.search(Query("榫卯"), CancelToken())
    assert [hit.exemplar.id for hit in hits] == ["m1-1"]


def test_changing_what_cannot_be_written_is_a_sentence(protected, own_report):
    before = state_of(protected)
    for name, change in deeds(protected, own_report):
        with pytest.raises(LibraryError, match="不让写"):
            pytest.fail(f"{name}: {change()}")
    assert state_of(protected) == before


def test_a_library_that_cannot_be_written_leaves_its_folder_alone(protected, home):
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    assert protected.search(Query("组织"), CancelToken())
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


def test_removing_gives_the_room_back_to_the_disk(small, home, own_report):
    def size():
        small._database._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return (home / "library.sqlite3").stat().st_size

    before = size()
    small.add(replace(own_report, sections=own_report.sections * 4000))
    assert size() > before + 400_000
    small.remove("m1")
    assert size() <= before + 50_000
