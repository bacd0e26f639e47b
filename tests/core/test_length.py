import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.length import minutes, pages, words

HANZI = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("   \u3000 \t", 0),
        ("党建", 2),
        ("党的建设，", 5),
        ("2023年", 2),
        ("增长12.5%。", 4),
        ("GDP增长", 3),
        ("hello world", 2),
        ("“两优一先”", 6),
        ("……", 2),
        ("市委发〔2023〕12号", 8),
        ("𠮷野家", 3),
        ("2016—2020年", 4),
        ("１２", 2),
    ],
)
def test_words_are_counted_as_word_counts_them(text: str, count: int) -> None:
    assert words(text) == count


@given(HANZI, HANZI)
def test_hanzi_count_one_each_and_counts_add_up(one: str, two: str) -> None:
    assert words(one) == len(one)
    assert words(one + two) == words(one) + words(two)


@given(st.text(max_size=60))
def test_blanks_at_the_ends_change_no_count(text: str) -> None:
    assert words(f" \u3000{text}\n") == words(text)
    assert words(text) <= len(text)


def test_minutes_are_whole_and_at_least_one() -> None:
    assert [minutes(n, 240) for n in (0, 1, 240, 1900)] == [0, 1, 1, 8]


def test_a_page_has_22_lines_of_28() -> None:
    line = "字" * 26
    assert pages([]) == 1
    assert pages([line] * 22) == 1
    assert pages([line] * 23) == 2
    assert pages([line + "字"] * 12) == 2
    assert pages(["a" * 52] * 22) == 1
