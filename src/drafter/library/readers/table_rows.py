"""A row of a table → lines: what its cells say belongs together."""

from collections.abc import Sequence

from drafter.core.structure import Line

_BETWEEN = "\u3000"
_SHORT = 50
"""Code points of what is no paragraph by itself: a number, a task, who is in charge."""
_MOST = 12
"""Short lines of a row from which on the table only lays out a page."""


def lines_of_row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of a row: the short ones joined into one, where the first stood.

    Paragraphs stay apart, and so does all of a row that has one cell, headings, or more
    short lines than a table that tells something.
    """
    lines = [line for cell in cells for line in cell]
    filled = sum(1 for cell in cells if any(line.text.strip() for line in cell))
    short = [line.text.strip() for line in lines if _is_short(line)]
    if filled < 2 or len(short) > _MOST or any(line.level or line.contents for line in lines):
        return lines
    told: list[Line] = []
    for line in lines:
        if not _is_short(line):
            told.append(line)
        elif short:
            told.append(Line(_BETWEEN.join(short)))
            short = []
    return [line for line in told if line.text.strip()]


def _is_short(line: Line) -> bool:
    return 0 < len(line.text.strip()) <= _SHORT
