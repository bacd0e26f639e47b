"""How long a text is: in 字 as Word counts them, in minutes, in pages."""

import re
from collections.abc import Iterable

LINE = 28
"""Characters of a full line, GB/T 9704-2012, 5.2.3."""
PAGE_LINES = 22
"""Lines of a full page, GB/T 9704-2012, 5.2.3."""
INDENT = 2
"""Characters a paragraph begins with, GB/T 9704-2012, 7.3.3."""

# Word counts every East Asian character and every Chinese mark as one, and any other
# unbroken stretch (2023, 12.5%, GDP) as one; “”‘’…—· are Chinese marks in Chinese text.
# The ideographic space U+3000 is a blank and counts nothing.
_EAST = (
    r"\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    r"\U00020000-\U0003ffff“”‘’…—·"
)
_WORDS = re.compile(rf"[{_EAST}]|[^\s{_EAST}]+")


def words(text: str) -> int:
    """Return Word's 字数."""
    return sum(1 for _ in _WORDS.finditer(text))


def minutes(count: int, rate: int) -> int:
    """Return how many minutes ``count`` 字 take at ``rate`` 字 a minute, at least 1 if any."""
    return max(1, round(count / rate)) if count else 0


def pages(paragraphs: Iterable[str]) -> int:
    """Return how many pages of 22 × 28 the paragraphs fill, each indented by two; at least 1.

    Half-width characters take half a place. An estimate: line-breaking rules are left out.
    """
    lines = sum(-(-(INDENT + _width(text)) // LINE) for text in paragraphs)
    return max(1, -(-int(lines) // PAGE_LINES))


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)
