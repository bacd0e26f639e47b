"""What the index lets pass, and what it finds where there is no text."""

from dataclasses import replace

import pytest
from made_reports import make_report

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.core.role import FIGURES, MEASURES
from drafter.library.question import Question

PLAIN = "榫卯工作法：建立台账，健全制度，选派干部，开展培训，让支部像榫头一样咬合。"
COUNTED = "榫卯工作法覆盖12个乡镇、340个村、5600名党员，办成实事78件。"
YOUNG = "抓好年轻干部培养选拔，建立年轻干部库，开展年轻干部“墩苗”历练，健全爱才机制。"


@pytest.fixture
def asked(small):
    small.add(replace(make_report(PLAIN, COUNTED, heading="一、榫卯"), region="江州"))
    small.add(replace(make_report(YOUNG), region="海州"))
    store, index = small._store, small._index

    def ids(text="", **filters):
        query = Query(text, own=True, **filters)
        encoder = small._asking._encoder
        reading = small._asking._reading
        question = Question(query, "", index.snapshot(store), encoder, reading)
        return set(question.weighed(CancelToken()).ids)

    return ids


def test_only_the_places_asked_for_pass(asked):
    assert asked("榫卯 历练 干部", regions=("海州",)) == {"m2-1"}
    assert asked("榫卯 历练 干部", regions=("海州", "江州")) == {"m1-1", "m1-2", "m2-1"}
    assert asked("榫卯 历练 干部", regions=("海",)) == set()


def test_only_the_roles_asked_for_pass(asked):
    assert asked("榫卯", roles=(FIGURES,)) == {"m1-2"}
    assert asked("榫卯", roles=(MEASURES,)) == {"m1-1"}


def test_passages_with_figures_and_without_are_told_apart(asked):
    assert asked("榫卯", figures=True) == {"m1-2"}
    assert asked("榫卯", figures=False) == {"m1-1"}


def test_what_is_left_out_is_not_found(asked):
    assert asked("榫卯", without=("m1-1", "b1-1", "nonsense")) == {"m1-2"}


def test_only_passages_that_speak_of_a_concept_pass(asked):
    assert asked("榫卯 历练 干部", concepts=("年轻干部培养",)) == {"m2-1"}
    assert asked(concepts=("年轻干部培养",)) == {"m2-1"}
    assert asked(concepts=("年轻干部培养", "流动党员管理")) == set()


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("榫头一样咬合", {"m1-1"}),
        ("“墩苗”历练", {"m2-1"}),
        ("爱", {"m2-1"}),
        ("12个乡镇", {"m1-2"}),
        ("１２个乡镇", {"m1-2"}),
        ("榫卯公社", set()),
        ("。", set()),
    ],
)
def test_a_phrase_is_found_by_the_letters_it_has(asked, phrase, found):
    assert asked(phrases=(phrase,)) == found
    assert asked("干部", phrases=(phrase,)) == found


def test_concepts_of_the_library_are_counted(asked, small):
    snapshot = small._index.snapshot(small._store)
    counts = snapshot.concept_counts(["年轻干部培养", "没有这个词"])
    assert counts["年轻干部培养"] >= 1
    assert counts["没有这个词"] == 0
