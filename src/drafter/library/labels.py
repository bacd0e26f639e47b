"""What a report of the user's own tells of its place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.core.place import level_of, short_name
from drafter.core.report import OriginTerm
from drafter.library.place_names import PlaceNames

_OF_OFFICES = re.compile(r"委(?![托员派任屈])|(?:人民)?政府|组织(?:部|系统|工作)|机关")
"""What stands after a place's name where the text speaks of those who wrote it."""
_FEWEST = 2
"""How often a text speaks of a place that only the text names."""
_GENERIC = (
    "我省",
    "全省",
    "省委",
    "我市",
    "全市",
    "市委",
    "我县",
    "全县",
    "县委",
    "我区",
    "全区",
    "区委",
)


@dataclass(frozen=True, slots=True)
class Place:
    """The place a report is about; fields as in `Report`, empty when unknown."""

    level: str = ""
    region: str = ""
    region_full: str = ""
    province: str = ""


def find_place(names: PlaceNames, head: Sequence[str], text: str) -> Place:
    """Return the place a report is about; an empty one when nothing tells it for certain.

    Args:
        names: Finds names.
        head: Title, name of the file, byline, salutation: what tells it best first.
        text: The paragraphs.
    """
    for line in head:
        found = names.beginning(line) or tuple(name for name, _ in names.within(line))
        if not found and (titled := names.titled(line, text)):
            found = (titled,)
        if found:
            return _place(found)
    return _most_spoken_of(names, head, text)


def find_terms(names: PlaceNames, place: Place, text: str) -> tuple[OriginTerm, ...]:
    """Return the words of a report that give away where it comes from."""
    own = dict.fromkeys(name for name in (place.region_full, place.region) if name)
    terms = [OriginTerm(name, "name") for name in own]
    others = dict.fromkeys((place.province, *(name for name, _ in names.within(text))))
    terms += [
        OriginTerm(name, "parent" if level_of(name) == "省级" else "child")
        for name in others
        if name and name not in own
    ]
    return (*terms, *(OriginTerm(term, "generic") for term in _GENERIC if term in text))


def _most_spoken_of(names: PlaceNames, head: Sequence[str], text: str) -> Place:
    """Return the place whose offices the text speaks of most, one the title names first."""
    offices: Counter[str] = Counter()
    for line in text.splitlines():
        for name, stop in names.within(line):
            if _OF_OFFICES.match(line, stop):
                offices[name] += 1
    titled = [name for name in offices if any(short_name(name) in line for line in head)]
    ranked = offices.most_common(2)
    if len(titled) == 1:
        return _place(titled)
    certain = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    if certain and text.count(short_name(ranked[0][0])) >= _FEWEST:
        return _place((ranked[0][0],))
    return Place()


def _place(names: Sequence[str]) -> Place:
    """Return the place of names, each within the one before."""
    above = next((name for name in names if level_of(name) == "省级"), "")
    return Place(level_of(names[-1]), short_name(names[-1]), names[-1], above)
