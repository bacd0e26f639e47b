"""What Word keeps beside the text of a line: heading styles and automatic numbers."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from drafter.core.structure import Line
from drafter.library.readers.reading import read_file

_LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
)
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3."))


@pytest.fixture
def document():
    """Return a document whose list 77 is numbered as official papers are."""
    made = docx.Document()
    levels = "".join(_LEVEL.format(depth, *how) for depth, how in enumerate(LEVELS))
    root = made.part.numbering_part.element
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    for name, change in (
        ("77", ""),
        ("78", ""),
        ("79", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    ):
        root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{name}">'
                f'<w:abstractNumId w:val="77"/>{change}</w:num>'
            )
        )
    return made


def add(document, text, depth=0, number="77", style=None):
    paragraph = document.add_paragraph(text, style=style)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )
    )
    return paragraph


def lines(document, tmp_path):
    document.save(str(tmp_path / "汇报 材料.docx"))
    return list(read_file(tmp_path / "汇报 材料.docx").lines)


def test_numbers_word_counts_are_written_out(document, tmp_path):
    for text, depth in (("甲", 0), ("子", 1), ("丑", 1), ("乙", 0), ("寅", 1), ("细", 2)):
        add(document, text, depth)
    assert [line.text for line in lines(document, tmp_path)] == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "二、乙",
        "（一）寅",
        "二.1.细",
    ]


def test_a_list_of_one_kind_counts_on_and_one_begun_anew_does_not(document, tmp_path):
    for number in ("77", "78", "79"):
        add(document, "甲", number=number)
    assert [line.text for line in lines(document, tmp_path)] == ["一、甲", "二、甲", "一、甲"]


def test_a_list_that_is_not_there_and_no_list_have_no_number(document, tmp_path):
    add(document, "甲", number="4711")
    add(document, "乙", number="0")
    add(document, "丙", depth=8)
    document.add_paragraph("丁", style="List Bullet")
    assert [line.text for line in lines(document, tmp_path)] == ["甲", "乙", "丙", "丁"]


def test_an_empty_member_of_a_list_is_not_counted(document, tmp_path):
    add(document, "")
    add(document, "甲")
    assert [line.text for line in lines(document, tmp_path)] == ["", "一、甲"]


def test_styles_tell_titles_and_headings(document, tmp_path):
    document.add_heading("汇报", 0)
    document.add_heading("强化\n武装", 1)
    document.add_heading("学习", 2)
    document.add_paragraph("甲。")
    assert lines(document, tmp_path) == [
        Line("汇报", 0),
        Line("强化武装", 1),
        Line("学习", 2),
        Line("甲。"),
    ]


def test_a_style_based_on_a_heading_and_an_outline_level_of_its_own_are_told(document, tmp_path):
    style = document.styles.add_style("我的标题", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("随样式", style="我的标题")
    own = document.add_paragraph("自己的")
    own._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    body = document.add_paragraph("正文。", style="Heading 1")
    body._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="9"/>'))
    assert [line.level for line in lines(document, tmp_path)] == [2, 1, None]


def test_styles_that_stand_on_each_other_in_a_circle_end(document, tmp_path):
    one, two = (document.styles.add_style(name, 1) for name in ("甲", "乙"))
    one.base_style, two.base_style = two, one
    document.add_paragraph("文字", style="甲")
    assert lines(document, tmp_path) == [Line("文字")]


def test_a_line_in_a_style_of_contents_is_told_as_such(document, tmp_path):
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、学习\t3", style="toc 1")
    document.add_paragraph("正文。")
    assert lines(document, tmp_path) == [Line("一、学习 3", contents=True), Line("正文。")]


def test_numbers_no_list_has_are_none(document, tmp_path):
    root = document.part.numbering_part.element
    root.find(qn("w:abstractNum")).find(qn("w:lvl")).find(qn("w:lvlText")).set(
        qn("w:val"), "%1" * 500_000
    )
    for depth in ("0", "9" * 9_000, "８"):
        add(document, "甲", depth)
    assert [line.text for line in lines(document, tmp_path)] == ["甲", "甲", "甲"]


def test_a_document_without_numbering_is_read(document, tmp_path):
    document.add_paragraph("正文。")
    body = document.element.body
    assert body.find(qn("w:p")) is not None
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del document.part.rels[key]
    assert lines(document, tmp_path) == [Line("正文。")]
