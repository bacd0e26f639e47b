"""Where words stand in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.span import Span
from drafter.library.marks import mark, mark_all, places, says
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


@pytest.mark.parametrize(
    ("text", "phrase", "marked"),
    [
        ("要强化理论武装，再强化理论武装。", "强化理论武装", ["强化理论武装"] * 2),
        ("念好“爱”字诀", '念好"爱"字诀', ["念好“爱”字诀"]),
        ("念好「爱」字诀", "“爱”字诀", ["「爱」字诀"]),
        ("推行ＡＩ 助手", "ai助手", ["ＡＩ 助手"]),
        ("年轻\u3000干部", "年轻干部", ["年轻\u3000干部"]),
        ("年轻干部", "年轻 干部", ["年轻干部"]),
        ("𠮷𠮷祥社区", "祥社区", ["祥社区"]),
        ("年轻，干部", "年轻干部", []),
        ("年轻干部", "，", []),
        ("年轻干部", " ", []),
    ],
)
def test_a_phrase_stands_where_it_is_said_word_for_word(text, phrase, marked):
    assert [text[span.start : span.stop] for span in places(text, phrase)] == marked
    assert says(text, phrase) == bool(marked)


def test_words_and_phrases_that_touch_make_one_span():
    assert mark_all("要强化理论武装。", ["强化"], ["理论武装"]) == (Span(1, 7),)


QUOTED = st.text(st.sampled_from('组织𠮷Ａa“”"『』 \u3000，,'))


@given(QUOTED, QUOTED, QUOTED)
def test_a_phrase_is_found_wherever_it_was_put(before, phrase, after):
    text = before + phrase + after
    bare = "".join(phrase.split())
    assert says(text, phrase) == bool(bare)
    spans = places(text, phrase)
    if bare:
        start = len(before) + len(phrase) - len(phrase.lstrip())
        assert Span(start, len(before) + len(phrase.rstrip())) in spans
    for span in spans:
        part = text[span.start : span.stop]
        assert says(phrase, part)
        assert says(part, phrase)
        assert part == part.strip()
