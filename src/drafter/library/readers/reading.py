"""Any file → its raw lines: what it is decides how it is read, not what it is called."""

from collections.abc import Callable, Mapping
from pathlib import Path

from drafter.core.importing import SUFFIXES
from drafter.errors import ImportRefused
from drafter.library.readers.decoding import decode
from drafter.library.readers.docx import read_docx
from drafter.library.readers.html import read_html, read_mhtml
from drafter.library.readers.kinds import Kind, kind_of
from drafter.library.readers.office import read_office
from drafter.library.readers.pdf import read_pdf
from drafter.library.readers.radicals import unify
from drafter.library.readers.raw_file import RawFile
from drafter.library.readers.refusals import (
    check_lines,
    damaged,
    read_bytes,
    refused,
    refused_locked,
)
from drafter.library.readers.text import read_markdown, read_text

_ENDINGS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TEXT: (".txt", ".text", ""),
    Kind.MARKDOWN: (".md", ".markdown"),
    Kind.HTML: (".html", ".htm"),
    Kind.MHTML: (".mht", ".mhtml"),
    Kind.DOCX: (".docx", ".docm", ".dotx", ".dotm"),
    Kind.PDF: (".pdf",),
    Kind.DOC: (".doc", ".wps", ".dot", ".wpt"),
    Kind.RTF: (".rtf",),
    Kind.ODT: (".odt", ".ott"),
    Kind.WORD_XML: (".xml",),
}
"""Endings that say what a file is."""
_OFFICE = {Kind.DOC: ".doc", Kind.RTF: ".rtf", Kind.ODT: ".odt", Kind.WORD_XML: ".xml"}
"""What LibreOffice reads for us, and the ending it knows it by."""
_READERS: Mapping[Kind, Callable[[Path, bytes], RawFile]] = {
    Kind.TEXT: read_text,
    Kind.MARKDOWN: read_markdown,
    Kind.HTML: read_html,
    Kind.MHTML: read_mhtml,
    Kind.DOCX: read_docx,
    Kind.PDF: read_pdf,
}
_BROKEN = (".docx", ".docm", ".dotx", ".doc", ".wps", ".pdf", ".rtf", ".odt")
"""Endings of files that are damaged when they turn out to be no text for sure either."""


def read_file(path: Path) -> RawFile:
    """Return what a file holds; a file with a wrong ending is read as what it is.

    Raises:
        ImportRefused: it cannot be read, for whatever reason; the sentence says which.
    """
    data = read_bytes(path)
    ending = path.suffix.lower()
    kind = kind_of(data)
    if kind is Kind.TEXT and ending in _ENDINGS[Kind.MARKDOWN]:
        kind = Kind.MARKDOWN
    if kind is Kind.TEXT and ending not in (*_ENDINGS[Kind.TEXT], *SUFFIXES):
        raise refused(path, "这种格式打不开", "请另存为 .docx 或 .txt 再导入。")
    raw = _read(path, data, kind)
    check_lines(path, list(raw.lines))
    remarks = raw.remarks
    if ending not in _ENDINGS[kind]:
        remarks = (_misnamed(ending, kind), *remarks)
    return RawFile(tuple(map(unify, raw.lines)), remarks)


def _misnamed(ending: str, kind: Kind) -> str:
    name = f"文件名是 {ending}" if ending else "文件名没有后缀"
    return f"{name}，里面其实是{_spoken(kind)}，按实际的读了"


def _spoken(kind: Kind) -> str:
    return f" {kind.value}" if kind.value[0].isascii() else kind.value


def _read(path: Path, data: bytes, kind: Kind) -> RawFile:
    if kind in _OFFICE:
        return read_office(path, data, _OFFICE[kind])
    if kind not in _READERS:
        raise _no_report(path, kind)
    if kind is Kind.TEXT and path.suffix.lower() in _BROKEN and not _is_surely_text(data):
        raise damaged(path)
    return _READERS[kind](path, data)


def _is_surely_text(data: bytes) -> bool:
    found = decode(data)
    return found is not None and not found.doubtful


def _no_report(path: Path, kind: Kind) -> ImportRefused:
    if kind is Kind.LOCKED:
        return refused_locked(path)
    do = {
        Kind.PICTURE: "请先做文字识别，存成 .docx 或 .txt 再导入。",
        Kind.ARCHIVE: "请先解压，再导入里面的文件。",
    }.get(kind, "请看看是不是选错了文件；要用里面的文字，可以另存为 .docx 或 .txt 再导入。")
    return refused(path, f"这是{_spoken(kind)}", do)
