from hypothesis import given
from hypothesis import strategies as st

from drafter.core.query import Why
from drafter.ui.painting.card_why import why_pieces
from drafter.ui.painting.ink import line_width

WHY = Why(("能上能下", "容错纠错", "澄清正名"), ("容错纠错", "能上能下"), "干部队伍")
WORDS = st.lists(st.text("能上下容错纠", min_size=2, max_size=6), max_size=5).map(tuple)


def said(why: Why, width: int) -> str:
    return "".join(piece.text for piece in why_pieces(why, width))


def test_all_reasons_are_said_where_there_is_room(qapp):
    assert said(WHY, 2000) == (
        "命中 能上能下、容错纠错、澄清正名 · 主题 容错纠错、能上能下 · 同属干部队伍"
    )


def test_the_pillar_goes_first_then_topics_then_words(qapp):
    full = [said(WHY, width) for width in range(600, 60, -4)]
    assert list(dict.fromkeys(full)) == [
        "命中 能上能下、容错纠错、澄清正名 · 主题 容错纠错、能上能下 · 同属干部队伍",
        "命中 能上能下、容错纠错、澄清正名 · 主题 容错纠错、能上能下",
        "命中 能上能下、容错纠错、澄清正名 · 主题 容错纠错",
        "命中 能上能下、容错纠错等 · 主题 容错纠错",
        "命中 能上能下等 · 主题 容错纠错",
        "命中 能上能下等",
    ]


def test_reasons_that_are_missing_leave_no_trace(qapp):
    assert said(Why(subject="人才"), 400) == "同属人才"
    assert said(Why(concepts=("人才工作",), subject="人才"), 400) == "主题 人才工作 · 同属人才"
    assert said(Why(), 400) == ""


def test_a_passage_listed_for_its_likeness_alone_says_so(qapp):
    assert said(Why(subject="人才", like=True), 400) == "意思相近 · 同属人才"
    assert said(Why(subject="人才", like=True), 90) == "意思相近"


@given(WORDS, WORDS, st.sampled_from(("", "人才")), st.integers(150, 500))
def test_the_fullest_wording_that_fits_is_taken(qapp, words, concepts, subject, width):
    why = Why(words, concepts, subject)
    taken, full, least = (why_pieces(why, room) for room in (width, 10_000, 0))
    if line_width(full) <= width:
        assert taken == full
    else:
        assert line_width(taken) <= width or taken == least
