"""How a file is printed: broken at a margin or not, and what tells its paragraphs apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.core.headings import is_heading
from drafter.core.printed import Printed

_INDENT = 2
_CENTRED = 10
"""Half-width cells from which on white space is an indent, and centres a line."""
_LINES_LEAST = 12
_NARROW, WIDE = 15, 64
"""From how many lines on a width can be told, and code points of a line of print."""
_FULL_SHARE = 0.3
_BEYOND_SHARE = 0.03
"""Share of lines that fill the width, and share that may go beyond, in a file so broken."""
_STRICT_SHARE = 0.97
SLACK = 4
"""Half-width cells a line that stops in mid-sentence may fall short of its width by."""
_MEASURED_LEAST = 5
"""How many lines without indent must have one width for it to be that of the print."""
_TOKEN = re.compile(
    r"[“‘（《【「『(]*(?:[0-9A-Za-z.%％,+-]+|.)[，。、；：！？”’）》】」』,.;:!?)…]*"
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is printed.

    Attributes:
        width: Of a full line, in code points where ``strict``, else in half-width cells;
            0 where lines are not broken at a margin.
        strict: Whether lines are cut after a number of characters, whatever stands there.
        margin: Half-width cells in front of every line.
        by_indent: Whether paragraphs begin with an indent.
        by_gap: Whether blank lines part paragraphs.
        measure: Width of the print, in half-width cells, that lines without indent still
            show where a page or a lost indent broke a paragraph below its first line; 0
            where lines are broken at a margin or too few lines show it.
        lost: Code points of an indent that was taken off all first lines; 0 for none.
    """

    width: int = 0
    strict: bool = False
    margin: int = 0
    by_indent: bool = False
    by_gap: bool = False
    measure: int = 0
    lost: int = 0

    def indented(self, line: Printed) -> bool:
        """Return whether a line begins as a paragraph does, further in than others."""
        return line.indent - self.margin >= _INDENT

    def centred(self, line: Printed) -> bool:
        """Return whether a line begins further in than any paragraph does."""
        return line.indent - self.margin >= _CENTRED

    def full(self, line: Printed, below: Printed) -> bool:
        """Return whether a line ends because what follows had no room in it."""
        if self.strict:
            size = len(line.text) + max(line.indent // 2, line.front)
            return size >= self.width or (size == self.width - self.lost and not line.stops)
        token = _TOKEN.match(below.text[:40])
        room = self.width - cells(line.text) - line.indent
        slack = 0 if line.stops or (self.by_gap and below.gap) else SLACK
        return room < cells(token.group() if token else "") + slack


def cells(text: str) -> int:
    """Return the width of a text in half-width cells."""
    return 2 * len(text) - len(text.encode("latin-1", "ignore"))


def manner_of(lines: Sequence[Printed]) -> Manner:
    """Find out how lines are printed."""
    plain = [line for line in lines if line.level is None]
    width, strict = _width([line for line in plain if len(line.text) > _NARROW // 3])
    margin = _margin(plain) if width else 0
    plain = [line for line in plain if line.indent - margin < _CENTRED]
    pairs = [
        (above, below)
        for above, below in pairwise(plain)
        if len(below.text) > _NARROW and not is_heading(below.text)
    ]
    bare = Manner(width, strict, margin)
    parted = [
        below
        for above, below in pairs
        if above.stops and not below.page and not (width and bare.full(above, below))
    ]
    inner = [
        below
        for above, below in pairs
        if not (above.stops or below.page or is_heading(above.text)) and len(above.text) > _NARROW
    ]
    by_indent = _most(bare.indented(line) for line in parted)
    by_gap = _most(line.gap for line in parted) and not _most(line.gap for line in inner)
    measure = _measure(plain) if by_indent and not width else 0
    lost = _INDENT if strict and not any(line.indent for line in plain) else 0
    return Manner(width, strict, margin, by_indent, by_gap, measure, lost)


def _measure(lines: Sequence[Printed]) -> int:
    """Return the usual width of lines without indent that were broken; 0 for none."""
    sizes = Counter(
        cells(line.text)
        for line, below in pairwise(lines)
        if not (line.stops or line.indent or below.indent or is_heading(line.text))
        and 2 * _NARROW <= cells(line.text) <= 2 * WIDE
    )
    if not sizes:
        return 0
    size = max(sizes, key=lambda size: (sizes[size] + sizes[size + 1], size))
    return size if sizes[size] + sizes[size + 1] >= _MEASURED_LEAST else 0


def _most(flags: Iterable[bool]) -> bool:
    told = list(flags)
    return sum(told) * 2 > len(told)


def _margin(lines: Sequence[Printed]) -> int:
    """Return the white space in front of all lines of print, which is no indent."""
    counts = Counter(line.indent for line in lines)
    return min((indent for indent, count in counts.items() if count * 4 >= len(lines)), default=0)


def _width(long: Sequence[Printed]) -> tuple[int, bool]:
    """Return the width lines are broken at and whether strictly; 0 when they are not."""
    if len(long) < _LINES_LEAST:
        return 0, False
    chars = [len(line.text) + line.front for line in long]
    width = _usual(chars, 2)
    if width and _NARROW <= width <= WIDE:
        broken = [
            size
            for size, line in zip(chars, long, strict=True)
            if abs(size - width) <= SLACK and not (line.stops or is_heading(line.text))
        ]
        stripped = not any(line.indent for line in long)
        full = broken.count(width) + stripped * broken.count(width - _INDENT)
        if full >= _STRICT_SHARE * len(broken):
            return width, True
    width = _usual([cells(line.text) + line.indent for line in long], 4)
    return (width, False) if 2 * _NARROW <= width <= 2 * WIDE else (0, False)


def _usual(sizes: Sequence[int], slack: int) -> int:
    """Return the size that many have or nearly have and hardly any exceeds; 0 for none."""
    counts = Counter(sizes)
    mode, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    width = max(size for size in counts if counts[size] * 5 >= count and size <= mode + slack)
    near = sum(counts[size] for size in range(width - slack, width + 1))
    beyond = sum(number for size, number in counts.items() if size > width + slack)
    enough = near >= _FULL_SHARE * len(sizes) and beyond <= _BEYOND_SHARE * len(sizes)
    return width if enough else 0
