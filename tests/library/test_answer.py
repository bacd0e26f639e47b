"""All that an answer says beside its hits."""

from dataclasses import replace

import pytest
from made_reports import make_report

from benchmarks.judged import read_judged
from benchmarks.places import DATA
from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.core.report import LEVELS
from drafter.core.role import ROLES, role_of
from drafter.core.typed import typed_query
from drafter.errors import Cancelled
from drafter.library.asking import ALL, OWN
from drafter.library.library import Library
from drafter.library.marks import says
from drafter.library.question import Question


def answer(library, text="", **more):
    return library.answer(Query(text, **more), CancelToken())


def ids(found):
    return [hit.exemplar.id for hit in found.hits]


def test_the_hits_are_those_of_a_search(library):
    query = Query("党员教育管理", levels=("市级",), limit=30)
    assert library.answer(query, CancelToken()).hits == library.search(query, CancelToken())


@pytest.mark.parametrize(
    "query",
    [
        Query("党员教育管理"),
        Query("念好“爱”字诀，暖心又减负", under="聚焦干部队伍"),
        Query(phrases=("基层治理",)),
        Query(concepts=("流动党员",)),
    ],
)
def test_more_hits_begin_with_the_same_ones(library, query):
    whole = library.answer(replace(query, limit=10_000), CancelToken())
    assert len(whole.hits) == whole.total > 5
    for limit in (1, 5, 20, whole.total + 1):
        found = library.answer(replace(query, limit=limit), CancelToken())
        assert found.hits == whole.hits[:limit]
        assert (found.total, found.topics, found.counts) == (
            whole.total,
            whole.topics,
            whole.counts,
        )


def test_counts_are_those_of_all_levels_whatever_level_is_asked(library):
    whole = answer(library, "年轻干部")
    assert whole.counts[ALL] == whole.total
    for narrow in ({"levels": ("县级",)}, {"levels": ("市级",)}, {"own": True}):
        found = answer(library, "年轻干部", **narrow)
        chosen = OWN if "own" in narrow else narrow["levels"][0]
        assert found.counts == {**whole.counts, chosen: found.total}
    both = answer(library, "年轻干部", levels=("县级", "市级"))
    assert both.counts == whole.counts


@pytest.mark.parametrize(
    "text", ["容错纠错 清单", "年轻干部", "党员教育管理", "第一书记", "人才公寓"]
)
def test_a_level_has_as_many_answers_as_its_count_says(library, text):
    whole = answer(library, text, limit=10_000)
    for level in LEVELS:
        found = answer(library, text, levels=(level,), limit=10_000)
        assert {hit.exemplar.level for hit in found.hits} <= {level}
        assert len(found.hits) == found.total == found.counts[level] >= whole.counts[level]


def test_a_level_of_which_enough_was_found_is_not_searched_anew(library, monkeypatch):
    whole = answer(library, "党员教育管理", limit=10_000)
    counts = {level: whole.counts[level] for level in LEVELS}
    enough = max(counts, key=counts.__getitem__)
    assert counts[enough] >= 20
    monkeypatch.setattr(Question, "weighed", None)
    found = answer(library, "党员教育管理", levels=(enough,), limit=10_000)
    assert found.hits == tuple(h for h in whole.hits if h.exemplar.level == enough)


def test_a_level_without_answers_says_where_there_are_some(small, own_report):
    small.add(own_report)
    found = answer(small, phrases=("榫卯工作法",), levels=("省级",))
    assert (found.hits, found.total) == ((), 0)
    assert found.counts[OWN] == found.counts[ALL] == 1


def test_topics_tell_what_the_hits_speak_of(library):
    found = answer(library, "人才公寓", limit=1)
    assert 3 <= len(found.topics) <= 8
    for topic in found.topics:
        assert 2 <= topic.count < found.total
        concept = library.thesaurus.concept(topic.term)
        assert topic.subject == concept.subject
        assert topic.broader in ("", *concept.broader)
    assert "人才服务保障" in {topic.term for topic in found.topics}


def test_a_topic_that_was_asked_for_is_no_news(library):
    found = answer(library, "人才公寓", concepts=("人才服务保障",))
    assert found.hits
    assert "人才服务保障" not in {topic.term for topic in found.topics}
    assert all("人才服务保障" in hit.why.concepts for hit in found.hits)


def test_every_concept_is_a_topic_of_the_library(library):
    topics = library.topics()
    assert [t.term for t in topics] == [c.term for c in library.thesaurus.concepts]
    assert max(topic.count for topic in topics) < 2_500
    assert sum(topic.count > 0 for topic in topics) > 200


def test_the_regions_are_those_of_the_reports(small):
    assert set(small.regions()) == {r.region for r in small.reports() if r.region}


def test_a_new_report_is_in_the_next_answer(small, own_report):
    before = answer(small, "榫卯")
    assert before.total == answer(small, "榫卯").total == 0
    small.add(own_report)
    assert answer(small, "榫卯").total == 1
    assert answer(small, "榫卯").counts[OWN] == 1


def test_an_answer_stops_when_it_is_called_off(library):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.answer(Query("人才"), cancel)


@pytest.mark.parametrize("words", ['"基层治理"', "“第一议题”", '"容错纠错" 年轻干部'])
def test_a_phrase_is_in_every_answer_and_marked(library, words):
    query = typed_query(words)
    found = library.answer(query, CancelToken())
    phrase = query.phrases[0]
    having = {
        paragraph.text
        for summary in library.reports()
        for section in library.report(summary.id).sections
        for paragraph in section.paragraphs
        if says(paragraph.text, phrase)
    }
    assert found.total + sum(hit.twins for hit in found.hits) >= min(len(having), 150) > 5
    for hit in found.hits:
        assert hit.exemplar.text in having
        marked = {hit.exemplar.text[span.start : span.stop] for span in hit.spans}
        assert any(says(part, phrase) for part in marked)
        assert hit.why.words[0] == phrase


def test_a_phrase_is_not_found_where_its_words_stand_apart(small):
    add(small, "榫卯工作法推行得好，工作法里有榫卯，卯工也有。")
    add(small, "推行“榫卯工作法”，支部咬合。")
    assert answer(small, phrases=("榫卯工作法",), own=True).total == 2
    assert answer(small, phrases=("工作法推行",), own=True).total == 1
    assert answer(small, phrases=("榫卯工作法支部",), own=True).total == 0


def test_every_answer_says_why(library):
    for judged in read_judged(DATA / "retrieval_dev.json"):
        for hit in answer(library, judged.query, under=judged.under).hits:
            why = hit.why
            assert why.words or why.concepts or why.like
            assert not (why.like and (why.words or why.concepts))
            said = f"{hit.exemplar.text}{hit.exemplar.heading}".lower()
            assert all(word in said for word in why.words if word.isalpha())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nianqing ganbu", "年轻干部"),
        ("NIANQINGGANBU", "年轻干部"),
        ("rcjc", "容错纠错"),
        ("年輕幹部", "年轻干部"),
        ("年轻幹部", "年轻干部"),
    ],
)
def test_other_letters_find_what_they_mean(library, typed, meant):
    found, plain = answer(library, typed, limit=20), answer(library, meant, limit=20)
    assert found.read_as == meant
    assert plain.read_as == ""
    assert found.hits == plain.hits
    assert found.query.text == typed
    assert library.search(Query(typed, limit=20), CancelToken()) == plain.hits


def test_a_phrase_may_be_typed_in_other_letters(library):
    found = answer(library, phrases=("容錯糾錯",))
    assert found.read_as == "容错纠错"
    assert found.hits == answer(library, phrases=("容错纠错",)).hits


def test_letters_the_library_has_are_left_as_they_are(small):
    add(small, "推行ＡＩ助手，开设ganbu云课堂。")
    for text in ("AI", "ganbu", "ai"):
        found = answer(small, text, own=True)
        assert (found.total, found.read_as) == (1, "")
    mixed = answer(small, "AI rongcuo jiucuo")
    assert mixed.read_as == "ai 容错纠错"


def test_a_question_without_answer_proposes_concepts_that_have_passages(library):
    found = answer(library, phrases=("年轻干部选拔链条",))
    assert found.total == 0
    terms = [topic.term for topic in found.near]
    assert terms[0] == "年轻干部培养"
    assert len(terms) <= 6
    for topic in found.near:
        assert answer(library, concepts=(topic.term,)).total > 0
        assert topic.count > 0


def test_what_is_near_has_passages_under_the_filters(library):
    narrow = {"levels": ("县级",), "subjects": ("人才",)}
    found = answer(library, phrases=("人才飞地基金",), **narrow)
    assert found.near
    for topic in found.near:
        assert answer(library, concepts=(topic.term,), **narrow).hits


@pytest.mark.parametrize(
    "text", ["咖啡拉花", "大模型微调", "12371", "区块链钱包", "高考志愿填报", "量子计算芯片"]
)
def test_a_question_nobody_has_is_not_answered_by_accident(library, text):
    assert answer(library, text).hits == ()


@pytest.mark.parametrize("text", ["登录12371网站，推送课程。", "登录www.12371.cn学习，推送课程。"])
def test_a_number_that_stands_in_a_text_is_found(small, text):
    added = add(small, text)
    assert ids(answer(small, "12371", own=True)) == [f"{added}-1"]


def test_a_point_of_a_draft_is_answered_by_what_it_shares(library):
    assert answer(library, "榫卯人才").hits == ()
    assert answer(library, "榫卯人才", under="聚焦人才工作").hits


@pytest.mark.parametrize("text", ["zzzzqq", "，。", "qwertyuiop", "𠮷𠮷𠮷"])
def test_noise_is_near_to_nothing(library, text):
    assert answer(library, text).near == ()


def test_an_answer_with_hits_proposes_nothing(library):
    assert answer(library, "年轻干部").near == ()


def test_places_roles_figures_and_concepts_narrow(library):
    region = library.regions()[0]
    assert {h.exemplar.region for h in answer(library, "干部", regions=(region,)).hits} == {region}
    for role in ROLES:
        hits = answer(library, "干部", roles=(role,), limit=30).hits
        assert hits
        assert {role_of(hit.exemplar.text) for hit in hits} == {role}
    having = answer(library, "人才", figures=True, limit=30).hits
    assert all(any(map(str.isdigit, hit.exemplar.text)) for hit in having)
    assert not {*ids(answer(library, "人才", figures=True))} & {
        *ids(answer(library, "人才", figures=False))
    }


def test_a_selection_is_not_answered_with_itself(library):
    passage = library.exemplar("b21-6")
    found = answer(library, passage.text, without=(passage.id,), limit=20)
    assert passage.id not in ids(found)
    assert found.total >= 20
    assert passage.text not in {hit.exemplar.text for hit in found.hits}
    assert found.hits[0].exemplar.subject == passage.subject


def test_a_selection_of_several_passages_is_answered(library):
    report = library.report("b21")
    texts = [p.text for section in report.sections for p in section.paragraphs if len(p.text) > 80]
    found = answer(library, "\n".join(texts)[:4_000], limit=20)
    assert len(found.hits) == 20


def add(library: Library, text: str) -> str:
    return library.add(make_report(text)).id
