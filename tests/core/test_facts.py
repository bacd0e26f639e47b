import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.facts import FACT_LIMIT, FactError, check_facts, check_place, parse_target
from drafter.core.skeleton import Fact, HeadingForm, Skeleton

SKELETON = Skeleton(
    id="s",
    name="汇报",
    kind="汇报",
    facts=(Fact("地区", "江州市"), Fact("会议", "全省会议")),
    title="题",
    byline="",
    salutation="",
    opening=(),
    opening_target=0,
    form=HeadingForm.LINE,
    pillars=(),
    closing="",
)


def test_facts_are_stripped_and_empty_ones_left_out():
    given_facts = {"地区": " 江州市 ", "会议": "  ", "题目": "甲"}
    assert check_facts(SKELETON, given_facts) == {"地区": "江州市", "题目": "甲"}


def test_title_salutation_and_target_are_always_there():
    facts = {"题目": "甲", "称谓": "同志们", "目标": "2800"}
    assert check_facts(SKELETON, facts) == facts


def test_an_unknown_fact_is_answered_with_those_there_are():
    with pytest.raises(FactError) as caught:
        check_facts(SKELETON, {"天气": "晴"})
    for name in ("天气", "题目", "称谓", "目标", "地区", "会议"):
        assert name in str(caught.value)


def test_a_fact_too_long_is_refused_with_its_length():
    assert check_facts(SKELETON, {"会议": "会" * FACT_LIMIT})
    with pytest.raises(FactError) as caught:
        check_facts(SKELETON, {"会议": "会" * 500})
    assert "500" in str(caught.value)
    assert str(FACT_LIMIT) in str(caught.value)


@pytest.mark.parametrize("mark", ["\n", "\r", "\t", "\x00", "\u2028", "\ud800"])
def test_a_fact_with_line_breaks_or_control_characters_is_refused(mark):
    with pytest.raises(FactError):
        check_facts(SKELETON, {"会议": f"全省{mark}会议"})


@pytest.mark.parametrize(
    "place",
    [
        "江州市",
        "赵县",
        "楚雄州",
        "西藏自治区",
        "大理白族自治州",
        "鄂温克旗",
        "锡林郭勒盟",
        "生产建设兵团",
    ],
)
def test_a_place_with_its_full_name_is_taken(place):
    check_place(place)


@pytest.mark.parametrize("place", ["江州", "市", "江州市委", "江州市的"])
def test_a_place_without_its_full_name_is_refused(place):
    with pytest.raises(FactError):
        check_facts(SKELETON, {"地区": place})


@pytest.mark.parametrize("text", ["2800", " 2,800 ", "2，800字", "2800字"])
def test_a_target_may_be_written_as_people_write_it(text):
    assert parse_target(text) == 2800


@pytest.mark.parametrize("text", ["", "299", "30001", "两千", "-500", "2800.5", "9" * 40, "²⁰⁰⁰"])
def test_a_target_out_of_range_or_no_number_is_refused(text):
    with pytest.raises(FactError):
        parse_target(text)


@given(st.text(max_size=20))
def test_no_target_breaks_otherwise_than_by_a_sentence(text):
    try:
        value = parse_target(text)
    except FactError:
        return
    assert 300 <= value <= 30_000
