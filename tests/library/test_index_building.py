"""An index that has to be made anew: file by file harmed, and searched while it is built."""

import os
import threading

import pytest

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.errors import LibraryError
from drafter.library import writing
from drafter.library.library import Library

KINDS = (
    ".idx",
    ".term",
    ".fieldnorm",
    ".fast",
    ".store",
    ".pos",
    "meta.json",
    ".managed.json",
    "records.bin",
    "projection.bin",
    "stamp.json",
)


def found(library, text="组织"):
    return [hit.exemplar.id for hit in library.search(Query(text), CancelToken())]


def files(folder, kind=""):
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock" and path.name.endswith(kind)
    ]


def noise(path):
    path.write_bytes(os.urandom(path.stat().st_size))


def more_noise(path):
    path.write_bytes(os.urandom(path.stat().st_size + 1000))


def noise_unseen(path):
    times = path.stat()
    noise(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def delete(path):
    path.unlink()


def test_every_file_of_an_index_is_of_a_kind_that_is_harmed_here(home):
    assert all(path.name.endswith(KINDS) for path in files(home / "index"))


@pytest.mark.parametrize(
    ("kind", "harm"),
    [(kind, harm) for kind in KINDS for harm in (noise, delete)]
    + [(kind, harm) for kind in KINDS[-3:-1] for harm in (noise_unseen, more_noise)],
)
def test_one_harmed_file_costs_no_question_and_no_passage(
    home, corpus, tokenizer, own_report, kind, harm
):
    library = Library.open(home, corpus, tokenizer=tokenizer)
    library.add(own_report)
    before = found(library), found(library, "榫卯")
    library.close()
    for path in files(home / "index", kind):
        harm(path)
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert (found(library), found(library, "榫卯")) == before
    library.close()


class Building:
    """A library that is being built, held up before its last report."""

    def __init__(self, home, corpus, tokenizer, monkeypatch, end=lambda: None):
        monkeypatch.setattr(writing, "_PART", 1)
        self.go, self.told, self._end = threading.Event(), [], end
        self.library = Library.open(home, corpus, self._progress, tokenizer=tokenizer)

    def _progress(self, done, of):
        self.told.append((done, of))
        if done == of - 1:
            assert self.go.wait(60)
            self._end()


def test_searches_go_on_while_a_large_index_is_built(tmp_path, corpus, tokenizer, monkeypatch):
    building = Building(tmp_path, corpus, tokenizer, monkeypatch)
    library = building.library
    assert not library.complete
    first = set(found(library))
    assert first
    assert len({name.split("-")[0] for name in first}) < 3
    building.go.set()
    library.finish()
    assert library.complete
    assert building.told[-1] == (3, 3)
    assert len({name.split("-")[0] for name in found(library)}) == 3
    library.close()


def test_what_is_added_meanwhile_is_found_once_it_is_built(
    tmp_path, corpus, tokenizer, own_report, monkeypatch
):
    building = Building(tmp_path, corpus, tokenizer, monkeypatch)
    building.library.add(own_report)
    building.go.set()
    building.library.finish()
    assert found(building.library, "榫卯") == ["m1-1"]
    building.library.close()


def test_another_program_opened_meanwhile_waits_for_it(tmp_path, corpus, tokenizer, monkeypatch):
    building = Building(tmp_path, corpus, tokenizer, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr("drafter.library.index._POLL_S", 0.0)
        with pytest.raises(LibraryError, match="正由另一个程序建立"):
            Library.open(tmp_path, corpus, tokenizer=tokenizer)
    building.go.set()
    building.library.finish()
    other = Library.open(tmp_path, corpus, tokenizer=tokenizer)
    assert found(other) == found(building.library)
    other.close()
    building.library.close()


def test_a_library_that_is_closed_meanwhile_leaves_nothing_half_built(
    tmp_path, corpus, tokenizer, monkeypatch
):
    building = Building(tmp_path, corpus, tokenizer, monkeypatch)
    closing = threading.Thread(target=building.library.close)
    closing.start()
    building.go.set()
    closing.join()
    assert all(
        path.name == "stamp.json" or building.told[-1] == (3, 3)
        for path in (tmp_path / "index").iterdir()
    )
    library = Library.open(tmp_path, corpus, tokenizer=tokenizer)
    library.finish()
    assert len({name.split("-")[0] for name in found(library)}) == 3
    library.close()


def test_a_building_that_fails_later_on_is_begun_again(tmp_path, corpus, tokenizer, monkeypatch):
    fails = [OSError("no space left")]

    def end():
        if fails:
            raise fails.pop()

    building = Building(tmp_path, corpus, tokenizer, monkeypatch, end)
    building.go.set()
    building.library.finish()
    found(building.library)
    building.library.finish()
    assert len({name.split("-")[0] for name in found(building.library)}) == 3
    building.library.close()
