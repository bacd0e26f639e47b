import pytest

from drafter.core.query import Query
from drafter.core.span import Span


@pytest.mark.parametrize("text", ["", " \u3000\n"])
def test_a_blank_query_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="asks for something"):
        Query(text)


@pytest.mark.parametrize("asked", [{"phrases": ("三个区分开来",)}, {"concepts": ("容错纠错",)}])
def test_a_phrase_or_a_concept_is_a_question_by_itself(asked: dict[str, tuple[str, ...]]) -> None:
    assert Query(**asked).text == ""


def test_a_blank_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="phrase"):
        Query("党建", phrases=(" ",))


def test_a_query_wants_at_least_one_hit() -> None:
    with pytest.raises(ValueError, match="limit"):
        Query("党建", limit=0)
    assert Query("党建", limit=1).limit == 1


def test_equal_questions_are_equal() -> None:
    assert Query("党建", under="一") == Query("党建", under="一")
    assert hash(Query("党建")) != hash(Query("党建", own=True))


@pytest.mark.parametrize(("start", "stop"), [(1, 1), (2, 1), (-1, 3)])
def test_a_span_is_never_empty_or_backwards(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, stop)
