import pytest
from hypothesis import given
from hypothesis import strategies as st
from panel_samples import make_hit
from start_samples import make_theme

from drafter.core.span import Span
from drafter.ui.painting.card_text import LINE, SHORT, CardTexts

TEXTS = st.text("干部担当，。“”5a i㐂𠮷", min_size=1, max_size=900).filter(lambda t: t.strip())

PARTS = ("干部担当", "。", "，", "“㐂𠮷”", "5a i", "作风" * 9, "iiiiiiiiiiii", "、党建。”")
LONG_TEXTS = st.lists(st.sampled_from(PARTS), min_size=20, max_size=120).map("".join)


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


def shown_of(made):
    """Return what the lines show, and the texts of the marks seen on them."""
    last = made.layout.lineAt(made.lines - 1)
    units = made.layout.text().encode("utf-16-le")
    stop = last.textStart() + last.textLength()
    marks = [(m.start, min(stop, m.start + m.length)) for m in made.layout.formats()]
    texts = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in marks if a < b]
    return units[: 2 * stop].decode("utf-16-le"), texts


def hit_on(text, *words):
    spans = sorted(Span(text.index(word), text.index(word) + len(word)) for word in words)
    return make_hit(text=text, spans=tuple(spans))


def test_a_short_card_begins_at_the_sentence_that_has_the_first_hit(qapp):
    text = "𠮷地狠抓党建工作。" * 20 + "他们健全机制，落实容错纠错。" + "再抓作风建设。" * 40
    shown, marked = shown_of(CardTexts(make_theme()).short(hit_on(text, "容错纠错"), 364))
    assert shown.startswith("…他们健全机制，落实容错纠错。")
    assert shown.endswith("…")
    assert marked == ["容错纠错"]


def test_a_short_card_begins_where_most_hits_stand_together(qapp):
    text = "狠抓党建工作。" * 30 + "推动担当。" + "夯实基础工作。" * 30 + "容错纠错，能上能下。"
    text += "再抓作风建设。" * 30
    hit = hit_on(text, "担当", "容错纠错", "能上能下")
    shown, marked = shown_of(CardTexts(make_theme()).short(hit, 364))
    assert shown.startswith("…容错纠错，能上能下。")
    assert marked == ["容错纠错", "能上能下"]


def test_in_a_long_sentence_a_short_card_begins_at_a_clause(qapp):
    text = "抓党建" * 60 + "，" + "落实容错纠错" + "抓作风" * 60
    shown, _marked = shown_of(CardTexts(make_theme()).short(hit_on(text, "容错纠错"), 364))
    assert shown.startswith("…落实容错纠错抓作风")


def test_a_hit_among_the_first_lines_leaves_the_beginning(qapp):
    text = "落实容错纠错。" + "狠抓党建工作。" * 60 + "能上能下。"
    shown, marked = shown_of(
        CardTexts(make_theme()).short(hit_on(text, "容错纠错", "能上能下"), 364)
    )
    assert shown.startswith("落实容错纠错。")
    assert marked == ["容错纠错"]


def test_a_hit_at_the_very_end_is_seen_and_all_lines_are_full(qapp):
    text = "狠抓党建工作，抓好队伍。" * 30 + "落实容错纠错"
    made = CardTexts(make_theme()).short(hit_on(text, "容错纠错"), 364)
    shown, marked = shown_of(made)
    assert shown.endswith("落实容错纠错")
    assert shown.startswith(("…狠抓", "…抓好"))
    assert (made.lines, marked) == (SHORT, ["容错纠错"])


def test_an_unfolded_card_shows_the_whole_paragraph_whatever_was_found(qapp):
    text = "狠抓党建工作。" * 40 + "落实容错纠错。"
    shown, marked = shown_of(CardTexts(make_theme()).whole(hit_on(text, "容错纠错"), 364))
    assert (shown, marked) == (text, ["容错纠错"])


@given(TEXTS | LONG_TEXTS, st.integers(120, 500), st.data())
def test_wherever_the_hits_stand_a_short_card_shows_and_marks_some(qapp, text, width, data):
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=4, unique=True))
    spans = tuple(Span(start, start + 1) for start in sorted(starts))
    hit, texts = make_hit(text=text, spans=spans), CardTexts(make_theme())
    made = texts.short(hit, width)
    shown, marked = shown_of(made)
    assert made.lines == texts.short_lines(hit, width) == min(SHORT, texts.whole(hit, width).lines)
    assert marked
    assert set(marked) <= {text[start] for start in starts}
    assert shown.strip("…") in text
    assert shown.startswith("…") or text.startswith(shown.removesuffix("…"))
    last = made.layout.lineAt(made.lines - 1)
    assert last.naturalTextWidth() <= width + 1


def test_what_was_set_is_kept_and_forgotten_on_demand(qapp):
    texts, hit = CardTexts(make_theme()), make_hit()
    first = texts.whole(hit, 364)
    assert texts.whole(hit, 364) is first
    assert texts.whole(hit, 363) is not first
    texts.forget()
    assert texts.whole(hit, 364) is not first
