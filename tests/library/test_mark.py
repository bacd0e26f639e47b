"""One state of a library is told from another without opening it."""

import pytest

from drafter.library.library import Library
from drafter.library.mark import library_mark


@pytest.fixture
def library(home, corpus, tokenizer):
    opened = Library.open(home, corpus, tokenizer=tokenizer)
    yield opened
    opened.close()


def test_a_library_that_is_not_built_cannot_be_told(tmp_path):
    assert library_mark(tmp_path) == ""
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "stamp.json").write_bytes(b"\xff\xfe\x00")
    assert library_mark(tmp_path) == ""


def test_a_library_that_stays_as_it_is_keeps_its_mark(home, corpus, tokenizer, library):
    mark = library_mark(home)
    assert mark
    Library.open(home, corpus, tokenizer=tokenizer).close()
    assert library_mark(home) == mark


def test_every_change_that_a_search_sees_changes_the_mark(home, library, own_report):
    marks = [library_mark(home)]
    report_id = library.add(own_report).id
    marks.append(library_mark(home))
    library.set_subject(report_id, 0, "人才")
    marks.append(library_mark(home))
    library.remove(report_id)
    marks.append(library_mark(home))
    assert len(set(marks)) == 4
