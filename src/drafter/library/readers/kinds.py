"""What a file truly is, by its first bytes and its inner names; endings come second."""

import io
import struct
import zipfile
import zlib
from enum import Enum

from drafter.library.readers.html import is_html, is_mhtml

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What .doc files and Word files with a password begin with."""
_HEAD = 4_096
_PDF_WITHIN = 1_024
"""A PDF may have so many other bytes before it begins."""
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
_ENTRIES_LIMIT = 5_000
_MANIFEST_LIMIT = 1_000_000


class Kind(Enum):
    """What a file is."""

    TEXT = "纯文本"
    MARKDOWN = "Markdown 文本"
    HTML = "网页"
    MHTML = "网页存档"
    DOCX = "Word 文档（.docx）"
    PDF = "PDF"
    DOC = "旧的 Word 文档（.doc）"
    RTF = "RTF 文档"
    ODT = "ODT 文档"
    WORD_XML = "XML 格式的 Word 文档"
    LOCKED = "设了打开密码的文档"
    XML = "XML 数据"
    SHEET = "表格文件"
    SLIDES = "演示文稿"
    PICTURE = "图片"
    ARCHIVE = "压缩包"
    PROGRAM = "程序"
    UNKNOWN_OLE = "不认识的旧格式文件"


def kind_of(data: bytes) -> Kind:
    """Return what the bytes are; TEXT for whatever is nothing else, text or not."""
    if data.startswith(OLE):
        return _ole_kind(data)
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if head.startswith(b"<?xml") and (b"Word.Document" in head or b"pkg:package" in head):
        return Kind.WORD_XML
    if is_html(data[:_HEAD]):
        return Kind.HTML
    if is_mhtml(data[:_HEAD]):
        return Kind.MHTML
    if head.startswith(b"<?xml"):
        return Kind.XML
    for kind, marks in (
        (Kind.PICTURE, _PICTURES),
        (Kind.ARCHIVE, _ARCHIVES),
        (Kind.PROGRAM, _PROGRAMS),
    ):
        # Two letters begin many a text; what follows them in these files is no text.
        if data.startswith(marks) and b"\0" in data[:_HEAD]:
            return kind
    return Kind.TEXT


def _ole_kind(data: bytes) -> Kind:
    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return Kind.LOCKED
    if has("WordDocument"):
        return Kind.LOCKED if _has_password(data) else Kind.DOC
    if has("Workbook") or has("Book\0"):
        return Kind.SHEET
    return Kind.SLIDES if has("PowerPoint Document") else Kind.UNKNOWN_OLE


def _has_password(data: bytes) -> bool:
    """Return whether the stream WordDocument says that it is encrypted ([MS-DOC] 2.5.2)."""
    entry = data.find("WordDocument\0".encode("utf-16-le"))
    try:
        (shift,) = struct.unpack_from("<H", data, 30)
        (sector,) = struct.unpack_from("<I", data, entry + 116)
        if shift not in (9, 12):
            return False
        word, flags = struct.unpack_from("<H8xH", data, (sector + 1) << shift)
    except struct.error:
        return False
    return word in (0xA5EC, 0xA5DC) and bool(flags & 0x0100)


def _zip_kind(data: bytes) -> Kind:
    if data.count(b"PK\x01\x02") > _ENTRIES_LIMIT:
        return Kind.ARCHIVE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name.replace("\\", "/").lower().lstrip("/") for name in package.namelist()]
            if "mimetype" in names and _is_odt(package):
                return _odt_kind(package)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        # Cut off or broken (zipfile calls an unknown way of packing not implemented): what it
        # was is still told by the first names.
        head = data[:_HEAD].lower()
        office = b"[content_types].xml" in head or b"word/" in head or b"_rels/" in head
        return Kind.DOCX if office else Kind.ARCHIVE
    for start, kind in (("word/", Kind.DOCX), ("xl/", Kind.SHEET), ("ppt/", Kind.SLIDES)):
        if any(name.startswith(start) for name in names):
            return kind
    return Kind.ARCHIVE


def _is_odt(package: zipfile.ZipFile) -> bool:
    return b"opendocument.text" in _begin_of(package, "mimetype", 100)


def _odt_kind(package: zipfile.ZipFile) -> Kind:
    manifest = _begin_of(package, "META-INF/manifest.xml", _MANIFEST_LIMIT)
    return Kind.LOCKED if b"encryption-data" in manifest else Kind.ODT


def _begin_of(package: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return the first bytes of a part; none when it is missing or broken."""
    try:
        with package.open(name) as part:
            return part.read(limit)
    except (KeyError, RuntimeError, EOFError, OSError, zipfile.BadZipFile, zlib.error):
        return b""
