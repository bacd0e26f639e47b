"""Where the reports of a file begin that has no contents page: at lines that look like titles."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from drafter.core.contents_page import divider_line, level_line, unnumbered
from drafter.core.headings import is_title_end, top_numbers
from drafter.core.manner import Manner
from drafter.core.printed import Printed
from drafter.core.signed_lines import is_signed
from drafter.core.title_signs import (
    alike,
    bylines_above,
    could_be_part,
    could_be_title,
    dashed_office,
    first_title,
    is_part,
    is_supported,
    is_sure,
    told,
    top_of_text,
)

TITLE_LINES = 3
"""Over how many lines a title may run."""
REPORT_LEAST = 150
_BRIEF_LEAST = 80
"""Code points below which what stands under a title is no report, and no brief among briefs."""


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
    text_top = top_of_text(lines)
    numbers, low = top_numbers([line.text for line in lines])
    sure = {at for at in could if is_sure(lines, at, text_top)}
    brief = alike(lines, could, text_top)
    sure |= brief | told(lines, text_top)
    could = sorted(sure.union(could))
    restarts = _where_numbers_restart(lines, could, sure, numbers, low=low)
    starts = _not_inside(numbers, sorted(sure | restarts))
    if starts and starts[0] >= text_top:
        starts = [*first_title(lines, could, text_top), *starts]
    kept = _with_text(lines, starts, brief)
    if len(kept) < 2:
        return []
    tops = list(dict.fromkeys(_top(lines, start) for start in kept))
    signed = bylines_above(lines, [(top, top + 1) for top in tops])
    return [_signed_place(lines, top) if top in signed else _place(lines, top) for top in tops]


def _with_text(lines: Sequence[Printed], starts: Sequence[int], brief: Container[int]) -> list[int]:
    """Return the titles below which enough text stands for a report."""
    sizes = [0]
    for line in lines:
        sizes.append(sizes[-1] + len(line.text))
    stops = [*starts, len(lines)][1:]
    return [
        start
        for start, stop in zip(starts, stops, strict=True)
        if sizes[stop] - sizes[start + 1] >= (_BRIEF_LEAST if start in brief else REPORT_LEAST)
    ]


def titled_by(lines: Sequence[Printed], at: int) -> TitlePlace | None:
    """Return the place of the title a byline stands below or above; None where none does."""
    if at and could_be_part(lines[at - 1]) and not is_signed(lines[at - 1].text):
        top = _top(lines, at - 1)
        if could_be_title(lines, top, lines[top]):
            return _place(lines, top)
    below = lines[at + 1 : at + 2]
    if below and could_be_part(below[0]) and not is_signed(below[0].text):
        return _signed_place(lines, at + 1)
    return None


def _place(lines: Sequence[Printed], top: int) -> TitlePlace:
    """Return the place of a title that begins at a line, its number and divider left out."""
    text, start = unnumbered(lines[top].text), top
    if start and divider_line(lines[start - 1].text):
        start -= 1
    level = level_line(lines[start - 1].text) if start else ""
    stop = _below_title(lines, top)
    if stop < len(lines) and lines[top].level is None and is_signed(lines[stop].text):
        return TitlePlace(start, stop, _joined(lines, top, stop), level)
    if stop < len(lines) and (office := dashed_office(lines[stop].text)):
        return TitlePlace(start, stop + 1, _joined(lines, top, stop), level, rest=office)
    if text == lines[top].text:
        return TitlePlace(start, top, level=level)
    return TitlePlace(start, top + 1, level=level, rest=text)


def _signed_place(lines: Sequence[Printed], top: int) -> TitlePlace:
    """Return the place of a title with its byline above; it begins with that."""
    start, stop = top - 1, _below_title(lines, top)
    level = level_line(lines[start - 1].text) if start else ""
    return TitlePlace(start, stop, _joined(lines, top, stop), level, rest=lines[start].text)


def _below_title(lines: Sequence[Printed], top: int) -> int:
    """Return the first line below a title that begins at a line."""
    stop = top + 1
    while stop < len(lines) and stop - top < TITLE_LINES and not is_title_end(lines[stop - 1].text):
        line = lines[stop]
        if line.stops or line.level is not None or not could_be_part(line) or is_signed(line.text):
            break
        if dashed_office(line.text):
            break
        stop += 1
    return stop


def _joined(lines: Sequence[Printed], top: int, stop: int) -> str:
    return "".join((unnumbered(lines[top].text), *(line.text for line in lines[top + 1 : stop])))


def _is_broken(lines: Sequence[Printed], at: int, manner: Manner) -> bool:
    """Return whether a line goes on below, as the first line of a paragraph does."""
    if not manner.width or at + 1 == len(lines):
        return False
    return manner.full(lines[at], lines[at + 1]) and not is_title_end(lines[at].text)


def _where_numbers_restart(
    lines: Sequence[Printed],
    could: Sequence[int],
    sure: set[int],
    numbers: Sequence[int],
    *,
    low: bool,
) -> set[int]:
    """Return the lines above which headings came to 二、 and below which they begin anew.

    Parts of a report count anew as well: what is called like one must have a byline or
    the like, and so must all where the headings are （一）.
    """
    found: set[int] = set()
    waiting: list[int] = []
    highest = 0
    following = iter([*could, len(lines)])
    next_could = next(following)
    for at, number in enumerate(numbers):
        if at == next_could:
            if is_supported(lines, at) or not (low or is_part(lines[at])):
                waiting.append(at)
            next_could = next(following)
        if number == 1 and highest > 1 and waiting and not sure.intersection(waiting):
            found.add(next((one for one in waiting if is_title_end(lines[one].text)), waiting[-1]))
        if number:
            highest, waiting = number, []
    return found


def _not_inside(counted: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Leave out lines with headings above and below that count on: 二、 then 三、."""
    kept: list[int] = []
    numbers = [(at, number) for at, number in enumerate(counted) if number]
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
