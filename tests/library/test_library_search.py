"""What the library answers."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.core.report import LEVELS
from drafter.errors import Cancelled, LibraryError
from drafter.library.asking import ALL, OWN
from drafter.library.ordering import CERTAIN, RELEVANT

CORPUS = Path(__file__).parents[2] / "resources" / "corpus" / "reports.jsonl"
PILLAR = "聚焦政治建设，铸牢绝对忠诚品格"


def search(library, text, **more):
    return library.search(Query(text, **more), CancelToken())


def test_a_point_is_answered_from_its_own_pillar(library):
    hits = search(library, "强化理论武装", under=PILLAR, limit=10)
    assert len(hits) == 10
    assert hits[0].exemplar.subject == "政治建设"
    assert Counter(hit.exemplar.subject for hit in hits)["政治建设"] >= 8
    assert "理论武装" in hits[0].exemplar.text


def test_the_pillar_is_context_and_not_words(library):
    asked = {hit.exemplar.id for hit in search(library, "公务员队伍建设", limit=5)}
    under = {hit.exemplar.id for hit in search(library, "公务员队伍建设", under=PILLAR, limit=5)}
    assert len(asked & under) >= 3


def test_answers_come_best_first(library):
    hits = search(library, "选派驻村第一书记")
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert 20 < len(scores) <= 200
    weak = [hit for hit in hits[CERTAIN:] if hit.score < scores[0] * RELEVANT]
    levels = Counter(hit.exemplar.level for hit in hits)
    assert all(levels[hit.exemplar.level] <= CERTAIN for hit in weak)  # the best of their level


def test_spans_show_the_words_in_the_text(library):
    for hit in search(library, "人才公寓和子女入学", limit=30):
        marked = [hit.exemplar.text[span.start : span.stop] for span in hit.spans]
        assert marked
        assert all(set(part) <= set("人才公寓子女入学") for part in marked)
        assert list(hit.spans) == sorted(hit.spans)
        assert all(a.stop < b.start for a, b in pairwise(hit.spans))


def test_an_answer_shares_a_word_or_a_concept_and_says_which(library):
    hits = search(library, "流动党员", limit=200)
    for hit in hits:
        assert hit.why.words or hit.why.concepts
        said = hit.exemplar.text + hit.exemplar.heading
        assert all(word in said for word in hit.why.words)
    assert "流动党员" in {term[:4] for term in hits[0].why.concepts}


def test_a_sentence_remembered_is_found_first(library):
    for name in ("b21-6", "b23-18", "b30-9"):
        passage = library.exemplar(name)
        sentence = max(passage.text.split("。"), key=len)
        assert sentence in search(library, sentence, limit=5)[0].exemplar.text


def test_the_pillar_is_a_reason_when_it_is_that_of_the_heading_above(library):
    for hit in search(library, "强化理论武装", under=PILLAR, limit=50):
        assert hit.why.subject in {"", hit.exemplar.subject}
        assert (hit.why.subject == "政治建设") == (hit.exemplar.subject == "政治建设")
    assert {hit.why.subject for hit in search(library, "强化理论武装", limit=10)} == {""}


def test_a_concept_is_found_in_words_the_query_has_not(small):
    thesaurus = small.thesaurus
    named, other = next(
        (concept, word)
        for concept in thesaurus.concepts
        for word in concept.variants
        if not set(word) & set(concept.term) and [*thesaurus.concepts_of(word)] == [concept.term]
    )
    report = make_own(small, f"今年以来，{other}，做到了一个不漏、一个不少。")
    hits = search(small, named.term, own=True)
    assert [hit.exemplar.report_id for hit in hits] == [report]
    assert (hits[0].spans, hits[0].why.words) == ((), ())
    assert named.term in hits[0].why.concepts


def test_near_equal_passages_are_one_answer_that_counts_the_others(small):
    text = "推行榫卯工作法，让支部像榫头一样咬合，带动党员干部在项目一线建功立业、服务群众。" * 2
    for place in ("城东", "城西", "城北"):
        make_own(small, f"{text}去年覆盖{place}9个支部。")
    hits = search(small, "榫卯工作法", own=True)
    assert len(hits) == 1
    assert hits[0].twins == 2


def test_a_passage_that_says_more_or_gives_other_figures_is_no_twin(small):
    text = "推行榫卯工作法，让支部像榫头一样咬合，带动党员干部在项目一线建功立业、服务群众。" * 2
    make_own(small, f"{text}去年覆盖3个支部。")
    make_own(small, f"{text}去年覆盖4个支部。")
    make_own(small, f"{text}去年覆盖3个支部。建立台账，逐户走访，解决停车、养老、托幼等难题。")
    hits = search(small, "榫卯工作法", own=True)
    assert {hit.exemplar.id: hit.twins for hit in hits} in (
        {"m1-1": 0, "m2-1": 0, "m3-1": 0},
        {"m2-1": 0, "m3-1": 1},  # the longest says all the first does
    )


def test_no_own_passage_is_folded_into_a_bundled_one(small):
    passage = max((p.text for s in small.report("b21").sections for p in s.paragraphs), key=len)
    added = make_own(small, f"{passage}完。")
    found = {hit.exemplar.id for hit in search(small, passage[:40], limit=50)}
    assert f"{added}-1" in found
    assert any(small.exemplar(one).text == passage for one in found)


def test_no_report_fills_the_first_ten(library):
    for text in ("选派驻村第一书记", "年轻干部", "党建引领基层治理", "人才公寓"):
        hits = search(library, text, limit=50)
        times = Counter(hit.exemplar.report_id for hit in hits[:10])
        assert max(times.values()) <= 3


def test_a_longer_answer_begins_with_the_shorter_one(library):
    long = [hit.exemplar.id for hit in search(library, "党员教育管理", limit=200)]
    assert [hit.exemplar.id for hit in search(library, "党员教育管理", limit=10)] == long[:10]


def test_levels_filter_within_the_search(library):
    hits = search(library, "引才聚才", levels=("县级",), limit=50)
    assert hits
    assert {hit.exemplar.level for hit in hits} == {"县级"}


def test_subjects_filter_within_the_search(library):
    hits = search(library, "队伍建设", subjects=("人才", "基层组织"), limit=50)
    assert {hit.exemplar.subject for hit in hits} == {"人才", "基层组织"}


def test_the_bundled_and_the_own_can_be_asked_apart(small, own_report):
    added = small.add(own_report)
    mine = search(small, "支部", own=True)
    assert {hit.exemplar.report_id for hit in mine} == {added.id}
    bundled = search(small, "支部", own=False)
    assert bundled
    assert added.id not in {hit.exemplar.report_id for hit in bundled}


def test_the_same_wording_is_answered_once(library):
    texts = [hit.exemplar.text for hit in search(library, "党的力量来自组织", limit=100)]
    assert len(texts) == len(set(texts))
    assert "党的力量来自组织。" in texts


@pytest.mark.parametrize("text", ["的", "，。", "——", "\ud800", "zzzzqq"])
def test_a_query_that_names_nothing_finds_nothing(library, text):
    assert search(library, text) == ()
    assert set(library.answer(Query(text), CancelToken()).counts.values()) == {0}


def test_full_width_letters_and_digits_are_found_by_half_width_ones(small):
    report = make_own(small, "推行ＡＩ党建助手，覆盖３６５个支部。")
    found = search(small, "ai 365", own=True)
    assert [hit.exemplar.report_id for hit in found] == [report]
    text = found[0].exemplar.text
    assert [text[s.start : s.stop] for s in found[0].spans] == ["ＡＩ", "３６５"]


def test_rare_hanzi_do_not_move_the_spans(small):
    report = make_own(small, "𠮷𠮷𠮷社区推行榫卯工作法。")
    hit = search(small, "榫卯", own=True)[0]
    assert hit.exemplar.report_id == report
    assert [hit.exemplar.text[s.start : s.stop] for s in hit.spans] == ["榫卯"]


def test_a_whole_passage_may_be_the_query(library):
    passage = library.exemplar("b21-6")
    assert search(library, passage.text, limit=1)[0].exemplar == passage


def test_a_very_long_query_is_searched_for_by_its_beginning(library):
    text = library.exemplar("b21-6").text
    long = text * (1 + 1_000 // len(text))
    assert search(library, long + "榫卯" * 50_000, limit=5) == search(library, long, limit=5)


def test_search_stops_when_it_is_called_off(library):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.search(Query("人才"), cancel)
    with pytest.raises(Cancelled):
        library.answer(Query("人才"), cancel)


def test_counts_tell_where_matches_are(small, own_report):
    small.add(own_report)
    counts = small.answer(Query("榫卯"), CancelToken()).counts
    assert counts == {ALL: 1, "省级": 0, "市级": 1, "县级": 0, OWN: 1}


def test_counts_of_the_levels_are_part_of_all(library):
    counts = library.answer(Query("年轻干部"), CancelToken()).counts
    assert list(counts) == [ALL, *LEVELS, OWN]
    assert 0 < sum(counts[level] for level in LEVELS) <= counts[ALL]
    assert counts[ALL] < 400


def test_every_passage_of_the_corpus_has_its_number(library):
    for line in CORPUS.read_text(encoding="utf-8").splitlines()[::9]:
        raw = json.loads(line)
        number = 0
        for section in raw["sections"]:
            for paragraph in section["paragraphs"]:
                number += 1
                exemplar = library.exemplar(f"b{raw['id']}-{number}")
                assert exemplar.text == paragraph["text"]
                assert exemplar.heading == (section["heading"] or "")
                assert len(exemplar.leads) == len(paragraph.get("points", ()))
                assert len(exemplar.notes) == len(paragraph.get("notes", ()))


def test_a_report_comes_back_whole(library):
    report = library.report("b23")
    assert report.level in LEVELS
    assert report.terms
    assert not report.own
    assert [s.subject for s in report.sections if s.heading]


@pytest.mark.parametrize(
    "name", ["b99-1", "b1-9999", "b1-0", "b1", "", "b1-一", "b1-²", "-", "x-1", "b1-" + "9" * 40]
)
def test_an_unknown_exemplar_is_a_sentence(library, name):
    with pytest.raises(LibraryError, match="没有"):
        library.exemplar(name)


def test_an_unknown_report_is_a_sentence(library):
    with pytest.raises(LibraryError, match="没有“m7”这一篇"):
        library.report("m7")


def make_own(library, text):
    from drafter.core.report import Paragraph, Report, Section

    sections = (Section("", "", (Paragraph(text),)),)
    return library.add(Report("", "", "", "", "", "", sections)).id


def test_hints_say_what_a_slogan_means(library):
    slogan = "突出抓好“四类干部”培养"
    hinted = search(library, slogan, hints=("年轻干部", "干部结构", "培养"), limit=5)
    assert all("年轻干部" in hit.exemplar.text for hit in hinted)
    assert not all("年轻干部" in hit.exemplar.text for hit in search(library, slogan, limit=5))


def test_an_answer_to_hints_has_words_of_the_text_and_only_these_are_marked(library):
    hits = search(library, "榫卯人才", hints=("子女入学",), limit=200)
    assert hits
    for hit in hits:
        marked = {hit.exemplar.text[span.start : span.stop] for span in hit.spans}
        assert all(set(part) <= set("榫卯人才") for part in marked)
    assert search(library, "vvvv", hints=("人才",)) == ()


def test_hints_that_name_nothing_change_nothing(library):
    plain = search(library, "选派驻村第一书记")
    assert search(library, "选派驻村第一书记", hints=("的", "，")) == plain


def test_the_text_counts_more_than_its_hints(library):
    hits = search(library, "流动党员管理", hints=("人才公寓", "子女入学", "引才"), limit=3)
    assert all("流动党员" in hit.exemplar.text for hit in hits)


def test_a_salutation_is_no_answer(library):
    assert not any(
        hit.exemplar.text.endswith("同志们：") for hit in search(library, "同志们", limit=200)
    )


def test_the_counts_are_those_of_the_list(library):
    for text in ("年轻干部", "强化理论武装", "念好“爱”字诀，暖心又减负"):
        counts = library.answer(Query(text), CancelToken()).counts
        hits = library.search(Query(text, limit=1_000), CancelToken())
        assert counts[ALL] == len(hits)
        for level in LEVELS:
            assert counts[level] == sum(hit.exemplar.level == level for hit in hits)
