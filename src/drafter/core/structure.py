"""Raw lines → a report: title, salutation, headings, paragraphs, run-in points.

Line by line, as a careful reader would: what has a number and no full stop is a heading;
where no line is one, headings may run in, as the parallel first sentences of the parts
of a short report do (聚焦政治建设，铸牢绝对忠诚品格。坚持……). In doubt a line is a
paragraph: a heading missed costs a label, a paragraph taken for a heading loses text.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.core.headings import (
    NO_END,
    heading_mark,
    is_digit_heading,
    is_heading,
    is_title_end,
)
from drafter.core.leads import find_leads
from drafter.core.report import Paragraph, Section
from drafter.core.signed_lines import (
    Role,
    is_byline,
    is_letterhead,
    roles_of,
)
from drafter.core.signed_lines import is_salutation as is_salutation
from drafter.core.signed_lines import is_signed as is_signed
from drafter.core.signed_lines import opens_speech as opens_speech
from drafter.core.subheads import subheads

_NUM = r"[一二三四五六七八九十]{1,3}"
_TITLE_LIMIT = 60
_TOLD_LIMIT = 80
"""Code points of a heading: by its number, of a title, and by what the file says."""
_BYLINE = re.compile(
    r"^[（(].*[）)]$|\d{4}\s*年|^\S{2,4}$|(?:委|部|组|局|办公室|书记|部长)\s?\S{0,4}$"
)
_SUBTITLE = ("—", "－", "-", "（", "(")
"""What a line begins with that belongs to the title above even where a blank line parts them."""
_HEAD_LINES = 4
"""How many lines at the top the title and what stands above it may take."""
_CLOSING = re.compile(
    r"(?:发言|汇报|讲话|报告)(?:完毕|结束|到此)|我的(?:发言|汇报|讲话)|以上(?:汇报|发言|报告|意见)"
    r"|^(?:同志们|各位领导|各位同志)[，,！!]|特此报告|^谢谢|我就(?:讲|说|汇报)(?:这些|这么多|到这)"
    r"|批评指正|(?:谢谢|感谢)(?:大家|各位)?[！!。]?$"
)
_CLOSING_LINES = 2
"""How many lines at the end may be the closing."""
_RUN_IN = re.compile(r"([^，。！？：]{4,16}，[^，。！？：]{4,16})。(?=.)")
_RUN_IN_NUMBERED = re.compile(rf"((?:{_NUM}、|[（(]{_NUM}[）)])[^。！？：；]{{4,40}})。(?=.)")
_NUMBER_LIMIT = 2
"""Digits of a number that stands in a line of its own above its heading."""
_RUN_IN_LEAST = 3
"""How many parallel first sentences make headings."""
_TALK = re.compile(r"习近平|我们|一年来|近年来|今年|去年|同志们")
"""A first sentence with one of these tells something: it is no heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line, with what its file says about it.

    Attributes:
        text: As printed, numbers that were counted automatically included.
        level: 0 for a title, 1 to 9 for a heading (outline level); None where the file
            does not tell, as text files never do.
        contents: Whether the file calls it a line of a table of contents.
        gap: Whether a blank line is known to stand above it.
    """

    text: str
    level: int | None = None
    contents: bool = False
    gap: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Structure:
    """What was read off the lines of one report.

    Attributes:
        title: '' when it has none.
        sections: As in `Report`, without subjects; salutation and introduction are a
            section without heading, and so is the close.
        signed: The lines that say who wrote it and when, above and below the text.
        level: One of `LEVELS`, where the contents page groups reports by it; else ''.
    """

    title: str
    sections: tuple[Section, ...]
    signed: tuple[str, ...] = ()
    level: str = ""


_Part = tuple[str, list[str]]
"""A heading, '' for none, and the lines below it."""


def read_structure(lines: Iterable[str | Line]) -> Structure:
    """Return the structure of the lines of one report; no sections when all are blank."""
    told = (line if isinstance(line, Line) else Line(line) for line in lines)
    cleaned = [replace(line, text=text) for line in told if (text := clean_line(line.text))]
    inner = _unnumbered_headings(cleaned)
    above, title, rest = _split_title(cleaned, inner)
    roles = [Role.TEXT] * len(rest)
    if title:
        roles = roles_of(["" if line.level or line in inner else line.text for line in rest])
    body, signed, annex = (
        [line for line, told_role in zip(rest, roles, strict=True) if told_role is role]
        for role in (Role.TEXT, Role.SIGNED, Role.ANNEX)
    )
    parts, run_in = _parts(body, inner)
    parts.append(("", [line.text for line in annex]))
    return Structure(
        title,
        tuple(
            Section(heading, "", tuple(_paragraph(line, run_in) for line in texts))
            for heading, texts in parts
            if heading or texts
        ),
        (*above, *(line.text for line in signed)),
    )


def _parts(body: Sequence[Line], inner: Container[Line]) -> tuple[list[_Part], bool]:
    """Return the parts of a text, and whether its headings are first sentences."""
    parts = _by_lines(body, inner)
    found = _by_first_sentences([line.text for line in body]) if len(parts) == 1 else None
    return _with_close(found or parts), found is not None


def _unnumbered_headings(lines: Sequence[Line]) -> frozenset[Line]:
    """Return the headings without number of a text that has no heading of another kind."""
    if any(heading_mark(line.text) or (line.level or 0) > 0 for line in lines):
        return frozenset()
    found = subheads([line.text for line in lines])
    return frozenset(lines[at] for at in found)


def clean_line(line: str) -> str:
    """Return the line without what cannot be seen at its ends or stops it being one line."""
    if (text := line.strip()).isprintable():
        return text
    text = "".join(
        " " if char in "\t\v\f\x1c\x1d\x1e\x85\u2028\u2029" else char
        for char in line
        if char in "\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"
        or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return text.strip()


def _paragraph(line: str, run_in: bool) -> Paragraph:
    return Paragraph(line, find_leads(line, inner=run_in))


def _split_title(
    lines: Sequence[Line], inner: Container[Line]
) -> tuple[list[str], str, list[Line]]:
    """Take the title off the top, and what stands above it; a byline stays with the rest."""
    first = 0
    while first < min(_HEAD_LINES, len(lines) - 1) and is_letterhead(lines[first].text):
        first += 1
    head: list[str] = []
    for line in lines[first : first + _HEAD_LINES]:
        if not _could_be_title(line.text) or (head and (line.level or line in inner)):
            break
        head.append(line.text)
    if not head or first + len(head) == len(lines):
        # Lines that all look like titles are a list, not a report.
        alone = len(lines) == 1 and bool(head)
        return ([], head[0], []) if alone else ([], "", list(lines))
    title, taken = head[0], first + 1
    for more, told in zip(head[1:], lines[first + 1 :], strict=False):
        if told.level != lines[first].level and lines[first].level is not None:
            break
        if is_title_end(title) or (_BYLINE.search(more) and not is_title_end(more)):
            break
        if is_byline(more) or (told.gap and not more.startswith(_SUBTITLE)):
            break
        title, taken = title + more, taken + 1
    return [line.text for line in lines[:first]], title, list(lines[taken:])


def _could_be_title(line: str) -> bool:
    return (
        len(line) <= _TITLE_LIMIT
        and line[-1] not in NO_END + "：:"
        and not heading_mark(line)
        and "。" not in line
    )


def _by_lines(lines: Sequence[Line], inner: Container[Line]) -> list[_Part]:
    """Cut where a line is a heading, or where a numbered heading runs in."""
    parts: list[_Part] = [("", [])]
    texts = ["", *(line.text for line in lines), ""]
    for told, above, below in zip(lines, texts, texts[2:], strict=False):
        line = told.text
        if is_heading(line) or _is_told_heading(told) or is_digit_heading(above, line, below):
            parts.append((line, []))
        elif told in inner:
            number = parts[-1][1].pop() + " " if _is_number(above) and parts[-1][1] else ""
            parts.append((number + line, []))
        elif (found := _RUN_IN_NUMBERED.match(line)) and not _TALK.search(found.group(1)):
            parts.append((found.group(1), [line[found.end() :].lstrip()]))
        else:
            parts[-1][1].append(line)
    return parts


def _is_number(text: str) -> bool:
    return 0 < len(text) <= _NUMBER_LIMIT and text.isdecimal()


def is_closing(text: str) -> bool:
    """Return whether a paragraph closes a speech: 以上汇报，请批评指正。."""
    return _CLOSING.search(text[:40]) is not None


def _is_told_heading(line: Line) -> bool:
    """Return whether the file calls a line a heading, and it is no paragraph in its dress."""
    body = line.text.rstrip("。：:")
    return bool(line.level) and len(body) <= _TOLD_LIMIT and not any(m in body for m in "。！？")


def _by_first_sentences(lines: Sequence[str]) -> list[_Part] | None:
    """Cut before lines in a row whose first sentences are parallel; None when there are none."""
    matches = [_RUN_IN.match(line) for line in lines]
    heads = [m if m and not _TALK.search(m.group(1)) else None for m in matches]
    start, length = _longest_row([head is not None for head in heads])
    if length < _RUN_IN_LEAST:
        return None
    parts: list[_Part] = [("", list(lines[:start]))]
    for line, head in zip(lines[start : start + length], heads[start:], strict=False):
        if head is not None:
            parts.append((head.group(1), [line[head.end() :].lstrip()]))
    parts[-1][1].extend(lines[start + length :])
    return parts


def _longest_row(flags: Sequence[bool]) -> tuple[int, int]:
    """Return start and length of the longest row of true flags, the first of equal ones."""
    best, start = (0, 0), 0
    for index, flag in enumerate((*flags, False)):
        if not flag:
            if index - start > best[1]:
                best = (start, index - start)
            start = index + 1
    return best


def _with_close(parts: list[_Part]) -> list[_Part]:
    """Give the closing lines a part of their own."""
    heading, lines = parts[-1]
    for back in range(min(_CLOSING_LINES, len(lines) - 1), 0, -1):
        if heading and _CLOSING.search(lines[-back][:40]):
            return [*parts[:-1], (heading, lines[:-back]), ("", lines[-back:])]
    return parts
