"""Raw lines → lines as printed: trimmed, with what white space and markup told of them."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from drafter.core.headings import is_heading
from drafter.core.structure import Line, clean_line

ENDS = re.compile(r"(?:[。！？!?；;：:…]|\.{3})[”’」』）)】》]*$")
"""How a line ends that does not stop in mid-sentence."""
_ORNAMENT = re.compile(r"[-=*_—─━~#＊＝]{3,}")
_MARKUP = re.compile(r"(#{1,6})[ \u3000\t]+(?=[^ #])")
_BULLET = re.compile(r"(?:[-*+•]|>)\s+(?=\S)")
_TAG = re.compile(
    r"</?(?:p|br|span|div|strong|b|em|i|u|font|section|h[1-6]|a|img|td|tr|table|li|ul|ol)\b[^<>]{0,200}>"
    r"|##[A-Za-z]{2,20}##|&(?:nbsp|emsp|ensp);",
    re.IGNORECASE,
)
"""What a page of the web leaves in a text that was copied from it."""
_TAG_MARK = re.compile(r"[<&]|##[A-Za-z]")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]{2,60}?)(?:(?<=[。：:])\1|\1(?=$|[。：:]))")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as printed.

    Attributes:
        text: Without white space at its ends; never empty.
        indent: Its white space in front, in half-width cells.
        front: The same in code points.
        gap: Whether a blank line stands above it.
        page: Whether a page ended above it.
        level: As in `Line`.
        contents: As in `Line`.
    """

    text: str
    indent: int = 0
    gap: bool = False
    page: bool = False
    level: int | None = None
    contents: bool = False
    front: int = 0

    @property
    def stops(self) -> bool:
        """Whether it ends with a mark, not in mid-sentence."""
        return ENDS.search(self.text[-4:]) is not None


def squeezed(text: str) -> str:
    """Return the text in its plain forms, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def printed_lines(lines: Iterable[Line]) -> list[Printed]:
    """Return the lines that are not blank; Markdown headings get their level."""
    told = list(lines)
    markup = any(line.text[:1] == "#" and _MARKUP.match(line.text) for line in told)
    found: list[Printed] = []
    gap = page = False
    for line in told:
        if "\f" in line.text:
            page = page or not line.text.partition("\f")[0].strip()
        for part in line.text.splitlines() or ("",):
            text = clean_line(_TAG.sub("", part) if _TAG_MARK.search(part) else part)
            if not text or _ORNAMENT.fullmatch(text):
                gap = True
                continue
            level = line.level
            if markup:
                text, level = _plain(text, level)
            if text:
                indent, front = _indent(part)
                found.append(Printed(text, indent, gap, page, level, line.contents, front))
                gap = page = False
        page = page or "\f" in line.text
    return found


def _plain(text: str, level: int | None) -> tuple[str, int | None]:
    """Return a line of Markdown without its marks, and its level."""
    if (found := _MARKUP.match(text)) is not None:
        text, depth = text[found.end() :].rstrip(" #"), len(found.group(1)) - 1
        level = max(depth, 1) if is_heading(text) else depth
    else:
        text = _BULLET.sub("", text, count=1)
    return _BOLD.sub(r"\2", text).strip(), level


def _indent(text: str) -> tuple[int, int]:
    front = text[: len(text) - len(text.lstrip())]
    return sum({"\u3000": 2, "\t": 4, "\u2003": 2}.get(char, 1) for char in front), len(front)
