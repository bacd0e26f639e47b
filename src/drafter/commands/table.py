"""Columns of text in which a hanzi is two places wide."""

import unicodedata
from collections.abc import Iterable, Sequence

_GAP = "  "


def width(text: str) -> int:
    """Return how many places of a terminal ``text`` takes."""
    return sum(_places(char) for char in text)


def pad(text: str, places: int) -> str:
    """Return the text with blanks up to ``places``; a longer one as it is."""
    return text + " " * (places - width(text))


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the rows, all of one length, as lines with their columns aligned."""
    kept = [tuple(row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*kept, strict=True)]
    return [
        _GAP.join(pad(cell, places) for cell, places in zip(row, widths, strict=True)).rstrip()
        for row in kept
    ]


def _places(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
