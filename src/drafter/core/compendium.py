"""One file → the reports it holds, by its contents page or by the look of their titles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from drafter.core.contents_page import confirmed, divider_line, find_contents, level_line
from drafter.core.fused_headings import clauses_of, parted
from drafter.core.headings import is_heading
from drafter.core.manner import Manner, manner_of
from drafter.core.page_noise import without_noise
from drafter.core.printed import Printed, printed_lines, squeezed
from drafter.core.raw_lines import mended
from drafter.core.structure import Line, Structure, read_structure
from drafter.core.title_look import TitlePlace, places_by_look
from drafter.core.title_places import places_by_entries

_OWN_MANNER = 60
"""Printed lines from which on a report shows how it is printed by itself."""
_SENTENCE_LEAST = 20
"""Code points of a line with a full stop that is more than the words of a cover."""


def read_compendium(lines: Iterable[str | Line]) -> tuple[Structure, ...]:
    """Return the reports raw lines hold, in order; one where nothing divides them.

    Left out are page numbers, running titles and watermarks, the contents page, and in
    a file of several reports the lines of its cover and those that part groups (市级).
    """
    told = [line if isinstance(line, Line) else Line(line) for line in lines]
    printed = printed_lines(told)
    contents = find_contents(printed)
    if contents and not confirmed(contents, printed):
        contents = None
    entries = contents.entries if contents else ()
    titles = frozenset(squeezed(entry.text) for entry in entries)
    front = printed[: contents.start] if contents else []
    body = without_noise(printed[contents.stop :] if contents else printed, titles)
    manner = manner_of(body)
    places = places_by_entries(body, entries) if entries else []
    if not places or len(places) * 2 < len(entries):
        places = max(places, places_by_look(body, manner), key=len)
    if not places:
        texts = [mended([*without_noise(front), *body], manner)]
        return tuple(_read(texts, [""]))
    first = places[0].start
    texts, levels = [], []
    for preface in (without_noise(front), body[:first]):
        if any("。" in line.text and len(line.text) >= _SENTENCE_LEAST for line in preface):
            texts.append(mended(_without_groups(preface), manner))
            levels.append("")
    for place, own in _cut(body, places):
        texts.append([Line(place.title, 0)] if place.title else [])
        texts[-1] += mended(own, _own_manner(own, manner))
        levels.append(place.level)
    return tuple(_read(texts, levels))


def _own_manner(lines: Sequence[Printed], manner: Manner) -> Manner:
    """Return how a report is printed, as far as it shows, in a file printed in a manner."""
    if len(lines) < _OWN_MANNER:
        return manner
    own = manner_of(lines)
    return own if own.width or own.measure else replace(own, measure=manner.measure)


def _cut(
    body: Sequence[Printed], places: Sequence[TitlePlace]
) -> Iterator[tuple[TitlePlace, list[Printed]]]:
    """Yield every place with the lines of its report, the title left out."""
    stops = [place.start for place in places[1:]] + [len(body)]
    for place, following, stop in zip(places, [*places[1:], None], stops, strict=True):
        own = list(body[place.stop : stop])
        if place.rest:
            own.insert(0, Printed(place.rest))
        if following and following.before:
            own.append(replace(body[following.start], text=following.before))
        while own and following and (level_line(own[-1].text) or divider_line(own[-1].text)):
            own.pop()
        yield place, own


def _without_groups(lines: Sequence[Printed]) -> list[Printed]:
    return [line for line in lines if not level_line(line.text)]


def _read(texts: Sequence[Sequence[Line]], levels: Sequence[str]) -> Iterator[Structure]:
    """Read every report; headings of all of them tell where a damaged one ends."""
    clauses = clauses_of(
        line.text for lines in texts for line in lines if line.level or is_heading(line.text)
    )
    for lines, level in zip(texts, levels, strict=True):
        yield replace(read_structure(parted(lines, clauses)), level=level)
