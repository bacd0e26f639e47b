"""What tells that a line is the title of a report, and not of a part of one."""

import re
from collections import defaultdict
from collections.abc import Sequence

from drafter.core.contents_page import (
    divider_line,
    level_line,
    piece_title,
    unnumbered,
    without_author,
)
from drafter.core.headings import HEADING_LIMIT, is_heading, is_part_end, is_title_end
from drafter.core.printed import Printed
from drafter.core.signed_lines import is_salutation, is_signed
from drafter.core.structure import is_closing

TITLE_LIMIT = 60
TITLE_LEAST = 4
"""Code points of a title."""
_OFFICE_LEAST = 5
"""Code points of a line that signs which is more than a name."""
_SENTENCE = re.compile(r"[。！？；]")
_YEAR = re.compile(r"[\d〇○零一二三四五六七八九]{4}\s*年")
_PLACE = re.compile(
    r"(?![全各我本])[\u3400-\u9fff]{1,12}(?:省|市|县|区|州|盟|旗)(?:委(?:组织部)?)?[：:](?=.{4})"
)
"""What the titles of briefs begin with: 石泉县：“四聚焦”……."""
_PLACED = re.compile(
    r"(?![全各我本])[\u3400-\u9fff]{1,12}?[省市县区州盟旗].*(?P<tail>要点|总结|意见|方案|做法)$"
)
"""Titles that end as parts of a report do, but name a place: 石泉县2023年工作总结."""
_PART = re.compile(
    r"(?:情况|进展|计划|打算|安排|思路|问题|不足|困难|原因|建议|措施|对策|成效|成绩|成果|任务|目标"
    r"|要求|重点|体会|启示|特点|亮点|背景|现状)$"
    r"|^(?:关于|推进|做好|抓好)?(?:当前|目前|今后|下一?步|存在|主要|具体|[全我][省市县区])"
)
"""What parts of a report are called whose headings count anew in each."""
_BOOK = re.compile(r"(?:汇编|选编|选登|集锦|文集|案例集|材料集|范例|专辑|专刊|简报|摘编)")


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
    if line.level is None and is_signed(without_author(line.text)) and not is_title_end(line.text):
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


def top_of_text(lines: Sequence[Printed]) -> int:
    """Return the index of the first line that is no title, cover or byline."""
    for at, line in enumerate(lines):
        if "。" in line.text or is_heading(line.text) or is_salutation(line.text):
            return at
    return len(lines)


def first_title(lines: Sequence[Printed], could: Sequence[int], text_top: int) -> list[int]:
    """Return the title the first text of a file has, below the cover if there is one."""
    above = [at for at in could if at < text_top]
    if any(_BOOK.search(line.text) for line in lines[: above[-1] if above else 0]):
        return above[-1:]
    return above[:1]


def is_supported(lines: Sequence[Printed], at: int) -> bool:
    """Return whether what stands around a line tells that a report begins with it.

    Below it a byline, date or salutation; above it a close, a signature or a divider.
    """
    if at:
        above = lines[at - 1]
        if divider_line(above.text) or is_signed(above.text):
            return True
        if len(above.text) <= HEADING_LIMIT and is_closing(above.text):
            return True
    below = at + 1
    if below + 1 < len(lines) and not _is_told(lines[below]) and could_be_part(lines[below]):
        below += not is_signed(lines[below].text)
    return below < len(lines) and (is_signed(lines[below].text) or is_salutation(lines[below].text))


def is_part(line: Printed) -> bool:
    """Return whether a line is what parts of a report are called: 下一步打算."""
    return _PART.search(line.text) is not None


def is_sure(lines: Sequence[Printed], at: int, text_top: int) -> bool:
    """Return whether a line that may be a title is one by its words or its file's word."""
    line = lines[at]
    if at and divider_line(lines[at - 1].text):
        return True
    if line.level == 0:
        return True
    if not is_title_end(line.text):
        return False
    if is_part_end(line.text) and at >= text_top and not is_supported(lines, at):
        return False
    return line.level is not None or len(line.text) >= 2 * TITLE_LEAST


def alike(lines: Sequence[Printed], could: Sequence[int], text_top: int) -> set[int]:
    """Return the lines that begin alike: 石泉县：…… and 岚皋县：……, 案例1：…… and 案例2：……."""
    forms: dict[str, set[int]] = defaultdict(set)
    covers = (at for at in range(1, text_top) if could_be_part(lines[at]))
    for at in (*could, *covers):
        text = lines[at].text
        if piece_title(text):
            forms["piece"].add(at)
        elif _PLACE.match(unnumbered(text)):
            forms["place"].add(at)
        elif (found := _PLACED.match(text[:TITLE_LIMIT])) and not is_part(lines[at]):
            forms[found["tail"]].add(at)
    return set().union(*(found for found in forms.values() if len(found) > 1))


def told(lines: Sequence[Printed], text_top: int) -> set[int]:
    """Return the lines a file calls headings of the first depth that are titles.

    Every one has a byline below; or headings of its own, below a cover or nothing.
    """
    firsts = [at for at, line in enumerate(lines) if line.level == 1 and _could_be_told(line)]
    if len(firsts) < 2:
        return set()
    signed = {
        at
        for at in firsts
        if at + 1 < len(lines)
        and is_signed(lines[at + 1].text)
        and len(lines[at + 1].text) >= _OFFICE_LEAST
    }
    if len(signed) > 1:
        return signed if len(signed) * 2 < len(firsts) else set(firsts)
    if any(line.level == 0 for line in lines) or firsts[0] > text_top:
        return set()
    cover = lines[: firsts[0]]
    if cover and not any(_BOOK.search(line.text) for line in cover):
        return set()
    stops = [*firsts[1:], len(lines)]
    whole = all(
        any(line.level == 2 for line in lines[at + 1 : stop])
        for at, stop in zip(firsts, stops, strict=True)
    )
    long = all(len(lines[at].text) >= 2 * TITLE_LEAST and not is_part(lines[at]) for at in firsts)
    return set(firsts) if whole and long else set()


def bylines_above(lines: Sequence[Printed], titles: Sequence[tuple[int, int]]) -> set[int]:
    """Return where titles begin that have above them who wrote them, as the first one has.

    Args:
        lines: Of a file.
        titles: Where each begins, and the first line below it, as far as known.
    """
    found = {start for start, _ in titles if start and _is_office(lines[start - 1].text)}
    start, stop = titles[0]
    below = lines[max(stop, start + 1) :][:1]
    if len(found) < 2 or start not in found or _is_office(lines[-1].text):
        return set()
    return set() if below and _is_office(below[0].text) else found


def dashed_office(text: str) -> str:
    """Return the office a line like ——石泉县委组织部 names; '' for other lines."""
    bare = text.lstrip("—－-")
    return bare if bare and bare != text and _is_office(bare) else ""


def _is_office(text: str) -> bool:
    return is_signed(text) and len(text) >= _OFFICE_LEAST and not _YEAR.search(text)


def _is_told(line: Printed) -> bool:
    return line.level is not None


def _could_be_told(line: Printed) -> bool:
    return could_be_part(line) and not level_line(line.text)
