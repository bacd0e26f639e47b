"""Words of a report that give away where it comes from.

Names of places are looked up; organisations are known by how their names end, programmes
by the marks around them and what is said of them (实施“…”工程). What every place says
(“三会一课”, 党群服务中心) is left out; in doubt a word is none, since each is pointed out to
the writer who borrows the passage.
"""

import re
from collections.abc import Iterator, Sequence

from drafter.core.report import OriginTerm
from drafter.library.labels.divisions import Division, Divisions, Mention
from drafter.library.labels.organisations import organisations
from drafter.library.labels.place_names import PlaceNames
from drafter.library.labels.places import Place
from drafter.library.labels.programmes import people, programmes
from drafter.library.labels.term_words import TermWords

_GENERIC = tuple(
    f"{before}{unit}" if before != "委" else f"{unit}委"
    for unit in "省市州县区"
    for before in ("我", "全", "委")
)
_SMALL = re.compile(
    r"(?:(?<=[、，。；：“”（）在到从与和县区市旗镇的以如由至过])|(?<=托管)|(?<=走进)|(?<=位于)|(?<=推广)|(?<=依托)|^)"
    r"(?P<body>(?![在到从与和的以如由至过了是])[\u4e00-\u9fff]{2,4}?)(?P<unit>街道|社区|[镇村]|乡(?![村镇亲土愁贤]))"
    r"(?![村镇级域民委书容干情企务部风史志规改落])"
)
_SMALL_UNIT = re.compile("[街社镇村乡]")
_NO_SMALL = re.compile(
    "[的了个各每该本全某一二三四五六七八九十两几多名在到从与和及或是为由对向把将着过其这那此同跨让被给]|城市|农村|城镇|乡|行政|示范"
    "|智慧|老旧|试点|先进|党|干部|基层|重点|小区|单位|贫困|移民|集体|所有|中心|特色|软弱|新型|后进|强|富|美丽|和谐"
    "|红色|文明|薄弱|下辖|市县|县乡|省市|区县|街道|驻|进|入|包|联|帮|扶|选派|振兴|整|空壳|未来|国际|学校|居民|企业|村|深化|规范|大力|推动|发展|发挥|实施|不出|抓|设|看|补|促|减|编|选|以上|当地|如何|系统|家$|下$|回$|返$|农$"
)
_VERBS = ("v", "vn", "d", "a", "ad", "c", "p", "vd")
"""Parts of speech that begin no name of a small place."""
_WORDS = (*_VERBS, "an", "n", "i", "l", "b", "m", "t", "r")
_OF_A_WORDS_PLACE = "(?:经验|模式|籍)"
_OF_A_PLACE = "(?:经验|模式|籍|[县州市区旗])"
"""What follows a place's short name and no word that is written alike (木里经验)."""
_USUAL = frozenset(
    "平安州大同中阳城山南北东西江海河新上下天长兴石马龙金银白青黑红光宝吉定永太和德广宁成都水汉州乐通连台门口桥林"
    "家一三五六七八九百万来贵自贡内四川湖泉清明文武高春化益信孝义仁"
)
"""Characters of places' names that are words' as often."""
_COMING = "来驻在留回返归住入离赴援聚兴"
"""What stands before the one-character name of a place: 来川, 驻津."""


class TermFinder:
    """Finds origin terms. Immutable; safe to share between threads and to pickle."""

    def __init__(self, divisions: Divisions, names: PlaceNames, words: TermWords) -> None:
        """Take the list of divisions, what knows the words of the language, and word lists."""
        self._divisions, self._lexicon, self._words = divisions, names.lexicon, words

    def find(self, place: Place, text: str) -> tuple[OriginTerm, ...]:
        """Return the terms of a report's paragraphs, each word once, names first."""
        found: dict[str, str] = {}
        for term, kind in self._terms(place, text):
            found.setdefault(term, kind)
        generic = (OriginTerm(term, "generic") for term in _GENERIC if term in text)
        return (*(OriginTerm(term, kind) for term, kind in found.items()), *generic)

    def _terms(self, place: Place, text: str) -> Iterator[tuple[str, str]]:
        own = self._own(place)
        for name in dict.fromkeys((place.region_full, place.region)):
            if name:
                yield name, "name"
        above = self._divisions.above(own) if own else ()
        for name in (place.province, *(n for up in above for n in (up.name, up.short))):
            if name and name in text:
                yield name, "parent"
        mentions = tuple(self._divisions.mentions(text))
        yield from self._places(own, mentions, text)
        nicks = dict(self._nicknames((own, *above) if own else above, text))
        yield from nicks.items()
        spans = [(mention.start, mention.stop) for mention in mentions]
        for name in organisations(text, spans, self._lexicon):
            elsewhere = name.endswith("大学") and (not place.region or place.region not in name)
            yield name, "partner" if elsewhere else "org"
        names = {name for name in (place.region, *nicks) if len(name) > 1}
        names |= self._own_characters(own)
        for name, kind in programmes(text, self._words.sayings, names):
            yield name, kind
        for name in people(text, self._lexicon):
            yield name, "person"

    def _own_characters(self, own: Division | None) -> set[str]:
        """Return the characters that stand for a place in the names of its programmes (甬)."""
        if own is None:
            return set()
        ones = (own, *self._divisions.above(own))
        initials = {self._words.initials.get(one.code, "") for one in ones} - {""}
        return (initials | set(own.short)) - _USUAL

    def _own(self, place: Place) -> Division | None:
        """Return the division a place is; None when the list does not tell."""
        ones = [
            one
            for one in self._divisions.named(place.region_full)
            if place.province in ("", self._divisions.province(one))
        ]
        return ones[0] if len(ones) == 1 else None

    def _places(
        self, own: Division | None, mentions: Sequence[Mention], text: str
    ) -> Iterator[tuple[str, str]]:
        """Yield the places below the report's own, and the others."""
        below = set(self._divisions.below(own)) if own else set()
        named = dict.fromkeys(mention.name for mention in mentions)
        for name in named:
            ones = self._divisions.called(name)
            if own in ones or (own and set(self._divisions.above(own)) & set(ones)):
                continue
            inside = bool(below & set(ones))
            highest = ones[0].level == "省级" if ones else False
            yield name, "child" if inside else "parent" if highest and not own else "partner"
        for one in below:
            short = one.short
            if len(short) < 2 or short not in text or short[-1] in "县城" or short[0] == "城":
                continue
            known = self._lexicon.get(short) not in _WORDS or (one.name in named and not one.mark)
            after = _OF_A_WORDS_PLACE if one.mark else _OF_A_PLACE
            if known or re.search(f"{short}{after}", text):
                yield short, "child"
        for body, unit in _small_places(text):
            if not _NO_SMALL.search(body) and self._may_be(body, unit):
                yield body + unit, "child"

    def _may_be(self, body: str, unit: str) -> bool:
        """Return whether a small place may be called so: no word, and begun by no verb."""
        known = self._lexicon
        if body[-1] + unit in known:
            return False
        return known.get(body) not in _WORDS and known.get(body[:2]) not in _VERBS

    def _nicknames(self, places: tuple[Division, ...], text: str) -> Iterator[tuple[str, str]]:
        """Yield the other names of the report's own place and those above it."""
        for one in places:
            for nick in self._words.nicknames.get(one.code, ()):
                if nick in text and nick != one.short:
                    yield nick, "nick"
            initial = self._words.initials.get(one.code, "")
            for char in dict.fromkeys(initial + (one.short if one is places[0] else "")):
                for found in re.finditer(f"[{_COMING}]{char}|{char}籍", text):
                    word = found.group()
                    within = one.short in text[max(0, found.start() - 3) : found.end() + 3]
                    if within or self._is_word(word, text, found.start()):
                        continue
                    yield word, "nick"
        lands = re.finditer("(?<=[在于满着：，。“])[\u4e00-\u9fff]{2}大地", text)
        for found in lands if "大地" in text else ():
            if found.group()[:2] not in ("神州", "中华", "祖国", "中国", "华夏", "广袤", "辽阔"):
                yield found.group(), "nick"

    def _is_word(self, word: str, text: str, start: int) -> bool:
        """Return whether two characters are a word of the language, or part of one."""
        if text[start + 1 : start + 3] in self._lexicon:
            return True
        windows = ((low, high) for low in (0, 1, 2) for high in (2, 3) if start >= low)
        return any(text[start - low : start + high] in self._lexicon for low, high in windows) or (
            word in self._lexicon
        )


def _small_places(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be towns and villages, name and unit, from left to right."""
    stop = 0
    for unit in _SMALL_UNIT.finditer(text):  # few places to look from: their ends
        for start in range(max(stop, unit.start() - 4), unit.start() - 1):
            small = _SMALL.match(text, start)
            if small is not None and small.start("unit") == unit.start():
                stop = small.end()
                yield small["body"], small["unit"]
                break
