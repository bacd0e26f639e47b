"""Lines as printed → lines as written: what a margin or the foot of a page broke is joined.

How a file tells its paragraphs apart differs: by an indent, a blank line, a line that ends
early, or a line each. `Manner` finds out which, then every line is judged by that. In
doubt two lines stay two.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from drafter.core.headings import HEADING_LIMIT, is_heading, is_title_end
from drafter.core.manner import SLACK, WIDE, Manner, cells
from drafter.core.printed import Printed
from drafter.core.signed_lines import (
    is_addressee,
    is_byline,
    is_letterhead,
    is_salutation,
    is_signed,
    opens_speech,
)
from drafter.core.structure import Line

_BEGINS = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:、|[是要](?![，。]))|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]"
    r"|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}(?:[，、章节]|部分)"
)
"""What a line begins with that goes on with nothing."""
_OPEN = "，,、（(《“‘"
"""Marks after which every reader goes on."""
_INNER = tuple("、，。；：”）》")
"""Marks no line begins with but the rest of one."""
_LETTER_END = re.compile(r"(?:通知|通报|决定|批复|请示|函|公告)》?$")
_BROKEN_LEAST = 20
_TAIL_LIMIT = 30
"""Code points of the shortest line broken at a page, and of the rest of a broken heading."""
_SHORT_SHARE = 0.6
"""Share of the width that a line fills at least when what follows could not be broken."""
_COLUMNS_MOST = 2
"""Words of the rest of a heading at most: a row of a table has more."""
_SENTENCE_END = re.compile(r"[。！？][”’」』）)]*")


def mended(lines: Sequence[Printed], manner: Manner) -> list[Line]:
    """Return the lines with the parts of broken paragraphs and headings joined.

    A line that its file calls a title or heading (`Line.level`) is never joined.
    """
    found: list[list[str]] = []
    firsts: list[Printed] = []
    whole = _Whole()
    subheads = _has_subheads(lines, manner)
    for index, line in enumerate(lines):
        below = lines[index + 1] if index + 1 < len(lines) else None
        if index and _continues(whole, lines[index - 1], line, below, manner, subheads):
            found[-1].append(line.text)
            whole.add(line.text)
        else:
            parts = _at_measure(line, manner) if manner.measure else [line.text]
            found += [[part] for part in parts]
            firsts += [line] * len(parts)
            whole = _Whole(parts[-1], manner.indented(line) and not manner.centred(line))
    return [
        Line(_joined(parts), line.level, gap=line.gap)
        for parts, line in zip(found, firsts, strict=True)
    ]


def _at_measure(line: Printed, manner: Manner) -> list[str]:
    """Part a paragraph without indent where a sentence ends with its first line of print.

    Such a line filled the width by chance, so the indent below it was taken for none.
    """
    text = line.text
    if line.level is not None or manner.indented(line) or is_heading(text):
        return [text]
    for end in _SENTENCE_END.finditer(text[: WIDE * 2]):
        if -SLACK < cells(text[: end.end()]) - manner.measure <= SLACK and end.end() < len(text):
            return [text[: end.end()], text[end.end() :]]
    return [text]


class _Whole:
    """What has been joined so far: its beginning, open quotations, and how it began."""

    def __init__(self, text: str = "", indented: bool = False) -> None:
        self.indented = indented
        self.head = text[: HEADING_LIMIT + 1]
        self.heading = is_heading(text)
        self.open = text.count("“") - text.count("”")

    def add(self, text: str) -> None:
        self.head = (self.head + text)[: HEADING_LIMIT + 1]
        self.heading = self.heading and is_heading(self.head)
        self.open += text.count("“") - text.count("”")


def _joined(parts: Sequence[str]) -> str:
    """Join the parts of a line; between two Latin words a space stood."""
    text = [parts[0]]
    for above, below in pairwise(parts):
        latin = above[-1].isascii() and above[-1].isalpha()
        text.append(" " if latin and below[0].isascii() and below[0].isalpha() else "")
        text.append(below)
    return "".join(text)


def _has_subheads(lines: Sequence[Printed], manner: Manner) -> bool:
    """Return whether short lines without number or mark stand between paragraphs."""
    return any(
        above.stops
        and below.stops
        and not line.stops
        and 4 <= len(line.text) <= _TAIL_LIMIT
        and len(below.text) > _TAIL_LIMIT
        and not is_heading(line.text)
        and not is_salutation(above.text)
        and not (manner.width and manner.full(line, below))
        for above, line, below in zip(lines[3:], lines[4:], lines[5:], strict=False)
    )


def _continues(
    whole: _Whole,
    last: Printed,
    line: Printed,
    below: Printed | None,
    manner: Manner,
    subheads: bool,
) -> bool:
    """Return whether a line goes on where the last one stopped."""
    if last.level is not None or line.level is not None:
        return False
    if line.text.startswith(_INNER):
        return True
    if manner.indented(line) or opens_speech(line.text) or _stands_alone(last, line):
        return False
    if whole.heading:
        return _heading_goes_on(whole, last, line, below, manner, subheads)
    if manner.width:
        return _goes_on_at_margin(whole, last, line, manner)
    return _goes_on_at_page(whole, last, line, manner)


def _stands_alone(last: Printed, line: Printed) -> bool:
    """Return whether one of two lines is by its form about the text and not of it."""
    return (
        is_byline(last.text)
        or is_byline(line.text)
        or is_letterhead(last.text)
        or is_addressee(line.text)
    )


def _heading_goes_on(
    whole: _Whole,
    last: Printed,
    line: Printed,
    below: Printed | None,
    manner: Manner,
    subheads: bool,
) -> bool:
    """Return whether a line is the rest of a heading: short, without any mark, text below."""
    if (manner.by_gap and line.gap and not line.page) or last.stops or _BEGINS.match(line.text):
        return False
    if line.stops or "。" in line.text or line.text[-1] in _OPEN or len(line.text) > _TAIL_LIMIT:
        return False
    if len(whole.head) + len(line.text) > HEADING_LIMIT or is_salutation(line.text):
        return False
    if len(line.text.split()) > _COLUMNS_MOST:
        return False
    if below is None or (manner.width and manner.full(line, below)):
        return False
    if manner.width:
        return manner.full(last, line)
    return not subheads and len(below.text) > len(line.text)


def _goes_on_at_margin(whole: _Whole, last: Printed, line: Printed, manner: Manner) -> bool:
    """Judge a line of a file that is broken at a margin: a line that ends early is an end."""
    full = manner.full(last, line) or _is_full_first_line(whole, last, manner)
    if last.stops and last.text[-1] not in "；;":
        if manner.by_gap and line.gap and not line.page:
            return False
        return full and not is_heading(line.text) and not _BEGINS.match(line.text)
    if manner.by_gap and line.gap and not line.page:
        return full and not _BEGINS.match(line.text)
    if is_heading(line.text):
        return False
    if full or last.text[-1] in _OPEN:
        return True
    return manner.by_indent and whole.indented and _cut_short(last, manner)


def _is_full_first_line(whole: _Whole, last: Printed, manner: Manner) -> bool:
    """Return whether a first line is as long as those whose indent was taken off."""
    first = manner.lost > 0 and whole.head == last.text
    return first and len(last.text) == manner.width - manner.lost


def _cut_short(line: Printed, manner: Manner) -> bool:
    """Return whether a line lacks no more of the width than a long number or name takes."""
    return cells(line.text) + line.indent >= _SHORT_SHARE * manner.width


def _goes_on_at_page(whole: _Whole, last: Printed, line: Printed, manner: Manner) -> bool:
    """Judge a line of a file that has a line for each paragraph, but for those a page breaks."""
    if is_heading(line.text) or is_salutation(line.text) or is_signed(line.text):
        return False
    if last.stops and not (manner.by_indent and last.text[-1] in "；;"):
        return whole.open > 0 and not line.gap and _closes(line.text) and last.text[-1] not in "：:"
    if last.text[-1] in _OPEN:
        return True
    if manner.by_gap and line.gap and not line.page:
        return False
    if len(last.text) < _BROKEN_LEAST:
        return line.page and whole.head != last.text
    if manner.by_indent or line.page:
        return True
    if is_title_end(last.text) or _LETTER_END.search(last.text[-4:]):
        return False
    return line.stops and not _BEGINS.match(line.text)


def _closes(text: str) -> bool:
    """Return whether a quotation ends in a text that did not begin in it."""
    end, start = text.find("”"), text.find("“")
    return end >= 0 and (start < 0 or end < start)
