"""An index that has to be made anew: file by file harmed, and searched while it is built."""

import os
import threading

import pytest
from index_kinds import KINDS, found
from made_reports import make_report

from drafter.errors import LibraryError
from drafter.library import fields, index, writing
from drafter.library.library import Library


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
    [(kind, harm) for kind in KINDS for harm in (noise, noise_unseen, delete)]
    + [(kind, more_noise) for kind in KINDS[-3:-1]],
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
    assert found(library)
    found(library, "榫卯")  # noise that nothing shows is met here, and what it is in built anew
    library.finish()
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
    assert found(library)
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


def test_another_program_opened_meanwhile_has_the_bundled_reports_at_once(
    tmp_path, corpus, tokenizer, monkeypatch
):
    building = Building(tmp_path, corpus, tokenizer, monkeypatch)
    other = Library.open(tmp_path, corpus, tokenizer=tokenizer)
    assert len({name.split("-")[0] for name in found(other)}) == 3
    building.go.set()
    building.library.finish()
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

    monkeypatch.setattr(index, "_REST_S", 0)
    building = Building(tmp_path, corpus, tokenizer, monkeypatch, end)
    building.go.set()
    building.library.finish()
    with pytest.raises(LibraryError, match="腾出磁盘空间"):
        found(building.library)
    assert found(building.library)
    building.library.finish()
    assert len({name.split("-")[0] for name in found(building.library)}) == 3
    building.library.close()


def many(count):
    return [make_report(f"榫卯第{n}条经验，党员干部一起做。") for n in range(count)]


def test_many_reports_are_caught_up_with_while_searches_go_on(small, monkeypatch):
    go = threading.Event()
    real = fields.passages

    def held(report, encoder):
        assert go.wait(60)
        return real(report, encoder)

    before = found(small)
    with monkeypatch.context() as patch:
        patch.setattr(fields, "passages", held)
        small.add_all(many(120))
        assert not small.complete
        assert found(small) == before
        go.set()
        small.finish()
    assert small.complete
    assert found(small, "榫卯")
    numbers = {f"m{number}-1" for number in range(1, 121)}
    assert {hit.id for hit in small.exemplars(numbers)} == numbers
    assert small._index.latest.searcher.num_docs == passages(small)


def passages(library):
    return sum(len(documents(library, line.id)) for line in library.reports())


def documents(library, report_id):
    return list(fields.passages(library.report(report_id), library._asking._encoder))


def test_an_index_of_which_most_is_gone_is_built_again_behind_the_searches(small, monkeypatch):
    monkeypatch.setattr(index, "_DEAD", 0)
    small.add_all(many(150))
    small.finish()
    alive = passages(small)
    (folder,) = (path for path in small._index._folder.path.iterdir() if path.is_dir())
    for number in range(1, 150):
        small.remove(f"m{number}")
        small.finish()
    assert not folder.exists()
    left = small._index.latest
    assert left.searcher.num_docs == alive - 149
    assert left.dead <= left.searcher.num_docs
    assert found(small, "榫卯") == ["m150-1"]


def test_topics_count_no_passage_that_was_taken_out(small):
    before = small.topics()
    small.add_all([make_report("年轻干部培养要抓好。", "年轻干部一茬接着一茬干。")])
    during = small.topics()
    assert during != before
    small.remove("m1")
    assert small.topics() == before


def test_a_program_that_tells_progress_can_search_before_all_is_indexed(
    home, corpus, tokenizer, own_report, small
):
    small.add(own_report)
    small.close()
    for path in files(home / "index"):
        noise(path)
    go, told = threading.Event(), []

    def progress(done, of):
        told.append((done, of))
        assert done == 0 < len(told) < 3 or go.wait(60)

    library = Library.open(home, corpus, progress, tokenizer=tokenizer)
    assert {name.split("-")[0] for name in found(library)} == {"b1", "b21", "b77"}
    go.set()
    library.finish()
    assert told[-1] == (4, 4)
    assert found(library, "榫卯") == ["m1-1"]
    library.close()
