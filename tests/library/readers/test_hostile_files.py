"""Hostile files are refused in a sentence, or read, without growing and without reaching out."""

import zipfile
import zlib
from pathlib import Path

import pytest

from drafter.errors import ImportRefused
from drafter.library.readers import docx_body, docx_lines
from drafter.library.readers.docx import read_docx
from drafter.library.readers.pdf import read_pdf
from tests.library.fixtures.small_docx import document, para, small_docx, with_part, zipped
from tests.library.fixtures.small_pdf import lines, put_together, small_pdf

WORD = Path("甲.docx")
PDF = Path("甲.pdf")
PARTS = {"_rels/.rels": "<a/>"}


def read(data):
    return [line.text for line in read_docx(WORD, data).lines]


def changed(content, name="word/document.xml"):
    return with_part(small_docx(para("甲")), name, content)


@pytest.mark.parametrize(
    "data",
    [
        small_docx(para("甲"))[:300],
        small_docx(para("甲"))[:-30],
        small_docx(para("甲")).replace(b"word/document.xml", b"word/documenu.xml"),
        changed(b""),
        changed(b"<a/>"),
        changed(document(para("甲")).encode()[:-60]),
        changed(b"\x07" * 400),
        changed(b"PK\x03\x04"),
        changed(b"<x:a/>"),
        changed(document(para("甲")).replace("UTF-8", "UTS-8").encode()),
    ],
)
def test_a_damaged_word_file_is_refused(data):
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        read(data)


def test_a_zip_bomb_is_refused_without_being_unpacked(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<a/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(61):
                part.write(bytes(1_000_000))
    data = path.read_bytes()
    assert len(data) < 1_000_000
    with pytest.raises(ImportRefused, match="大得不像一篇材料"):
        read(data)


def test_a_bomb_that_lies_about_its_size_is_refused():
    data = bytearray(changed(b"<a>" + b" " * 2_000_000 + b"</a>"))
    at = data.rfind(b"word/document.xml")
    data[at - 46 + 24 : at - 46 + 28] = (100).to_bytes(4, "little")
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        read(bytes(data))


def test_a_zip_of_very_many_parts_is_refused():
    with pytest.raises(ImportRefused, match="大得不像一篇材料"):
        read(zipped({f"word/{number}": "" for number in range(5_001)}))


@pytest.mark.parametrize("entity", ["&i;", "&file;", "甲"])
def test_entities_are_neither_blown_up_nor_fetched(tmp_path, entity):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    declared = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    declared += f'<!ENTITY file SYSTEM "{secret.as_uri()}">'
    head, body = document(para(entity)).split("?>", 1)
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        read(changed(f"{head}?><!DOCTYPE w [{declared}]>{body}".encode()))


@pytest.mark.parametrize("name", ["tbl", "p", "sdt", "x"])
def test_deep_nesting_is_refused(name):
    deep = f"<w:{name}>" * 100_000 + f"</w:{name}>" * 100_000
    with pytest.raises(ImportRefused, match="大得不像一篇材料"):
        read(small_docx(deep))


def test_nested_tables_are_refused_from_a_depth_no_report_has():
    def nested(depth):
        return "<w:tbl><w:tr><w:tc>" * depth + para("内") + "</w:tc></w:tr></w:tbl>" * depth

    assert read(small_docx(nested(100))) == ["内"]
    with pytest.raises(ImportRefused, match="大得不像一篇材料"):
        read(small_docx(nested(5_000)))


def test_very_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(docx_body, "_PARAGRAPH_LIMIT", 1_000)
    monkeypatch.setattr(docx_lines, "LINES_LIMIT", 1_000)
    assert read(small_docx("<w:p/>" * 1_000)) == [""] * 1_000
    with pytest.raises(ImportRefused, match="大得不像一篇材料"):
        read(small_docx(para("<w:r/>" * 1_001)))
    with pytest.raises(ImportRefused, match="不像一篇材料"):
        read(small_docx("<w:p/>" * 1_001))


def test_relations_to_the_outside_are_not_followed(tmp_path):
    styles = tmp_path / "styles.xml"
    styles.write_text("<broken", encoding="utf-8")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
    for target in (styles.as_uri(), "https://127.0.0.1:9/styles.xml", "../../../styles.xml"):
        links = f'<Relationship Id="x" TargetMode="External" Type="{kind}" Target="{target}"/>'
        assert read(small_docx(para("甲"), links=links)) == ["甲"]
        assert read(small_docx(para("甲"), links=links.replace("External", "Internal"))) == ["甲"]


def test_names_that_lead_out_of_the_package_write_nothing(tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    data = with_part(small_docx(para("甲")), "../../evil.txt", b"x")
    data = with_part(data, "word/../../evil.xml", b"<a/>")
    assert read(data) == ["甲"]
    assert [path.name for path in tmp_path.rglob("*")] == ["sub"]


def test_a_word_file_in_a_word_file_is_left_and_that_is_said():
    inner = small_docx(para("内"))
    data = with_part(small_docx(para("外")), "word/embeddings/a.docx", inner)
    raw = read_docx(WORD, data)
    assert [line.text for line in raw.lines] == ["外"]
    assert raw.remarks == ("里面嵌着 1 个别的文件，没有读",)


@pytest.mark.parametrize(
    "kids", ["[2 0 R]", "[2 0 R 2 0 R]", "[1 0 R 3 0 R]", "[3 0 R] /Parent 3 0 R"]
)
def test_a_pdf_whose_pages_run_in_a_circle_is_refused(kids):
    data = put_together(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count 9 /Kids {kids} >>",
            "<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] /Parent 3 0 R >>",
        ]
    )
    with pytest.raises(ImportRefused):
        read_pdf(PDF, data)


def form(content, named=""):
    return (
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {named} >> >>"
        f" /Length {len(content)} >>\nstream\n{content}\nendstream"
    )


def drawing(*forms, page="/X Do", packed=False):
    """Return a PDF of one page that draws the first of the forms, which are objects 5, 6, …."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /XObject << /X 5 0 R >> >> >>",
        f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
        *forms,
    ]
    if packed:
        objects[4:] = [_deflated(one) for one in objects[4:]]
    return put_together(objects)


def _deflated(one):
    head, content = one.split("\nstream\n")
    made = zlib.compress(content.removesuffix("\nendstream").encode()).decode("latin-1")
    return f"{head[:-2]} /Filter /FlateDecode >>\nstream\n{made}\nendstream"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "forms",
    [
        [form(" /X Do /X Do", "/X 5 0 R")],
        [form(" /X Do" * 10, f"/X {6 + depth} 0 R") for depth in range(8)] + [form("0 0 m")],
        [form(" /X Do /X Do", "/X 6 0 R"), form(" /X Do", "/X 5 0 R")],
    ],
)
def test_a_pdf_that_draws_without_end_is_refused_undrawn(forms, packed):
    with pytest.raises(ImportRefused, match="图形多得不像一篇材料"):
        read_pdf(PDF, drawing(*forms, packed=packed))


def test_forms_within_reason_are_drawn():
    once = drawing(form(" /X Do", "/X 6 0 R"), form("0 0 m 9 9 l S"))
    itself = drawing(form(" /X Do", "/X 5 0 R"))
    for data in (once, itself):
        with pytest.raises(ImportRefused, match=r"没有能读的文字|扫描件"):
            read_pdf(PDF, data)


def test_a_pdf_of_very_many_pages_is_refused():
    data = small_pdf(lines("甲")).replace(b"/Count 1", b"/Count 2001")
    with pytest.raises(ImportRefused):
        read_pdf(PDF, data)


@pytest.mark.parametrize("cut", [20, 400, 900])
def test_a_pdf_cut_short_is_refused_or_read(cut):
    data = small_pdf(lines("坚持党的领导"))
    with pytest.raises(ImportRefused):
        read_pdf(PDF, data[:cut])
