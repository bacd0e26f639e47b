"""What is read of a Word file is what it prints once all changes are accepted."""

from pathlib import Path

import pytest

from drafter.core.structure import Line
from drafter.library.readers.docx import read_docx
from tests.library.fixtures.small_docx import (
    STRICT,
    W,
    document,
    para,
    part,
    run,
    small_docx,
    with_part,
)

PATH = Path("甲.docx")


def read(body, parts=None):
    return read_docx(PATH, small_docx(body, parts))


def texts(body, parts=None):
    return [line.text for line in read(body, parts).lines]


def deleted(text):
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(content):
    return (
        "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>"
        f"{content}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"{run('留')}{deleted('删')}<w:ins>{run('增')}</w:ins>", "留增"),
        (f"<w:moveFrom>{run('移')}</w:moveFrom><w:moveTo>{run('到')}</w:moveTo>", "到"),
        (run("见") + run("藏", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>'), "见显"),
        (f"<w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('签')}</w:smartTag>", "链签"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"{run('甲')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
         f"{run('单击此处输入文字')}</w:sdtContent></w:sdt>", "甲"),
        (f"<w:fldSimple w:instr='PAGE'>{run('3')}</w:fldSimple>{run('页')}", "3页"),
        (run("第") + field("PAGE", run("3")) + run("页"), "第3页"),
        (run("第") + field("IF " + "x" * 99, field("PAGE", run("3"))) + run("页"), "第3页"),
        ("<w:r><w:t>党</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>\xad建</w:t></w:r>", "党-建"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="F001"/>'
         '<w:sym w:char="2460"/><w:sym w:char="zz"/><w:t>是</w:t></w:r>', "☑①是"),
        ("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dǎng</w:t></w:r></w:rt><w:rubyBase><w:r>"
         "<w:t>党</w:t></w:r></w:rubyBase></w:ruby></w:r>", "党"),
        ("<m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>" + run("式"), "1+1式"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲 乙"),
        ("<w:r><w:t>甲</w:t><w:commentReference w:id='1'/></w:r>", "甲"),
    ],
)  # fmt: skip
def test_the_text_of_a_paragraph_is_what_it_prints(content, text):
    assert texts(para(content)) == [text]


def test_text_hidden_by_the_style_of_its_run_is_not_printed():
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    )
    body = para(run("见") + run("藏", '<w:rStyle w:val="b"/>'))
    assert texts(body, {"styles": styles}) == ["见"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert texts(para("前", gone) + para(deleted("无"), gone) + para("后") + para("另")) == [
        "前后",
        "另",
    ]
    assert texts(para("另") + para("末", gone)) == ["另", "末"]


def test_a_break_by_hand_makes_two_lines():
    assert texts(para("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>")) == ["甲", "乙"]


def table(*rows):
    cells = "".join(
        f"<w:tr>{row if row.startswith('<w:trPr') else ''}"
        + "".join(f"<w:tc>{para(text)}</w:tc>" for text in cells)
        + "</w:tr>"
        for row, *cells in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def test_tables_are_read_row_by_row_without_deleted_rows_and_cells():
    gone = "<w:trPr><w:del w:id='1'/></w:trPr>"
    inner = f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{para('无')}</w:tc><w:tc>{para('内')}"
    nested = f"<w:tbl><w:tr><w:tc>{para('外')}{inner}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    body = para("前") + table(("", "一", "二"), (gone, "无", "无"), ("", "三", "四")) + nested
    assert texts(body + para("后")) == ["前", "", "一　二", "三　四", "外", "内", "后"]


def test_the_short_cells_of_a_row_are_one_line_and_its_paragraphs_are_lines_of_their_own():
    long = "坚持把党的政治建设摆在首位，组织开展集中轮训，" * 4
    rows = ("", "序号", "任务", "完成情况", "科室"), ("", "1", "抓实轮训", long, "组织科")
    assert texts(table(*rows)) == ["", "序号　任务　完成情况　科室", "1　抓实轮训　组织科", long]
    assert texts(table(("", "", "", long), ("", "一、抓实轮训", long))) == [
        "", "", long, "一、抓实轮训", long,
    ]  # fmt: skip


def test_a_table_that_lays_out_a_page_is_read_paragraph_by_paragraph():
    cell = f"<w:tc>{''.join(para(f'第{n}行') for n in range(8))}</w:tc>"
    lines = [f"第{n}行" for n in range(8)]
    assert texts(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>") == lines + lines
    boxed = f"<w:tc>{para('甲')}{para('乙')}</w:tc>"
    assert texts(f"<w:tbl><w:tr>{boxed}</w:tr></w:tbl>") == ["甲", "乙"]


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on():
    inner = para("框内") + table(("", "框表"))
    assert texts(para(run("正文") + box(inner)) + para("后")) == ["正文", "框内", "框表", "后"]


def test_a_box_within_a_box_is_read():
    assert texts(para(run("文") + box(para(run("外") + box(para("里")))))) == ["文", "外", "里"]


def test_of_forms_of_a_whole_paragraph_the_first_is_read():
    body = (
        f"<mc:AlternateContent><mc:Choice>{para('新')}</mc:Choice>"
        f"<mc:Fallback>{para('旧')}</mc:Fallback></mc:AlternateContent>"
        f"<mc:AlternateContent><mc:Fallback>{para('独')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(body + para("后")) == ["新", "独", "后"]


NOTES = part(
    "footnotes",
    f'<w:footnote w:id="-1" w:type="separator">{para("线")}</w:footnote>'
    f'<w:footnote w:id="2">{para("数据来自年报。")}{para("又及。")}</w:footnote>'
    f'<w:footnote w:id="3">{para("截至六月底。")}</w:footnote>',
)


def note(id_):
    return f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>'


def test_notes_follow_their_paragraph():
    body = para(run("共三百人") + note(2) + run("，增一成") + note(3) + run("。")) + para("后。")
    assert texts(body, {"footnotes": NOTES}) == [
        "共三百人，增一成。", "注1：数据来自年报。又及。", "注2：截至六月底。", "后。",
    ]  # fmt: skip


def test_a_note_never_stands_within_a_sentence():
    body = para(run("共三百") + note(2)) + para("人，增一成。") + para("后。")
    assert texts(body, {"footnotes": NOTES}) == [
        "共三百", "人，增一成。", "注1：数据来自年报。又及。", "后。",
    ]  # fmt: skip
    assert texts(para(run("末") + note(3)), {"footnotes": NOTES}) == ["末", "注1：截至六月底。"]


def test_a_note_that_is_not_there_is_none_and_one_named_twice_is_read_once():
    body = para(run("甲。") + note(9) + note(3) + note(3))
    assert texts(body, {"footnotes": NOTES}) == ["甲。", "注1：截至六月底。"]


def test_a_table_of_contents_in_a_control_or_a_field_is_told():
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/>"
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{para('目录')}{para('一、学习')}"
        "</w:sdtContent></w:sdt>"
    )
    assert read(control + para("正文")).lines == (
        Line("目录", contents=True), Line("一、学习", contents=True), Line("正文"),
    )  # fmt: skip
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o</w:instrText>'
    begin += '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = para(begin + run("一、学习 3")) + para(run("二、读书 4")) + para(end) + para("截至2023")
    assert read(body).lines == (
        Line("一、学习 3", contents=True), Line("二、读书 4", contents=True),
        Line(""), Line("截至2023"),
    )  # fmt: skip


def test_a_field_that_never_ends_hides_nothing_of_the_next_paragraph():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>'
    assert texts(para(run("甲") + begin + run("码")) + para("乙")) == ["甲", "乙"]


def test_the_strict_dialect_is_read():
    strict = document(para("严", '<w:outlineLvl w:val="0"/>')).replace(W, STRICT)
    data = with_part(small_docx(""), "word/document.xml", strict.encode())
    assert read_docx(PATH, data).lines == (Line("严", 1),)


def test_pictures_and_files_put_inside_are_counted_not_read():
    body = para(run("甲") + "<w:r><w:drawing><a:blip/></w:drawing></w:r>") + "<w:altChunk/>"
    assert read(body).remarks == ("有 1 张图片里的文字没有读", "里面嵌着 1 个别的文件，没有读")
