"""Which subject a heading speaks of."""

import pytest

from drafter.library.subjects import SubjectGuess


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        ("聚焦选贤任能，打造过硬干部队伍", "干部队伍"),
        ("聚焦争先创优，强化绩效考核管理", "考核"),
        ("聚焦政治建设，铸牢绝对忠诚品格", "政治建设"),
        ("二、引才聚才，打造江州人才新高地", "人才"),
        ("三、夯实基层基础，建强战斗堡垒", "基层组织"),
    ],
)
def test_a_heading_tells_its_subject(library, heading, subject):
    assert library.subjects.subject(heading) == subject


@pytest.mark.parametrize("heading", ["", "一、", "zzz", "，。"])
def test_a_heading_unlike_any_other_tells_nothing(library, heading):
    assert library.subjects.subject(heading) == ""


def test_most_headings_are_guessed_from_those_of_other_reports(library):
    reports = [library.report(summary.id) for summary in library.reports()]
    labelled = {
        report.id: [(s.heading, s.subject) for s in report.sections if s.heading and s.subject]
        for report in reports
    }
    right = asked = 0
    for report_id in list(labelled)[::8]:
        others = [pair for other, pairs in labelled.items() if other != report_id for pair in pairs]
        guess = SubjectGuess(others)
        for heading, subject in labelled[report_id]:
            asked += 1
            right += guess.subject(heading) == subject
    assert asked > 30
    assert right / asked > 0.85


def test_a_guess_without_headings_knows_nothing():
    assert SubjectGuess(()).subject("强化理论武装") == ""
