"""Text and Word files as raw lines, and files that are refused."""

import io
import random
import zipfile

import docx
import pytest

from drafter.core.structure import Line
from drafter.errors import ImportRefused
from drafter.library.readers import docx as docx_reader
from drafter.library.readers import text as text_reader

LINES = ["在全市组织工作会议上的讲话", "", "同志们：", "“两个确立”的决定性意义。𠮷祥——2023年"]


def texts(lines):
    return [line.text for line in lines]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_is_read_in_every_usual_encoding(tmp_path, encoding, end):
    path = tmp_path / "讲话 稿.txt"
    path.write_bytes(end.join(LINES).encode(encoding))
    assert texts(text_reader.read_lines(path)) == LINES


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_text_is_refused(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ImportRefused, match="文件是空的"):
        text_reader.read_lines(path)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        random.Random(5).randbytes(3000),
        b"\x89PNG\r\n\x1a\n" + bytes(400),
        b"\xef\xbb\xbf\xff\xff",
        b"\xff\xfe\x00",
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path, data):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ImportRefused, match="不是文字"):
        text_reader.read_lines(path)


@pytest.mark.parametrize("reader", [text_reader, docx_reader])
def test_a_file_that_is_not_there_is_refused(tmp_path, reader):
    with pytest.raises(ImportRefused, match="读不了"):
        reader.read_lines(tmp_path / "没有.docx")
    with pytest.raises(ImportRefused, match="读不了"):
        reader.read_lines(tmp_path)


@pytest.mark.parametrize("reader", [text_reader, docx_reader])
def test_a_huge_file_is_refused_unread(tmp_path, reader):
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(31_000_000)
    with pytest.raises(ImportRefused, match="超过 30 MB"):
        reader.read_lines(path)


def word_file(*texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "表内一", "表内二"
    document.add_paragraph("表后")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_is_read_in_printed_order(tmp_path):
    path = tmp_path / "汇报 材料.docx"
    path.write_bytes(word_file("标题", "第一行\n第二行", "𠮷\t祥"))
    assert texts(docx_reader.read_lines(path)) == [
        "标题", "第一行", "第二行", "𠮷 祥", "表内一", "表内二", "表后",
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted(tmp_path):
    before = b"<w:r><w:t>AAA</w:t></w:r>"
    after = (
        b'<w:del w:id="1" w:author="x"><w:r><w:delText>gone</w:delText></w:r></w:del>'
        b'<w:ins w:id="2" w:author="x"><w:r><w:t>come</w:t></w:r></w:ins>'
    )
    path = tmp_path / "a.docx"
    path.write_bytes(with_part(word_file("AAA"), lambda xml: xml.replace(before, after)))
    assert docx_reader.read_lines(path)[0] == Line("come")


def with_part(data, change, name="word/document.xml"):
    """Return the package with one part changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return made.getvalue()


def cut_short(data):
    return data[: len(data) // 2]


def noise_inside(data):
    return data[:200] + b"\x07" * 400 + data[600:]


def broken_xml(data):
    return with_part(data, lambda xml: xml[: len(xml) // 2])


def other_root(data):
    return with_part(data, lambda xml: b"<a/>")


@pytest.mark.parametrize("harm", [cut_short, noise_inside, broken_xml, other_root])
def test_a_damaged_word_file_is_refused(tmp_path, harm):
    path = tmp_path / "a.docx"
    path.write_bytes(harm(word_file("一", "二")))
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        docx_reader.read_lines(path)


def test_a_zip_that_is_no_word_file_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("readme.txt", "x")
    with pytest.raises(ImportRefused, match="不是 Word 文档"):
        docx_reader.read_lines(path)


def test_text_named_docx_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_text("其实是文本", encoding="utf-8")
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        docx_reader.read_lines(path)


def test_a_word_file_with_a_password_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    locked = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + locked)
    with pytest.raises(ImportRefused, match="打开密码"):
        docx_reader.read_lines(path)


def test_an_old_word_file_is_refused(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    with pytest.raises(ImportRefused, match=r"旧的 \.doc 格式"):
        docx_reader.read_lines(path)


def test_a_zip_bomb_is_refused_without_being_unpacked(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<a/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(61):
                part.write(bytes(1_000_000))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(ImportRefused, match="大得不像一篇材料"):
        docx_reader.read_lines(path)


def test_xml_entities_are_not_blown_up(tmp_path):
    def blow_up(xml):
        entities = (
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(
                b'<!ENTITY %s "%s">' % (name, b"&%s;" % before * 10)
                for before, name in zip(b"abcdefgh", b"bcdefghi", strict=True)
                for before, name in [(bytes([before]), bytes([name]))]
            )
            + b"]>"
        )
        head, body = xml.split(b"?>", 1)
        return head + b"?>" + entities + body.replace(b"<w:t>AAA", b"<w:t>&i;")

    path = tmp_path / "a.docx"
    path.write_bytes(with_part(word_file("AAA"), blow_up))
    try:
        lines = docx_reader.read_lines(path)
    except ImportRefused:
        return
    assert sum(map(len, texts(lines))) < 10_000
