"""Raw lines become title, headings, paragraphs and run-in points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.leads import find_leads
from drafter.core.report import Lead
from drafter.core.structure import Line, is_salutation, read_structure

RUN_IN = [
    "尊敬的各位领导，同志们：",
    "现将有关工作汇报如下：",
    "聚焦政治建设，铸牢忠诚品格。坚持以政治建设为统领，引导干部做到忠诚。强化理论武装。深入开展主题教育，推动学习入脑入心。强化政治考察。健全考察机制，建立政治素质档案。",
    "聚焦选贤任能，打造过硬队伍。坚持好干部标准。",
    "聚焦引才聚才，建设人才强市。坚持党管人才。",
    "汇报完毕，请批评指正。",
]


def outline(lines):
    return [(s.heading, [p.text for p in s.paragraphs]) for s in read_structure(lines).sections]


def test_numbered_lines_without_full_stop_are_headings():
    lines = [
        "工作综述",
        "开头一段。",
        "一、凝心铸魂",
        "甲。",
        "（一）抓学习",
        "乙。",
        "二、强基固本",
        "丙。",
    ]
    assert read_structure(lines).title == "工作综述"
    assert outline(lines) == [
        ("", ["开头一段。"]),
        ("一、凝心铸魂", ["甲。"]),
        ("（一）抓学习", ["乙。"]),
        ("二、强基固本", ["丙。"]),
    ]


def test_a_heading_may_have_nothing_but_sub_headings_below_it():
    lines = ["综述", "一、总结", "（一）学习", "乙。"]
    assert outline(lines) == [("一、总结", []), ("（一）学习", ["乙。"])]


def test_parallel_first_sentences_are_headings_of_a_short_report():
    assert [heading for heading, _ in outline(RUN_IN)] == [
        "",
        "聚焦政治建设，铸牢忠诚品格",
        "聚焦选贤任能，打造过硬队伍",
        "聚焦引才聚才，建设人才强市",
        "",
    ]
    assert outline(RUN_IN)[0][1] == RUN_IN[:2]
    assert outline(RUN_IN)[2][1] == ["坚持好干部标准。"]
    assert outline(RUN_IN)[-1][1] == ["汇报完毕，请批评指正。"]


def test_points_within_such_a_part_are_found():
    paragraph = read_structure(RUN_IN).sections[1].paragraphs[0]
    assert [(lead.marker, lead.text) for lead in paragraph.leads] == [
        ("", "强化理论武装。"),
        ("", "强化政治考察。"),
    ]


def test_two_parallel_sentences_are_chance():
    assert [heading for heading, _ in outline(RUN_IN[:4])] == [""]


def test_first_sentences_are_no_headings_where_lines_are():
    lines = ["一、总结工作", "聚焦甲乙丙丁，打造过硬队伍。好。", *RUN_IN[2:5]]
    assert [heading for heading, _ in outline(lines)] == ["一、总结工作"]


def test_a_numbered_heading_may_run_in():
    assert outline(["一、强化理论武装。坚持学习。", "二、选优干部。坚持标准。"]) == [
        ("一、强化理论武装", ["坚持学习。"]),
        ("二、选优干部", ["坚持标准。"]),
    ]


def test_a_title_may_take_two_lines_and_a_byline_is_no_part_of_it():
    lines = ["在全市组织部长会议上的", "讲话", "（2023年2月6日）", "张三", "同志们：", "这次会议。"]
    structure = read_structure(lines)
    assert structure.title == "在全市组织部长会议上的讲话"
    assert structure.signed == ("（2023年2月6日）", "张三")
    assert outline(lines) == [("", ["同志们：", "这次会议。"])]


@pytest.mark.parametrize(
    "byline", ["中共江州市委组织部", "江州市委书记 李四", "（二〇二三年二月）", "张　三"]
)
def test_who_wrote_it_and_when_is_no_paragraph(byline):
    lines = ["江州市组织工作汇报", byline, "同志们：", "正文第一段。"]
    assert outline(lines) == [("", ["同志们：", "正文第一段。"])]
    assert read_structure(lines).signed == (byline,)


@pytest.mark.parametrize(
    "line", ["前言", "工作亮点", "主要做法：", "（一）前期", "全市党员踊跃参加。"]
)
def test_a_first_line_that_names_no_writer_stays(line):
    lines = ["组织工作总结", line, "正文第一段。"]
    read = read_structure(lines)
    assert read.signed == ()
    assert line in [text for heading, texts in outline(lines) for text in (heading, *texts)]


def test_a_signature_and_date_at_the_end_are_no_paragraphs():
    lines = ["汇报", "一、学习", "甲。", "中共江州市委组织部", "2023年2月6日"]
    assert outline(lines) == [("一、学习", ["甲。"])]
    assert read_structure(lines).signed == ("中共江州市委组织部", "2023年2月6日")


def test_a_line_before_the_end_that_is_no_signature_stays():
    lines = ["汇报", "一、学习", "甲。", "2023年将再接再厉"]
    assert outline(lines) == [("一、学习", ["甲。", "2023年将再接再厉"])]


def test_a_line_the_file_calls_a_heading_is_one():
    lines = [
        Line("工作总结", 0),
        "开头。",
        Line("强化理论武装", 1),
        "甲。",
        Line("学习，再学习", 2),
        "乙。",
    ]
    assert read_structure(lines).title == "工作总结"
    assert outline(lines) == [
        ("", ["开头。"]),
        ("强化理论武装", ["甲。"]),
        ("学习，再学习", ["乙。"]),
    ]


def test_a_first_heading_is_no_part_of_the_title():
    lines = [Line("江州市组织工作", 1), Line("强化理论武装", 1), "甲。"]
    assert read_structure(lines).title == "江州市组织工作"
    assert outline(lines) == [("强化理论武装", ["甲。"])]


def test_a_paragraph_dressed_as_a_heading_stays_a_paragraph():
    long = "坚持学习。" * 30
    assert outline(["总结", Line(long, 1), "甲。"]) == [("", [long, "甲。"])]


@pytest.mark.parametrize("text", ["同志们：", "尊敬的**部长，各位领导，同志们："])
def test_a_greeting_is_a_salutation(text):
    assert is_salutation(text)
    assert not is_salutation("现将有关工作汇报如下：")


def test_a_salutation_is_no_title():
    assert read_structure(["同志们：", "这次会议很重要。"]).title == ""


def test_the_close_stands_apart_from_the_last_part():
    lines = ["一、总结工作", "甲。", "二、部署任务", "乙。", "同志们，奋进正当时。"]
    assert outline(lines)[-1] == ("", ["同志们，奋进正当时。"])


@pytest.mark.parametrize(
    "close",
    [
        "以上汇报，请批评指正。谢谢大家！",
        "我就讲这些，谢谢大家！",
        "汇报完毕，不当之处请批评指正。",
    ],
)
def test_a_courtesy_at_the_end_is_a_close(close):
    assert outline(["一、总结工作", "甲。", close])[-1] == ("", [close])


def test_a_numbered_line_over_text_is_a_heading_and_a_list_is_none():
    lines = ["综述", "一、总结", "1.抓学习", "甲。", "2.抓实践", "乙。"]
    assert [heading for heading, _ in outline(lines)] == ["一、总结", "1.抓学习", "2.抓实践"]
    lines = ["综述", "一、总结", "1.党员两万名", "2.支部千余个", "3.书记千余名", "甲。"]
    assert [heading for heading, _ in outline(lines)] == ["一、总结"]


def test_white_space_and_invisible_characters_are_no_text():
    lines = ["\ufeff　综述　", "\u200b", "", "　　一、学习\t", "\u200b甲\x00乙。\u2028"]
    assert read_structure(lines).title == "综述"
    assert outline(lines) == [("一、学习", ["甲乙。"])]


def test_blank_lines_make_no_report():
    assert read_structure(["", "　", "\t"]).sections == ()


@given(
    st.lists(st.text(st.sampled_from("一二、（）。，：聚焦同志们第是要 　汇报完毕abc\u2028\x00")))
)
def test_no_letter_of_the_lines_is_lost(lines):
    structure = read_structure(lines)
    read = (
        structure.title
        + "".join(structure.signed)
        + "".join(
            section.heading + "".join(p.text for p in section.paragraphs)
            for section in structure.sections
        )
    )

    def letters(text):
        return [char for char in text if char.isalnum()]

    assert sorted(letters(read)) == sorted(letters("".join(lines)))


def test_marked_points_are_found_wherever_they_stand():
    text = "总的要求。一是学。甲乙。二要做。丙丁。第三，改。戊己。"
    assert find_leads(text) == (
        Lead("一是", "一是学。", 5),
        Lead("二要", "二要做。", 12),
        Lead("第三，", "第三，改。", 19),
    )


def test_a_long_point_ends_at_its_comma():
    text = "一是坚持党管干部，" + "认真落实" * 10 + "。"
    assert find_leads(text)[0].text == "一是坚持党管干部，"


@pytest.mark.parametrize(
    "saying", ["党的力量来自组织。", "人才是第一资源。", "打铁必须自身硬。", "知之愈深、信之愈笃。"]
)
def test_a_saying_is_no_point(saying):
    assert find_leads(saying + "全年培训干部。") == ()


def test_a_first_sentence_that_urges_is_a_point():
    text = "坚持严管厚爱，提振干事创业精气神。出台措施。"
    assert find_leads(text) == (Lead("", "坚持严管厚爱，提振干事创业精气神。", 0),)


def test_a_bare_short_first_sentence_is_a_point():
    assert find_leads("抓好教育培训。全年培训干部。") == (Lead("", "抓好教育培训。", 0),)
    assert find_leads("全文只有一句话。") == ()


@given(st.text(st.sampled_from("一二是要第，。、（1）.学习𠮷 ")), st.booleans())
def test_points_stand_where_they_say(text, inner):
    for lead in find_leads(text, inner=inner):
        assert text.startswith(lead.text, lead.start)
        assert lead.text.startswith(lead.marker)
