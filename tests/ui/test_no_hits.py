import pytest
from panel_samples import make_answer

from drafter.core.filters import OWN, Filters
from drafter.core.query import Query, Topic
from drafter.core.typed import typed_query
from drafter.ui.models.no_hits import no_hits

NONE = {"全部": 0, "省级": 0, "市级": 0, "县级": 0, "我的": 0}
SOME = {**NONE, "全部": 2, "市级": 2}
NEAR = (Topic("容错纠错", 8),)


def said(query, filters=Filters(), typed="", counts=NONE, near=()):  # noqa: B008 - frozen
    return no_hits(make_answer(query=query, counts=counts, near=near), filters, typed)


def offers(shown):
    return [offer.text for offer in shown.offers]


def test_a_level_without_hits_points_to_those_that_have_some():
    shown = said(Query("容错纠错 清单"), Filters("县级"), "容错纠错 清单", SOME)
    assert shown.title == "县级里没有找到“容错纠错 清单”"
    assert shown.body == "市级有 2 段。"
    assert offers(shown) == ["看市级 2 段", "只找“容错纠错”"]
    assert shown.offers[0].filters == Filters("市级")
    assert shown.offers[1].words == "容错纠错"


def test_other_filters_stay_when_a_level_is_offered_and_go_together():
    filters = Filters("县级", roles=("举措",), concepts=("容错纠错",))
    shown = said(Query("清单"), filters, "清单", SOME)
    assert shown.title.startswith("按现在的筛选，县级里没有")
    assert [offer.filters for offer in shown.offers] == [
        Filters("市级", roles=("举措",), concepts=("容错纠错",)),
        Filters("县级"),
    ]
    assert offers(shown)[1] == "去掉筛选"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        (Query(phrases=("一字不差",)), "资料库里没有一字不差的“一字不差”"),
        (Query(concepts=("容错纠错",)), "资料库里没有讲“容错纠错”的段"),
        (Query("长" * 40), "资料库里没有找到“" + "长" * 15 + "…”"),
    ],
)
def test_what_was_asked_is_named_as_it_was_asked(query, title):
    assert said(query).title == title


def test_a_phrase_may_be_looked_for_without_its_quotes():
    shown = said(Query(phrases=("暖心又减负",)), typed="“暖心又减负”")
    assert offers(shown) == ["不加引号找"]
    assert shown.offers[0].words == "暖心又减负"


def test_what_is_in_quotes_is_never_parted():
    typed = '"一 二" 三'
    shown = said(typed_query(typed), typed=typed)
    assert [(offer.text, offer.words) for offer in shown.offers] == [("不加引号找", "一 二 三")]


def test_of_several_words_one_that_has_answers_is_offered():
    shown = said(Query("甲乙 容错"), typed="甲乙 容错", near=NEAR)
    assert offers(shown) == ["只找“容错”"]


@pytest.mark.parametrize("typed", ['""', "“”", "！！！"])
def test_nothing_but_marks_is_no_question(typed):
    shown = said(typed_query(typed), typed=typed)
    assert (shown.title, shown.body) == ("没有写要找的词", "写上要找的词，再找一次。")
    assert shown.offers == ()


def test_without_a_way_out_there_is_advice():
    assert said(Query("清单"), typed="清单").body == "换个词，或者少写几个字再找。"
    assert said(Query("清单"), typed="清单", near=NEAR).body == "换个说法，下面这些有例文。"
    assert offers(said(Query("清单"), typed="清单")) == []
    assert said(Query("清单"), Filters(OWN)).title == "我的材料里没有找到“清单”"


def test_a_point_of_the_draft_is_not_shortened_to_a_word():
    assert offers(said(Query("抓好 后继有人"))) == []
