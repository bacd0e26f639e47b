"""Who wrote a text, when and for whom is told from its headings, and no text is lost."""

import pytest

from drafter.core.leads import find_leads
from drafter.core.signed_lines import is_byline, is_letterhead, is_signed
from drafter.core.structure import Line, read_structure

TEXT = "县委坚持大抓基层的鲜明导向，选派第一书记三百六十名，整顿软弱涣散村党组织，成效十分明显。"


def headings(lines):
    return [section.heading for section in read_structure(lines).sections]


@pytest.mark.parametrize(
    "heading", ["一、选优配强村党组织书记", "一、建强县委", "（一）抓实县级农业农村局"]
)
def test_a_first_heading_that_ends_as_an_office_does_is_a_heading(heading):
    lines = ["带头人队伍建设经验材料", heading, TEXT, "二、教育培训村书记", TEXT]
    assert headings(lines) == [heading, "二、教育培训村书记"]
    assert read_structure(lines).signed == ()


@pytest.mark.parametrize(
    "line",
    [
        "强基础",
        "抓班子",
        "开场白",
        "高标准",
        "马上办",
        "白皮书",
        "选优配强乡镇党委书记",
        "打开新局",
    ],
)
def test_a_short_first_line_is_no_name_without_date_or_office(line):
    read = read_structure(["组织工作总结", line, TEXT, "二、抓人才", TEXT])
    assert read.signed == ()
    assert line in [p.text for s in read.sections for p in s.paragraphs]


def test_a_name_stands_beside_an_office_or_a_date():
    office = "区委常委、组织部部长  王  强"
    read = read_structure(["会议讲话", office, "（2024年3月12日）", "同志们：", TEXT])
    assert read.signed == (office, "（2024年3月12日）")
    assert is_signed("张　三")
    assert not is_signed("强基础")


@pytest.mark.parametrize(
    "line",
    [
        "2023-05-18 08:12:33 来源：党建网 作者：陈静",
        "甘肃组工 2023-09-12 17:30 发表于甘肃",
        "（责任编辑：王丽）",
    ],
)
def test_a_byline_of_the_web_is_neither_title_nor_text(line):
    assert is_byline(line)
    read = read_structure(["黔江：“头雁领航”蹚出共富路", line, TEXT, TEXT])
    assert (read.title, read.signed) == ("黔江：“头雁领航”蹚出共富路", (line,))


def test_a_sentence_with_a_date_or_a_source_is_no_byline():
    assert not is_byline("截至2023-05-18，全县共有党员六千名")
    assert not is_byline("来源：群众自筹和财政补助，共计三万元")


def test_a_title_does_not_go_on_below_a_blank_line():
    title = "汉阴县：擦亮“三张名片”提升质效"
    assert read_structure([title, Line("深化改革促发展", gap=True), TEXT]).title == title
    assert read_structure([title, "深化改革促发展", TEXT]).title == title + "深化改革促发展"


def test_the_head_of_a_document_is_no_part_of_its_title():
    head = ["中共云岭县委组织部文件", "云组发〔2023〕18号"]
    read = read_structure([*head, "关于印发工作总结的通知", "各乡镇党委：", TEXT])
    assert all(is_letterhead(line) for line in head)
    assert read.title == "关于印发工作总结的通知"
    assert read.signed == tuple(head)


def test_a_signature_stands_above_annexes_and_copies():
    signature = ["中共云岭县委组织部", "2023年12月18日"]
    annex = ["附件：1.统计表", "2.第一书记选派名单"]
    lines = ["工作总结", "一、主要做法", TEXT, *signature, *annex, "抄送：县委办公室。"]
    read = read_structure(lines)
    assert read.signed == (*signature, "抄送：县委办公室。")
    assert [[p.text for p in s.paragraphs] for s in read.sections] == [[TEXT], annex]
    assert headings(lines) == ["一、主要做法", ""]


def test_an_annex_of_sentences_stays_as_it_is():
    lines = ["工作总结", "一、主要做法", TEXT, "附件：", "2023年要点", "二、任务", TEXT]
    assert headings(lines) == ["一、主要做法", "二、任务"]


def test_a_letter_within_the_text_is_signed_and_a_table_is_not():
    signature = ["中共云岭县委组织部", "2023年12月18日"]
    assert read_structure(["通知", TEXT, *signature, "总结", TEXT]).signed == tuple(signature)
    assert read_structure(["任务", "一、表", "牵头", *signature, "甲", TEXT]).signed == ()


def test_a_second_heading_may_run_in():
    first, second = "（一）坚定不移强基础", "（二）坚定不移促融合"
    lines = ["讲话", "一、抓重点工作", f"{first}。{TEXT}", f"{second}。{TEXT}"]
    assert headings(lines) == ["一、抓重点工作", first, second]


def test_run_in_numbers_and_words_of_order_are_points():
    assert [lead.marker for lead in find_leads("1、狠抓学习。去年办班。")] == ["1、"]
    assert [lead.marker for lead in find_leads("（一）强基础。去年办班。")] == ["（一）"]
    text = "首先，要有诚意。其次，要有渠道。"
    assert [lead.marker for lead in find_leads(text)] == ["首先，", "其次，"]
    assert find_leads("首先，我代表县委表示欢迎。下面，我作汇报。") == ()


@pytest.mark.parametrize(
    "subheads",
    [
        ("建强堡垒", "育好头雁"),
        ("【党建+产业，富民强村】", "【党建+人才，引凤】"),
        ("铸魂赋能，政治根基更加坚实", "选贤任能，干部队伍更加优良"),
    ],
)
def test_lines_of_like_form_over_paragraphs_are_headings(subheads):
    first, second = subheads
    lines = ["白河县党建工作纪实", first, TEXT, second, TEXT]
    assert headings(lines) == [first, second]


def test_one_such_line_or_one_among_numbered_headings_is_text():
    assert headings(["工作纪实", TEXT, "建强堡垒", TEXT]) == [""]
    lines = ["工作纪实", "一、总结", TEXT, "建强堡垒", TEXT, "育好头雁", TEXT]
    assert headings(lines) == ["一、总结"]
