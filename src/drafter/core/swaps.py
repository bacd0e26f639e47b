"""What of an exemplar must not stay as it is in a draft about another place.

* The place's name becomes the draft's (钦州市 → 江州市, 钦州 → 江州), marked as the fact
  地区, or the slot 〔地区〕 while the draft has no place. A university or an event that bears
  the name cannot be renamed and becomes a slot (〔原西安事变〕).
* Where the General Secretary visits the place or speaks of it, its name is no other's and
  becomes a slot (视察〔原宁夏〕), and so does 我省.
* Words of a level (全省, 市委) stay where they mean the same in the draft (see
  `place.keeps_its_sense`), and become slots elsewhere.
* Every other word that gives the origin away becomes a slot that keeps it
  (〔原陇原大地〕), with the label it stands in (〔原蓉炼淬钢〕); not so what the whole
  country says (`_COMMON`).
* Figures become slots (see `figures`), and so do blanked names (**, XX).

A draft about the exemplar's own place keeps its words; only the figures are asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.facts import PLACE
from drafter.core.figures import figure_spans
from drafter.core.place import (
    keeps_its_sense,
    last_part,
    level_of,
    level_words,
    short_name,
    stands_apart,
    unit_of,
)
from drafter.core.report import Report
from drafter.core.slot import find_slots, slot, slot_keeping
from drafter.core.visits import speaks_of_a_visit

_COMMON = frozenset(
    {
        *(
            "筑",
            "大数据",
            "高新区",
            "梯队",
            "登高",
            "主城",
            "三农",
            "四敢",
            "同创业",
            "我们",
            "辖区",
        ),
        *("村（社区）", "乡镇（场、街道）", "各区", "**市", "一带一路", "民族地区", "国家战略"),
        *(
            "转型发展",
            "走在前列",
            "先行区",
            "放管服效",
            "英才计划",
            "党建联盟",
            "红色物业",
            "双招双引",
        ),
        *("市委党校", "区委党校", "市教育局", "区委办", "市人民医院", "省实验室"),
        *("铸牢中华民族共同体意识", "抓党建促基层治理能力提升", "网格化管理、组团式服务"),
    }
)
"""Words the corpus lists although every place says them (counted over the 80 reports and
read), or that are too short to be told from other words."""

_LEVEL_ONLY = re.compile(
    r"[全我本各该省市区州县盟旗乡镇村街道直级属长委政府党组织部巡视派自治中和、（）()]+"
)
_NOT_THE_PLACE = re.compile(
    "长治久安|四平八稳|大同小异|(?:世界|天下|求)大同|各位来宾|来宾们|(?:幸福|健康|平安)安康|安康杯|安康工程"
    "|中卫生|东营商|乐山乐水|淮南子|长江西|黄河南岸|提高安|高安全|大通道|端正安|富饶|丰饶|芙蓉|仙鹤|尧舜|桂花|桂冠|人才高原"
)
_INSTITUTION = re.compile(
    "[省市]?(?:[东南西北]方|师范|理工|工业|工商|科技|交通|农业|农林|林业|医科|中医药?|财经|民族|职业|技术|海洋"
    "|电力|石油|外国语|电子)*(?:大学|学院|师专|交大|事变|起义|战役|示范区|试验区)"
)
_UNIT = re.compile(r"(?:自治区|自治州|[省市州县区盟旗])(?![场民委直级属辖里内中域])")
_QUOTED = re.compile(r"“([^“”，。；！？：]{1,16})”")
_BLANK = re.compile(r"[*＊]+|[×╳]{2,}|(?<![A-Za-zＸ])(?:X{2,4}|Ｘ{2,4})(?![A-Za-z])")
_MASK = "□"
_SESSION = re.compile("[一二三四五六七八九十]+届$")
_CHILD = re.compile(
    "([\u4e00-\u9fff]{2,3})(?:自治县|[市县旗镇]|(?<![社园新景发范养济能港四农辖城片牧])区)"
)
_ABOVE = ("", "新", "中共", "具有", "聚", "唯")
"""What may stand before the place's name in a name of its own without making it a slogan."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Text to be put in place of ``[start:stop]``; the longest wins, then the lowest rank."""

    start: int
    stop: int
    text: str
    rank: int
    fact: str = ""


def swaps(text: str, report: Report, place: str) -> list[Swap]:
    """Return what is replaced in a text of ``report``, in order, without overlap.

    ``place`` is the full name of the draft's place, '' for none. Slots of the text, and
    years in the same brackets (〔2023〕), are left alone.
    """
    kept = [(s.span.start, s.span.stop) for s in find_slots(text)]
    kept += [found.span() for found in re.finditer(r"〔\d{4}〕", text)]
    chosen: list[Swap] = []
    for swap in sorted(
        _candidates(text, report, place), key=lambda s: (s.start - s.stop, s.rank, s.start)
    ):
        if not any(low < swap.stop and swap.start < high for low, high in kept):
            kept.append((swap.start, swap.stop))
            chosen.append(swap)
    return sorted(chosen, key=lambda s: s.start)


def _candidates(text: str, report: Report, place: str) -> Iterator[Swap]:
    """Yield everything that may be replaced; swaps may overlap."""
    named = list(_names(text, report, place))
    if not _at_home(report, place):
        named += _terms(text, report)
        masked = list(text)  # the 市 of 如皋市公安局 belongs to the name before it
        for swap in named:
            masked[swap.start : swap.stop] = _MASK * (swap.stop - swap.start)
        yield from _levels(text, "".join(masked), report, place)
    yield from named
    for start, stop in figure_spans(text):
        yield Swap(start, stop, slot_keeping(text[start:stop]), 4)
    for found in _BLANK.finditer(text):
        yield Swap(*found.span(), slot(""), 5)


def _at_home(report: Report, place: str) -> bool:
    """Return whether the draft is about the report's own place."""
    return bool(place) and last_part(place) == last_part(report.region_full)


def _names(text: str, report: Report, place: str) -> Iterator[Swap]:
    """Yield the place's own names, and what bears them but cannot be renamed."""
    full, short = (place, short_name(place)) if place else (slot(PLACE), slot(PLACE))
    fact = PLACE if place else ""
    for name, is_full in _forms(report).items():
        for start, stop in _places(text, name):
            low, high = _bearer(text, start, stop)
            mine = _at_home(report, place)
            if (low, high) != (start, stop) or (not mine and speaks_of_a_visit(text, start, stop)):
                yield Swap(low, high, slot_keeping(text[low:high]), 0)
            else:
                long = is_full and not text.startswith("大地", stop)
                yield Swap(start, stop, full if long else short, 0, fact)
    if not report.region_full and (level := _level(report)):
        for found in _BLANK.finditer(text):
            unit = _UNIT.match(text, found.end())
            if unit and level_of("某" + unit.group()) == level:
                yield Swap(found.start(), unit.end(), full, 0, fact)


def _bearer(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the span of what bears the name there (…大学, 八届…市委), or the same span."""
    if thing := _INSTITUTION.match(text, stop):
        return start, thing.end()
    session = _SESSION.search(text, 0, start)
    if session and (seat := re.compile("[省市县区州旗]?委").match(text, stop)):
        return session.start(), seat.end()
    return start, stop


def _forms(report: Report) -> dict[str, bool]:
    """Return the names of the report's place, and whether each is a full one."""
    full, short = report.region_full, report.region
    forms = {short: short == full and short != short_name(short)} if short else {}
    if full:
        forms |= {full: True, last_part(full): True}
    if short and unit_of(full):
        forms[short + full[-1]] = True
    for term in report.terms:
        bare = term.term.removeprefix(short)
        if term.kind == "name" and short and bare != term.term and not _inside(bare):
            forms[term.term] = bool(bare)
    return forms


def _inside(rest: str) -> bool:
    """Return whether what follows a place's name stays when the name is swapped (市委, 籍)."""
    return rest in ("籍", "大地") or (len(rest) > 1 and rest[0] in "省市州县区盟旗")


def _level(report: Report) -> str:
    """Return the level of a report; one without is told by the words listed of it (全市)."""
    words = (t.term for t in report.terms if t.kind == "generic")
    return report.level or next((level_of(word) for word in words if level_of(word)), "")


def _levels(text: str, masked: str, report: Report, place: str) -> Iterator[Swap]:
    """Yield the words of a level that the draft cannot say; none within ``masked`` names."""
    listed = {t.term for t in report.terms if t.kind in ("generic", "parent")} - _COMMON
    listed = {term for term in listed if _LEVEL_ONLY.fullmatch(term)}
    level, source = _level(report), report.region_full
    spans = [s for term in listed for s in _places(masked, term) if stands_apart(text, s[0])]
    spans += level_words(masked) if level else []
    for start, stop in spans:
        word = text[start:stop]
        ours = word[0] in "我本" and speaks_of_a_visit(text, start, stop)
        if ours or not keeps_its_sense(word, source, level, place):
            yield Swap(start, stop, slot_keeping(word), 1)


def _terms(text: str, report: Report) -> Iterator[Swap]:
    """Yield the other words that give the origin away, each with the label it stands in."""
    quotes = [found.span(1) for found in _QUOTED.finditer(text)]
    for term in report.terms:
        word = term.term
        if term.kind == "generic" or word in _COMMON or _LEVEL_ONLY.fullmatch(word):
            continue
        head, name, _rest = word.partition(report.region) if report.region else (word, "", "")
        if term.kind in ("name", "nick") and name and head in _ABOVE:
            continue
        for start, stop in _places(text, word):
            if term.kind in ("parent", "child", "partner") and (unit := _UNIT.match(text, stop)):
                stop = unit.end()
            low, high = start, stop
            if term.kind not in ("person", "partner"):
                low, high = next(
                    (q for q in quotes if q[0] <= start and stop <= q[1]), (start, stop)
                )
            yield Swap(low, high, slot_keeping(text[low:high]), 2)
        if term.kind == "child" and (child := _CHILD.fullmatch(word)):
            yield from _bare(text, child.group(1))


def _bare(text: str, name: str) -> Iterator[Swap]:
    """Yield where a place below the report's stands without its unit (如皋籍, 台江经验)."""
    if not _LEVEL_ONLY.fullmatch(name) and name not in _COMMON:
        for start, stop in _places(text, name):
            if not _INSTITUTION.match(text, stop):
                yield Swap(start, stop, slot_keeping(name), 2)


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield where ``word`` stands, but not within a longer word that is none of the place's."""
    if word not in text:
        return
    others = [found.span() for found in _NOT_THE_PLACE.finditer(text)]
    for found in re.finditer(re.escape(word), text):
        start, stop = found.span()
        longer = (o for o in others if o[1] - o[0] > stop - start)
        if not any(low <= start and stop <= high for low, high in longer):
            yield start, stop
