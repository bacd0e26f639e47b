"""One file becomes its reports."""

import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.compendium import read_compendium
from drafter.core.contents_page import level_line
from drafter.core.structure import Line

BODY = (
    "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，选优配强领导班子，大抓基层，引才聚才。"
    * 3
)


def report(title, *, headings=("一、凝心铸魂", "二、强基固本")):
    return [title, "　　" + BODY, *(line for h in headings for line in (h, "　　" + BODY))]


TITLES = ["北京组织工作综述", "新时代天津组织工作综述", "安康市组织工作综述", "广陵区组织工作综述"]
TEXT = [line for title in TITLES for line in report(title)]


def read(lines):
    return [(one.level, one.title, len(one.sections)) for one in read_compendium(lines)]


def reports(*levels):
    return [(level, title, 3) for level, title in zip(levels, TITLES, strict=True)]


@pytest.mark.parametrize("leader", ["……", "　　", "\t", " ...... ", "·····", ""])
def test_a_contents_page_divides_and_its_groups_give_the_level(leader):
    def entry(number):
        return TITLES[number] + (f"{leader}{number + 1}" if leader else "")

    lines = [
        "经验材料汇编",
        "（4篇）",
        "目　录",
        "一、省级",
        entry(0),
        entry(1),
        "二、市级",
        entry(2),
    ]
    lines += ["三、县级", entry(3), *TEXT]
    assert read(lines) == reports("省级", "省级", "市级", "县级")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、省级", "省级"),
        ("【市级】", "市级"),
        ("省级篇", "省级"),
        ("（一）省级层面", "省级"),
        ("县（市、区）级", "县级"),
        ("第二部分　市州级", "市级"),
        ("三、区县级（16篇）", "县级"),
        ("市级领导班子建设", ""),
        ("一、省级机关党建走在前列", ""),
        ("县域经济", ""),
    ],
)
def test_a_line_that_parts_groups_names_a_level(line, level):
    assert level_line(line) == level


def test_group_lines_in_the_text_are_no_text():
    lines = ["目录", "省级", TITLES[0], TITLES[1], "市级", TITLES[2], "县级", TITLES[3]]
    lines += ["省级", *TEXT[:12], "市级", *TEXT[12:18], "县级", *TEXT[18:]]
    found = read_compendium(lines)
    assert [one.level for one in found] == ["省级", "省级", "市级", "县级"]
    assert [section.paragraphs[-1].text for one in found for section in one.sections] == [BODY] * 12


@pytest.mark.parametrize(
    "printed",
    [
        "1．新时代天津组织工作综述",
        "新 时 代 天 津 组 织 工 作 综 述",
        "新时代天津“组织工作”综述",
        "新时代天津市组织工作综述",
    ],
)
def test_a_title_may_differ_a_little_from_the_contents_page(printed):
    lines = ["目录", *TITLES, *TEXT[:6], printed, *TEXT[7:]]
    assert len(read(lines)) == 4
    assert "".join(read(lines)[1][1].split()) == "".join(printed.removeprefix("1．").split())


def test_a_title_may_take_two_lines_there_and_here():
    lines = ["目录", TITLES[0], "新时代天津", "组织工作综述", *TITLES[2:]]
    assert read([*lines, *TEXT]) == reports("", "", "", "")
    text = [*TEXT[:6], "新时代天津组织", "工作综述", *TEXT[7:]]
    assert read(["目录", *TITLES, *text]) == reports("", "", "", "")


def test_a_title_may_follow_in_the_last_line_of_the_report_above():
    lines = ["目录", *TITLES, *TEXT[:5], TEXT[5] + TITLES[1], *TEXT[7:]]
    assert read(lines) == reports("", "", "", "")


def test_a_contents_page_may_name_headings_as_well():
    entries = [line for title in TITLES for line in (title, "  一、凝心铸魂", "  二、强基固本")]
    assert read(["目录", *entries, *TEXT]) == reports("", "", "", "")


def test_a_contents_page_of_headings_divides_nothing():
    lines = ["江州市组织工作综述", "目录", "一、凝心铸魂……1", "二、强基固本……5"]
    assert read([*lines, *report(TITLES[0])[1:]]) == [("", "江州市组织工作综述", 3)]


def test_lines_the_file_calls_contents_are_a_contents_page():
    lines = [Line(f"{title}\t{at}", contents=True) for at, title in enumerate(TITLES)]
    assert read([*lines, *TEXT]) == reports("", "", "", "")


def test_what_is_only_a_contents_page_stays_text():
    (one,) = read_compendium(["目录", *TITLES])
    text = "".join(p.text for section in one.sections for p in section.paragraphs)
    assert all(title in one.title + text for title in TITLES)


def test_titles_divide_a_file_without_contents_page():
    assert read(TEXT) == reports("", "", "", "")


def test_titles_that_look_like_none_divide_where_headings_count_anew():
    titles = ["凝聚北京力量　书写时代答卷", "海河之滨党旗红", "秦巴深处起新篇"]
    lines = [line for title in titles for line in report(title)]
    assert [title for _, title, _ in read(lines)] == titles


def test_a_line_among_headings_that_count_on_divides_nothing():
    lines = report(TITLES[0])
    lines.insert(4, "典型经验交流发言材料")
    assert len(read(lines)) == 1


def test_titles_of_a_word_file_divide_it():
    lines = [Line(line, 1 if line in TITLES else 2 if line[1] == "、" else None) for line in TEXT]
    assert read(lines) == reports("", "", "", "")


@pytest.mark.parametrize("divider", ["材料{}", "【篇{}】", "第{}篇", "经验材料之{}"])
def test_lines_that_count_reports_divide_them_and_are_no_text(divider):
    lines = []
    for number, title in zip("一二三四", TITLES, strict=True):
        lines += [divider.format(number), *report(title)]
    assert read(lines) == reports("", "", "", "")
    assert read(["目录", *TITLES, *lines]) == reports("", "", "", "")


def test_numbers_of_titles_are_no_part_of_them():
    lines = [line for at, title in enumerate(TITLES) for line in report(f"{at + 1}．{title}")]
    assert read(lines) == reports("", "", "", "")


def test_one_report_stays_one():
    assert read(report(TITLES[0])) == reports("", "", "", "")[:1]


@pytest.mark.parametrize("lines", [[], [""], ["　"] * 5, ["", "\f", "\ufeff"]])
def test_blank_lines_hold_one_empty_report(lines):
    (one,) = read_compendium(lines)
    assert (one.title, one.sections) == ("", ())


def test_a_preface_is_no_part_of_the_first_report_and_not_lost():
    lines = [
        "汇编",
        "　　为便于学习交流，现将有关材料汇编成册，供各级参考。",
        "目录",
        *TITLES,
        *TEXT,
    ]
    assert "供各级参考" in read_compendium(lines)[0].sections[0].paragraphs[0].text
    assert read(lines)[1:] == reports("", "", "", "")


def test_a_heading_run_into_its_text_is_cut_as_its_siblings_are():
    lines = ["综述", "一、思想引领，凝心铸魂组织能使力量倍增。", "二、严管厚爱，激发活力", "甲。"]
    lines += ["三、大抓基层，强基固本", "乙。", "四、爱才敬才，聚才用才", "丙。"]
    (one,) = read_compendium(lines)
    assert one.sections[0].heading == "一、思想引领，凝心铸魂"
    assert one.sections[0].paragraphs[0].text == "组织能使力量倍增。"


def test_a_broken_heading_ends_where_another_with_its_words_does():
    lines = [
        "综述",
        "一、筑巢引凤，聚天下英才而用之",
        "甲。",
        "二、深化改革，聚天下英才",
        "而用之数据显示，乙。",
    ]
    (one,) = read_compendium(lines)
    assert [section.heading for section in one.sections] == [
        "一、筑巢引凤，聚天下英才而用之",
        "二、深化改革，聚天下英才而用之",
    ]
    assert one.sections[1].paragraphs[0].text == "数据显示，乙。"


PIECES = [
    "一、学习",
    "目录",
    "综述",
    "省级",
    "组织工作汇编",
    "坚持学习。",
    "— 3 —",
    "12",
    "\f",
    "同志们：",
    "《“",
    "x",
    "石泉县委组织部",
    "党建引领聚合力",
    "石泉县：四聚焦抓实工作",
    "案例1：石泉县工作法",
    "（一）学习",
    "石泉县工作总结",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_order_of_lines_is_read_and_text_stays(lines):
    read_all = "".join(
        one.title
        + "".join(one.signed)
        + "".join(s.heading + "".join(p.text for p in s.paragraphs) for s in one.sections)
        for one in read_compendium(lines)
    )
    assert read_all.count("坚持学习。") == lines.count("坚持学习。")


def hostile():
    yield lambda n: ["一"] * n
    yield lambda n: [f"一、坚持党的领导{at}" for at in range(n)]
    yield lambda n: ["一、坚持，" * n]
    yield lambda n: ["坚持" * n]
    yield lambda n: ["." * n + "x"]
    yield lambda n: ["# " + "# " * n + "x"]
    yield lambda n: ["<p " * n]
    yield lambda n: ["“" * n]
    yield lambda n: ["新时代组织工作综述", "　　坚持做好工作。"] * n
    yield lambda n: ["目录", *(f"新时代{at}组织工作综述……{at}" for at in range(n))]
    yield lambda n: ["目录", *["新时代组织工作综述"] * n]
    yield lambda n: [str(at) for at in range(n)]
    yield lambda n: ["组织工作汇编", "坚持做好工作坚持做好工作坚持做好工作"] * n
    yield lambda n: ["石泉县：四聚焦抓实组织工作", "　　坚持做好工作。"] * n
    yield lambda n: [
        "案例1：" * n,
        "案例2：" * n,
        *["案例1：石泉县工作法", "坚持做好工作。" * 20] * n,
    ]
    yield lambda n: ["目录", *["石泉县委组织部", "党建引领聚合力"] * n]
    yield lambda n: ["目录", *["党建引领聚合力……1", "（石泉县委组织部）"] * n, *TEXT]
    yield lambda n: ["石泉县委组织部", "党建引领聚合力", BODY, "（一）甲", "（二）乙"] * n
    yield lambda n: ["石泉县" * n + "工作总结", *["石泉县工作总结", BODY] * n]
    yield lambda n: [Line("石泉县工作总结", 1), Line("石泉县委组织部"), Line(BODY)] * n


@pytest.mark.parametrize("make", tuple(hostile()))
def test_work_grows_with_the_length_only(make):
    def steps(n):
        counted = Counter()

        def count(frame, event, _):
            counted[event] += 1

        lines = make(n)
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            read_compendium(lines)
        finally:
            sys.setprofile(before)
        return counted.total()

    assert steps(800) < 3 * steps(400) + 1000
