"""Where the reports of a file begin that its contents page names."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from drafter.core.contents_page import Entry, normal, unnumbered, without_author
from drafter.core.headings import heading_mark, heading_number, is_heading
from drafter.core.printed import Printed
from drafter.core.signed_lines import is_salutation, is_signed
from drafter.core.title_look import REPORT_LEAST, TITLE_LINES, TitlePlace, titled_by
from drafter.core.title_signs import (
    TITLE_LEAST,
    TITLE_LIMIT,
    bylines_above,
    could_be_part,
    could_be_title,
    dashed_office,
)

_FUSED_LEAST = 8
"""Code points at least of a title that shares its line with other text."""
_ALIKE = 0.6
"""From which share of common pairs of characters two titles are the same one."""
_TRIED = 50
"""How many lines that begin like a title are compared with it at most."""
_COMPARED = 2_000_000
"""How many pairs of a missing title and a line are compared at most."""


def places_by_entries(lines: Sequence[Printed], entries: Sequence[Entry]) -> list[TitlePlace]:
    """Find the titles a contents page names; none where it names the parts of one report."""
    search = _Search(lines)
    found: list[tuple[TitlePlace | None, Entry]] = []
    after = number = 0
    while number < len(entries):
        entry, taken = entries[number], 1
        place = search.find(entry, after)
        if place is None and not entry.whole and number + 1 < len(entries):
            longer = replace(entry, text=entry.text + entries[number + 1].text)
            if (place := search.find(longer, after)) is not None:
                entry, taken = longer, 2
        place = place or search.find_fused(entry, after)
        if place is not None and is_signed(without_author(entry.text)):
            place = _of_author(lines, place, after)
        if place is not None:
            after = max(place.stop, after)
        found.append((place, entry))
        number += taken
    return _with_bylines(lines, _reports(lines, _with_alike(lines, found)))


def _with_bylines(lines: Sequence[Printed], places: Sequence[TitlePlace]) -> list[TitlePlace]:
    """Give every report the byline above its title, or the one below after a dash."""
    bare = [place for place in places if place.title and not place.rest and not place.before]
    signed = bylines_above(lines, [(one.start, one.stop) for one in bare]) if bare else set()
    starts = {place.start for place in bare}
    found = []
    for place in places:
        below = lines[place.stop].text if place.stop < len(lines) else ""
        if place.start in signed:
            above = lines[place.start - 1].text
            place = replace(place, start=place.start - 1, rest=above)
        elif place.start in starts and (office := dashed_office(below)):
            place = replace(place, stop=place.stop + 1, rest=office)
        found.append(place)
    return found


def _of_author(lines: Sequence[Printed], place: TitlePlace, after: int) -> TitlePlace:
    """Return the place of the title whose byline was found, where an entry is only that."""
    titled = titled_by(lines, place.stop - 1)
    if titled is None or titled.start < after:
        return place
    return replace(titled, level=place.level)


class _Search:
    """Finds titles among lines, by what a line is or begins with."""

    def __init__(self, lines: Sequence[Printed]) -> None:
        self._lines = lines
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._heads: dict[str, list[int]] = defaultdict(list)
        self._tails: dict[str, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            text = line.text
            key = normal(unnumbered(text[: 2 * TITLE_LIMIT]))
            self._keys[key].append(at)
            self._heads[key[:_FUSED_LEAST]].append(at)
            if stop := _last_stop(text):
                self._tails[normal(text[stop:])].append(at)

    def find(self, entry: Entry, after: int) -> TitlePlace | None:
        """Return the first place from a line on where lines are a title, one to three."""
        for wanted in _variants(entry.text):
            starts: list[int] = []
            for length in range(1, min(len(wanted), 2 * TITLE_LIMIT) + 1):
                starts += self._from(self._keys, wanted[:length], after)
            for start in sorted(starts) if len(wanted) >= TITLE_LEAST else ():
                if stop := self._stop(start, wanted):
                    return TitlePlace(start, stop, _text(self._lines[start:stop]), entry.level)
        return None

    def find_fused(self, entry: Entry, after: int) -> TitlePlace | None:
        """Return the first place where a title shares its line with other text."""
        wanted = normal(entry.text)
        if len(wanted) < _FUSED_LEAST:
            return None
        for start in self._from(self._heads, wanted[:_FUSED_LEAST], after):
            key = normal(unnumbered(self._lines[start].text[: 2 * TITLE_LIMIT]))
            if key.startswith(wanted) and (place := _fused(self._lines, start, entry)):
                return place
        for start in self._from(self._tails, wanted, after - 1):
            text = self._lines[start].text
            stop = _last_stop(text)
            return TitlePlace(
                start, start + 1, text[stop:].strip(), entry.level, before=text[:stop].strip()
            )
        return None

    def _from(self, index: dict[str, list[int]], key: str, after: int) -> list[int]:
        found = index.get(key, [])
        at = bisect_left(found, after)
        return found[at : at + _TRIED]

    def _stop(self, start: int, wanted: str) -> int:
        """Return where the title ends that begins at a line; 0 when it does not."""
        got = normal(unnumbered(self._lines[start].text[: 2 * TITLE_LIMIT]))
        for stop in range(start + 1, min(start + TITLE_LINES, len(self._lines)) + 1):
            if got == wanted:
                return stop
            if stop == len(self._lines) or not wanted.startswith(got):
                return 0
            got += normal(self._lines[stop].text[: 2 * TITLE_LIMIT])
        return 0


def _last_stop(text: str) -> int:
    """Return where the last sentence ends in a line that goes on; 0 when it does not."""
    found = max(text.rfind(mark, max(len(text) - TITLE_LIMIT, 0)) for mark in "。！？”") + 1
    return found if found < len(text) else 0


def _variants(text: str) -> list[str]:
    """Return what an entry may be called, without and with who wrote it."""
    found = [without_author(text), text, re.split(r"\s{2,}|\t|[/／]", text)[0]]
    return [normal(one) for one in dict.fromkeys(found)]


def _fused(lines: Sequence[Printed], start: int, entry: Entry) -> TitlePlace | None:
    """Part a title from the text that follows in its line, if it is one."""
    if is_heading(lines[start].text) and not entry.number:
        return None
    whole, length = unnumbered(lines[start].text), len(normal(entry.text))
    cut = 0
    while cut < len(whole) and len(normal(whole[: cut + 1])) <= length:
        cut += 1
    if whole[cut - 1 : cut] in ("（", "(", "《", "“", "【"):
        cut -= 1
    title, rest = whole[:cut].strip(), whole[cut:].strip()
    if title[-1:] in "，、；：" or rest[:1] in tuple("，、；：的将和与及是为"):
        return None
    return TitlePlace(start, start + 1, title, entry.level, rest)


def _text(lines: Sequence[Printed]) -> str:
    return "".join((unnumbered(lines[0].text), *(line.text for line in lines[1:])))


def _with_alike(
    lines: Sequence[Printed], found: Sequence[tuple[TitlePlace | None, Entry]]
) -> list[tuple[TitlePlace, Entry]]:
    """Find titles that differ from what the contents page says, between those that do not."""
    starts = [place.start for place, _ in found if place]
    missing = sum(place is None for place, _ in found)
    could = [at for at, line in enumerate(lines) if missing and could_be_title(lines, at, line)]
    if not missing or missing * len(could) > _COMPARED:
        return [(place, entry) for place, entry in found if place]
    result: list[tuple[TitlePlace, Entry]] = []
    after, passed = 0, 0
    for place, entry in found:
        if place is not None:
            passed += 1
        else:
            until = starts[passed] if passed < len(starts) else len(lines)
            place = _most_alike(lines, [at for at in could if after <= at < until], entry)
        if place is not None:
            after = place.stop
            result.append((place, entry))
    return result


def _most_alike(lines: Sequence[Printed], could: Sequence[int], entry: Entry) -> TitlePlace | None:
    wanted = _pairs(normal(entry.text))
    best, place = _ALIKE, None
    for start in could:
        for stop in (start + 1, start + 2):
            text = _text(lines[start : min(stop, len(lines))])
            score = _alike(wanted, _pairs(normal(text)))
            if score > best:
                best, place = score, TitlePlace(start, min(stop, len(lines)), text, entry.level)
            if stop < len(lines) and not could_be_part(lines[stop]):
                break
    return place


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _reports(
    lines: Sequence[Printed], found: Sequence[tuple[TitlePlace, Entry]]
) -> list[TitlePlace]:
    """Return the places that have a report below; none where they are the parts of one."""
    if not found:
        return []
    parts = [_is_part(lines, place, entry) for place, entry in found]
    if not all(parts):
        found = [one for one, part in zip(found, parts, strict=True) if not part]
    sizes = [len(line.text) for line in lines]
    stops = [place.start for place, _ in found[1:]] + [len(lines)]
    filled = [
        (place, entry)
        for (place, entry), stop in zip(found, stops, strict=True)
        if sum(sizes[place.stop : stop]) + len(place.rest) >= REPORT_LEAST
        and not (is_salutation(place.title))
    ]
    if not filled:
        return []
    kinds = [_kind(entry.number) for _, entry in filled]
    first = kinds[0]
    same = [place for (place, _), kind in zip(filled, kinds, strict=True) if kind == first]
    if first and first in "一（第" and not _restarts(lines, same):
        return []
    return same


def _is_part(lines: Sequence[Printed], place: TitlePlace, entry: Entry) -> bool:
    """Return whether an entry names a heading: both have the number of one."""
    heading = heading_mark(lines[place.start].text)
    return bool(entry.number and heading) and normal(heading) == normal(entry.number)


def _kind(number: str) -> str:
    """Return what kind of number it is, '' for none."""
    first = number[:1]
    if first.isdigit():
        return "1"
    return "一" if first and first in "一二三四五六七八九十百" else first


def _restarts(lines: Sequence[Printed], places: Sequence[TitlePlace]) -> bool:
    """Return whether under titles that have numbers headings count anew."""
    for place, following in zip(places, [*places[1:], None], strict=True):
        stop = following.start if following else len(lines)
        if any(heading_number(line.text) == 1 for line in lines[place.stop : stop]):
            return True
    return all(not is_heading(lines[place.start].text) for place in places)
