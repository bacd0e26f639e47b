"""Which subject a heading speaks of."""

import pytest

from drafter.library.labels.subjects import SubjectGuess


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
        report.id: [s for s in report.sections if s.heading and s.subject] for report in reports
    }
    asked = by_heading = right = 0
    for left_out, sections in labelled.items():
        guess = SubjectGuess(
            [
                (s.heading, s.subject)
                for r, those in labelled.items()
                if r != left_out
                for s in those
            ]
        )
        for section in sections:
            text = "\n".join(paragraph.text for paragraph in section.paragraphs)
            asked += 1
            by_heading += guess.subject(section.heading) == section.subject
            right += guess.subject(section.heading, text) == section.subject
    assert asked > 330
    assert by_heading / asked > 0.92
    assert right / asked > 0.96


def test_a_guess_without_headings_knows_nothing():
    assert SubjectGuess(()).subject("强化理论武装") == ""


def test_the_text_tells_what_the_heading_does_not(library):
    text = "党支部建在村里，社区网格有党员，基层党组织更强。"
    assert library.subjects.subject("书写时代新篇", text) == "基层组织"


@pytest.mark.parametrize("heading", ["一、主要做法", "二、下一步工作打算", "存在的问题"])
def test_a_heading_that_fits_any_subject_is_of_none(library, heading):
    assert library.subjects.subject(heading, "党支部建在村里，社区网格有党员。") == "其他"


def test_a_heading_that_names_its_subject_is_believed(library):
    text = "党支部、村、社区、基层、党组织、人才。"
    assert library.subjects.subject("三、人才发展取得新成效", text) == "人才"
