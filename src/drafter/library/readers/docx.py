"""Word files (.docx) → raw lines: every paragraph in printed order, tables included."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.core.structure import Line
from drafter.errors import ImportRefused
from drafter.library.readers.docx_numbers import Numbers
from drafter.library.readers.docx_styles import Styles
from drafter.library.readers.refusals import read_bytes, refused, refused_locked

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""What .doc files and files with a password begin with."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PARTS_LIMIT = 5_000
_UNPACKED_LIMIT_MB = 300
_TEXT_LIMIT_MB = 60
"""Megabytes that all parts, or one XML part, may unpack to. A zip bomb has more."""


def read_lines(path: Path) -> list[Line]:
    """Return the lines of the document's body, numbers counted by Word included.

    Headers, notes, text boxes and tables of contents are left out.

    Raises:
        ImportRefused: the file cannot be read, has a password, is damaged or no .docx.
    """
    data = read_bytes(path)
    if data.startswith(_OLE):
        raise _old_or_locked(path, data)
    _check_size(path, data)
    return [
        Line(text, told.level)
        for told in _paragraphs(path, data)
        for text in (
            # A heading broken by hand is one heading.
            [told.text.replace("\n", "")] if told.level else told.text.split("\n")
        )
    ]


def _old_or_locked(path: Path, data: bytes) -> ImportRefused:
    if _ENCRYPTED in data:
        return refused_locked(path)
    return refused(path, "这是旧的 .doc 格式", "在 WPS 或 Word 里另存为 .docx 再导入。")


def _check_size(path: Path, data: bytes) -> None:
    """Refuse what is no .docx, or would unpack to more than any report; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(path) from error
    if not any(part.filename.startswith("word/") for part in parts):
        raise refused(path, "这不是 Word 文档", "请另存为 .docx 或纯文本再导入。")
    if any(part.flag_bits & 1 for part in parts):
        raise refused_locked(path)
    texts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    if (
        len(parts) > _PARTS_LIMIT
        or sum(part.file_size for part in parts) > _UNPACKED_LIMIT_MB * 1_000_000
        or max(texts, default=0) > _TEXT_LIMIT_MB * 1_000_000
    ):
        raise refused(path, "展开后大得不像一篇材料", "请把正文另存为新的 .docx 再导入。")


def _paragraphs(path: Path, data: bytes) -> list[Line]:
    import docx  # slow to import: only who reads Word files pays for it
    from docx.opc.exceptions import OpcError
    from docx.oxml.ns import qn

    try:
        document = docx.Document(io.BytesIO(data))
        body, styles = document.element.body, Styles(document.styles.element)
        numbers = Numbers(_numbering(document))
        inner = {qn("w:txbxContent"), qn("w:p")}
        return [
            Line(numbers.next(styles.list_of(paragraph)) + text, styles.level_of(paragraph))
            if (text := "".join(_texts(paragraph, qn))).strip()
            else Line(text)
            for paragraph in body.iter(qn("w:p"))
            if not any(above.tag in inner for above in paragraph.iterancestors())
            and not styles.is_contents(paragraph)
        ]
    except (
        OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, OSError,
        EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error,
    ) as error:  # fmt: skip  # what python-docx, lxml, zipfile let through on damaged files
        raise _damaged(path) from error


def _numbering(document: Any) -> Any:
    """Return the numbering part's root; None when there is none."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return relation.target_part.element
    return None


def _texts(paragraph: Any, qn: Any) -> Iterator[str]:
    """Yield the visible text: insertions as accepted, deletions as gone, boxes left out."""
    outside = {qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom"), qn("w:tabs")}
    text, tab, breaks = qn("w:t"), qn("w:tab"), {qn("w:br"), qn("w:cr")}
    for node in paragraph.iter(text, tab, *breaks):
        if any(above.tag in outside for above in node.iterancestors()):
            continue
        yield node.text or "" if node.tag == text else " " if node.tag == tab else "\n"


def _damaged(path: Path) -> ImportRefused:
    return refused(path, "文件不完整或已损坏", "请在 WPS 或 Word 里打开它，另存一份再导入。")
