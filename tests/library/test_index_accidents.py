"""An index harmed while it is searched, a disk that is full, others that write, a closing."""

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from index_kinds import KINDS, found

from drafter.core.cancel import CancelToken
from drafter.errors import Cancelled, LibraryError
from drafter.library import index, writing
from drafter.library.building import Building
from drafter.library.encoder import Encoder
from drafter.library.index_copy import IndexCopy
from drafter.library.index_folder import IndexFolder
from drafter.library.library import Library


def noise(path):
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))


def cut_off(path):
    os.truncate(path, path.stat().st_size // 2)


def harm_all(home, kind, harm):
    paths = [
        path
        for path in (home / "index").rglob("*")
        if path.is_file() and path.suffix != ".lock" and path.name.endswith(kind)
    ]
    assert paths
    for path in paths:
        with suppress(OSError):  # Windows keeps a file that is read from being cut off
            harm(path)


@pytest.mark.parametrize("harm", [noise, cut_off])
@pytest.mark.parametrize("kind", [*KINDS, ""])
def test_an_index_harmed_while_it_is_open_costs_no_question_and_no_passage(
    small, home, own_report, kind, harm
):
    small.add(own_report)
    before = found(small), found(small, "榫卯")
    harm_all(home, kind, harm)
    for text in ("组织", "榫卯", "干部", "党建引领基层治理"):
        found(small, text)
    small.finish()
    assert (found(small), found(small, "榫卯")) == before


def test_a_sound_index_that_is_open_is_not_opened_again(small, monkeypatch):
    def forbidden(*_):
        raise AssertionError("the index was opened")

    found(small)
    monkeypatch.setattr(IndexFolder, "open", forbidden)
    assert found(small, "干部")


def test_a_file_that_goes_while_the_folder_is_read_is_no_damage(small, monkeypatch):
    real = Path.iterdir

    def one_more(folder):
        yield from real(folder)
        yield folder / ".tmp1234"  # another process's, which is gone

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", one_more)
        patch.setattr(small._index, "_begun", lambda *_: pytest.fail("built anew"))
        small._index._snapshot = None
        assert found(small)


def full(*_):
    raise OSError(28, "no space left")


def test_catching_up_that_fails_leaves_nothing_behind_and_is_left_alone_for_a_while(
    small, home, own_report, monkeypatch
):
    (records,) = (home / "index").rglob("records.bin")
    size, tries = records.stat().st_size, []

    def fails(writer, appending):
        appending.sync()
        tries.append(records.stat().st_size)
        full()

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_commit", fails)
        small.add(own_report)
        for _ in range(5):
            assert found(small)
            assert records.stat().st_size == size
        assert len(tries) == 1
        small.add(own_report, again=True)  # more to write: tried again
        assert len(tries) == 2
    assert tries[0] > size
    monkeypatch.setattr(index, "_REST_S", 0)
    small.add(own_report, again=True)
    assert found(small, "榫卯")


@pytest.mark.parametrize("progress", [None, lambda *_: None])
@pytest.mark.parametrize("fails", ["make", "write_stamp"])
def test_with_a_full_disk_the_bundled_reports_are_searched_and_it_is_said_once(
    tmp_path, corpus, tokenizer, monkeypatch, progress, fails
):
    with monkeypatch.context() as patch:
        patch.setattr(IndexFolder, fails, full)
        library = Library.open(tmp_path, corpus, progress, tokenizer=tokenizer)
        library.finish()
        assert len(library.reports()) == 3
        with pytest.raises(LibraryError, match="腾出磁盘空间"):
            found(library)
        for _ in range(3):
            assert {name.split("-")[0] for name in found(library)} == {"b1", "b21", "b77"}
    monkeypatch.setattr(index, "_REST_S", 0)
    library._index._resting = (-1, 0.0)
    found(library)
    library.finish()
    assert library._index.latest is not None
    library.close()


def test_a_copy_that_cannot_be_written_names_no_folder_the_user_never_saw(
    home, tokenizer, small, monkeypatch
):
    copy = IndexCopy(home / "nothing", small._asking._encoder)
    monkeypatch.setattr(IndexFolder, "make", full)
    with pytest.raises(LibraryError, match="写不进临时文件夹") as raised:
        copy.snapshot(small._store, whole=True)
    assert "drafter-" not in str(raised.value)
    copy.close()


def test_ones_own_change_waits_a_moment_for_another_that_writes(
    small, home, corpus, tokenizer, own_report, monkeypatch
):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    assert other._index._turn.take()
    monkeypatch.setattr(index, "_PATIENCE_S", 60)
    waits, real = [], small._index._pause.wait

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 3:
            other._index._turn.give_back()
        return real(seconds)

    monkeypatch.setattr(small._index._pause, "wait", wait)
    small.add(own_report)
    assert len(waits) == 3
    assert found(small, "榫卯") == ["m1-1"]
    other.close()


def test_ones_own_change_does_not_wait_for_long(
    small, home, corpus, tokenizer, own_report, monkeypatch
):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    assert other._index._turn.take()
    monkeypatch.setattr(index, "_PATIENCE_S", 0.05)
    assert small.add(own_report).id == "m1"
    assert found(small, "榫卯") == []
    other.close()
    assert found(small, "榫卯") == ["m1-1"]


def test_a_library_that_is_closed_does_not_wait_for_learning(
    tmp_path, corpus, tokenizer, monkeypatch
):
    begun, never = threading.Event(), threading.Event()

    def train(_, __, cancel):
        begun.set()
        while not never.wait(0.01):
            cancel.raise_if_cancelled()

    monkeypatch.setattr(Encoder, "train", train)
    library = Library.open(tmp_path, corpus, lambda *_: None, tokenizer=tokenizer)
    assert begun.wait(60)
    closing = threading.Thread(target=library.close)
    closing.start()
    closing.join(30)
    ended = not closing.is_alive()
    never.set()
    closing.join()
    assert ended


def test_learning_is_called_off_by_whoever_opened_the_library(
    tmp_path, corpus, tokenizer, monkeypatch
):
    cancel = CancelToken()
    real = Encoder.train

    def train(encoder, reports, token):
        reports = list(reports)
        cancel.cancel()
        return real(encoder, reports, token)

    monkeypatch.setattr(Encoder, "train", train)
    library = Library.open(tmp_path, corpus, lambda *_: None, cancel, tokenizer)
    library.finish()
    assert list((tmp_path / "index").iterdir()) == []
    library.close()


def test_waiting_for_a_first_part_is_called_off(small):
    go, cancel = threading.Event(), CancelToken()

    def build(*_):
        go.wait(60)
        return small._index.latest

    building = Building(build, lambda _: None, lambda *_: None, CancelToken())
    cancel.cancel()
    with pytest.raises(Cancelled):
        building.first(cancel)
    go.set()
    building.join()
