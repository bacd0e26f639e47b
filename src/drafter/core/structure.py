"""Raw lines → a report: title, salutation, headings, paragraphs, run-in points.

Line by line, as a careful reader would: what has a number and no full stop is a heading;
where no line is one, headings may run in, as the parallel first sentences of the parts
of a short report do (聚焦政治建设，铸牢绝对忠诚品格。坚持……). In doubt a line is a
paragraph: a heading missed costs a label, a paragraph taken for a heading loses text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.core.leads import find_leads
from drafter.core.report import Paragraph, Section

_NUM = r"[一二三四五六七八九十]{1,3}"
_NUMBERED = re.compile(rf"{_NUM}、|[（(]{_NUM}[）)]|第{_NUM}(?:部分|章|节)[：:、\s]?")
_END = "。！？!?；;，,、"
"""Marks a heading of its own line does not end with."""
_HEADING_LIMIT = 60
_TITLE_LIMIT = 60
_TITLE_TAIL = re.compile(r"(?:讲话|发言|汇报|综述|报告|材料|要点|总结|意见|方案|提纲|纪实|做法)$")
_BYLINE = re.compile(
    r"^[（(].*[）)]$|\d{4}\s*年|^\S{2,4}$|(?:委|部|组|局|办公室|书记|部长)\s?\S{0,4}$"
)
_SALUTATION = re.compile(
    r"(?:同志|领导|部长|书记|主任|代表|委员|朋友)[^。]{0,20}[：:]$|^各位[^。]*[：:]$"
)
_CLOSING = re.compile(
    r"(?:发言|汇报|讲话|报告)(?:完毕|结束|到此)|我的(?:发言|汇报|讲话)|以上(?:汇报|发言|报告|意见)"
    r"|^(?:同志们|各位领导|各位同志)[，,！!]|特此报告|^谢谢"
)
_CLOSING_LINES = 2
"""How many lines at the end may be the closing."""
_RUN_IN = re.compile(r"([^，。！？：]{4,16}，[^，。！？：]{4,16})。(?=.)")
_RUN_IN_NUMBERED = re.compile(rf"({_NUM}、[^。！？：]{{4,40}})。(?=.)")
_RUN_IN_LEAST = 3
"""How many parallel first sentences make headings."""
_TALK = re.compile(r"习近平|我们|一年来|近年来|今年|去年|同志们")
"""A first sentence with one of these tells something: it is no heading."""


@dataclass(frozen=True, slots=True)
class Structure:
    """What was read off the lines of one report.

    Attributes:
        title: '' when it has none.
        sections: As in `Report`, without subjects; salutation and introduction are a
            section without heading, and so is the close.
    """

    title: str
    sections: tuple[Section, ...]


def read_structure(lines: Iterable[str]) -> Structure:
    """Return the structure of the lines of one report; no sections when all are blank."""
    cleaned = [line for line in map(_clean, lines) if line]
    title, body = _split_title(cleaned)
    parts = _by_lines(body)
    run_in = len(parts) == 1 and (found := _by_first_sentences(body)) is not None
    if run_in and found is not None:
        parts = found
    parts = _with_close(parts)
    return Structure(
        title,
        tuple(
            Section(heading, "", tuple(_paragraph(line, run_in) for line in texts))
            for heading, texts in parts
            if heading or texts
        ),
    )


_Part = tuple[str, list[str]]
"""A heading, '' for none, and the lines below it."""


def _clean(line: str) -> str:
    """Return the line without what cannot be seen at its ends or stops it being one line."""
    text = "".join(
        " " if char in "\t\v\f\x1c\x1d\x1e\x85\u2028\u2029" else char
        for char in line
        if char in "\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"
        or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return text.strip()


def _paragraph(line: str, run_in: bool) -> Paragraph:
    return Paragraph(line, find_leads(line, inner=run_in))


def _split_title(lines: Sequence[str]) -> tuple[str, list[str]]:
    """Take the title off the top; what may be a byline stays with the introduction."""
    head: list[str] = []
    for line in lines[:4]:
        if not _could_be_title(line):
            break
        head.append(line)
    if not head or len(head) == len(lines):
        # Lines that all look like titles are a list, not a report.
        return ("", list(lines)) if len(lines) != 1 or not head else (head[0], [])
    title, taken = head[0], 1
    for line in head[1:]:
        if _TITLE_TAIL.search(title) or (_BYLINE.search(line) and not _TITLE_TAIL.search(line)):
            break
        title, taken = title + line, taken + 1
    return title, list(lines[taken:])


def _could_be_title(line: str) -> bool:
    return (
        len(line) <= _TITLE_LIMIT
        and line[-1] not in _END + "：:"
        and not _NUMBERED.match(line)
        and "。" not in line
    )


def _by_lines(lines: Sequence[str]) -> list[_Part]:
    """Cut where a line is a heading, or where a numbered heading runs in."""
    parts: list[_Part] = [("", [])]
    for line in lines:
        if _is_heading(line):
            parts.append((line, []))
        elif (found := _RUN_IN_NUMBERED.match(line)) is not None:
            parts.append((found.group(1), [line[found.end() :].lstrip()]))
        else:
            parts[-1][1].append(line)
    return parts


def _is_heading(line: str) -> bool:
    if not _NUMBERED.match(line) or len(line) > _HEADING_LIMIT:
        return False
    body = line.rstrip("。：:")
    return not any(mark in body for mark in "。！？") and line[-1] not in "；;，,、"


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
