"""The index may be deleted, damaged or behind: it is made good, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from made_reports import make_report

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import Labels
from drafter.core.query import Query
from drafter.errors import Cancelled, LibraryError
from drafter.library import index
from drafter.library.database import Database
from drafter.library.index import Index
from drafter.library.index_folder import IndexFolder
from drafter.library.library import Library
from drafter.library.store import Store
from drafter.library.writing import Writing

SOURCE = Path(__file__).parents[2] / "src"


def found(library, text="组织"):
    return [hit.exemplar.id for hit in library.search(Query(text), CancelToken())]


def forbidden(*_):
    raise AssertionError("the index was written")


def delete(folder):
    shutil.rmtree(folder)


def overwrite(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(b"\x07noise" * 50)


def overwrite_the_data_only(folder):
    for path in folder.glob("*/*"):
        path.write_bytes(b"\x07noise" * 50)


def truncate(folder):
    for path in folder.glob("*/*"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def forget_the_stamp(folder):
    (folder / "stamp.json").unlink()


def claim(**changes):
    def change(folder):
        stamp = json.loads((folder / "stamp.json").read_text(encoding="utf-8"))
        (folder / "stamp.json").write_text(json.dumps(stamp | changes), encoding="utf-8")

    return change


def keep_a_list_for_a_stamp(folder):
    (folder / "stamp.json").write_text("[1, 2]", encoding="utf-8")


def spoil_the_projection(folder):
    path = next(folder.glob("*/projection.bin"))
    times, data = path.stat(), bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def take_the_projection_away(folder):
    next(folder.glob("*/projection.bin")).unlink()


def take_a_file_away(folder):
    next(folder.glob("*/*.idx")).unlink()


@pytest.mark.parametrize(
    "harm",
    [
        delete,
        overwrite,
        overwrite_the_data_only,
        truncate,
        spoil_the_projection,
        take_the_projection_away,
        forget_the_stamp,
        keep_a_list_for_a_stamp,
        take_a_file_away,
        claim(generation=77),
        claim(generation=0),
        claim(generation="x"),
        claim(identity="someone else's"),
        claim(format=-1),
        claim(name="../elsewhere"),
    ],
)
def test_a_harmed_index_is_made_good(home, corpus, tokenizer, own_report, harm):
    library = Library.open(home, corpus, tokenizer=tokenizer)
    library.add(own_report)
    before = found(library), found(library, "榫卯")
    library.close()
    harm(home / "index")
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert (found(library), found(library, "榫卯")) == before
    library.close()


def test_a_sound_index_is_not_built_again(home, corpus, tokenizer):
    folders = [path.name for path in (home / "index").iterdir()]
    told = []
    Library.open(home, corpus, lambda *at: told.append(at), tokenizer=tokenizer).close()
    assert told == []
    assert [path.name for path in (home / "index").iterdir()] == folders


def test_building_tells_how_far_it_is(tmp_path, corpus, tokenizer):
    told = []
    library = Library.open(tmp_path, corpus, lambda *at: told.append(at), tokenizer=tokenizer)
    library.finish()
    library.close()
    assert list(dict.fromkeys(told)) == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_building_can_be_called_off_and_taken_up_again(tmp_path, corpus, tokenizer):
    cancel = CancelToken()

    def stop(done, of):
        if done == 1:
            cancel.cancel()

    library = Library.open(tmp_path, corpus, stop, cancel, tokenizer)
    library.finish()
    library.close()
    assert list((tmp_path / "index").iterdir()) == []
    library = Library.open(tmp_path, corpus, tokenizer=tokenizer)
    assert found(library)
    library.close()


def test_what_the_store_took_before_the_index_is_caught_up_with(
    home, corpus, tokenizer, own_report
):
    database = Database(home / "library.sqlite3")
    Store(database).add_all([own_report])  # and the process dies before the index hears of it
    database.close()
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(library, "榫卯") == ["m1-1"]
    library.close()


def test_dying_before_the_stamp_is_written_leaves_no_twins(
    small, home, corpus, tokenizer, own_report, monkeypatch
):
    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(IndexFolder, "write_stamp", die)
        with pytest.raises(Killed):
            small.add(own_report)
    small.close()
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(library, "榫卯") == ["m1-1"]
    assert library.answer(Query("榫卯"), CancelToken()).counts["全部"] == 1
    library.close()


KILLED_CATCHING_UP = """
import os, sys
from dataclasses import replace
from pathlib import Path
from drafter.core.report import Paragraph
from drafter.library import fields
from drafter.library.index import Index
from drafter.library.index_folder import IndexFolder
from drafter.library.library import Library

library = Library.open(Path(sys.argv[1]), Path(sys.argv[2]))
report = library.report("m1")
section = replace(report.sections[0], paragraphs=(Paragraph("另一条榫卯经验。"),))
library.add_all([replace(report, sections=(section,))], searchable_now=False)
place = {"passages": fields, "write_stamp": IndexFolder}[sys.argv[3]]
setattr(place, sys.argv[3], lambda *_: os._exit(9))
library.catch_up()
"""


@pytest.mark.parametrize("before", ["passages", "write_stamp"])
def test_a_process_killed_while_catching_up_costs_no_building_anew(
    small, home, corpus, tokenizer, own_report, monkeypatch, before
):
    small.add(own_report)
    small.close()
    command = [sys.executable, "-c", KILLED_CATCHING_UP, str(home), str(corpus), before]
    ended = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(SOURCE)}, capture_output=True
    )
    assert ended.returncode == 9, ended.stderr
    monkeypatch.setattr(Index, "_built", forbidden)
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert sorted(found(library, "榫卯")) == ["m1-1", "m2-1"]
    assert library.answer(Query("榫卯"), CancelToken()).counts["全部"] == 2
    library.close()


def test_lists_of_the_index_that_are_older_than_its_stamp_are_not_trusted(
    small, home, corpus, tokenizer, own_report
):
    (folder,) = (path for path in (home / "index").iterdir() if path.is_dir())
    lists = {path: path.read_bytes() for path in folder.glob("*.json")}
    times = {path: path.stat().st_mtime_ns for path in lists}
    small.add(own_report)
    small.close()
    for path, content in lists.items():  # as a backup of some files puts them back
        path.write_bytes(content)
        os.utime(path, ns=(times[path], times[path]))
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(library, "榫卯") == ["m1-1"]
    library.close()


def test_a_process_killed_while_building_costs_nothing(tmp_path, corpus, tokenizer):
    program = (
        "import os, sys; from pathlib import Path; from drafter.library.library import Library\n"
        "die = lambda done, of: os._exit(9) if done == 2 else None\n"
        "Library.open(Path(sys.argv[1]), Path(sys.argv[2]), die)"
    )
    command = [sys.executable, "-c", program, str(tmp_path), str(corpus)]
    ended = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(SOURCE)}, capture_output=True
    )
    assert ended.returncode == 9, ended.stderr
    library = Library.open(tmp_path, corpus, tokenizer=tokenizer)
    assert len(library.reports()) == 3
    assert found(library)
    library.close()
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def test_a_second_program_sees_what_the_first_one_adds(small, home, corpus, tokenizer, own_report):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    small.add(own_report)
    assert found(other, "榫卯") == ["m1-1"]
    other.remove("m1")
    assert found(small, "榫卯") == []
    other.close()


def test_two_programs_adding_in_turn_lose_nothing(small, home, corpus, tokenizer, own_report):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    for number, library in enumerate((small, other, small, other), 1):
        library.add(replace(own_report, sections=own_report.sections * number))
    hits = small.search(Query("榫卯"), CancelToken())
    assert sum(report.paragraphs for report in small.reports() if report.own) == 20
    assert small.answer(Query("榫卯"), CancelToken()).counts["全部"] == 1  # each wording once
    assert len(hits) == 1  # ten times the same wording
    assert found(other, "榫卯") == found(small, "榫卯")
    other.close()


def test_while_another_program_imports_searches_answer_from_what_it_has_indexed(
    small, home, corpus, tokenizer, own_report, monkeypatch
):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    other.add_all([own_report], searchable_now=False)
    with monkeypatch.context() as patch:
        patch.setattr(small._index, "_caught_up", forbidden)
        assert found(small)
        assert found(small, "榫卯") == []
        assert other.catch_up()
        assert found(small, "榫卯") == ["m1-1"]
        other.add_all([replace(own_report, sections=())], searchable_now=False)
        assert found(small, "榫卯") == ["m1-1"]
    other.close()


def test_indexing_in_one_program_keeps_no_other_from_writing(
    small, home, corpus, tokenizer, own_report, monkeypatch
):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    small._database._writer.execute("PRAGMA busy_timeout = 1")
    real = Writing.write

    def write(*arguments):
        small.set_favourite("b21-1", True)
        small.add_folder("新的")
        real(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Writing, "write", write)
        other.add(own_report)
    assert (small.favourites(), small.folders()) == (("b21-1",), ("往年", "新的"))
    assert found(small, "榫卯") == ["m1-1"]
    other.close()


def test_a_window_opened_during_an_import_answers_at_once(
    small, home, corpus, tokenizer, own_report, monkeypatch
):
    small.add_all([own_report], searchable_now=False)
    with monkeypatch.context() as patch:
        patch.setattr(Index, "_caught_up", forbidden)
        window = Library.open(home, corpus, tokenizer=tokenizer)
        assert found(window)
        assert found(window, "榫卯") == []
    small.close()
    assert found(window, "榫卯") == ["m1-1"]
    window.close()


def test_whoever_put_indexing_off_searches_without_it_too(small, own_report, monkeypatch):
    small.add_all([own_report], searchable_now=False)
    with monkeypatch.context() as patch:
        patch.setattr(small._index, "_caught_up", forbidden)
        assert found(small, "榫卯") == []
        small.relabel("m1", Labels("新", "", ""))
    assert small.catch_up()
    assert found(small, "榫卯") == ["m1-1"]


def test_an_import_that_is_killed_leaves_indexing_to_the_next_search(
    small, home, corpus, own_report
):
    program = (
        "import os, sys; from pathlib import Path; from drafter.library.library import Library\n"
        "library = Library.open(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "report = library.remove('m1'); library.add_all([report], searchable_now=False)\n"
        "os._exit(9)"
    )
    small.add(own_report)
    command = [sys.executable, "-c", program, str(home), str(corpus)]
    ended = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(SOURCE)}, capture_output=True
    )
    assert ended.returncode == 9, ended.stderr
    assert found(small, "榫卯") == ["m2-1"]


def test_once_an_import_has_caught_up_others_index_their_own_changes(
    small, home, corpus, tokenizer, own_report
):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    other.add_all([own_report], searchable_now=False)
    assert other.catch_up()
    small.relabel("m1", Labels("新题目", "县级", "江州市"))
    hits = small.search(Query("榫卯", levels=("县级",)), CancelToken())
    assert [hit.exemplar.report for hit in hits] == ["新题目"]
    other.close()


def test_two_imports_at_once_index_everything(small, home, corpus, tokenizer, own_report):
    other = Library.open(home, corpus, tokenizer=tokenizer)
    small.add_all([own_report], searchable_now=False)
    other.add_all([make_report("另一条榫卯经验。")], searchable_now=False)
    assert not other.catch_up()
    assert small.catch_up()
    small.close()
    other.add_all([make_report("第三条榫卯经验。")], searchable_now=False)
    assert other.catch_up()
    assert sorted(found(other, "榫卯")) == ["m1-1", "m2-1", "m3-1"]
    other.close()


def test_catching_up_can_be_called_off_and_taken_up_again(small, own_report):
    cancel = CancelToken()
    cancel.cancel()
    small.add_all([own_report], searchable_now=False)
    with pytest.raises(Cancelled):
        small.catch_up(cancel)
    assert found(small)
    assert small.catch_up()
    assert found(small, "榫卯") == ["m1-1"]


def test_a_report_removed_while_it_is_being_indexed_does_no_harm(small, own_report, monkeypatch):
    small.add_all([own_report, make_report("另一条榫卯经验。")], searchable_now=False)
    real = small._store.changes_since

    def then_removed(generation):
        change = real(generation)
        small._store.remove("m1")
        return change

    with monkeypatch.context() as patch:
        patch.setattr(small._store, "changes_since", then_removed)
        small.catch_up()
    assert found(small, "榫卯") == ["m2-1"]
    small.catch_up()
    assert found(small, "榫卯") == ["m2-1"]


def test_no_index_and_another_program_at_it_still_gives_the_bundled_reports(
    small, home, corpus, tokenizer, own_report
):
    small.add_all([own_report], searchable_now=False)
    delete(home / "index")
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(library, "组织")
    assert found(library, "榫卯") == []
    small.catch_up()
    assert found(library, "榫卯") == ["m1-1"]
    library.close()


def test_a_damaged_lock_is_replaced(home, corpus, tokenizer, own_report):
    (home / "index.lock").write_bytes(b"noise" * 4000)
    library = Library.open(home, corpus, tokenizer=tokenizer)
    library.add(own_report)
    assert found(library, "榫卯") == ["m1-1"]
    library.close()


def test_what_is_in_the_library_but_cannot_be_indexed_yet_is_found_later(
    small, own_report, monkeypatch
):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(index, "_REST_S", 0)
    with monkeypatch.context() as patch:
        patch.setattr(IndexFolder, "write_stamp", full)
        assert small.add(own_report).id == "m1"
        assert found(small)
    assert found(small, "榫卯") == ["m1-1"]


def test_programs_started_together_build_once(tmp_path, corpus):
    program = (
        "import sys; from pathlib import Path; from drafter.library.library import Library\n"
        "library = Library.open(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(len(library.reports())); library.close()"
    )
    command = [sys.executable, "-c", program, str(tmp_path), str(corpus)]
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe) for _ in range(2)
    ]
    ended = [process.communicate() for process in running]
    assert [out.strip() for out, _ in ended] == [b"3", b"3"], ended
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def a_file_in_its_place(folder):
    delete(folder)
    folder.write_text("no folder", encoding="utf-8")


def a_link_to_nothing_in_its_place(folder):
    delete(folder)
    folder.symlink_to(folder.with_name("gone"), target_is_directory=True)


def a_folder_for_a_stamp(folder):
    forget_the_stamp(folder)
    (folder / "stamp.json").mkdir()
    (folder / "stamp.json" / "inside").write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    "harm",
    [a_file_in_its_place, a_folder_for_a_stamp]
    + [a_link_to_nothing_in_its_place] * (os.name != "nt"),  # there links need a right
)
def test_what_has_the_place_of_the_index_is_put_aside(home, corpus, tokenizer, harm):
    harm(home / "index")
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(library)
    library.close()
    assert (home / "index" / "stamp.json").is_file()
    left = [path.read_text(encoding="utf-8") for path in home.glob("index-*.old")]
    assert left == (["no folder"] if harm is a_file_in_its_place else [])


def test_an_index_found_damaged_while_searching_is_built_anew(small, monkeypatch):
    real, failed = Index.snapshot, []

    class Broken:
        def __getattr__(self, name):
            failed.append(name)
            raise ValueError("damaged")

    def once_broken(index, *arguments):
        snapshot = real(index, *arguments)
        if failed:
            return snapshot
        return replace(snapshot, searcher=Broken())

    monkeypatch.setattr(Index, "snapshot", once_broken)
    assert found(small)
    assert failed


def test_what_a_killed_writer_left_is_swept_with_the_next_building(home, corpus, tokenizer):
    left = home / "index" / ".0123456789ab.part"
    left.write_bytes(b"half")
    forget_the_stamp(home / "index")
    Library.open(home, corpus, tokenizer=tokenizer).close()
    assert not left.exists()


def test_an_index_that_cannot_be_removed_is_a_sentence(small, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError("held by another program")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(LibraryError, match="没法重建"):
        small._index.discard()
