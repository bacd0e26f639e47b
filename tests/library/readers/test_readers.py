"""Any file is read as what it is, or refused in one sentence."""

import base64
import io
import os
import zipfile

import docx
import pytest

from drafter.core.importing import SUFFIXES
from drafter.core.structure import Line
from drafter.errors import ImportRefused
from drafter.library.readers import docx_package, refusals
from drafter.library.readers.reading import read_file
from tests.library.fixtures.small_docx import para, small_docx, zipped
from tests.library.fixtures.small_pdf import lines, small_pdf

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
WORD = small_docx(para("同志们："))
PDF = small_pdf(lines("同志们："))


def web_archive(page):
    """Return what Word saves as one file that is a web page."""
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        f"{base64.b64encode(page.encode('gb2312')).decode()}\r\n\r\n--x--\r\n"
    ).encode()


@pytest.fixture
def read(tmp_path):
    """Return a function that reads bytes under a name."""

    def read(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return read_file(path)

    return read


def texts(raw):
    return [line.text for line in raw.lines]


def test_every_common_ending_can_be_imported():
    assert set(SUFFIXES) >= {".docx", ".doc", ".wps", ".pdf", ".txt", ".md", ".rtf", ".odt"}
    assert len(SUFFIXES) == len(set(SUFFIXES))


@pytest.mark.parametrize(
    ("name", "data"),
    [("甲 乙.docx", WORD), ("甲.DOCX", WORD), ("甲.dotx", WORD), ("甲.docm", WORD),
     ("甲.pdf", PDF), ("甲.txt", "同志们：".encode()), ("甲.md", "同志们：".encode()),
     ("甲.TXT", "同志们：".encode("gb18030"))],
)  # fmt: skip
def test_a_file_with_its_own_ending_is_read_without_a_remark(read, name, data):
    raw = read(name, data)
    assert (texts(raw), raw.remarks) == (["同志们："], ())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("甲.txt", WORD, "文件名是 .txt，里面其实是 Word 文档（.docx），按实际的读了"),
        ("甲.doc", WORD, "文件名是 .doc，里面其实是 Word 文档（.docx），按实际的读了"),
        ("甲.docx", PDF, "文件名是 .docx，里面其实是 PDF，按实际的读了"),
        ("甲", PDF, "文件名没有后缀，里面其实是 PDF，按实际的读了"),
        ("甲.docx", "同志们：".encode(), "文件名是 .docx，里面其实是纯文本，按实际的读了"),
        ("甲.doc", "<html><body><p>同志们：</p></body></html>".encode(),
         "文件名是 .doc，里面其实是网页，按实际的读了"),
        ("甲.doc", web_archive("<html><body><p>同志们：</p></body></html>"),
         "文件名是 .doc，里面其实是网页存档，按实际的读了"),
    ],
)  # fmt: skip
def test_a_file_with_a_wrong_ending_is_read_as_what_it_is_and_that_is_said(read, name, data, said):
    raw = read(name, data)
    assert texts(raw) == ["同志们："]
    assert raw.remarks == (said,)


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.docx", b"", "文件是空的"),
        ("a.txt", b" \r\n\t", "文件是空的"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(400), "这是图片"),
        ("a.docx", b"Rar!\x1a\x07\x01\x00" + bytes(400), "这是压缩包"),
        ("a.docx", zipped({"readme.txt": "x"}), "这是压缩包"),
        ("a.docx", zipped({"xl/workbook.xml": "<a/>"}), "这是表格文件"),
        ("a.docx", zipped({"ppt/presentation.xml": "<a/>"}), "这是演示文稿"),
        ("a.txt", b"<?xml version='1.0'?><a/>", "这是 XML 数据"),
        ("a.doc", OLE + "Workbook".encode("utf-16-le"), "这是表格文件"),
        ("a.doc", OLE + bytes(600), "这是不认识的旧格式文件"),
        ("a.exe", b"MZ\x90\x00" + bytes(400), "这是程序"),
        ("a.csv", "甲,乙".encode(), "这种格式打不开"),
        ("a.docx", bytes(range(1, 256)) * 9, "不完整或已损坏"),
        ("a.pdf", bytes(range(1, 256)) * 9, "不完整或已损坏"),
    ],
)
def test_what_is_no_report_is_refused_for_what_it_is(read, name, data, what):
    with pytest.raises(ImportRefused, match=what) as refusal:
        read(name, data)
    assert not refusal.value.locked
    assert "资料库和这个文件都没有改动" in str(refusal.value)


def ole_with_password():
    """Return the begin of an old Word file whose text is encrypted."""
    head = bytearray(3 * 512)
    head[:8], head[30:32] = OLE, (9).to_bytes(2, "little")
    name = "WordDocument\0".encode("utf-16-le")
    head[512 : 512 + len(name)] = name
    head[512 + 116 : 512 + 120] = (1).to_bytes(4, "little")
    head[1024:1026], head[1034:1036] = b"\xec\xa5", (0x0100).to_bytes(2, "little")
    return bytes(head)


def encrypted_odt():
    manifest = "<manifest:encryption-data/>"
    mimetype = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mimetype, "META-INF/manifest.xml": manifest})


def encrypted_zip():
    data = bytearray(WORD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + place] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")),
        ("a.docx", encrypted_zip()),
        ("a.doc", ole_with_password()),
        ("a.wps", ole_with_password()),
        ("a.odt", encrypted_odt()),
        ("a.pdf", small_pdf(
            lines("甲"),
            trailer="/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4"
            f" /O <{'11' * 32}> /U <{'22' * 32}> >>",
        )),
    ],
)  # fmt: skip
def test_a_file_with_a_password_is_refused_as_locked(read, name, data):
    with pytest.raises(ImportRefused, match="打开密码") as refusal:
        read(name, data)
    assert refusal.value.locked


def test_a_file_that_is_not_there_is_refused(tmp_path):
    for path in (tmp_path / "没有.docx", tmp_path, tmp_path / "a\0.txt"):
        with pytest.raises(ImportRefused, match="读不了"):
            read_file(path)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(31_000_000)
    with pytest.raises(ImportRefused, match="超过 30 MB"):
        read_file(path)


@pytest.mark.parametrize(
    ("line_end", "times"), [(b"\n", 10_000_000), (b"\r", 500_000), (b"\x0b", 500_000)]
)
def test_ten_million_lines_are_refused(read, line_end, times):
    with pytest.raises(ImportRefused, match="超过 20 万行"):
        read("a.txt", b"x" + line_end * times)


def test_a_line_longer_than_any_report_is_refused(read):
    with pytest.raises(ImportRefused, match="有一行超过 20 万字"):
        read("a.txt", "长".encode() * 200_001)


@pytest.mark.parametrize("name", ["a.wps", "a.doc", "a.docx", "a.pdf"])
def test_an_office_file_of_no_sense_is_damaged_and_no_text(read, name):
    noise = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(3_000)).encode("gb18030")
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        read(name, noise)
    assert read("a.txt", noise).remarks


def test_photographs_do_not_make_a_word_file_too_large(read, monkeypatch):
    monkeypatch.setattr(refusals, "LIMIT_MB", 0.1)
    monkeypatch.setattr(docx_package, "_UNPACKED_LIMIT_MB", 0.1)
    with zipfile.ZipFile(io.BytesIO(WORD)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    photo = os.urandom(200_000)
    assert texts(read("a.docx", zipped(parts | {"word/media/1.jpeg": photo}))) == ["同志们："]
    with pytest.raises(ImportRefused, match="展开后大得不像"):
        read("a.docx", zipped(parts | {"word/1.xml": photo}))
    with pytest.raises(ImportRefused, match=r"超过 0.1 MB"):
        read("a.doc", photo)


def test_lookalikes_of_hanzi_become_hanzi(read):
    assert texts(read("a.txt", "⼈才⼯作，⻓期坚持，⻋间ﬁ".encode())) == [
        "人才工作，长期坚持，车间fi"
    ]


def python_docx(*paragraphs):
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "表内一", "表内二"
    document.add_paragraph("表后")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_file_is_read_in_printed_order(read):
    raw = read("汇报 材料.docx", python_docx("标题", "第一行\n第二行", "𠮷\t祥"))
    assert texts(raw) == ["标题", "第一行", "第二行", "𠮷 祥", "", "表内一　表内二", "表后"]
    assert raw.lines[0] == Line("标题")


def test_parts_in_capitals_and_with_backslashes_are_found(read):
    with zipfile.ZipFile(io.BytesIO(WORD)) as package:
        renamed = {
            name.replace("/", "\\").replace("document", "Document"): package.read(name)
            for name in package.namelist()
        }
    assert texts(read("a.docx", zipped(renamed))) == ["同志们："]
