"""Columns in which a hanzi is two places wide."""

import pytest

from drafter.commands.table import aligned, pad, width


@pytest.mark.parametrize(
    ("text", "places"),
    [("abc", 3), ("汉字", 4), ("𠮷", 2), ("，。", 4), ("二·4", 4), ("e\u0301", 1), ("", 0)],
)
def test_wide_characters_take_two_places(text, places):
    assert width(text) == places


def test_columns_begin_at_the_same_place():
    lines = aligned([("编号", "题目", "x"), ("b1", "a", "y")])
    assert lines == ["编号  题目  x", "b1    a     y"]


def test_no_line_ends_in_blanks():
    assert aligned([("a", ""), ("bb", "c")]) == ["a", "bb  c"]


def test_no_rows_are_no_lines():
    assert aligned([]) == []


def test_a_text_too_long_is_not_cut():
    assert pad("汉字", 3) == "汉字"
