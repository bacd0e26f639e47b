"""What a writer who asks can rely on: counts that hold, words that are found as typed."""

import pytest
from made_reports import make_report

from drafter.core.cancel import CancelToken
from drafter.core.filters import Filters
from drafter.core.query import Query
from drafter.core.report import LEVELS
from drafter.core.structure import is_salutation
from drafter.library.marks import says
from drafter.library.tokenizer import fold

BROAD = ["人才", "年轻干部", "容错纠错", "党建引领基层治理", "党员教育管理"]


def answer(library, text="", **more):
    return library.answer(Query(text, **more), CancelToken())


@pytest.mark.parametrize("text", BROAD)
def test_choosing_a_level_lists_what_its_count_says(library, text):
    whole = answer(library, text)
    for level in LEVELS:
        found = answer(library, text, levels=(level,))
        assert len(found.hits) == found.total == whole.counts[level] > 0
    assert whole.counts["全部"] == whole.total


def test_own_passages_are_counted_however_many_others_there_are(small):
    for number in range(3):
        small.add(make_report(f"做好人才工作，榫卯{'甲乙丙'[number]}法。"))
    found = answer(small, "人才")
    assert found.counts["我的"] == answer(small, "人才", own=True).total == 3


@pytest.mark.parametrize("text", BROAD)
def test_choosing_a_topic_lists_as_many_as_it_says(library, text):
    for topic in answer(library, text, limit=1).topics:
        assert answer(library, text, concepts=(topic.term,), limit=1).total >= topic.count


@pytest.mark.parametrize("phrase", ["党员", "，推进", "“党建", "组织", "党员、", "人才工作、"])
def test_everyone_who_says_a_phrase_answers(library, phrase):
    saying = {
        "".join(paragraph.text.split())
        for summary in library.reports()
        for section in library.report(summary.id).sections
        for paragraph in section.paragraphs
        if says(paragraph.text, phrase) and not is_salutation(paragraph.text)
    }
    found = answer(library, phrases=(phrase,), limit=5_000)
    assert found.total + sum(hit.twins for hit in found.hits) >= len(saying)
    assert found.total == found.counts["全部"] == len(found.hits)
    assert all(says(hit.exemplar.text, phrase) for hit in found.hits)


@pytest.mark.parametrize(
    "words", ["支部串门日", "油茶基地", "驻外党支部", "功能型党支部", "归雁工程"]
)
def test_who_says_a_rare_question_word_for_word_comes_first(small, words):
    added = small.add(make_report(f"去年，我们把{words}办到田间地头，群众说好。"))
    assert answer(small, words, limit=5).hits[0].exemplar.id == f"{added.id}-1"


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("疗养院", Filters(concepts=("容错纠错",))),
        ("村规民约试点榫卯", Filters(concepts=("干部人事档案",))),
        ("党建引领网格榫卯", Filters(concepts=("公务员职务职级并行",), level="县级")),
    ],
)
def test_what_is_near_is_there_under_the_filters_kept(library, text, filters):
    asked = filters.narrow(Query(phrases=(text,)))
    for topic in library.answer(asked, CancelToken()).near:
        assert topic.term not in filters.concepts
        chosen = filters.narrow(Query(concepts=(topic.term,)))
        found = library.answer(chosen, CancelToken())
        assert found.total + sum(hit.twins for hit in found.hits) >= topic.count > 0


@pytest.mark.parametrize("text", ["123456789", "12345热线", "容错纠错 清单", "人才公寓和子女入学"])
def test_what_is_named_as_a_reason_is_marked_where_it_stands(library, text):
    for hit in answer(library, text).hits:
        folded = fold(hit.exemplar.text)
        marked = {folded[span.start : span.stop] for span in hit.spans}
        for word in hit.why.words:
            assert word not in folded or any(word in part for part in marked)


def test_a_number_is_not_answered_by_parts_of_it(library):
    assert not any(hit.why.words for hit in answer(library, "123456789").hits)
    assert all("23" not in hit.why.words for hit in answer(library, "12345热线").hits)


def test_a_single_character_is_named_only_where_it_is_all_there_is(library):
    assert all(hit.why.words == ("爱",) for hit in answer(library, "爱").hits)
    named = {word for hit in answer(library, "书记抓、抓书记").hits for word in hit.why.words}
    assert named
    assert min(map(len, named)) > 1


@pytest.mark.parametrize("text", ["胡乱写的一串xyzqq", "a", "A", "7"])
def test_noise_is_not_answered(library, text):
    assert answer(library, text).total == 0


def test_likeness_in_passing_is_no_answer(library):
    found = answer(library, "能上能下 容错纠错", levels=("县级",), figures=True)
    assert not any(hit.why.like for hit in found.hits)
