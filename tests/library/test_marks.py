"""Where words stand in a text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drafter.core.span import Span
from drafter.library.marks import mark
from drafter.library.tokenizer import fold

CHARS = st.text(st.sampled_from("组织工作𠮷Ａa1，é̀"))


def test_words_that_touch_make_one_span():
    assert mark("要强化理论武装，强化武装。", ["强化", "理论", "武装"]) == (Span(1, 7), Span(8, 12))


def test_offsets_count_code_points():
    assert mark("𠮷𠮷祥", ["祥"]) == (Span(2, 3),)


def test_no_word_no_span():
    assert mark("组织", []) == ()
    assert mark("", ["组织"]) == ()


@given(CHARS, st.lists(CHARS.filter(bool), max_size=4))
def test_exactly_the_characters_of_the_words_are_marked(text, words):
    folded, words = fold(text), [fold(word) for word in words]
    wanted = {
        at + offset
        for word in words
        for at in range(len(text))
        if folded.startswith(word, at)
        for offset in range(len(word))
    }
    spans = mark(text, words)
    assert {at for span in spans for at in range(span.start, span.stop)} == wanted
    assert all(a.stop < b.start for a, b in pairwise(spans))
