"""What costs an index, and what does not."""

import pytest

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.library.damage import DamagedIndex, reading_index
from drafter.library.index import Index
from drafter.library.question import Question


class PanicException(BaseException):
    """Named as the one tantivy's panics become."""


@pytest.fixture
def never_discarded(monkeypatch):
    thrown = []
    monkeypatch.setattr(Index, "discard", lambda index: thrown.append(index))
    yield
    assert not thrown


@pytest.mark.parametrize("name", ["nope", "", "b1-x", "-", "b1-", "b1-99999999999", "\ud800-1"])
def test_what_is_no_id_is_no_answer_to_leave_out(small, never_discarded, name):
    whole = small.search(Query("党建"), CancelToken())
    assert small.search(Query("党建", without=(name,)), CancelToken()) == whole != ()


@pytest.mark.parametrize(
    "query",
    [
        Query("党建", regions=("\ud800",)),
        Query("党建", concepts=("\ud800",)),
        Query(concepts=("\ud800",)),
        Query(phrases=("\ud800",)),
        Query("\ud800"),
    ],
)
def test_half_a_character_finds_nothing(small, never_discarded, query):
    assert small.answer(query, CancelToken()).hits == ()


def test_a_mistake_of_ours_costs_no_index(small, never_discarded, monkeypatch):
    def mistaken(*_):
        raise ValueError("a mistake")

    monkeypatch.setattr(Question, "weighed", mistaken)
    with pytest.raises(ValueError, match="a mistake"):
        small.answer(Query("党建"), CancelToken())


@pytest.mark.parametrize("error", [ValueError, IndexError, OSError, PanicException])
def test_what_reading_an_index_meets_is_damage(error):
    with pytest.raises(DamagedIndex), reading_index():
        raise error("damaged")


def test_what_is_called_off_while_reading_is_no_damage():
    with pytest.raises(KeyboardInterrupt), reading_index():
        raise KeyboardInterrupt
