"""Plain text: UTF-8, UTF-16 or GB18030 → raw lines."""

import codecs
import unicodedata
from pathlib import Path

from drafter.core.structure import Line
from drafter.library.readers.refusals import read_bytes, refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAY = 0.02
"""Share of characters no text has above which bytes are taken for no text."""


def read_lines(path: Path) -> list[Line]:
    """Return the lines as they stand in the file, without line ends.

    Raises:
        ImportRefused: the file cannot be read, is empty, too large or no text.
    """
    data = read_bytes(path)
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return [Line(line) for line in text.splitlines()]
    raise refused(path, "里面不是文字", "请另存为纯文本（UTF-8）或 .docx 再导入。")


def _encodings(data: bytes) -> tuple[str, ...]:
    """Return what the bytes may be, likeliest first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if b"\0" in data:  # no other encoding of text has zero bytes
        return ("utf-16-le", "utf-16-be")
    return ("utf-8", "gb18030")


def _is_text(text: str) -> bool:
    stray = sum(1 for char in text if not char.isspace() and _is_stray(char))
    return bool(text.strip()) and stray <= _STRAY * len(text)


def _is_stray(char: str) -> bool:
    """Whether text has no use for it: controls, private and unassigned characters, �."""
    return unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs") or char == "\ufffd"
