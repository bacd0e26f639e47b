"""Characters on a page → printed lines, from top to bottom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from drafter.library.readers.pdf_glyphs import Glyph
from drafter.library.readers.radicals import unified

_SAME_LINE = 0.45
"""How far, in sizes, characters of one line may stand above or below each other."""
_WORD_GAP = 0.18
"""Sizes between two Latin letters or digits from which they belong to two words."""
_GAP = 0.7
"""Sizes between hanzi from which a blank is seen. Justified lines have less."""
_SPACED = 0.4
"""Sizes between all characters of a title from which it is spaced out."""
_BLANKS_MOST = 4
_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line on a page; lengths are points.

    Attributes:
        text: Without blanks at its ends.
        left: Where it begins.
        right: Where it ends.
        base: What it stands on, growing upwards.
        size: The size most of its characters have.
        pale: Whether it is printed as watermarks are.
        unknown: How many characters the file does not tell; they are � in the text.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    pale: bool = False
    unknown: int = 0


def lines_of(glyphs: Iterable[Glyph]) -> list[PageLine]:
    """Return the lines of a page, top first, pale ones apart from the others."""
    waiting = sorted(glyphs, key=lambda glyph: (glyph.pale, -glyph.base))
    found: list[PageLine] = []
    row: list[Glyph] = []
    for glyph in waiting:
        if row and not _on_one_line(row[0], glyph):
            found.append(_line(row))
            row = []
        row.append(glyph)
    if row:
        found.append(_line(row))
    return sorted(found, key=lambda line: -line.base)


def _on_one_line(first: Glyph, glyph: Glyph) -> bool:
    away = _SAME_LINE * max(first.size, glyph.size)
    return first.pale == glyph.pale and first.base - glyph.base <= away


def _line(row: list[Glyph]) -> PageLine:
    ordered = list(_once(sorted(row, key=lambda glyph: glyph.left)))
    size = median(glyph.size for glyph in ordered)
    return PageLine(
        unified("".join(_with_blanks(ordered, size)).strip()),
        ordered[0].left,
        max(glyph.right for glyph in ordered),
        median(glyph.base for glyph in ordered),
        size,
        ordered[0].pale,
        sum(1 for glyph in ordered if not glyph.char),
    )


def _once(ordered: Iterable[Glyph]) -> Iterator[Glyph]:
    """Leave out characters printed again, a hair aside, to look bold."""
    before: Glyph | None = None
    for glyph in ordered:
        if (
            before is not None
            and glyph.char == before.char
            and glyph.owner != before.owner  # one glyph may stand for two characters: ——
            and glyph.left - before.left < 0.3 * min(glyph.size, before.right - before.left)
        ):
            continue
        yield glyph
        before = glyph


def _with_blanks(ordered: list[Glyph], size: float) -> Iterator[str]:
    gaps = [(after.left - before.right) / size for before, after in pairwise(ordered)]
    # A title may be spaced out; then its gaps are no blanks.
    spaced = len(gaps) > 2 and min(gaps) >= _SPACED and max(gaps) < 2 * min(gaps)
    yield ordered[0].char or _UNKNOWN
    for gap, (before, after) in zip(gaps, pairwise(ordered), strict=True):
        latin = before.char.isascii() and after.char.isascii()
        if gap >= _GAP and not spaced:
            yield " " if latin and gap < 1.5 else "\u3000" * min(round(gap) or 1, _BLANKS_MOST)
        elif latin and gap >= _WORD_GAP:
            yield " "
        yield after.char or _UNKNOWN
