"""Leaders' words in a paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.quotations import find_quotations, quotations_of
from drafter.core.report import Paragraph, Quotation


def words(text):
    return [(found, speaker) for _, found, speaker in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("习近平总书记强调：“人才是第一资源。”", [("人才是第一资源。", "习近平")]),
        (
            "习近平总书记来江考察时指出，“要建好支部”“要用好人才”。",
            [("要建好支部", "习近平"), ("要用好人才", "习近平")],
        ),
        ("习近平总书记指出，党的力量来自组织。我们牢记嘱托。", [("党的力量来自组织", "习近平")]),
        ("牢记总书记“好日子还在后头”的殷殷嘱托。", [("好日子还在后头", "习近平")]),
        (
            "党的二十大报告强调，要加强实践锻炼和专业训练。",
            [("要加强实践锻炼和专业训练", "党的二十大报告")],
        ),
        (
            "“办好农村的事情要靠支部。”2018年2月，习近平总书记语重心长。",
            [("办好农村的事情要靠支部。", "习近平")],
        ),
        ("就是陈希部长讲的“五选五不选”。", [("五选五不选", "陈希")]),
        ("按照“学思想、强党性”的总要求推进。", [("学思想、强党性", "")]),
    ],
)
def test_what_a_leader_says_is_found_with_who_says_it(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "村民老王说：“日子越过越好。”",
        "“十四五”时期实施“头雁”工程。",
        "深入学习习近平新时代中国特色社会主义思想，实施“头雁”工程。",
        "贯彻习近平总书记关于党的建设的重要思想，市委提出“三个一流”目标。",
        "习近平总书记视察广西“4•27”重要讲话精神。",
        "开展“沿着总书记的足迹”“党课开讲啦”等活动。",
        "",
    ],
)
def test_what_nobody_of_rank_said_is_no_quotation(text):
    assert words(text) == []


def test_paragraphs_are_counted_from_one():
    paragraphs = [Paragraph("没有引文。"), Paragraph("习近平总书记强调：“要建好支部。”")]
    assert quotations_of(paragraphs) == (Quotation(2, 10, "要建好支部。", "习近平"),)


_PIECES = (
    "习近平总书记",
    "强调",
    "指出",
    "，",
    "：",
    "“",
    "”",
    "‘",
    "’",
    "。",
    "要建好支部𠮷",
    "的要求",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_words_stand_where_they_say_and_do_not_overlap(text):
    stop = 0
    for start, found, _ in find_quotations(text):
        assert text[start : start + len(found)] == found
        assert start >= stop
        stop = start + len(found)
