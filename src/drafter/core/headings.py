"""What a line is by its own look: a heading, of which depth and number, or the end of a title."""

import re
from collections.abc import Sequence

_NUM = r"[一二三四五六七八九十]{1,3}"
HEADING_LIMIT = 60
"""Code points of a heading that has a number."""
NO_END = "。！？!?；;，,、"
"""Marks a heading of its own line does not end with."""
_NUMBERED = re.compile(rf"{_NUM}\s?[、.．]|[（(]\s?{_NUM}\s?[）)]|第{_NUM}(?:部分|章|节)[：:、\s]?")
_DIGITS = "零一二三四五六七八九"
_DIGIT_NUMBERED = re.compile(r"(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)])(?=[^\d\s.．、])")
_DIGIT_HEADING_LIMIT = 40
"""A third or fourth depth: a line of a list looks alike, so it must have text below."""
_TITLE_TAIL = re.compile(r"(?:讲话|发言|汇报|综述|报告|材料|要点|总结|意见|方案|提纲|纪实|做法)$")
_PART_TAIL = re.compile(r"(?:要点|总结|意见|方案|做法)$")


def is_title_end(text: str) -> bool:
    """Return whether a text ends as titles do: 综述, 讲话, 汇报材料."""
    return _TITLE_TAIL.search(text[-4:]) is not None


def is_part_end(text: str) -> bool:
    """Return whether titles end so, and parts of a report as well: 主要做法, 整改方案."""
    return _PART_TAIL.search(text[-2:]) is not None


def heading_mark(line: str) -> str:
    """Return the number a heading begins with: 一、 or （一）; '' for none."""
    found = _NUMBERED.match(line)
    return found.group() if found else ""


def heading_number(line: str, ends: str = "、.．") -> int:
    """Return what a heading counts, 2 for 二、强基固本; 0 for all other lines.

    Args:
        line: A line.
        ends: The characters its mark may end with.
    """
    mark = heading_mark(line)
    if mark[-1:] not in tuple(ends) or not is_heading(line):
        return 0
    tens, ten, ones = mark.strip("（()） 、.．").rpartition("十")
    number = _DIGITS.find(ones) if ones else 0
    return number + (_DIGITS.find(tens) if tens else 1) * 10 if ten else number


def top_numbers(lines: Sequence[str]) -> tuple[list[int], bool]:
    """Return what the headings of the first depth count, and whether （一） is that depth."""
    numbers = [heading_number(line) for line in lines]
    if any(numbers):
        return numbers, False
    return [heading_number(line, "）)") for line in lines], True


def is_heading(line: str) -> bool:
    """Return whether a line is a numbered heading: 一、凝心铸魂, （一）抓学习."""
    if not _NUMBERED.match(line) or len(line) > HEADING_LIMIT:
        return False
    body = line.rstrip("。：:")
    return not any(mark in body for mark in "。！？") and line[-1] not in "；;，,、"


def is_digit_heading(above: str, line: str, below: str) -> bool:
    """Return whether a line is a heading of a lower depth (1. （1）) over a line of text.

    Lines of a list look alike, but have their like above or below.
    """
    return (
        _DIGIT_NUMBERED.match(line) is not None
        and len(line) <= _DIGIT_HEADING_LIMIT
        and not any(mark in line for mark in "。！？；：")
        and line[-1] not in NO_END
        and "。" in below
        and _DIGIT_NUMBERED.match(below) is None
        and ("。" in above or _DIGIT_NUMBERED.match(above) is None)
    )
