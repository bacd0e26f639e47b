"""A library of an older program is brought up to date; that of a newer one is left alone."""

import sqlite3

import pytest
from version_1 import make_version_1

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.errors import LibraryError
from drafter.library import schema
from drafter.library.database import Database
from drafter.library.library import Library
from drafter.library.store import Store


@pytest.fixture
def old_home(tmp_path):
    make_version_1(tmp_path / "library.sqlite3")
    return tmp_path


def test_the_reports_of_version_1_are_all_there(old_home, corpus, tokenizer):
    library = Library.open(old_home, corpus, tokenizer=tokenizer)
    listed = library.reports()
    assert [line.id for line in listed] == ["m4", "m2", "b1", "b21", "b77"]
    assert (listed[0].paragraphs, listed[0].characters, listed[0].date) == (2, 9, "")
    report = library.report("m4")
    assert (report.title, report.folder, report.quotations) == ("另一篇", "往年", ())
    assert [section.heading for section in report.sections] == ["一、人才", ""]
    assert report.sections[0].paragraphs[0].leads[0].text == "一是引才。"
    assert report.sections[1].paragraphs[0].notes[0].note == "缺字"
    assert report.terms[0].term == "江州市"
    library.close()


def test_the_folders_of_version_1_become_folders_in_the_order_of_their_reports(
    old_home, corpus, tokenizer
):
    library = Library.open(old_home, corpus, tokenizer=tokenizer)
    assert library.folders() == ("外地", "往年")
    library.close()


def test_the_reports_of_version_1_are_found_and_known_again(old_home, corpus, tokenizer):
    library = Library.open(old_home, corpus, tokenizer=tokenizer)
    hits = library.search(Query("榫卯"), CancelToken())
    assert [hit.exemplar.id for hit in hits] == ["m2-1"]
    assert library.add(library.report("m2")).known
    library.remove("m2")
    assert library.add(library.report("m4"), again=True).id == "m6"
    library.close()


def test_a_file_of_version_1_becomes_like_a_new_one(old_home, tmp_path):
    def tables(path):
        Database(path).close()
        with sqlite3.connect(path) as db:
            found = set(db.execute("SELECT type, name, tbl_name FROM sqlite_master"))
            columns = {
                name: db.execute(f"PRAGMA table_info({name})").fetchall()
                for kind, name, _ in found
                if kind == "table"
            }
            shrinks = db.execute("PRAGMA auto_vacuum").fetchone()
        db.close()
        return found, columns, shrinks

    assert tables(old_home / "library.sqlite3") == tables(tmp_path / "new.sqlite3")


def test_a_step_that_fails_leaves_version_1_as_it_was(old_home, monkeypatch):
    broken = (*schema.STEPS[1], "INSERT INTO nowhere VALUES (1)")
    path = old_home / "library.sqlite3"
    with monkeypatch.context() as patch:
        patch.setattr(schema, "STEPS", (schema.STEPS[0], broken))
        with pytest.raises(LibraryError, match="读写不了"):
            Database(path)
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT name FROM sqlite_master WHERE name = 'uses'").fetchall() == []
    db.close()
    database = Database(path)
    assert [line.id for line in Store(database).reports()][:2] == ["m4", "m2"]
    database.close()


def test_a_library_of_a_newer_program_is_refused_and_left_alone(home, corpus, tokenizer):
    path = home / "library.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="新版本"):
        Library.open(home, corpus, tokenizer=tokenizer)
    assert path.read_bytes() == before
