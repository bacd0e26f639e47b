"""When a report was written, as far as it says.

Only what stands where a date stands counts: signature and byline, the lines below the
title and at the end, the title itself (2023年…会议), the name of the file. A year the text
speaks of is none.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

_DIGITS = str.maketrans(
    "〇○◯零OＯo元一二三四五六七八九０１２３４５６７８９", "0000000" + "1123456789" + "0123456789"
)
_YEAR = r"(?P<y>(?:19|20|１９|２０)[\d０-９]{2}|[一二][〇○◯零OＯo0０一二三四五六七八九]{3})"
_MARK, _DASH = "[-./．－]", "[—–―]{1,2}"
_FULL = re.compile(
    rf"{_YEAR}\s*(?:年\s*(?:(?P<m>元|[\d０-９一二三四五六七八九十]{{1,3}})\s*月"
    r"(?:\s*(?P<d>[\d０-９一二三四五六七八九十]{1,3})\s*[日号])?)?"
    rf"|{_MARK}\s*(?P<m2>[\d０-９]{{1,2}})(?:{_MARK}\s*(?P<d2>[\d０-９]{{1,2}}))?(?![\d０-９年])"
    rf"|{_DASH}(?P<m3>[\d０-９]{{1,2}}){_DASH}(?P<d3>[\d０-９]{{1,2}})(?![\d０-９年]))"
)
_PLAIN = re.compile(
    r"(?<!\d)(?P<y>20[0-4]\d)(?:[-_.]?(?P<m>0[1-9]|1[0-2])(?:[-_.]?(?P<d>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
_SPAN = re.compile(
    r"[\d０-９]{4}年?\s*[—–\-~～至到－]+\s*[\d０-９]{4}年?|(?:自|从)[\d０-９]{4}年"
    r"|[\d０-９]{4}年?(?:以来|以后|之后|前)|\d{4}\s*[〕】\]]\s*\d+\s*号"
    r"|(?<=年)\s*\d{1,2}月?\s*[—–\-~～至到－]+\s*\d{1,2}月"
)
"""Years and months of a period, and the number of a document: no date."""
_BETWEEN = re.compile(
    r"(?<=[〇○◯零一二三四五六七八九十年月])\s+(?=[〇○◯零一二三四五六七八九十年月日])"
)
"""Blanks that set a date wide: 二 〇 二 四 年."""
_LINE_LIMIT = 40
"""Code points of a line at the end that may be a date."""


def find_date(
    signed: Sequence[str] = (),
    title: str = "",
    source: str = "",
    last_lines: Sequence[str] = (),
) -> str:
    """Return 2023, 2023-02 or 2023-02-18; '' where nothing says it.

    The most exact of the first place that tells it wins: signature and byline, the last
    lines, the title, the name of the file. A title with a year only is made exact by the
    file's name of the same year.

    Args:
        signed: Lines of signature and byline.
        title: The report's title.
        source: Name of the file, with or without its ending.
        last_lines: The last paragraphs; only short ones that hold nothing but a date count.
    """
    short = [line for line in last_lines if len(line) <= _LINE_LIMIT and _is_date(line)]
    for lines in (signed, short):
        if found := _best(map(_written, lines)):
            return found
    of_title = _written(title)
    of_file = _written(source) or _plain(source)
    if of_title and not of_file.startswith(of_title):
        return of_title
    return of_file


def _best(dates: Iterable[str]) -> str:
    return max(dates, key=len, default="")


def _is_date(line: str) -> bool:
    """Return whether a line is a date in full and nothing else."""
    return _FULL.fullmatch(_BETWEEN.sub("", line.strip(" \u3000（）()。"))) is not None


def _written(text: str) -> str:
    """Return the date a text gives in words or with marks; '' for none and for several years."""
    clean = _SPAN.sub(" ", _BETWEEN.sub("", text))
    dates = [
        _of(
            found["y"],
            found["m"] or found["m2"] or found["m3"],
            found["d"] or found["d2"] or found["d3"],
        )
        for found in _FULL.finditer(clean)
    ]
    known = [one for one in dates if one]
    return _best(known) if len({one[:4] for one in known}) == 1 else ""


def _plain(text: str) -> str:
    """Return the date of a file's name (20230218); '' for none and for several years."""
    clean = _SPAN.sub(" ", text)
    dates = [_of(found["y"], found["m"], found["d"]) for found in _PLAIN.finditer(clean)]
    known = [one for one in dates if one]
    return _best(known) if len({one[:4] for one in known}) == 1 else ""


def _of(*parts: str | None) -> str:
    """Return the date of the words for year, month and day; '' where there is no such day."""
    year, month, day = map(_number, parts)
    if not month:
        return f"{year:04}"
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _number(text: str | None) -> int:
    """Return the number of digits or hanzi (二〇二三, 十二); 0 for none."""
    if not text:
        return 0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_number(tens) or 1) * 10 + _number(ones)
    return int(text.translate(_DIGITS))
