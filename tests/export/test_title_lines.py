import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.title_lines import title_lines


def width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


TITLES = st.text(
    alphabet="关于组织工作的和与汇报在市委《》“”（）、——〔地区〕2026年 　A", max_size=90
)


def test_a_title_that_fits_stays_one_line() -> None:
    assert title_lines("题" * 20, 20, 3) == ("题" * 20,)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "党的十八大以来乌海市组织工作高质量发展综述",
            "党的十八大以来乌海市/组织工作高质量发展综述",
        ),
        (
            "关于认真学习贯彻全国组织工作会议精神全面推进新时代组织工作高质量发展"
            "为建设社会主义现代化强市提供坚强组织保障的情况汇报",
            "关于认真学习贯彻全国组织工作会议精神/全面推进新时代组织工作高质量发展/"
            "为建设社会主义现代化强市/提供坚强组织保障的情况汇报",
        ),
        (
            "〔地区〕组织工作汇报——关于2026年度基层党建工作重点任务落实情况的报告",
            "〔地区〕组织工作汇报——关于2026年度/基层党建工作重点任务落实情况的报告",
        ),
    ],
)
def test_lines_end_where_a_sense_ends(title: str, lines: str) -> None:
    assert title_lines(title, 20, 3) == tuple(lines.split("/"))


def test_a_blank_is_the_best_place_to_break() -> None:
    lines = title_lines("以高质量党建引领发展　奋力谱写江州新篇章的情况汇报", 20, 3)
    assert lines == ("以高质量党建引领发展", "奋力谱写江州新篇章的情况汇报")


@given(TITLES)
def test_nothing_but_blanks_at_breaks_is_lost(title: str) -> None:
    assert re.sub(r"\s", "", "".join(title_lines(title, 20, 3))) == re.sub(r"\s", "", title)


@given(TITLES)
def test_no_line_is_too_long(title: str) -> None:
    lines = title_lines(title, 20, 3)
    assert len(lines) == 1 or all(width(line) <= 20 for line in lines)


@given(st.integers(21, 200))
def test_the_last_line_has_three_characters_or_more(length: int) -> None:
    assert len(title_lines("题" * length, 20, 3)[-1]) >= 3


def test_no_line_begins_with_a_closing_mark() -> None:
    for count in range(15, 25):
        lines = title_lines("题" * count + "、" + "题" * 10, 20, 3)
        assert not any(line.startswith("、") for line in lines)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (
            "关于深入学习贯彻习近平新时代中国特色社会主义思想扎实推进全市组织工作高质量发展的情况汇报",
            "习近平新时代中国特色社会主义思想",
        ),
        ("在全市开展铸牢中华民族共同体意识教育工作推进会议上的汇报材料", "中华民族共同体意识"),
        ("关于全市学习贯彻习近平新时代中国特色社会主义思想主题教育开展情况的汇报", "主题教育"),
    ],
)
def test_a_name_is_never_broken(title: str, whole: str) -> None:
    lines = title_lines(title, 20, 3)
    assert any(whole in line for line in lines), lines
    assert "".join(lines) == title
