"""What a report's text says of places: which it names, and what it calls its own."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from drafter.library.labels.divisions import Division, Divisions, Mention

OTHERS = re.compile(
    r"(?:赴|到(?!位)|去|向|学习|借鉴|考察|调研|对口|援|帮扶|来自|与|和|及|同)"
    r"(?:$|(?=[^，。；：“”—－\s]{2,12}[省市县区州盟旗]))"
)
"""What stands before a place that is not the report's own."""
_SAID = re.compile(
    r"(?<![安健完齐周])全([省市州县区盟旗])|(?<!自)我([省市州县区盟旗])|([省市州县区盟旗])委(?![托员派任屈])"
)
_OF_OFFICES = re.compile(r"委(?![托员派任屈])|(?:人民)?政府|组织(?:部|系统|工作)|机关")
_INTRODUCES = re.compile(r"地处|位于|现?[下]?辖")
"""What a report says of its own place, whose name stands before."""
FEWEST = 3
"""How often a text says 全市, 市委, or a name, for it to prove anything."""
_COUNTIES = "县区旗"
"""Units a city of county level may have been until lately: its reports still say 全县."""


class Spoken:
    """What a text says of places, counted when asked for."""

    def __init__(self, divisions: Divisions, text: str) -> None:
        """Take the list of divisions and the paragraphs of a report."""
        self.text, self._divisions = text, divisions

    @cached_property
    def named(self) -> Counter[str]:
        """Return how often the text has each name, in full or short."""
        return Counter(mention.name for mention in self._mentions)

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return tuple(self._divisions.mentions(self.text))

    @cached_property
    def _named_as_its_own(self) -> set[str]:
        """Return the names that are not said of others (与南京市结对)."""
        return {
            mention.name
            for mention in self._mentions
            if not OTHERS.search(self.text, max(0, mention.start - 4), mention.start)
        }

    @cached_property
    def _units(self) -> Counter[str]:
        return Counter("".join(found.groups("")) for found in _SAID.finditer(self.text))

    @property
    def office(self) -> str:
        """Return the full name whose offices a short text speaks of most; '' in doubt."""
        offices = Counter(
            mention.name
            for mention in self._mentions
            if self._divisions.named(mention.name) and _OF_OFFICES.match(self.text, mention.stop)
        )
        ranked = offices.most_common(2)
        certain = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
        return ranked[0][0] if certain and ranked[0][1] > 1 else ""

    @property
    def introduced(self) -> str:
        """Return the full name of the one place of the text's own kind that it introduces."""
        names = {
            mention.name
            for mention in self._mentions
            if self._divisions.named(mention.name) and self._is_introduced(mention)
        }
        name = names.pop() if len(names) == 1 else ""
        return name if name[-1:] == self.unit[0] else ""

    def _is_introduced(self, mention: Mention) -> bool:
        """Return whether a place is said to lie somewhere, or speaks itself (我代表…)."""
        before = self.text[max(0, mention.start - 3) : mention.start]
        return before == "我代表" or bool(_INTRODUCES.match(self.text, mention.stop))

    @property
    def unit(self) -> tuple[str, int]:
        """Return the unit the text calls its own, and how often; 自治区 is 区."""
        return next(iter(self._units.most_common(1)), ("", 0))

    def allows(self, region: str) -> bool:
        """Return whether the text names a place, or names none that often."""
        return region in self.text or max(self.named.values(), default=0) < FEWEST

    def own(self, ones: Sequence[Division]) -> Division | None:
        """Return which of several the text calls its own; None when it does not tell."""
        ranked = sorted(ones, key=lambda one: self._units[one.name[-1]], reverse=True)
        best, next_best = (self._units[one.name[-1]] for one in ranked[:2])
        if best >= FEWEST and best > next_best:
            return ranked[0]
        # 南昌 is the city and never 南昌县, which lies in it; 吉林 may be either.
        city = [one for one in ones if one.level == "市级"]
        inner = all(city[0] in self._divisions.above(one) for one in ones[1:]) if city else False
        return city[0] if len(city) == 1 and inner and not self._units else None

    def contradicts(self, one: Division) -> bool:
        """Return whether the text speaks of another kind of place as its own."""
        unit, times = self.unit
        alike = _COUNTIES if one.level == "县级" else one.name[-1]
        return self._units[one.name[-1]] == 0 and times >= FEWEST and unit not in alike

    def names_above(self, one: Division) -> bool:
        """Return whether the text names a place a division lies in."""
        named = self._named_as_its_own
        return any(up.short in named or up.name in named for up in self._divisions.above(one))
