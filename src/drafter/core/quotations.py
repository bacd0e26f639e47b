"""Leaders' words that a paragraph quotes.

A leader is named and a verb of saying leads to the words, in marks or up to the full stop
(习近平总书记强调，…); or the marks are followed by what makes them a leader's (“三个着力”
重要要求); or the words open the paragraph and the leader comes after. What a villager says,
and a name in marks (“十四五”), is no quotation.
"""

import re
from collections.abc import Iterable, Iterator

from drafter.core.report import Paragraph, Quotation

XI = "习近平"
"""The General Secretary; 总书记 without a name is he."""

_MARKED = re.compile(r"“([^“”]{2,400})(?:”|$)")
_INNER = re.compile(r"‘([^‘’]{2,200})’")
_OFFICE = (
    r"(?:(?:[省市县区州盟旗]|自治区党)委(?:(?:副?书记|主要领导|主要负责同志)|组织部[^，。“”]{0,3}"
    r"(?:部长|负责同志|负责人)))"
)
_SPEAKER = re.compile(
    r"(?P<xi>(?:习近平)?总书记|习近平(?:主席|同志)?(?!新时代|[\u4e00-\u9fff]{1,2}思想))"
    r"|(?P<report>党的(?:十[八九]|二十)大报告|党的[一二三四五六七八九十]+届[一二三四五六七八九十]+中全会)"
    r"|(?P<name>(?![是由照按跟听])[\u4e00-\u9fff]{2,3})部长(?=讲|指出|强调|说|要求|提出)"
    rf"|(?P<office>{_OFFICE}(?:、[^，。；、“”]{{2,14}}?)?(?:[\u4e00-\u9fff]{{2,3}}(?=指出|强调|说|表示|亲自|给|讲))?)"
)
_NAMES = re.compile("书记|习近平|部长|报告|全会|委")
_SAYING = re.compile("(?:总书记|习近平|报告|全会)[^。！？；“”]{0,40}(?:强调|指出|提出)")
"""What a text must have for a closer look at who says what."""
_SAYS = re.compile(
    r"(?:强调|指出|要求|提出|嘱托|勉励|叮嘱|希望|号召|寄语|说|讲的?|倡导|作出的?|交给[^，。]{2,6}的"
    r"|寄予[^，。]{0,6}|擘画的|发出|(?:总书记|按照[^，。]{4,12})|对[^，。]{2,12}(?:工作)?的?)[^，。；“”]{0,3}[，：:,]?\s*$"
)
_HANZI = re.compile("[\u3400-\u9fff]")
_OWN = re.compile(
    r"[省市县区州]委(?!书记)|我[省市县区]|各级|我们|贯彻|落实|学习|实施|开展|推进|践行|围绕|聚焦|建立|打造"
    r"|创新|组织部门|引领下|指引下|记者|新时代中国特色"
)
"""What stands between a leader and the words where they are not the leader's."""
_LAID_UPON = re.compile(
    r"(?:的|等|这一|这个)?(?:系列)?(?:总要求|重要(?:要求|指示|批示|嘱托|论述|任务|讲话)"
    r"|(?:殷殷|谆谆|殷切)?(?:嘱托|期望|期盼|厚望)|指示精神)"
)
_LAID_BY = re.compile(rf"{_LAID_UPON.pattern}|(?:的)?(?:要求|使命|任务|指示)|深刻阐述|等")
"""What follows words laid upon a report's authors: by themselves, and by a leader named."""
_JOINED = re.compile(r"[、和与及，；]?(?:又|还|并|再次)?(?:强调|指出|要求)?[，：]?")
_INDIRECT = re.compile(
    r"[^。！？；“”，]{0,24}(?:，?(?:反复|特别|明确|多次|专门)?(?:强调|指出))(?:[，：,]\s*|(?=要))"
    r"(?P<words>[^。！？“”]{6,300})(?=[。！？])"
    r"|[^。！？；“”，]{0,12}提出[，：,]\s*(?P<more>要[^。！？“”]{6,300})(?=[。！？])"
)
_BEFORE = re.compile(rf"[—…\s]*[^“”]{{0,50}}?(?P<who>(?:习近平)?总书记|{_OFFICE})[^“”]{{0,40}}")
_SENTENCE_END = re.compile(r"[。！？](?![”’])|[。！？…][”’]")
_OPENING = re.compile(r"[—…\s]*")
_FEWEST_BEFORE = 6
_REACH, _NEAR = 90, 40
"""Characters before the marks in which the leader is named."""


def find_quotations(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return where leaders' words start in a paragraph, the words, and who said them.

    The words are without the marks around them; the speaker is '' where none is named.
    In order, without overlap.
    """
    found = list(_marked(text))
    taken = [(start, start + len(words)) for start, words, _ in found]
    for start, words, speaker in _unmarked(text):
        if not any(low < start + len(words) and start < high for low, high in taken):
            found.append((start, words, speaker))
    return tuple(sorted(found))


def quotations_of(paragraphs: Iterable[Paragraph]) -> tuple[Quotation, ...]:
    """Return the quotations of a report's paragraphs, counted from 1."""
    return tuple(
        Quotation(number, start, words, speaker)
        for number, paragraph in enumerate(paragraphs, 1)
        for start, words, speaker in find_quotations(paragraph.text)
    )


def _marked(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what leaders say in marks."""
    last_stop, last_speaker = -1, None
    for marks in _MARKED.finditer(text):
        speaker = _speaker(text, marks.start(), marks.end())
        if speaker is None and last_stop >= 0:
            between = text[last_stop : marks.start()]
            speaker = last_speaker if _JOINED.fullmatch(between) else None
        if speaker is None and _OPENING.fullmatch(text, 0, marks.start()):
            speaker = _said_after(text, marks)
        if speaker is not None and _HANZI.search(marks.group(1)):
            last_stop, last_speaker = marks.end(), speaker
            yield marks.start(1), marks.group(1), speaker
            continue
        for inner in _INNER.finditer(text, marks.start(1), marks.end(1)):
            by = _speaker(text, inner.start(), inner.end())
            if by is not None:
                yield inner.start(1), inner.group(1), by


def _speaker(text: str, start: int, stop: int) -> str | None:
    """Return who says what the marks at ``[start:stop]`` hold; None when no leader does."""
    low = max(0, start - _REACH)
    for end in _SENTENCE_END.finditer(text, low, start):
        low = end.end()
    hinted = _NAMES.search(text, low, start)
    speakers = list(_SPEAKER.finditer(text, low, start)) if hinted else []
    if speakers:
        named = speakers[-1]
        between = text[named.end() : start]
        within = between.count("”") > between.count("“")  # named in other marks
        own = within or _OWN.search(between)
        laid = named["xi"] and not within and _LAID_BY.match(text, stop)
        if (laid and len(between) < _NEAR) or (
            not own and _SAYS.search(text, named.start(), start)
        ):
            return _name(named)
    return "" if _LAID_UPON.match(text, stop) and not _own_before(text, low, start) else None


def _own_before(text: str, low: int, start: int) -> bool:
    return re.search(r"[省市县区州]委(?!书记)[^，。]{0,12}$", text[low:start]) is not None


def _said_after(text: str, marks: re.Match[str]) -> str | None:
    """Return who is named right after words that open the paragraph."""
    after = _BEFORE.match(text, marks.end())
    if after is None or len(marks.group(1)) < _FEWEST_BEFORE:
        return None
    return XI if "总书记" in after["who"] else after["who"]


def _unmarked(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield what leaders say without marks."""
    if _SAYING.search(text) is None:
        return
    for named in _SPEAKER.finditer(text):
        if not (named["xi"] or named["report"]):
            continue
        found = _INDIRECT.match(text, named.end())
        if found is None:
            continue
        group = "words" if found["words"] else "more"
        if not _OWN.search(text, named.end(), found.start(group)):
            yield found.start(group), found[group], _name(named)


def _name(named: re.Match[str]) -> str:
    if named["xi"]:
        return XI
    return named["report"] or named["name"] or named["office"]
