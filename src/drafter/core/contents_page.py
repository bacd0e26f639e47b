"""The contents page of a file: what it names, and which level (省级 市级 县级) it puts it under."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.headings import is_title_end
from drafter.core.printed import Printed
from drafter.core.report import LEVELS
from drafter.core.signed_lines import is_signed

_CAPTION = re.compile(r"[【\[]?目(?:录|次|錄)[】\]]?(?:contents)?|contents", re.IGNORECASE)
_CAPTION_WITHIN = 300
"""In how many lines from the top a contents page may begin."""
_LEADER = r"[\s.．…·•・‥⋯_\-—–─]"
_PAGED = re.compile(rf"(?:{_LEADER}+[（(]?|[（(])\d{{1,4}}[）)]?$")
_TAIL_DIGITS = re.compile(r"(?<=[\u3400-\u9fff”》）)])\d{1,3}$")
_LEADERS = re.compile(rf"{_LEADER}{{3,}}\d{{0,4}}$")
_PIECE = (
    r"(?:第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})篇|(?:篇章?|(?:经验|交流|典型|发言|汇报)?"
    r"(?:材料|范文|案例|发言)之?|(?:典型|先进|交流)经验(?:材料)?之?)(?:[一二三四五六七八九十]{1,3}|\d{1,2}))"
)
_DIVIDER = re.compile(rf"[【\[（(《]?{_PIECE}[】\]）)》]?[：:]?")
_PIECE_TITLE = re.compile(rf"[【\[（(《]?{_PIECE}[】\]）)》]?\s?[：:](?=.{{4}})")
_NUMBER = re.compile(
    rf"(?:[【\[（(]{_PIECE}[】\]）)]|{_PIECE}[\s：:])\s*|"
    r"(?:[一二三四五六七八九十百]{1,4}[、.．]|[（(](?:[一二三四五六七八九十]{1,4}|\d{1,3})[）)]"
    r"|\d{1,3}\s*[.．、](?!\d)|\d{1,3}\s+(?=\D)|第[一二三四五六七八九十\d]{1,4}(?:部分|[章篇辑编卷])"
    r"|[●◆■★▲◎○□·•※])[\s、:：]*"
)
_UNIT = r"[、/]?(?:自治|直辖|地|旗)?(?:省|市|县|区|州|盟|旗)"
_LEVEL = re.compile(
    rf"(?:(?P<province>(?:省|自治区|直辖市)(?:[（(]?(?:{_UNIT}){{1,2}}[）)]?)?)"
    rf"|(?P<county>(?:县|区|旗县|(?=市县区|市区县))(?:[（(]?(?:{_UNIT}){{1,3}}[）)]?)?)"
    r"|(?P<city>(?:地|设区|地级|副省级城|各)?市(?:[（(]?[、/]?(?:地|州|盟|[、/]){1,4}[）)]?)?|地))"
    r"(?:直?(?:单位|机关|组织部门?)?(?:级|层面|部分|篇|卷|编|辑|类)){1,3}"
    r"(?:[（(]\d+篇[）)]|组织(?:工作|部门?)|材料|综述|总结|汇报|经验){0,3}"
)
_LEVELS = dict(zip(("province", "city", "county"), LEVELS, strict=True))
_AUTHOR = re.compile(r"\s*(?:[（(][^（()）]{2,30}[）)]|[-—]{2}[^—]{2,20}[委部组局院校司])$")
_LEVEL_LIMIT = 20
_GROUP_LIMIT = 50
"""Code points of a line that parts groups, as printed and without number and page."""
_ENTRY_LIMIT = 90
_KEY = 5
_CONFIRMED_SHARE = 0.3
"""How many first characters tell an entry, and the share of entries found in the text."""
_ENTRIES_LIMIT = 5_000
_TITLE_LINES = 3
_LEADERS_LEAST = 3
"""Lines with leaders that make a contents page without caption."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a contents page names.

    Attributes:
        text: Without its number and page.
        number: Its number as printed (一、); '' for none.
        level: One of `LEVELS`, of the group it stands in; else ''.
        whole: Whether a page number told where it ends.
    """

    text: str
    number: str
    level: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """A contents page: the lines from start to stop."""

    start: int
    stop: int
    entries: tuple[Entry, ...]


def normal(text: str) -> str:
    """Return a text as it compares: letters, hanzi and digits, in their plain forms."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def unnumbered(text: str) -> str:
    """Return a line without the number it begins with."""
    found = _NUMBER.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def without_author(text: str) -> str:
    """Return what a line names without who wrote it: （石泉县委组织部）, ——石泉县委."""
    return _AUTHOR.sub("", text[: 2 * _ENTRY_LIMIT]) or text


def level_line(text: str) -> str:
    """Return the level a line like 二、市级 or 【省级】 announces; '' for other lines."""
    if len(text) > _GROUP_LIMIT:
        return ""
    bare = "".join(unnumbered(_unpaged(text.strip()).strip("【】[]〔〕<>《》—-=*· ")).split())
    found = _LEVEL.fullmatch(bare) if len(bare) <= _LEVEL_LIMIT else None
    return _LEVELS[found.lastgroup or ""] if found else ""


def divider_line(text: str) -> bool:
    """Return whether a line only counts the reports of a file: 【篇二】, 材料之三."""
    return len(text) <= _LEVEL_LIMIT and _DIVIDER.fullmatch("".join(text.split())) is not None


def piece_title(text: str) -> bool:
    """Return whether a line counts a report and names it: 案例1：……."""
    return _PIECE_TITLE.match(text) is not None


def find_contents(lines: Sequence[Printed]) -> Contents | None:
    """Find the contents page, by what the file tells, its caption or its leaders."""
    told = [index for index, line in enumerate(lines[: _ENTRIES_LIMIT * 2]) if line.contents]
    if told:
        start = told[0]
        if start and _is_caption(lines[start - 1]):
            start -= 1
        inside = [line for line in lines[told[0] : told[-1] + 1] if line.contents]
        return Contents(start, told[-1] + 1, _entries([e for e in inside if not _is_caption(e)]))
    for index, line in enumerate(lines[:_CAPTION_WITHIN]):
        if _is_caption(line):
            return _below_caption(lines, index)
    return _by_leaders(lines)


def confirmed(contents: Contents, lines: Sequence[Printed]) -> bool:
    """Return whether it is a contents page for sure: by its pages, or as its names come back.

    One with nothing below it names nothing, and stays as text.
    """
    if contents.stop >= len(lines):
        return False
    if any(line.contents for line in lines[contents.start : contents.stop]):
        return True
    if sum(entry.whole for entry in contents.entries) * 2 > len(contents.entries):
        return True
    below = set()
    for line in lines[contents.stop :]:
        text = line.text
        below.add(normal(unnumbered(text[:_ENTRY_LIMIT]))[:_KEY])
        below.add(normal(text[text.rfind("。", max(len(text) - _ENTRY_LIMIT, 0)) + 1 :][:_KEY]))
    found = sum(normal(entry.text)[:_KEY] in below for entry in contents.entries)
    return found > 0 and found >= _CONFIRMED_SHARE * len(contents.entries)


def _is_caption(line: Printed) -> bool:
    return len(line.text) < 24 and _CAPTION.fullmatch("".join(line.text.split())) is not None


def _by_leaders(lines: Sequence[Printed]) -> Contents | None:
    led = [i for i, line in enumerate(lines[:_CAPTION_WITHIN]) if _LEADERS.search(line.text[-40:])]
    led = [i for i in led if lines[i].text[-1].isdigit()]
    if len(led) < _LEADERS_LEAST or led[-1] - led[0] > 3 * len(led):
        return None
    start = led[0]
    while start and level_line(lines[start - 1].text):
        start -= 1
    stop = _below_author(lines, led)
    return Contents(start, stop, _entries(lines[start:stop]))


def _below_caption(lines: Sequence[Printed], caption: int) -> Contents:
    start = caption + 1
    run = start
    while run < min(len(lines), start + _ENTRIES_LIMIT) and _could_be_entry(lines[run]):
        run += 1
    stop = _stop(lines, start, run)
    return Contents(caption, stop, _entries(lines[start:stop]))


def _could_be_entry(line: Printed) -> bool:
    text = line.text
    return len(text) <= _ENTRY_LIMIT and "。" not in text and text[-1] not in "：:；;，"


def _stop(lines: Sequence[Printed], start: int, run: int) -> int:
    """Return where the contents page ends: where its first entry comes back as a title."""
    first = start
    while first < run and level_line(lines[first].text):
        first += 1
    if first >= run:
        return run
    keys = [normal(without_author(unnumbered(_unpaged(one.text)))) for one in lines[first:run]]
    paged = [at for at in range(first, run) if _unpaged(lines[at].text) != lines[at].text]
    if len(paged) * 3 >= run - first:
        return _below_author(lines, paged)
    wanted = {keys[0]} if keys.count(keys[0]) <= 2 else set()
    wanted |= {keys[0] + keys[1]} if len(keys) > 1 else set()
    for at in range(1, len(keys)):
        if keys[at] in wanted or any(
            "".join(keys[at : at + count]) in wanted for count in (2, 3) if at + count <= len(keys)
        ):
            stop = _above_signed(lines, first, keys, at)
            while stop > start + 1 and level_line(lines[stop - 1].text):
                stop -= 1
            return stop
    if run < len(lines) and normal(lines[run].text[: 2 * _ENTRY_LIMIT]).startswith(keys[0]):
        return run
    titled = [at for at in range(first + 1, run) if is_title_end(lines[at].text)]
    return titled[-1] if titled else run


def _below_author(lines: Sequence[Printed], paged: Sequence[int]) -> int:
    """Return where a contents page ends whose lines with a page number are known."""
    stop, first = paged[-1] + 1, paged[0]
    if stop == len(lines) or not _is_author(lines[stop].text):
        return stop
    if first and _is_author(lines[first - 1].text) and not _is_caption(lines[first - 1]):
        return stop
    return stop + (len(paged) == 1 or _is_author(lines[paged[-2] + 1].text))


def _above_signed(lines: Sequence[Printed], first: int, keys: Sequence[str], at: int) -> int:
    """Return where a contents page with who wrote the reports ends.

    Above the line at which its first line came back stands, in the text, the title of that
    office or the office of that title.

    Args:
        lines: Of the file.
        first: The first line of the contents page.
        keys: What the lines from there on compare by.
        at: Which of them is the first one again.
    """
    offices = [_signs(line) for line in lines[first : first + at]]
    above = at
    if offices[0]:
        while above > 1 and at - above < _TITLE_LINES and not offices[above - 1]:
            above -= 1
        if all(offices[:above]):
            return first + above
        again = (one for one in range(above, at) if keys[one] in keys[:one])
        return first + next(again, at)
    own = not any(offices[:-1]) or (offices[1] and keys[at - 1] in keys[: at - 1])
    return first + at - (own and at > 1 and offices[-1])


def _signs(line: Printed) -> bool:
    return is_signed(without_author(unnumbered(_unpaged(line.text))))


def _is_author(text: str) -> bool:
    """Return whether a line says who wrote what the line above names."""
    return unnumbered(text) == text and (is_signed(text) or text[0] in "（(—")


def _unpaged(text: str) -> str:
    """Return a line of the contents page without leaders and page number."""
    if len(text) > 2 * _ENTRY_LIMIT:
        return text
    shorter = _PAGED.sub("", text)
    if shorter == text:
        shorter = _TAIL_DIGITS.sub("", text)
    if shorter == text:
        shorter = _LEADERS.sub("", text)
    return shorter.rstrip() or text


def _entries(lines: Sequence[Printed]) -> tuple[Entry, ...]:
    """Return what lines of a contents page name; one that runs over two lines is joined."""
    pages = sum(_unpaged(line.text) != line.text or line.text.isdecimal() for line in lines)
    paged = pages * 3 >= len(lines) > 0 or any(line.text.isdecimal() for line in lines[1:2])
    found: list[Entry] = []
    level = held = ""
    for line in lines:
        if group := level_line(line.text):
            level, held = group, ""
            continue
        text = "" if line.text.isdecimal() else _unpaged(line.text)
        author = _is_author(text) and (found or is_signed(text)) if text else False
        if paged and text == line.text and not held and author:
            continue
        if paged and text == line.text and len(held) < _ENTRY_LIMIT:
            held += text
            continue
        text, held = held + text, ""
        if not text:
            continue
        bare = unnumbered(text)
        found.append(Entry(bare, text[: len(text) - len(bare)].strip(), level, paged))
    if held:
        found.append(Entry(unnumbered(held), "", level, False))
    return _without_authors(found)


def _without_authors(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Leave out lines that say who wrote what others name, not those that name it so."""
    signed = [is_signed(without_author(entry.text)) for entry in entries]
    if len(entries) <= 3 * sum(signed) and 2 * sum(signed) <= len(entries):
        return tuple(one for one, out in zip(entries, signed, strict=True) if not out)
    return tuple(entries)
