"""Titles divide a file by who wrote the reports, by their likes, and by headings that restart."""

import pytest

from drafter.core.compendium import read_compendium
from drafter.core.structure import Line

BODY = (
    "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，选优配强领导班子，大抓基层，引才聚才。"
    * 3
)


def report(title, *, headings=("一、凝心铸魂", "二、强基固本")):
    return [title, "　　" + BODY, *(line for h in headings for line in (h, "　　" + BODY))]


def titles_of(lines):
    return [one.title for one in read_compendium(lines)]


ORGS = ["石泉县委组织部", "岚皋县委组织部", "平利县委组织部"]
FREE = ["党建引领聚合力", "人才兴县谱新篇", "干部队伍展新貌"]


def signed(*, above=False, marks=("一、", "二、", "三、"), count=3):
    """Return the lines of reports that have their offices below or above their titles."""
    headings = [
        mark + text for mark, text in zip(marks, ("凝心铸魂", "强基固本", "聚才"), strict=True)
    ]
    lines = []
    for title, org in list(zip(FREE, ORGS, strict=True))[:count]:
        top = (org, title) if above else (title, org)
        lines += [*top, *report(title, headings=headings)[1:]]
    return lines


def bylines(lines):
    return [(one.title, one.signed) for one in read_compendium(lines)]


def all_text(lines):
    return "".join(
        one.title
        + "".join(one.signed)
        + "".join(s.heading + "".join(p.text for p in s.paragraphs) for s in one.sections)
        for one in read_compendium(lines)
    )


SIGNED = [(title, (org,)) for title, org in zip(FREE, ORGS, strict=True)]


@pytest.mark.parametrize(
    "entries",
    [
        [f"{n}.{t}……{n * 4}\n（{o}）" for n, (t, (o,)) in enumerate(SIGNED, 1)],
        [f"{t}……{n * 4}\n——{o}" for n, (t, (o,)) in enumerate(SIGNED, 1)],
        [f"{t}\n{o}" for t, (o,) in SIGNED],
        [f"{o}\n{t}" for t, (o,) in SIGNED],
        [f"{o}\n{t}……{n}" for n, (t, (o,)) in enumerate(SIGNED, 1)],
        ORGS,
        [f"{o}……{n}" for n, o in enumerate(ORGS, 1)],
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_a_contents_page_may_name_who_wrote_the_reports(entries, above):
    contents = [line for entry in entries for line in entry.split("\n")]
    lines = signed(above=above)
    assert bylines(["目录", *contents, *lines]) == SIGNED
    assert all("".join(line.split()) in all_text(lines) for line in lines)


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_reports_with_free_titles_and_bylines_are_parted(above, count):
    assert bylines(signed(above=above, count=count)) == SIGNED[:count]


def test_two_reports_with_free_titles_and_no_bylines_are_parted():
    lines = [line for line in signed(count=2) if line not in ORGS]
    assert [title for title, _ in bylines(lines)] == FREE[:2]


def test_reports_whose_headings_are_of_the_second_depth_are_parted():
    assert bylines(signed(marks=("（一）", "（二）", "（三）"))) == SIGNED


def test_a_contents_page_that_names_other_titles_is_no_hindrance():
    contents = ["目录", "甲县抓党建促振兴……1", "乙县抓人才……5", "丙县抓干部……9"]
    assert bylines([*contents, *signed()]) == SIGNED


@pytest.mark.parametrize(
    ("form", "left"),
    [
        ("{place}县：“四聚焦”抓实工作", "{place}县：“四聚焦”抓实工作"),
        ("案例{number}：{place}县工作法", "{place}县工作法"),
        ("【典型经验{number}】\n{place}县工作法", "{place}县工作法"),
    ],
)
@pytest.mark.parametrize("cover", [[], ["组工简报", "2023年第5期"]])
def test_titles_of_briefs_that_begin_alike_divide(form, left, cover):
    places = list(zip("一二三", ("石泉", "岚皋", "平利"), strict=True))
    lines = [*cover]
    for number, place in places:
        lines += [*form.format(number=number, place=place).split("\n"), BODY, BODY]
    assert titles_of(lines) == [left.format(place=place) for _, place in places]


def test_cases_within_a_report_divide_nothing():
    lines = ["石泉县情况通报", BODY, "一、总体情况", BODY, "二、典型案例"]
    lines += ["案例1：熨斗镇工作法", BODY, "案例2：池河镇工作法", BODY, "三、工作要求", BODY]
    assert len(titles_of(lines)) == 1


@pytest.mark.parametrize(
    "parts",
    [
        ("当前开展工作的主要经验做法", "推进下一步工作的意见和建议", "关于存在问题的整改落实方案"),
        ("全县组织工作的主要做法", "下一步工作思路"),
    ],
)
@pytest.mark.parametrize("headings", [(), ("一、凝心铸魂", "二、强基固本")])
def test_parts_of_a_report_that_end_as_titles_do_are_no_titles(parts, headings):
    lines = ["石泉县2023年基层党建工作情况汇报", BODY]
    for part in parts:
        lines += report(part, headings=headings)
    assert len(titles_of(lines)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [*report("石泉县抓党建的做法"), "石泉县委组织部", *report("岚皋县抓人才的做法")],
        [*report("抓党建的做法"), "以上汇报，请批评指正。", *report("抓人才工作的一些做法")],
        [*report("石泉县2021年工作总结"), *report("石泉县2022年工作总结")],
        [*report("石泉县工作做法", headings=()), *report("岚皋县工作做法", headings=())],
    ],
)
def test_reports_that_end_as_parts_do_are_parted_where_something_tells(lines):
    assert len(titles_of(lines)) == 2


@pytest.mark.parametrize("numbered", ["", "1."])
def test_first_headings_of_a_word_file_that_are_signed_are_titles(numbered):
    lines = [Line("全省基层党建创新案例选编"), Line("省委组织部 编"), Line("2023年10月")]
    for title, org in zip(FREE, ORGS, strict=True):
        lines += [Line(numbered + title, 1), Line(org), Line(BODY), Line("建强体系", 2), Line(BODY)]
    assert bylines(lines) == SIGNED


def test_first_headings_of_a_word_file_below_a_cover_are_titles():
    lines = [Line("案例选编")]
    titles = ["石泉县以红色物业托起家园", "岚皋县扶贫社模式激活振兴"]
    for title in titles:
        lines += [Line(title, 1), Line(BODY), Line("建强体系", 2), Line(BODY)]
    assert titles_of(lines) == titles
    lines[0] = Line("石泉县组织工作总结", 0)
    assert len(titles_of(lines)) == 1


def test_a_speech_after_the_words_of_the_chair_is_a_report_of_its_own():
    lines = ["在全县组织工作会议上的主持词", "同志们：", BODY, BODY, "现在，请王部长作讲话。"]
    lines += ["在全县组织工作会议上的讲话", "（2024年1月3日）", "同志们：", BODY, BODY]
    assert titles_of(lines) == [lines[0], lines[5]]


@pytest.mark.parametrize("contents", [[], ["目录", *FREE], ["目录", *(f"{t}……1" for t in FREE)]])
def test_an_office_after_a_dash_below_a_title_signs_the_report(contents):
    lines = ["——" + line if line in ORGS else line for line in signed()]
    assert bylines([*contents, *lines]) == SIGNED
