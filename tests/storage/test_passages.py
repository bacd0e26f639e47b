import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import Run
from drafter.errors import SkeletonError
from drafter.storage.passage_grammar import PassageError
from drafter.storage.passages import PASSAGE_LIMIT, TEXT_LIMIT, check_passage, render

FACTS = {"地区": "江州市"}


def text_of(passage, facts=FACTS):
    return "".join(run.text for run in render(passage, facts))


def test_a_set_fact_becomes_a_run_that_names_it():
    assert render("现将{{ 地区 }}情况汇报如下：", FACTS) == (
        Run("现将"),
        Run("江州市", fact="地区"),
        Run("情况汇报如下："),
    )


@pytest.mark.parametrize("facts", [{}, {"会议": ""}, {"会议": "  "}])
def test_an_unset_or_blank_fact_becomes_a_slot_and_never_nothing(facts):
    assert render("在{{ 会议 }}上", facts) == (Run("在〔会议〕上"),)


def test_an_unset_fact_is_false_and_equal_to_nothing():
    passage = "{% if 会议 %}有{% else %}无{% endif %}{{ '同' if 会议 == 单位 else '异' }}"
    assert text_of(passage) == "无异"


def test_a_set_fact_can_be_compared():
    passage = "{% if 地区 == '江州市' and not 会议 %}甲{% elif 地区 != '海州' %}乙{% endif %}"
    assert text_of(passage) == "甲"
    assert text_of(passage, {"地区": "湖州市"}) == "乙"
    assert text_of(passage, {"地区": "海州"}) == ""


def test_default_stands_in_for_an_unset_fact_only():
    assert text_of("{{ 地区|default('本地') }}{{ 会议|default('大会') }}") == "江州市大会"


def test_a_fact_that_stands_in_for_another_keeps_its_own_name():
    assert render("{{ 会议|default(地区) }}{{ 地区|trim }}", FACTS) == (
        Run("江州市", fact="地区"),
        Run("江州市", fact="地区"),
    )


@pytest.mark.parametrize(
    ("facts", "unit"),
    [
        ({}, "市"),
        ({"地区": " "}, "市"),
        ({"地区": "清源县"}, "县"),
        ({"地区": "清源县", "本级": "省"}, "县"),
    ],
)
def test_the_places_own_unit_follows_the_place_alone(facts, unit):
    assert render("全{{ 本级 }}", facts) == (Run("全"), Run(unit, fact="本级"))
    assert text_of("{% if 本级 == '县' %}村{% else %}城{% endif %}", facts) == (
        "村" if unit == "县" else "城"
    )


def test_an_if_without_else_leaves_no_slot():
    assert text_of("好{{ '甲' if 会议 }}") == "好"


def test_lines_of_a_passage_are_joined_without_a_space():
    assert text_of("第一行，\n  {{ 地区 }}\r\n  第三行。\n") == "第一行，江州市第三行。"


@pytest.mark.parametrize(
    "value",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{#",
        "\ufdd00\ufdd1",
        "〔年〕",
        "<b>&amp;",
        "%s{0}\\1",
        "𠮷",
    ],
)
def test_a_fact_comes_out_as_it_is_whatever_it_looks_like(value):
    assert render("在{{ 地区 }}上", {"地区": value}) == (
        Run("在"),
        Run(value, fact="地区"),
        Run("上"),
    )


NAMES = ["地区", "会议", "单位"]
VALUES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)
WORDS = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=5)


@given(
    facts=st.dictionaries(st.sampled_from(NAMES), VALUES),
    parts=st.lists(st.tuples(WORDS, st.sampled_from(NAMES)), max_size=8),
)
def test_every_fact_stands_literally_in_its_place(facts, parts):
    passage = "".join(f"{word}{{{{ {name} }}}}" for word, name in parts)
    runs = render(passage, facts)
    expected = [
        piece
        for word, name in parts
        for piece in ((word, ""), shown(name, facts.get(name, "").strip()))
    ]
    assert "".join(run.text for run in runs) == "".join(text for text, _ in expected)
    assert [(r.text, r.fact) for r in runs if r.fact] == [part for part in expected if part[1]]


def shown(name, value):
    return (value, name) if value else (f"〔{name}〕", "")


@given(st.text(st.sampled_from("{}%# \n|('地区)if.[]=else\\n&"), max_size=40))
def test_no_passage_breaks_rendering_otherwise_than_by_a_sentence(passage):
    try:
        runs = render(passage, FACTS)
    except PassageError:
        return
    assert all(run.text and "\n" not in run.text for run in runs)


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        ("{% for x in 地区 %}{{ x }}{% endfor %}", "for"),
        ("{% set x = 1 %}", "set"),
        ("{% include 'x' %}", "include"),
        ("{% import 'x' as y %}", "import"),
        ("{% from 'x' import y %}", "from"),
        ("{% extends 'x' %}", "extends"),
        ("{% block x %}{% endblock %}", "block"),
        ("{% macro x() %}{% endmacro %}", "macro"),
        ("{% call x() %}{% endcall %}", "call"),
        ("{% with %}{% endwith %}", "with"),
        ("{% filter trim %}x{% endfilter %}", "filter"),
        ("{% autoescape true %}{% endautoescape %}", "autoescape"),
        ("{% 如果 地区 %}", "如果"),
        ("{{ 地区.upper }}", "点"),
        ("{{ 地区['x'] }}", "方括号"),
        ("{{ 地区.__class__.__mro__ }}", "点"),
        ("{{ range(9) }}", "调用"),
        ("{{ 9**9**9 }}", "算式"),
        ("{{ '江' * 地区 }}", "算式"),
        ("{{ [地区] }}", "算式"),
        ("{{ 地区 ~ 会议 }}", "~"),
        ("{{ 地区 is defined }}", "is"),
        ("{{ '一' if 地区 < '二' else '三' }}", "大小"),
        ("{{ '一' if '市' in 地区 else '三' }}", "in"),
        ("{{ 地区 == '一' }}", "比较"),
        ("{{ 地区|upper }}", "upper"),
        ("{{ 地区|default }}", "default"),
        ("{{ 地区|default(*会议) }}", "default"),
        ("{{ 12 }}", "常数"),
        ("{{ '\\ufdd0' }}", "常数"),
        ("{{ self }}", "self"),
        ("{{ 地区", "没有写完"),
        ("{% if 地区 %}", "endif"),
        ("{{ 地区 会议 }}", "写法不对"),
        ("\ufdd0", "不能显示"),
        ("{{ " + "(" * 900 + "地区" + ")" * 900 + " }}", "太深"),
        ("{% if " + "not " * 900 + "地区 %}{% endif %}", "太深"),
        ("{% if 地区 %}" * 90 + "{% endif %}" * 90, "太深"),
        ("长" * (PASSAGE_LIMIT + 1), "最多"),
    ],
)
def test_what_is_not_on_the_list_is_refused_by_name(passage, named):
    with pytest.raises(PassageError) as caught:
        render(passage, FACTS)
    assert named in caught.value.reason
    with pytest.raises(PassageError):
        check_passage(passage, [*FACTS, "会议"])


def test_a_refusal_is_a_sentence_a_user_can_read():
    with pytest.raises(SkeletonError) as caught:
        render("{{ range(9) }}", {})
    assert str(caught.value).endswith("。")
    assert not re.search("[a-z]{12}", str(caught.value))


def test_the_line_of_a_refusal_counts_from_one():
    with pytest.raises(PassageError) as caught:
        check_passage("一\n二\n三{{ 无此 }}", ["地区"])
    assert caught.value.line == 3
    assert "“无此”" in caught.value.reason
    assert "地区" in caught.value.reason


def test_text_that_grows_too_long_is_refused():
    with pytest.raises(PassageError):
        render("{{ 地区 }}" * 300, {"地区": "长" * (TEXT_LIMIT // 100)})


def test_rendering_is_the_same_again_with_other_facts():
    assert text_of("{{ 地区 }}", {"地区": "甲市"}) == "甲市"
    assert text_of("{{ 地区 }}", {"会议": "会", "地区": "乙市"}) == "乙市"
