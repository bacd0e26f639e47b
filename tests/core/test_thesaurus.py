"""Which concepts a text speaks of."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.span import Span
from drafter.core.thesaurus import (
    BROADER,
    HINTED,
    NARROWER,
    REACH,
    RELATED,
    SAID,
    TOGETHER,
    Concept,
    Mention,
    Thesaurus,
    faults,
)

TEAM = Concept("干部队伍建设", "干部队伍")
YOUNG = Concept(
    "年轻干部培养",
    "干部队伍",
    variants=("年轻干部", "后备力量", "优秀年轻干部"),
    cues=("蓄水池", "好苗子"),
    broader=("干部队伍建设",),
    related=("关心关爱干部",),
)
CARE = Concept(
    "关心关爱干部",
    "干部队伍",
    cues=("爱字诀",),
    together=(("关心", "干部"), ("干部", "谈")),
    broader=("干部队伍建设",),
)
VILLAGE = Concept("村级后备力量", "基层组织", variants=("后备力量",), cues=("蓄水池",))
ALL = (TEAM, YOUNG, CARE, VILLAGE)
THESAURUS = Thesaurus(ALL)


def mention(text: str, word: str, term: str, weight: float = SAID) -> Mention:
    start = text.index(word)
    return Mention(term, Span(start, start + len(word)), weight)


def test_a_concept_is_named_by_its_term_and_by_its_variants():
    text = "加强年轻干部培养，用好年轻干部。"
    assert THESAURUS.mentions(text) == (
        mention(text, "年轻干部培养", "年轻干部培养"),
        Mention("年轻干部培养", Span(11, 15), SAID),
    )


def test_of_words_that_begin_together_the_longest_counts():
    text = "优秀年轻干部"
    assert THESAURUS.mentions(text) == (mention(text, text, "年轻干部培养"),)


def test_quotation_marks_are_read_over_and_the_span_is_that_of_the_text():
    text = "念好“爱”字诀"
    assert THESAURUS.mentions(text) == (mention(text, "爱”字诀", "关心关爱干部", HINTED),)


def test_two_words_mean_a_concept_when_they_stand_near_each_other_in_either_order():
    near = "关心基层" + "的" * (REACH - 2) + "干部"
    assert THESAURUS.mentions(near) == (mention(near, near, "关心关爱干部", TOGETHER),)
    turned = "对干部多关心"
    assert THESAURUS.concepts_of(turned) == {"关心关爱干部": pytest.approx(TOGETHER)}


@pytest.mark.parametrize(
    "text",
    [
        "关心" + "的" * (REACH + 1) + "干部",
        "给予关心。干部",
        "干部好；关心",
        "只有干部",
        "只有关心",
    ],
)
def test_two_words_mean_nothing_when_far_apart_or_in_two_sentences(text: str):
    assert THESAURUS.concepts_of(text) == {}


def test_one_word_of_a_pair_may_be_a_single_character():
    assert "关心关爱干部" in THESAURUS.concepts_of("同干部谈一谈")


def test_hints_add_up_but_never_to_a_certainty():
    once = THESAURUS.concepts_of("好苗子")["年轻干部培养"]
    twice = THESAURUS.concepts_of("好苗子，好苗子")["年轻干部培养"]
    assert once == pytest.approx(HINTED)
    assert once < twice < SAID


def test_a_word_of_several_concepts_means_that_of_the_subject_it_stands_under():
    assert THESAURUS.concepts_of("后备力量", "基层组织") == {"村级后备力量": SAID}
    assert THESAURUS.concepts_of("蓄水池", "干部队伍") == {"年轻干部培养": pytest.approx(HINTED)}


@pytest.mark.parametrize("subject", ["", "人才"])
def test_a_word_of_several_concepts_is_shared_out_where_none_is_of_the_subject(subject: str):
    found = THESAURUS.concepts_of("后备力量", subject)
    assert found == {"年轻干部培养": SAID / 2, "村级后备力量": SAID / 2}


def test_what_a_word_names_goes_before_what_it_hints_at_unless_the_subject_says_otherwise():
    hint = Concept("为基层减负", "监督作风自身建设", cues=("松绑",))
    named = Concept("人才体制机制改革", "人才", variants=("松绑",))
    thesaurus = Thesaurus((hint, named))
    assert thesaurus.concepts_of("松绑") == {"人才体制机制改革": SAID}
    found = thesaurus.concepts_of("松绑", "监督作风自身建设")
    assert found == {"为基层减负": pytest.approx(HINTED)}


def test_the_surest_concept_comes_first():
    assert list(THESAURUS.concepts_of("爱字诀，年轻干部")) == ["年轻干部培养", "关心关爱干部"]


def test_a_question_is_about_the_neighbours_of_its_concepts_as_well_but_less():
    assert THESAURUS.about("年轻干部") == {
        "年轻干部培养": SAID,
        "干部队伍建设": BROADER,
        "关心关爱干部": RELATED,
    }
    assert THESAURUS.about("干部队伍建设")["年轻干部培养"] == NARROWER


def test_a_neighbour_that_is_asked_for_itself_counts_in_full():
    about = THESAURUS.about("年轻干部，干部队伍建设")
    assert about["年轻干部培养"] == about["干部队伍建设"] == SAID


def test_links_are_read_both_ways():
    assert THESAURUS.narrower("干部队伍建设") == ("年轻干部培养", "关心关爱干部")
    assert THESAURUS.related("关心关爱干部") == ("年轻干部培养",)
    assert THESAURUS.narrower("村级后备力量") == THESAURUS.related("村级后备力量") == ()


def test_concepts_are_found_by_term_and_by_subject():
    assert THESAURUS.concept("年轻干部培养") is YOUNG
    assert THESAURUS.of_subject("基层组织") == (VILLAGE,)
    with pytest.raises(KeyError):
        THESAURUS.concept("没有")


def test_the_subject_of_a_text_is_that_of_most_of_its_concepts():
    assert THESAURUS.subject("年轻干部和干部队伍建设，蓄水池") == "干部队伍"
    assert THESAURUS.subject("今天下雨") == ""


@given(st.text(alphabet="关心爱字诀年轻干部优秀培养谈蓄水池后备力量“”。，的𠮷a", max_size=60))
def test_every_span_lies_in_the_text_and_ends_where_its_word_ends(text: str):
    for found in THESAURUS.mentions(text):
        assert found.span.stop <= len(text)
        assert 0 < found.weight <= SAID
        words = text[found.span.start : found.span.stop]
        assert words[0] not in "“”"
        assert words[-1] not in "“”"


@given(st.text(alphabet="关心爱字诀年轻干部优秀培养“”。", max_size=40))
def test_quotation_marks_change_nothing_but_places(text: str):
    plain = text.replace("“", "").replace("”", "")
    assert THESAURUS.concepts_of(text) == THESAURUS.concepts_of(plain)


def test_sound_concepts_have_no_faults():
    assert list(faults(ALL)) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"subject": "人事"}, "没有“人事”这个聚焦"),
        ({"broader": ("没有",)}, "指向的“没有”不是另一个主题词"),
        ({"related": ("干部队伍建设",)}, "指向的“干部队伍建设”不是另一个主题词"),
        ({"broader": ("年轻干部培养",)}, "它的上位词又回到它自己"),
        ({"variants": ("爱",)}, "“爱”要有 2 个字以上，不带引号和空格"),
        ({"variants": ("“双报到”",)}, "““双报到””要有 2 个字以上，不带引号和空格"),
        ({"cues": ("头雁 队伍",)}, "“头雁 队伍”要有 2 个字以上，不带引号和空格"),
        ({"variants": ("干部队伍建设",)}, "“干部队伍建设”写了两次"),
        ({"variants": ("铁军",), "cues": ("铁军",)}, "“铁军”写了两次"),
        ({"together": (("党", "人"),)}, "“党”和“人”不能合起来认"),
        ({"together": (("干部", "干部"),)}, "“干部”和“干部”不能合起来认"),
    ],
)
def test_a_fault_is_told_with_its_concept(change: dict[str, object], reason: str):
    faulty = dataclasses.replace(TEAM, **change)  # type: ignore[arg-type]
    assert (TEAM.term, reason) in list(faults((faulty, *ALL[1:])))


def test_a_term_that_is_there_twice_is_a_fault():
    assert (TEAM.term, "这个主题词出现了两次") in list(faults((*ALL, TEAM)))
