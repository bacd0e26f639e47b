import io
import itertools
import re
import xml.etree.ElementTree as ET
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import docx
import pytest
from export_samples import TITLE, block, draft, full_draft, part, q
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import LINE_BREAKS, Block, Draft, Role, Run
from drafter.errors import ExportError
from drafter.export.docx_writer import docx_bytes, write_docx
from drafter.export.paragraphs import SlotMarking


def opened(made: Draft, slots: SlotMarking = SlotMarking.HIGHLIGHT):
    return docx.Document(io.BytesIO(docx_bytes(made, slots=slots)))


def styled(made: Draft) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in opened(made).paragraphs]


def test_every_role_gets_its_style() -> None:
    names = [name for name, _ in styled(full_draft())]
    assert names == [
        "Title",
        "Subtitle",
        "Salutation",
        *["Body Text"] * 6,
        "Heading 1",
        "Heading 2",
        "Heading 3",
        *["Body Text"] * 2,
    ]


def test_the_text_of_the_draft_comes_back_whole() -> None:
    made = full_draft()
    wanted = [b.text for b in made.blocks if b.text.strip()]
    found = [text for _, text in styled(made)]
    assert found[0].replace("\n", "") == TITLE
    assert found[1:] == wanted[1:]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_any_text_gives_a_document_word_can_read(texts: list[str]) -> None:
    runs = [tuple(Run(re.sub(f"[{LINE_BREAKS}]", " ", t)) for t in [text] if t) for text in texts]
    made = draft(*(Block(str(n), Role.BODY, r) for n, r in enumerate(runs)))
    for paragraph in opened(made).paragraphs:
        assert paragraph.text == paragraph.text.strip()


def test_headings_run_in_with_the_typeface_of_their_level() -> None:
    runs = {
        run.text: run.style.name
        for paragraph in opened(full_draft()).paragraphs
        for run in paragraph.runs
    }
    assert runs["一、聚焦政治建设，铸牢绝对忠诚品格。"] == "一级标题接排"
    assert runs["一是强化理论武装。"] == "二级标题接排"
    assert runs["三是严格政治纪律。"] == "二级标题接排"
    assert runs["1.定期调度。"] == "三级标题接排"
    assert runs["办班3期。"] == "Default Paragraph Font"


def test_slots_are_marked_yellow() -> None:
    marked = [
        run.text
        for paragraph in opened(full_draft()).paragraphs
        for run in paragraph.runs
        if run.font.highlight_color is not None
    ]
    assert marked == ["〔人数〕", "〔原260余〕"]


def test_slots_leave_as_stars_on_demand() -> None:
    text = "\n".join(p.text for p in opened(full_draft(), SlotMarking.STARS).paragraphs)
    assert "共**人参加" in text
    assert "选派**名干部" in text
    assert "〔" not in text


def test_a_slot_over_two_runs_is_one_slot() -> None:
    runs = (Run("一是〔人", heading=True), Run("数〕人。"))
    made = draft(Block("p", Role.POINT, runs))
    assert [p.text for p in opened(made, SlotMarking.STARS).paragraphs] == ["一是**人。"]


def test_a_document_number_is_no_slot() -> None:
    made = draft(block("a", Role.BODY, "江发〔2026〕12号"))
    assert [p.text for p in opened(made, SlotMarking.STARS).paragraphs] == ["江发〔2026〕12号"]


def test_origins_and_facts_stay_behind() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(full_draft()))) as package:
        everything = b"".join(package.read(name) for name in package.namelist()).decode()
    for trace in ("钦州", "b23-18", "综述", "地区"):
        assert trace not in everything


def test_control_characters_and_half_characters_are_dropped() -> None:
    made = draft(block("a", Role.BODY, "甲\x00乙\x1f\ud842丙\ufffe𠮷\ud842\udfb7"))
    assert [p.text for p in opened(made).paragraphs] == ["甲乙丙𠮷𠮷"]


def test_a_long_title_is_one_paragraph_with_breaks() -> None:
    title = opened(draft(block("t", Role.TITLE, TITLE))).paragraphs[0]
    assert title.text.splitlines() == [
        "江州市贯彻落实新时代党的组织路线",
        "奋力推动组织工作高质量发展情况汇报",
    ]


def test_a_blank_at_a_break_goes_even_where_a_run_begins_with_it() -> None:
    runs = (Run("以高质量党建引领发展", fact="题"), Run("　奋力谱写江州新篇章的情况汇报"))
    title = opened(draft(Block("t", Role.TITLE, runs))).paragraphs[0]
    assert title.text == "以高质量党建引领发展\n奋力谱写江州新篇章的情况汇报"


def test_slots_of_a_broken_title_stay_marked() -> None:
    title = "〔地区〕组织工作汇报——关于2026年度基层党建工作重点任务落实情况的报告"
    runs = opened(draft(block("t", Role.TITLE, title))).paragraphs[0].runs
    assert "".join(run.text for run in runs).replace("\n", "") == title
    assert [run.text for run in runs if run.font.highlight_color] == ["〔地区〕"]


def blank_lines(made: Draft) -> list[str | None]:
    found = []
    for paragraph in part(docx_bytes(made), "word/document.xml").iter(q("p")):
        spacing = paragraph.find(f"{q('pPr')}/{q('spacing')}")
        found.append(None if spacing is None else spacing.get(q("before")))
    return found


def test_one_blank_line_follows_the_title_block() -> None:
    title, byline = block("t", Role.TITLE, "题"), block("b", Role.BYLINE, "名")
    hail, body = block("s", Role.SALUTATION, "各位："), block("o", Role.BODY, "正文")
    assert blank_lines(draft(title, byline, hail, body)) == [None] * 4  # the style has it
    assert blank_lines(draft(title, body)) == [None, "579"]
    assert blank_lines(draft(hail, body)) == ["0", None]


def test_a_draft_without_a_word_is_an_empty_page() -> None:
    assert [p.text for p in opened(draft(block("t", Role.TITLE))).paragraphs] == [""]


def ancestry(style_id: str, styles: dict[str, ET.Element]) -> list[ET.Element]:
    chain = []
    while style_id:
        style = styles[style_id]
        chain.append(style)
        parent = style.find(q("basedOn"))
        style_id = "" if parent is None else parent.get(q("val"), "")
    return chain


def test_every_run_has_the_four_fonts_through_its_style() -> None:
    data = docx_bytes(full_draft())
    root = part(data, "word/styles.xml")
    styles = {s.get(q("styleId"), ""): s for s in root.iter(q("style"))}
    slots = {q(name) for name in ("ascii", "hAnsi", "eastAsia", "cs")}
    for paragraph in part(data, "word/document.xml").iter(q("p")):
        style = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
        assert style is not None
        named = ancestry(style.get(q("val"), ""), styles)[0].find(f"{q('rPr')}/{q('rFonts')}")
        assert named is not None
        assert set(named.attrib) == slots
        for run in paragraph.iter(q("rStyle")):
            fonts = styles[run.get(q("val"), "")].find(f"{q('rPr')}/{q('rFonts')}")
            assert fonts is not None
            assert set(fonts.attrib) == slots


def test_runs_with_chinese_marks_claim_the_han_font() -> None:
    marks = set("“”‘’…—·①")
    seen = 0
    for run in part(docx_bytes(full_draft()), "word/document.xml").iter(q("r")):
        if marks & set("".join(t.text or "" for t in run.iter(q("t")))):
            fonts = run.find(f"{q('rPr')}/{q('rFonts')}")
            assert fonts is not None
            assert fonts.attrib == {q("hint"): "eastAsia"}
            seen += 1
    assert seen


def test_the_text_carries_no_formatting_of_its_own() -> None:
    root = part(docx_bytes(full_draft()), "word/document.xml")
    allowed = {q(name) for name in ("rStyle", "rFonts", "highlight")}
    assert {child.tag for rpr in root.iter(q("rPr")) for child in rpr} <= allowed


def test_the_properties_name_title_unit_language_and_time() -> None:
    now = datetime(2026, 3, 5, 16, 30, tzinfo=timezone(timedelta(hours=8)))
    core = docx.Document(io.BytesIO(docx_bytes(full_draft(), now=now))).core_properties
    assert (core.title, core.author, core.language) == (TITLE, "中共江州市委组织部", "zh-CN")
    assert core.created == core.modified == datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
    assert core.comments == ""


def test_a_draft_without_unit_names_nobody() -> None:
    core = docx.Document(io.BytesIO(docx_bytes(draft(block("a", Role.BODY, "文"))))).core_properties
    assert core.author == core.last_modified_by == ""


def test_a_title_of_any_length_is_exported() -> None:
    made = draft(block("t", Role.TITLE, "组织工作" * 100))
    assert len(opened(made).core_properties.title) == 255


def test_the_file_is_written_where_it_was_asked(tmp_path: Path) -> None:
    path = tmp_path / "江州 汇报.docx"
    write_docx(full_draft(), path)
    assert docx.Document(str(path)).paragraphs[0].style.name == "Title"


def test_a_file_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "汇报.docx"
    path.write_bytes(b"mine")
    with pytest.raises(ExportError, match="已经存在"):
        write_docx(full_draft(), path)
    assert path.read_bytes() == b"mine"
    write_docx(full_draft(), path, overwrite=True)
    assert path.read_bytes() != b"mine"


def test_a_hundred_thousand_characters_make_one_paragraph_each() -> None:
    blocks = (block(str(n), Role.BODY, "组织工作高质量发展" * 22) for n in range(505))
    root = part(docx_bytes(draft(*blocks)), "word/document.xml")
    assert sum(1 for _ in root.iter(q("p"))) == 505
    assert sum(len(t.text or "") for t in root.iter(q("t"))) == 505 * 198


def test_neighbouring_breaks_never_stand_at_the_edge_of_a_title() -> None:
    for length in itertools.chain(range(1, 60), (100,)):
        text = opened(draft(block("t", Role.TITLE, "题" * length))).paragraphs[0].text
        assert text.replace("\n", "") == "题" * length
        assert all(text.split("\n"))
