"""PDF files with a text layer → raw lines, in the order they are read."""

from itertools import islice
from pathlib import Path
from typing import Any

from drafter.library.readers.decoding import usual_share
from drafter.library.readers.pdf_forms import is_bomb
from drafter.library.readers.pdf_glyphs import (
    FEW,
    PdfBroken,
    PdfLocked,
    PdfTooMuch,
    count,
    opened,
    read_page,
)
from drafter.library.readers.pdf_layout import raw_lines
from drafter.library.readers.pdf_lines import PageLine, lines_of
from drafter.library.readers.raw_file import RawFile
from drafter.library.readers.refusals import (
    TEXT_LIMIT,
    damaged,
    oversized,
    refused,
    refused_locked,
)

_PAGES_LIMIT = 2_000
"""Pages of a file. The longest compendium has 300."""
_BROKEN = 0.2
"""Share of characters the file does not tell from which its text is of no use."""
_USUAL = 0.6
"""Share of usual hanzi below which the characters are not those one sees. Real text has .99."""
_JUDGED = 50
"""Characters from which a text is judged."""
_NAMED = 8
"""How many pages are named in a remark."""


def read_pdf(path: Path, data: bytes) -> RawFile:
    """Return the lines of all pages, running heads and page numbers included.

    An indented line begins with two full-width blanks; a centred one in larger type is
    a title. Slanting text and watermarks are left out.

    Raises:
        ImportRefused: it is a scan, has a password, is damaged, or its text is not what
            one sees.
    """
    if is_bomb(data):
        raise oversized(path, "有一页的图形多得不像一篇材料")
    try:
        with opened(data) as document:
            pages, scans, lost = _pages(path, document)
    except PdfLocked as error:
        raise refused_locked(path) from error
    except PdfBroken as error:
        raise damaged(path) from error
    except PdfTooMuch as error:
        raise oversized(path, "有一页的字多得不像一篇材料") from error
    _check(path, pages, scans)
    remarks = []
    if scans:
        remarks.append(f"{_named(scans)}是图片，里面的文字没有读")
    if lost:
        remarks.append(f"{_named(lost)}已损坏，没有读")
    if unknown := sum(line.unknown for page in pages for line in page):
        remarks.append(f"有 {unknown} 个字认不出，显示成“\ufffd”")
    return RawFile(tuple(raw_lines(pages)), tuple(remarks))


def _pages(path: Path, document: Any) -> tuple[list[list[PageLine]], list[int], list[int]]:
    """Return the lines of each page, and the numbers of scanned and of broken pages."""
    number = count(document)
    if number > _PAGES_LIMIT:
        raise oversized(path, f"超过 {_PAGES_LIMIT} 页，不像一篇材料")
    pages: list[list[PageLine]] = []
    scans: list[int] = []
    lost: list[int] = []
    characters = 0
    for index in range(number):
        page = read_page(document, index)
        if page is None:
            lost.append(index + 1)
            continue
        characters += len(page.glyphs)
        if characters > TEXT_LIMIT // 4:
            raise oversized(path, f"里面超过 {TEXT_LIMIT // 40_000} 万字，不像一篇材料")
        if page.pictures:
            scans.append(index + 1)
        pages.append([line for line in lines_of(page.glyphs) if line.text])
    return pages, scans, lost


def _check(path: Path, pages: list[list[PageLine]], scans: list[int]) -> None:
    """Refuse a file without text, or with text that is not what one sees."""
    lines = [line for page in pages for line in page]
    characters = sum(len(line.text) for line in lines)
    if not pages:
        raise damaged(path)
    if 2 * len(scans) > len(pages) or (scans and characters < FEW * len(pages)):
        raise refused(
            path,
            "这是扫描件，里面是图片，没有文字",
            "请先用 WPS 或扫描软件做文字识别（OCR），存成 .docx 再导入。",
        )
    if not characters:
        raise refused(
            path,
            "这个 PDF 里没有能读的文字",
            "文字可能转成了图形；请向来源要 .docx，或先做文字识别再导入。",
        )
    text = "".join(line.text for line in islice(lines, 5_000))
    unknown = sum(line.unknown for line in lines)
    garbled = characters >= _JUDGED and usual_share(text) < _USUAL
    if unknown > _BROKEN * characters or garbled:
        raise refused(
            path,
            "这个 PDF 的文字编码是乱的，读出来不是看到的字",
            "请向来源要 .docx，或先做文字识别再导入。",
        )


def _named(pages: list[int]) -> str:
    some = "、".join(map(str, pages[:_NAMED]))
    return f"第 {some} 页" if len(pages) <= _NAMED else f"第 {some} 等 {len(pages)} 页"
