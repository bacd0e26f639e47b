"""The place a report is about: told for certain, or not at all.

The title tells it best, then the file's name, byline and salutation, the text last. A
name the list of divisions has twice (鼓楼区, 吉林) is settled by the place above it, by
the group the contents page has it in, or by what the text calls its own (全市, 我省).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter.core.place import level_of, short_name
from drafter.library.labels.divisions import Division, Divisions, Mention
from drafter.library.labels.place_names import PlaceNames
from drafter.library.labels.spoken import FEWEST, OTHERS, Spoken

_ERA = r"新时代(?:十年|10年)?|党的(?:十八|十九|二十)大以来"
_LEAD_IN = re.compile(
    rf"(?:中共|中国共产党|{_ERA}|关于|在|\d{{4}}年?度?|[—－\-_《“（(：:\s\d.、．])*"
)
_MATTER = re.compile(
    r"(?:市|州|县|区|省|盟|旗)?(?:委|(?:扎实|全力|持续|深入|大力)?推进|党的建设和|[一二三四五六七八九十两\d]+年来)?"
    r"(?:组织|党建|党的建设|干部|人才|基层|工作|高质量|经验|综述|汇报|总结|材料|贵安|[：:丨｜]|$)"
)
"""What follows the short form of a place that a title speaks of."""
_BEFORE_MATTER = re.compile(r"(?:组织(?:工作|部)|党建|党的建设|干部工作|人才工作)")
_NO_PART = re.compile(
    "乡村|乡镇|农村|城镇|镇村|城乡|村级|村党组织|[抓促推赋驻帮的把让]|[各每几]个?$|打造|建设|建强|深入|深化|全面"
    "|[全各]县|加强|强化|支持|服务|聚焦|做好|示范|先进|试点|重点|特色|软弱|薄弱|空壳|脱贫|贫困|后进|易地|搬迁|美丽"
    "|红色|城中|中心|基层|党|优秀|富裕|产业"
)
"""What makes a part of all parts (乡镇), or of what is done with them (抓党建促乡村振兴)."""
_ZONE = (
    "开发区|高新区|经开区|新区|园区|示范区|试验区|保税区|度假区|管委会|管理区"
    r"|[\u4e00-\u9fff]{2}街道"
)
_PART = re.compile(
    rf"(?P<zone>[\u3400-\u9fff]{{0,6}}?)(?:{_ZONE})|(?P<town>[\u3400-\u9fff]{{2,4}})[镇乡村]"
    r"(?:[\u3400-\u9fff]{2,5}(?:村|社区))?"
    r"(?=党委|党政|政府|党建|党总支|党支部|组织工作|工作|人大|纪委|\d|$|[，,：:。])"
)
"""A part of a place that is no division of the list, at the end of its name."""
_OF_ARMY = re.compile(r"(?:生产建设)?兵团|第?[一二三四五六七八九十\d]+师[市]?")
_DIVISION = re.compile("第[一二三四五六七八九十]+师")
"""A division of 兵团, whose city is of a higher level than the list has it."""
_ARMY, _ARMY_CITIES = "新疆生产建设兵团", "6590"
_CLEARLY = 2
"""How many times as often as any other a place is named to be the text's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place a report is about; fields as in `Report`, empty when unknown."""

    level: str = ""
    region: str = ""
    region_full: str = ""
    province: str = ""


class PlaceFinder:
    """Tells the places of reports. Immutable; safe to share between threads."""

    def __init__(self, divisions: Divisions, names: PlaceNames) -> None:
        """Take the list of divisions, and what knows names that are not in it."""
        self._divisions, self._names = divisions, names

    def find(self, head: Sequence[str], text: str, file: str = "", level: str = "") -> Place:
        """Return the place a report is about; an empty one when nothing tells it for certain.

        Args:
            head: Title, byline, salutation: what tells it best first.
            text: The paragraphs.
            file: Name of the file without its ending; it counts where the text agrees.
            level: The report's level where its contents page tells it.
        """
        spoken = Spoken(self._divisions, text)
        place = Place()
        for line in (*head[:1], file, *head[1:]):
            place = self._of_line(line, spoken, level)
            if place.region and (line != file or spoken.allows(place.region)):
                break
            place = Place()
        else:
            place = self._of_text(spoken, level)
        return Place(level or place.level, place.region, place.region_full, place.province)

    def named(self, name: str, level: str = "") -> Place:
        """Return the place a user means by a name, short (钦州) or full (扬州市广陵区).

        A name of several places is the highest's, of the level given if there is one, and
        without a province where they lie in different ones. An unknown name stays.
        """
        name = "".join(name.split())
        ones = [one for one in self._divisions.called(name) if not one.until]
        if ones := ([one for one in ones if one.level == level] or ones):
            same = [one for one in ones if one.name == ones[0].name]
            return self._place(same[0], len(same) == 1, same)
        chain = self._chain(name, 0)
        names = [mention.name for mention in chain]
        rest = name[chain[-1].stop :] if chain else name
        names += self._names.beginning(rest) or ([rest] if rest else [])
        if not names:
            return Place()
        place = self._resolve(names, Spoken(self._divisions, ""), level)
        return Place(level or place.level, place.region, place.region_full, place.province)

    def _of_line(self, line: str, spoken: Spoken, level: str) -> Place:
        lead_in = _LEAD_IN.match(line)
        start = lead_in.end() if lead_in else 0
        chain = self._chain(line, start)
        if chain:
            return self._of_chain(line, [m.name for m in chain], chain[-1].stop, spoken, level)
        unknown = self._names.beginning(line)
        if unknown and not OTHERS.match(unknown[0]):
            return self._of_chain(line, list(unknown), len(line), spoken, level)
        for mention in self._divisions.mentions(line):
            if OTHERS.search(line, 0, mention.start):
                continue
            full = bool(self._divisions.named(mention.name))
            if full or _BEFORE_MATTER.match(line, mention.stop):
                rest = self._chain(line, mention.start)
                names = [m.name for m in rest] or [mention.name]
                stop = rest[-1].stop if rest else mention.stop
                return self._of_chain(line, names, stop, spoken, level)
        return self._of_county(line, start, spoken, level)

    def _chain(self, line: str, start: int) -> list[Mention]:
        """Return the names that stand there in a row, each within the one before."""
        chain: list[Mention] = []
        for mention in self._divisions.mentions(line[start : start + 40], head=True):
            at = chain[-1].stop - start if chain else 0
            between = line[start + at : start + mention.start]
            if between and not (chain and _OF_ARMY.fullmatch(between)):
                break
            chain.append(Mention(start + mention.start, start + mention.stop, mention.name))
        return chain

    def _of_chain(
        self, line: str, names: list[str], stop: int, spoken: Spoken, level: str
    ) -> Place:
        """Return the place of names in a row, where it is the line's subject."""
        rest = line[stop:]
        if unknown := self._names.beginning(rest) if rest else ():
            names = [*names, *unknown]
        elif not self._divisions.named(names[-1]) and self._divisions.called(names[-1]):
            county = self._of_county(line, stop, spoken, level, tuple(names))
            if county.region:
                return county
            if not _MATTER.match(rest) or not spoken.allows(short_name(names[-1])):
                return Place()
        place = self._resolve(names, spoken, level)
        part = not unknown and _names_part(rest)
        if not place.region or not (part or _DIVISION.search(line, 0, stop)):
            return place
        return Place("", place.region, place.region_full, place.province)

    def _of_county(
        self, line: str, start: int, spoken: Spoken, level: str, above: tuple[str, ...] = ()
    ) -> Place:
        """Return the county a title names in short; the text must have its full name."""
        for length in range(5, 1, -1):
            short = line[start : start + length]
            ones = [one for one in self._divisions.called(short) if one.level == "县级"]
            matter = _MATTER.match(line, start + length) or line.startswith("“", start + length)
            if len(short) == length and ones and matter:
                names = {one.name for one in ones if one.name in spoken.text}
                if len(names) == 1:
                    return self._resolve([*above, names.pop()], spoken, level)
        return Place()

    def _resolve(self, names: Sequence[str], spoken: Spoken, level: str) -> Place:
        """Return the place of the last of names in a row; empty where it may be several."""
        name, above = names[-1], names[:-1]
        ones = self._divisions.called(name)
        if not ones:
            higher = [one for up in above for one in self._divisions.called(up)]
            province = next((one.name for one in higher if one.level == "省级"), "")
            province = province or (self._divisions.province(higher[0]) if higher else "")
            return Place(level_of(name), short_name(name), name, self._of(name, province))
        lasting = [one for one in ones if not one.until] or list(ones)
        fitting = [one for one in lasting if level in ("", one.level)] or lasting
        full = bool(self._divisions.named(name))
        if above:
            inside = [one for one in fitting if self._lies_in(one, above)]
            if not inside:
                return self._place(fitting[0], False, fitting)
            fitting = inside
        if len({one.name for one in fitting}) > 1:
            best = spoken.own(fitting)
            if best is None:
                return Place()
            fitting = [best]
        if len(fitting) > 1:
            near = [one for one in fitting if spoken.names_above(one)]
            fitting = near if len(near) == 1 else fitting
        elif not (above or level or full) and spoken.contradicts(fitting[0]):
            return Place()
        return self._place(fitting[0], len(fitting) == 1, fitting)

    def _of(self, name: str, province: str) -> str:
        return province or (name if level_of(name) == "省级" else "")

    def _lies_in(self, one: Division, above: Sequence[str]) -> bool:
        """Return whether a division lies in each of the places named."""
        higher = {up.name for up in self._divisions.above(one)}
        if one.code.startswith(_ARMY_CITIES):
            higher.add(_ARMY)
        return all(any(up.name in higher for up in self._divisions.called(n)) for n in above)

    def _place(self, one: Division, sure: bool, ones: Iterable[Division]) -> Place:
        level = one.level if len({other.level for other in ones}) == 1 or sure else ""
        return Place(level, one.short, one.name, self._divisions.province(one) if sure else "")

    def _of_text(self, spoken: Spoken, level: str) -> Place:
        """Return the place the text names most, of the kind it calls its own."""
        unit, times = spoken.unit
        if introduced := spoken.introduced:
            return self._resolve([introduced], spoken, level)
        if times < FEWEST:
            office = spoken.office
            return self._resolve([office], spoken, level) if office else Place()
        named: Counter[Division] = Counter()
        for name, count in spoken.named.items():
            for one in self._divisions.called(name):
                if one.name[-1] == unit and not one.until and level in ("", one.level):
                    named[one] += count
        ranked = named.most_common(2)
        if not ranked or ranked[0][1] < FEWEST:
            return Place()
        if len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
            return Place()
        if max(spoken.named.values()) > ranked[0][1]:
            return Place()
        return self._place(ranked[0][0], True, (ranked[0][0],))


def _names_part(rest: str) -> bool:
    """Return whether what follows a place's name is a town or a zone of it, by name."""
    part = _PART.match(rest)
    return part is not None and _NO_PART.search(part["zone"] or part["town"] or "") is None
