"""What the library keeps, and what it refuses."""

import sqlite3
import threading

import pytest

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.errors import LibraryError
from drafter.library.library import Library


def found(library, text):
    return [hit.exemplar.report_id for hit in library.search(Query(text), CancelToken())]


def test_an_own_report_is_found_at_once(small, own_report):
    added = small.add(own_report)
    assert (added.id, added.known) == ("m1", False)
    assert found(small, "榫卯")[0] == "m1"


def test_an_own_report_comes_back_as_it_was(small, own_report):
    kept = small.report(small.add(own_report).id)
    assert kept.own
    assert kept.sections == own_report.sections
    assert (kept.source, kept.folder, kept.region) == ("江州.docx", "往年", "江州")


def test_the_same_wording_is_kept_once(small, own_report):
    first = small.add(own_report)
    again = small.add(own_report)
    assert (again.id, again.known) == (first.id, True)
    assert sum(summary.own for summary in small.reports()) == 1


def test_a_bundled_report_is_recognised(small):
    added = small.add(small.report("b21"))
    assert (added.id, added.known) == ("b21", True)


def test_a_removed_report_is_gone(small, own_report):
    added = small.add(own_report)
    small.remove(added.id)
    assert "m1" not in found(small, "榫卯")
    with pytest.raises(LibraryError, match="m1"):
        small.report("m1")
    with pytest.raises(LibraryError, match="m1-1"):
        small.exemplar("m1-1")


def test_an_id_is_never_used_again(small, own_report):
    small.remove(small.add(own_report).id)
    assert small.add(own_report).id == "m2"


def test_a_bundled_report_cannot_be_removed(small):
    with pytest.raises(LibraryError, match="自带的范例"):
        small.remove("b21")
    assert small.report("b21").id == "b21"


@pytest.mark.parametrize("name", ["m9", "", "nonsense"])
def test_removing_what_is_not_there_is_a_sentence(small, name):
    with pytest.raises(LibraryError, match="没有"):
        small.remove(name)


def test_the_list_begins_with_the_newest_of_the_own(small, own_report):
    from dataclasses import replace

    small.add(own_report)
    small.add(replace(own_report, sections=own_report.sections * 2))
    assert [summary.id for summary in small.reports()] == ["m2", "m1", "b1", "b21", "b77"]
    summary = small.reports()[1]
    assert (summary.paragraphs, summary.own, summary.folder) == (2, True, "往年")
    assert summary.characters == sum(len(p.text) for p in own_report.sections[0].paragraphs)


def test_own_reports_outlive_the_program(small, home, corpus, tokenizer, own_report):
    small.add(own_report)
    small.close()
    again = Library.open(home, corpus, tokenizer=tokenizer)
    assert found(again, "榫卯")[0] == "m1"
    again.close()


def test_a_new_corpus_replaces_the_bundled_and_leaves_the_own(
    small, home, corpus, tokenizer, own_report, tmp_path
):
    small.add(own_report)
    small.close()
    lines = (corpus / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    newer = tmp_path / "newer"
    newer.mkdir()
    text = lines[0].replace("接诉即办", "接诉即榫卯办") + lines[2]
    (newer / "reports.jsonl").write_text(text, encoding="utf-8", newline="\n")
    library = Library.open(home, newer, tokenizer=tokenizer)
    assert [summary.id for summary in library.reports()] == ["m1", "b1", "b77"]
    assert set(found(library, "榫卯")) == {"m1", "b1"}
    assert "b21" not in found(library, "组织")
    library.close()


def test_a_library_of_a_newer_program_is_refused_and_left_alone(home, corpus, tokenizer):
    path = home / "library.sqlite3"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="新版本"):
        Library.open(home, corpus, tokenizer=tokenizer)
    assert path.read_bytes() == before


def test_a_damaged_library_is_a_sentence(home, corpus, tokenizer):
    (home / "library.sqlite3").write_bytes(b"noise" * 4000)
    with pytest.raises(LibraryError, match="已损坏"):
        Library.open(home, corpus, tokenizer=tokenizer)
    assert (home / "library.sqlite3").read_bytes() == b"noise" * 4000


def test_a_folder_in_the_place_of_the_library_is_a_sentence(tmp_path, corpus, tokenizer):
    (tmp_path / "library.sqlite3").mkdir()
    with pytest.raises(LibraryError, match="不让写"):
        Library.open(tmp_path, corpus, tokenizer=tokenizer)


@pytest.mark.parametrize("data", [b"{", b'{"id": 1}\n', b"[]\n", b"\xff\xfe\n"])
def test_a_damaged_corpus_is_a_sentence(tmp_path, tokenizer, data):
    (tmp_path / "reports.jsonl").write_bytes(data)
    with pytest.raises(LibraryError, match="重新安装"):
        Library.open(tmp_path, tmp_path, tokenizer=tokenizer)


def test_a_missing_corpus_is_a_sentence(tmp_path, tokenizer):
    with pytest.raises(LibraryError, match="重新安装"):
        Library.open(tmp_path, tmp_path / "nowhere", tokenizer=tokenizer)


def test_a_library_locked_by_another_program_is_a_sentence(small, home, own_report, monkeypatch):
    other = sqlite3.connect(home / "library.sqlite3", isolation_level=None)
    small._store._writer.execute("PRAGMA busy_timeout = 1")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="正被另一个程序更新"):
        small.add(own_report)
    assert found(small, "组织")
    other.execute("ROLLBACK")
    other.close()
    assert small.add(own_report).id == "m1"


def test_a_full_disk_is_a_sentence_and_changes_nothing(small, own_report):
    (pages,) = small._store._writer.execute("PRAGMA page_count").fetchone()
    small._store._writer.execute(f"PRAGMA max_page_count = {pages}")
    from dataclasses import replace

    with pytest.raises(LibraryError, match="磁盘满了"):
        small.add(replace(own_report, sections=own_report.sections * 2000))
    assert small.reports()[0].id == "b1"
    assert found(small, "组织")


def test_threads_search_while_another_adds(small, own_report):
    from dataclasses import replace

    failures = []

    def search():
        try:
            for _ in range(20):
                assert small.search(Query("组织"), CancelToken())
                assert small.exemplar("b21-1")
        except (AssertionError, LibraryError) as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(1, 6):
        small.add(replace(own_report, sections=own_report.sections * number))
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(small.reports()) == 8
