"""Where the reports of a file begin that has no contents page: at lines that look like titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.contents_page import divider_line, level_line, unnumbered
from drafter.core.headings import heading_number, is_heading, is_title_end
from drafter.core.manner import Manner
from drafter.core.printed import Printed
from drafter.core.structure import is_closing, is_signed

TITLE_LINES = 3
"""Over how many lines a title may run."""
TITLE_LIMIT = 60
TITLE_LEAST = 4
REPORT_LEAST = 150
"""Code points of a title, and code points below which what stands under one is no report."""
_SENTENCE = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class TitlePlace:
    """Where a report begins.

    Attributes:
        start: Index of the first line of its title.
        stop: Index of the first line below the title.
        title: '' where its lines are left for `read_structure` to tell.
        level: One of `LEVELS`; '' where nothing tells.
        rest: What stands behind the title in its last line.
        before: What stands before the title in its first line, of the report above.
    """

    start: int
    stop: int
    title: str = ""
    level: str = ""
    rest: str = ""
    before: str = ""


def places_by_look(lines: Sequence[Printed], manner: Manner) -> list[TitlePlace]:
    """Find lines that look like titles with a report below each; none when only one does."""
    could = [
        at
        for at, line in enumerate(lines)
        if could_be_title(lines, at, line) and not _is_broken(lines, at, manner)
    ]
    sure = {at for at in could if _is_sure(lines, at)}
    starts = sorted(sure | _where_numbers_restart(lines, could, sure))
    starts = _not_inside(lines, starts)
    if len(starts) < 2:
        return []
    sizes = [0]
    for line in lines:
        sizes.append(sizes[-1] + len(line.text))
    kept: list[int] = []
    for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        if sizes[stop] - sizes[start + 1] >= REPORT_LEAST:
            kept.append(start)
    if len(kept) < 2:
        return []
    tops = [_top(lines, start) for start in kept]
    return [_place(lines, top) for top in dict.fromkeys(tops)]


def _place(lines: Sequence[Printed], top: int) -> TitlePlace:
    """Return the place of a title that begins at a line, its number and divider left out."""
    text, start = unnumbered(lines[top].text), top
    if start and divider_line(lines[start - 1].text):
        start -= 1
    level = level_line(lines[start - 1].text) if start else ""
    if text == lines[top].text:
        return TitlePlace(start, top, level=level)
    return TitlePlace(start, top + 1, level=level, rest=text)


def _is_broken(lines: Sequence[Printed], at: int, manner: Manner) -> bool:
    """Return whether a line goes on below, as the first line of a paragraph does."""
    if not manner.width or at + 1 == len(lines):
        return False
    return manner.full(lines[at], lines[at + 1]) and not is_title_end(lines[at].text)


def could_be_part(line: Printed) -> bool:
    """Return whether a line may be a title or one of its lines, by itself."""
    text = line.text
    return (
        TITLE_LEAST <= len(text) <= TITLE_LIMIT
        and not _SENTENCE.search(text)
        and text[-1] not in "，、：:；;,"
        and not is_heading(text)
        and not divider_line(text)
    )


def could_be_title(lines: Sequence[Printed], at: int, line: Printed) -> bool:
    """Return whether a line may be a title by itself and by the line above."""
    if not could_be_part(line) or level_line(line.text) or line.level not in (None, 0, 1):
        return False
    if line.level is None and is_signed(line.text) and not is_title_end(line.text):
        return False
    if at == 0 or line.level == 0:
        return True
    above = lines[at - 1]
    return (
        above.stops
        or is_signed(above.text)
        or is_closing(above.text)
        or bool(level_line(above.text))
        or divider_line(above.text)
        or (line.page and line.gap)
    )


def _is_sure(lines: Sequence[Printed], at: int) -> bool:
    """Return whether a line that may be a title is one by its words or its file's word."""
    line = lines[at]
    if at and divider_line(lines[at - 1].text):
        return True
    if line.level is not None:
        return line.level == 0 or is_title_end(line.text)
    return is_title_end(line.text) and len(line.text) >= 2 * TITLE_LEAST


def _where_numbers_restart(
    lines: Sequence[Printed], could: Sequence[int], sure: set[int]
) -> set[int]:
    """Return the lines above which headings came to 二、 and below which they begin anew."""
    found: set[int] = set()
    waiting: list[int] = []
    highest = 0
    following = iter([*could, len(lines)])
    next_could = next(following)
    for at, line in enumerate(lines):
        if at == next_could:
            waiting.append(at)
            next_could = next(following)
        number = heading_number(line.text)
        if number == 1 and highest > 1 and waiting and not sure.intersection(waiting):
            found.add(waiting[-1])
        if number:
            highest, waiting = number, []
    return found


def _not_inside(lines: Sequence[Printed], starts: Sequence[int]) -> list[int]:
    """Leave out lines with headings above and below that count on: 二、 then 三、."""
    kept: list[int] = []
    numbers = [(at, n) for at, line in enumerate(lines) if (n := heading_number(line.text))]
    cursor = 0
    for start in starts:
        while cursor < len(numbers) and numbers[cursor][0] < start:
            cursor += 1
        above = numbers[cursor - 1][1] if cursor else 0
        below = numbers[cursor][1] if cursor < len(numbers) else 1
        if below <= 1 or below != above + 1:
            kept.append(start)
    return kept


def _top(lines: Sequence[Printed], start: int) -> int:
    """Return where the title begins that ends in a line."""
    top = start
    while top and start - top < TITLE_LINES - 1 and lines[start].level is None:
        above = lines[top - 1]
        if above.stops or not could_be_part(above) or is_signed(above.text):
            break
        if level_line(above.text) or is_title_end(above.text) or above.level is not None:
            break
        if top > 1 and not (lines[top - 2].stops or is_signed(lines[top - 2].text)):
            break
        top -= 1
    return top
