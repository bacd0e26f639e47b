"""Which reports words name, and what stands above what."""

import pytest

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import ReportSummary
from drafter.core.query import Hit, Query
from drafter.core.report import Exemplar
from drafter.core.span import Span
from drafter.flows.finding import Finder, named


def line(id: str, title: str, region: str, province: str) -> ReportSummary:
    return ReportSummary(id, title, "市级", region, 3, 90, False, "", "", province)


REPORTS = (
    line("b1", "新时代青岛组织工作综述", "青岛", "山东省"),
    line("b2", "新时代十年东营组织工作综述", "东营", "山东省"),
    line("b3", "山东省组织工作综述", "山东", "山东省"),
    line("b4", "学习青岛经验", "柳州", "广西壮族自治区"),
    line("b5", "无题", "", ""),
)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("青岛", "b1 b4"),
        ("青岛市", "b1"),
        ("山东", "b3 b1 b2"),
        ("山东省", "b3 b1 b2"),
        ("广西", "b4"),
        ("新时代青岛组织工作综述", "b1"),
        ("新时代“青岛” 组织工作综述", "b1"),
        ("威海", ""),
        ("山", ""),
        ("，", ""),
    ],
)
def test_words_name_reports_by_place_and_title(words: str, ids: str) -> None:
    assert [report.id for report in named(REPORTS, words)] == ids.split()


def test_a_report_without_title_is_named_by_its_file() -> None:
    own = ReportSummary("m1", "", "", "", 3, 90, True, "", "全年总结.docx")
    assert named((own,), "全年总结") == (own,)


def test_words_of_nearly_all_titles_name_none() -> None:
    many = [line(f"b{n}", f"第{n}市组织工作综述", "", "") for n in range(30)]
    assert named(many, "组织工作") == ()
    assert named(many, "第7市组织工作综述") == (many[7],)


def passage(id: str, text: str) -> Exemplar:
    return Exemplar(id, id.split("-")[0], "", "市级", "", "", "", int(id.split("-")[1]), text)


TEXTS = {
    "b1-1": "青岛市在全市推进组织工作。",
    "b1-2": "在青岛举办培训班。",
    "b9-4": "马鞍山市推进组织工作。",
}


def finder(*found: str, places: str = "") -> Finder:
    return Finder(
        lambda query, _cancel: [
            Hit(passage(id, TEXTS[id]), 1.0, spans(TEXTS[id], query)) for id in found
        ],
        lambda _cancel, ids: [passage(id, TEXTS[id]) for id in ids if id in TEXTS],
        lambda words: words in places.split(),
    )


def spans(text: str, query: Query) -> tuple[Span, ...]:
    at = text.find(query.text)
    return (Span(at, at + len(query.text)),) if at >= 0 else ()


def find(finder: Finder, words: str) -> list[str]:
    return [hit.exemplar.id for hit in finder.find(words, REPORTS, CancelToken())]


def test_reports_stand_above_passages_and_no_passage_twice() -> None:
    assert find(finder("b9-4", "b1-2", "b1-1"), "青岛") == ["b1-1", "b9-4", "b1-2"]


def test_the_words_are_marked_in_the_first_passage_of_a_report() -> None:
    first = finder().find("青岛", REPORTS, CancelToken())[0]
    assert first.spans == (Span(0, 2),)


def test_a_place_is_answered_by_passages_that_name_it_only() -> None:
    assert find(finder("b9-4", places="威海市"), "威海市") == []
    assert find(finder("b9-4", "b1-2", places="青岛市"), "青岛市") == ["b1-1", "b1-2"]


def test_other_words_are_answered_as_the_search_says() -> None:
    assert find(finder("b9-4"), "人才工作") == ["b9-4"]
