import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_samples import make_hit
from start_samples import make_theme

from drafter.core.span import Span
from drafter.ui.painting.card_text import LINE, SHORT, CardTexts

TEXTS = st.text("干部担当，。“”5a i㐂𠮷", min_size=1, max_size=900).filter(lambda t: t.strip())


def all_text(made):
    return made.layout.text()


@given(TEXTS, st.integers(120, 500))
def test_height_is_known_without_setting_the_paragraph_and_is_right(qapp, text, width):
    hit = make_hit(text=text)
    known = CardTexts(make_theme()).short_lines(hit, width)
    assert known == CardTexts(make_theme()).short(hit, width).lines
    assert known == min(SHORT, CardTexts(make_theme()).whole(hit, width).lines)


@given(TEXTS, st.integers(120, 500))
def test_a_short_card_ends_in_an_ellipsis_when_there_is_more_and_only_then(qapp, text, width):
    texts, hit = CardTexts(make_theme()), make_hit(text=text)
    short, whole = texts.short(hit, width), texts.whole(hit, width)
    last = short.layout.lineAt(short.lines - 1)
    shown = short.layout.text().encode("utf-16-le")[: 2 * (last.textStart() + last.textLength())]
    shown = shown.decode("utf-16-le")
    if whole.lines <= SHORT:
        assert shown == text
    else:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
        assert last.naturalTextWidth() <= width + 1


def test_lines_lie_on_a_grid_and_reach_the_right_edge(qapp):
    made = CardTexts(make_theme()).whole(make_hit(), 364)
    lines = [made.layout.lineAt(n) for n in range(made.lines)]
    baselines = [line.y() + line.ascent() for line in lines]
    assert baselines == pytest.approx([baselines[0] + n * LINE for n in range(made.lines)])
    assert max(line.x() + line.naturalTextWidth() for line in lines) <= 365


def test_marks_stand_on_the_words_even_after_a_rare_hanzi(qapp):
    text = "𠮷𠮷地落实容错纠错机制。"
    start = text.index("容错")
    made = CardTexts(make_theme()).whole(make_hit(text=text, spans=(Span(start, start + 4),)), 364)
    mark = made.layout.formats()[0]
    marked = text.encode("utf-16-le")[2 * mark.start : 2 * (mark.start + mark.length)]
    assert marked.decode("utf-16-le") == "容错纠错"


def test_a_mark_past_the_cut_does_not_colour_the_ellipsis(qapp):
    hit = make_hit(text="干部担当" * 200, spans=(Span(0, 2), Span(90, 700)))
    short = CardTexts(make_theme()).short(hit, 364)
    cut = short.layout.text().index("…")
    assert [mark.start + mark.length <= cut for mark in short.layout.formats()] == [True, True]


def test_what_was_set_is_kept_and_forgotten_on_demand(qapp):
    texts, hit = CardTexts(make_theme()), make_hit()
    first = texts.whole(hit, 364)
    assert texts.whole(hit, 364) is first
    assert texts.whole(hit, 363) is not first
    texts.forget()
    assert texts.whole(hit, 364) is not first
