"""The characters of a PDF page and where they stand. The only place that knows PDFium.

PDFium serves one thread at a time: a process reads one PDF after the other.
"""

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_PALE = 0.72
"""Lightness (0 black, 1 white) from which ink is pale, as that of watermarks."""
_CLEAR = 128
"""Alpha (0 to 255) below which ink is pale."""
_GLYPHS_LIMIT = 60_000
"""Characters of a page. A full one of a report has 700, of a newspaper 15,000."""
_OBJECTS_LIMIT = 200_000
_LARGEST = 2_000.0
"""Points of the largest type. What is larger is nonsense."""
_EDGE = 2.0
"""Points by which a character on the edge may stand beside the page."""
_TILT = 4
"""Degrees from which text is not upright: watermarks lie at 45."""
_BLANKS = frozenset((0x20, 0xA0, 0x3000, 0x09, 0x0A, 0x0D, 0x2002, 0x2003, 0x200B, 0xFEFF))
"""What is not printed. Blanks are measured instead: files put them where none are seen."""
FEW = 20
"""Characters up to which a page has next to no text: a stamp, a number."""


class PdfLocked(Exception):
    """A PDF asks for a password."""


class PdfBroken(Exception):
    """PDFium makes nothing of a file."""


class PdfTooMuch(Exception):
    """A page has more than any page of a report."""


_Box = tuple[float, float, float, float]
"""Left, right, bottom, top."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page; lengths are points, y grows upwards.

    Attributes:
        char: The character; '' where the file does not tell which it is.
        left: Where it begins.
        right: Where it ends.
        base: The line it stands on.
        size: The size of its font as printed.
        pale: Whether it is printed as watermarks are.
        owner: Number of the text object it belongs to: what is drawn at once has one.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    pale: bool = False
    owner: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page as printed.

    Attributes:
        glyphs: Upright characters, in the order of the file, blanks left out.
        pictures: Whether it has a picture; asked only of pages of next to no text.
    """

    glyphs: tuple[Glyph, ...]
    pictures: bool = False


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Yield the document for `count` and `read_page`.

    Raises:
        PdfLocked: it asks for a password.
        PdfBroken: it is no PDF or has no page.
    """
    from pypdfium2 import raw  # slow to import: only who reads PDF files pays for it

    document = raw.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise PdfLocked if locked else PdfBroken
    try:
        yield document
    finally:
        raw.FPDF_CloseDocument(document)


def count(document: Any) -> int:
    """Return how many pages the document says it has."""
    from pypdfium2 import raw

    return int(raw.FPDF_GetPageCount(document))


def read_page(document: Any, number: int) -> Page | None:
    """Return a page by its number from 0; None when it cannot be read.

    Raises:
        PdfTooMuch: it has more than any page of a report.
    """
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(document, number)
    if not page:
        return None
    try:
        text = raw.FPDFText_LoadPage(page)
        if not text:
            return None
        try:
            marks = list(_marks(raw, text, _box(raw, page)))
            glyphs = tuple(_upright(marks, raw.FPDFPage_GetRotation(page) * 90))
        finally:
            raw.FPDFText_ClosePage(text)
        pictures = len(glyphs) < FEW and _has_pictures(raw, page)
        return Page(glyphs, pictures)
    finally:
        raw.FPDF_ClosePage(page)


@dataclass(frozen=True, slots=True)
class _Ink:
    """What the characters of one text object have in common.

    Attributes:
        size: In points.
        angle: Which way the text runs, whole degrees counter-clockwise from the right.
        pale: As `Glyph` has it.
        owner: As `Glyph` has it.
    """

    size: float
    angle: int
    pale: bool
    owner: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A character as PDFium tells it, in the axes of the unturned page."""

    char: str
    ink: _Ink
    box: _Box
    origin: tuple[float, float]


def _box(raw: Any, page: Any) -> _Box:
    """Return what of the plane is shown; everything where the page does not tell."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        return (-math.inf, math.inf, -math.inf, math.inf)
    return (box.left - _EDGE, box.right + _EDGE, box.bottom - _EDGE, box.top + _EDGE)


def _upright(marks: Sequence[_Mark], rotation: int) -> Iterator[Glyph]:
    """Yield the upright characters of a page that is shown turned clockwise."""
    angle = rotation
    if marks:
        # A page whose text lies on its side throughout was meant to be turned.
        often, times = Counter(mark.ink.angle for mark in marks).most_common(1)[0]
        angle = often if often % 90 == 0 and 2 * times > len(marks) else rotation
    cos, sin = round(math.cos(math.radians(angle))), round(math.sin(math.radians(angle)))
    for mark in marks:
        if not _TILT <= (mark.ink.angle - angle) % 360 <= 360 - _TILT:
            left, right, bottom, top = mark.box
            ends = left * cos + bottom * sin, right * cos + top * sin
            base = mark.origin[1] * cos - mark.origin[0] * sin
            ink = mark.ink
            yield Glyph(mark.char, min(ends), max(ends), base, ink.size, ink.pale, ink.owner)


def _marks(raw: Any, text: Any, shown: _Box) -> Iterator[_Mark]:
    """Yield the characters that stand on the page; some files put others beside it."""
    number = raw.FPDFText_CountChars(text)
    if number > _GLYPHS_LIMIT:
        raise PdfTooMuch
    inks: dict[int | None, _Ink] = {}
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(number):
        owner = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(owner, ctypes.c_void_p).value
        code = raw.FPDFText_GetUnicode(text, index)
        if key is None or code in _BLANKS:  # what PDFium adds itself has no owner
            continue
        if key not in inks:
            inks[key] = _ink(raw, text, index, len(inks))
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        places = (box.left, box.right, box.bottom, box.top)
        if not all(map(math.isfinite, (*places, x.value, y.value))):
            continue
        if not (shown[0] <= x.value <= shown[1] and shown[2] <= y.value <= shown[3]):
            continue
        unmapped = raw.FPDFText_HasUnicodeMapError(text, index) == 1
        char = "" if unmapped else _char(code)
        yield _Mark(char, inks[key], places, (x.value, y.value))


def _ink(raw: Any, text: Any, index: int, owner: int) -> _Ink:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    stretch = math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(text, index) * stretch
    angle = math.degrees(math.atan2(matrix.b, matrix.a))
    tones = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, index, *tones)
    red, green, blue, alpha = (tone.value for tone in tones)
    light = (0.3 * red + 0.59 * green + 0.11 * blue) / 255
    if not (math.isfinite(size) and math.isfinite(angle) and 0 < size < _LARGEST):
        size, angle = 1.0, 0.0
    return _Ink(size, round(angle) % 360, light >= _PALE or alpha < _CLEAR, owner)


def _char(code: int) -> str:
    """Return the character of a code; '' where it is none that is printed."""
    if code >= 0x110000 or 0xD800 <= code < 0xE000 or code in (0xFFFD, 0xFFFE, 0xFFFF):
        return ""
    char = chr(code)
    return "" if unicodedata.category(char) in ("Cc", "Co", "Cn") else char


def _has_pictures(raw: Any, page: Any) -> bool:
    number = min(raw.FPDFPage_CountObjects(page), _OBJECTS_LIMIT)
    pictures = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page, index)) in pictures
        for index in range(number)
    )
