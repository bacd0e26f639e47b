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

from drafter.core.headings import (
    HEADING_LIMIT,
    NO_END,
    heading_mark,
    is_digit_heading,
    is_heading,
    is_title_end,
)
from drafter.core.leads import find_leads
from drafter.core.report import Paragraph, Section

_NUM = r"[一二三四五六七八九十]{1,3}"
_TITLE_LIMIT = 60
_TOLD_LIMIT = 80
"""Code points of a heading: by its number, of a title, and by what the file says."""
_BYLINE = re.compile(
    r"^[（(].*[）)]$|\d{4}\s*年|^\S{2,4}$|(?:委|部|组|局|办公室|书记|部长)\s?\S{0,4}$"
)
_SALUTATION = re.compile(
    r"(?:同志|领导|部长|书记|主任|代表|委员|朋友)[^。]{0,20}[：:]$|^各位[^。]*[：:]$"
)
_GREETING = re.compile(r"尊敬|敬爱|亲爱|各位|同志|领导|首长")
_DATE = re.compile(
    r"[（(]?\s*(?:\d{4}|[二一][〇○0零一二三四五六七八九]{3})\s*年[\d\s一二三四五六七八九十]{1,5}月"
    r"(?:[\d\s一二三四五六七八九十]{1,5}日)?\s*[）)]?$"
)
_OFFICE = re.compile(
    r"^[（(]?(?!在|关于)[^，。；：—]{2,}(?:委|组织部|党组|党工委|办公室|(?<![格布开全大结变破当])局|书记|部长|主任)"
    r"(?:\s+\S{1,2}\s?\S{1,2})?[）)]?$"
)
_NO_PERSON = re.compile(r"[前引]言|导语|摘要|目录|概述|背景|做法|成效|情况|总结|经验|问题|打算|序")
_PERSON = re.compile(r"[（(]?[\u3400-\u9fff](?:[\u3400-\u9fff]{1,2}|\s+[\u3400-\u9fff])[）)]?")
"""What a line that signs looks like: a date, an office with or without a name, a name."""
_SIGNED_LINES = 3
_SIGNED_LIMIT = 40
_CLOSING = re.compile(
    r"(?:发言|汇报|讲话|报告)(?:完毕|结束|到此)|我的(?:发言|汇报|讲话)|以上(?:汇报|发言|报告|意见)"
    r"|^(?:同志们|各位领导|各位同志)[，,！!]|特此报告|^谢谢|我就(?:讲|说|汇报)(?:这些|这么多|到这)"
    r"|批评指正|(?:谢谢|感谢)(?:大家|各位)?[！!。]?$"
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
class Line:
    """A raw line, with what its file says about it.

    Attributes:
        text: As printed, numbers that were counted automatically included.
        level: 0 for a title, 1 to 9 for a heading (outline level); None where the file
            does not tell, as text files never do.
        contents: Whether the file calls it a line of a table of contents.
    """

    text: str
    level: int | None = None
    contents: bool = False


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


def is_salutation(text: str) -> bool:
    """Return whether a paragraph greets those who are spoken to: 同志们：."""
    return len(text) <= HEADING_LIMIT and _SALUTATION.search(text) is not None


def opens_speech(text: str) -> bool:
    """Return whether a line is a salutation and cannot be the rest of a sentence."""
    return is_salutation(text) and _GREETING.match(text) is not None


def read_structure(lines: Iterable[str | Line]) -> Structure:
    """Return the structure of the lines of one report; no sections when all are blank."""
    told = (line if isinstance(line, Line) else Line(line) for line in lines)
    cleaned = [Line(text, line.level) for line in told if (text := clean_line(line.text))]
    title, rest = _split_title(cleaned)
    above, body, below = _split_signed(rest) if title else ([], rest, [])
    parts = _by_lines(body)
    run_in = (
        len(parts) == 1 and (found := _by_first_sentences([line.text for line in body])) is not None
    )
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
        (*above, *below),
    )


_Part = tuple[str, list[str]]
"""A heading, '' for none, and the lines below it."""


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


def _split_title(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """Take the title off the top; a byline stays with the rest."""
    head: list[str] = []
    for line in lines[:4]:
        if not _could_be_title(line.text) or (head and line.level):
            break
        head.append(line.text)
    if not head or len(head) == len(lines):
        # Lines that all look like titles are a list, not a report.
        return ("", list(lines)) if len(lines) != 1 or not head else (head[0], [])
    title, taken = head[0], 1
    for more, told in zip(head[1:], lines[1:], strict=False):
        if told.level != lines[0].level and lines[0].level is not None:
            break
        if is_title_end(title) or (_BYLINE.search(more) and not is_title_end(more)):
            break
        title, taken = title + more, taken + 1
    return title, list(lines[taken:])


def _could_be_title(line: str) -> bool:
    return (
        len(line) <= _TITLE_LIMIT
        and line[-1] not in NO_END + "：:"
        and not heading_mark(line)
        and "。" not in line
    )


def _split_signed(lines: Sequence[Line]) -> tuple[list[str], list[Line], list[str]]:
    """Take byline and date off the top, signature and date off the end."""
    above = 0
    while above < min(_SIGNED_LINES, len(lines) - 1) and _signs(lines[above]):
        above += 1
    below = len(lines)
    if below > above + 1 and _DATE.match(lines[-1].text):
        below -= 1
        while len(lines) - below < _SIGNED_LINES and below > above + 1:
            if not _OFFICE.search(lines[below - 1].text) or not _signs(lines[below - 1]):
                break
            below -= 1
    texts = [line.text for line in lines]
    return texts[:above], list(lines[above:below]), texts[below:]


def _signs(line: Line) -> bool:
    return not line.level and is_signed(line.text)


def _by_lines(lines: Sequence[Line]) -> list[_Part]:
    """Cut where a line is a heading, or where a numbered heading runs in."""
    parts: list[_Part] = [("", [])]
    texts = ["", *(line.text for line in lines), ""]
    for told, above, below in zip(lines, texts, texts[2:], strict=False):
        line = told.text
        if is_heading(line) or _is_told_heading(told) or is_digit_heading(above, line, below):
            parts.append((line, []))
        elif (found := _RUN_IN_NUMBERED.match(line)) is not None:
            parts.append((found.group(1), [line[found.end() :].lstrip()]))
        else:
            parts[-1][1].append(line)
    return parts


def is_closing(text: str) -> bool:
    """Return whether a paragraph closes a speech: 以上汇报，请批评指正。."""
    return _CLOSING.search(text[:40]) is not None


def is_signed(text: str) -> bool:
    """Return whether a line is a date, an office, a name or both."""
    if len(text) > _SIGNED_LIMIT or text[-1] in NO_END + "：:":
        return False
    if _DATE.match(text) or _OFFICE.match(text):
        return True
    return _PERSON.fullmatch(text) is not None and not _NO_PERSON.search(text)


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
