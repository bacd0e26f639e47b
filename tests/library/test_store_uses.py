"""Favourites, and which draft uses what: kept by the ids of passages."""

import pytest

from drafter.core.catalogue import Use
from drafter.errors import LibraryError
from drafter.library.database import Database
from drafter.library.library import Library
from drafter.library.store import Store
from drafter.library.uses import Uses

DRAFT = "/我的 稿子/汇报.jujiao"


@pytest.fixture
def clock():
    """Return what tells a time that the test moves on by hand."""

    class Clock:
        now = 100.0

        def __call__(self):
            return self.now

    return Clock()


@pytest.fixture
def opened(home, clock):
    database = Database(home / "library.sqlite3")
    yield Store(database), Uses(database, clock)
    database.close()


def test_a_favourite_is_one_until_it_is_none(small):
    small.set_favourite("b21-3", True)
    small.set_favourite("b21-3", True)
    small.set_favourite("b1-2", True)
    assert set(small.favourites()) == {"b21-3", "b1-2"}
    small.set_favourite("b21-3", False)
    small.set_favourite("b21-3", False)
    assert small.favourites() == ("b1-2",)


def test_the_newest_favourite_comes_first(opened, clock):
    _, uses = opened
    for exemplar_id in ("b21-3", "b1-2", "b21-1"):
        clock.now += 1
        uses.set_favourite(exemplar_id, True)
    assert uses.favourites() == ("b21-1", "b1-2", "b21-3")


@pytest.mark.parametrize("name", ["b999-1", "b21-9999", "b21", "", "乱写"])
def test_what_is_not_there_cannot_be_a_favourite(small, name):
    with pytest.raises(LibraryError, match="没有"):
        small.set_favourite(name, True)
    assert small.favourites() == ()


def test_favourites_and_uses_hide_with_their_report_and_come_back_with_it(small, own_report):
    small.add(own_report)
    small.set_favourite("m1-1", True)
    small.set_uses(DRAFT, "汇报", [("m1-2", "二·4")])
    removed = small.remove("m1")
    assert (small.favourites(), small.uses()) == ((), ())
    small.restore(removed)
    assert small.favourites() == ("m1-1",)
    assert small.uses() == (Use("m1-2", DRAFT, "汇报", "二·4"),)


def test_favourites_and_uses_outlive_a_new_corpus(small, home, corpus, tokenizer, tmp_path):
    for exemplar_id in ("b21-1", "b77-1"):
        small.set_favourite(exemplar_id, True)
    small.set_uses(DRAFT, "汇报", [("b21-2", "一·1"), ("b77-1", "一·2")])
    small.close()
    lines = (corpus / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "reports.jsonl").write_text(lines[0] + lines[1], encoding="utf-8", newline="\n")
    library = Library.open(home, newer, tokenizer=tokenizer, lists=corpus.parent)
    assert library.favourites() == ("b21-1",)
    assert [use.exemplar_id for use in library.uses()] == ["b21-2"]
    library.close()
    library = Library.open(home, corpus, tokenizer=tokenizer)
    assert set(library.favourites()) == {"b21-1", "b77-1"}
    library.close()


def test_what_a_draft_uses_now_takes_the_place_of_what_it_used(small):
    small.set_uses(DRAFT, "汇报", [("b21-1", "一·1"), ("b21-2", "")])
    small.set_uses("另一份.jujiao", "", [("b21-1", "三·2")])
    small.set_uses(DRAFT, "新题目", [("b21-2", "二·2"), ("b21-2", "二·3"), ("b1-1", "")])
    assert set(small.uses()) == {
        Use("b21-2", DRAFT, "新题目", "二·2"),
        Use("b21-2", DRAFT, "新题目", "二·3"),
        Use("b1-1", DRAFT, "新题目", ""),
        Use("b21-1", "另一份.jujiao", "", "三·2"),
    }
    small.forget_uses(DRAFT)
    assert [use.draft for use in small.uses()] == ["另一份.jujiao"]


def test_what_is_no_id_of_a_passage_is_left_out(small):
    small.set_uses(DRAFT, "", [("b21-1", "一"), ("乱写", "二"), ("b999-1", "三"), ("", "四")])
    assert [use.exemplar_id for use in small.uses()] == ["b21-1"]


def test_the_list_counts_the_passages_that_are_used(opened, clock):
    store, uses = opened
    uses.set_uses(DRAFT, "", [("b21-1", ""), ("b21-1", ""), ("b21-2", ""), ("b21-999", "")])
    clock.now = 200.0
    uses.set_uses("另一份", "", [("b21-2", ""), ("b1-1", "")])
    listed = {line.id: (line.used, line.last_used) for line in store.reports()}
    assert listed == {"b1": (1, 200.0), "b21": (2, 200.0), "b77": (0, 0.0)}


def test_a_use_keeps_the_time_it_began(opened, clock):
    store, uses = opened
    uses.set_uses(DRAFT, "", [("b21-1", "一·1")])
    clock.now = 300.0
    uses.set_uses(DRAFT, "", [("b21-1", "一·2")])
    assert {line.last_used for line in store.reports()} == {0.0, 100.0}
    assert uses.uses() == (Use("b21-1", DRAFT, "", "一·2"),)


def test_saving_a_draft_that_uses_the_same_writes_nothing(small, home):
    small.set_uses(DRAFT, "汇报", [("b21-1", "一·1")])
    small._database._writer.execute("PRAGMA query_only = ON")
    small.set_uses(DRAFT, "汇报", [("b21-1", "一·1")])
    with pytest.raises(LibraryError):
        small.set_uses(DRAFT, "汇报", [("b21-1", "一·2")])


def test_a_name_that_is_no_text_is_a_sentence(small):
    with pytest.raises(LibraryError, match="存不下来"):
        small.set_uses("稿子\udc80.jujiao", "", [("b21-1", "")])
