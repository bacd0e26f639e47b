"""The divisions of the country (省 市 县) and where a text names one."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.core.place import short_name
from drafter.errors import LibraryError

_BROKEN = "程序自带的行政区划表读不出来。你的稿子和自己的资料不受影响。请重新安装程序。"
_COMMON = frozenset(
    (
        *("城区", "郊区", "矿区", "新区", "新城区", "老城区", "城中区", "海港区", "市中区", "山区"),
        *("城西区", "城东区", "城北区", "港口区", "港区"),
    )
)
"""Divisions called as any town's parts are: names only after the city's own."""
# What follows would make the ending another word: 市场 市民 区域 县域 旗帜.
_NO_ENDING = {
    "市": "场容值面井域",
    "县": "域",
    "区": "域间别位块分划隔",
    "州": "",
    "省": "察略悟心力",
    "旗": "帜手下舰号袍",
    "盟": "主友军约誓",
}
_PEOPLE = re.compile("民(?!政|族|主|宗|营|办)")


_short = lru_cache(maxsize=4096)(short_name)


class Division(NamedTuple):
    """A division.

    Attributes:
        code: Six digits, GB/T 2260.
        name: Full name.
        level: One of `LEVELS`.
        until: The last year it was one; 0 while it is.
    """

    code: str
    name: str
    level: str
    until: int = 0

    @property
    def short(self) -> str:
        """Return the short form of the name: 钦州市 → 钦州."""
        return _short(self.name)


class Mention(NamedTuple):
    """Where a text names a division, in full or short; ``text[start:stop]`` is ``name``."""

    start: int
    stop: int
    name: str


class Divisions:
    """The list of divisions. Immutable; safe to share between threads and to pickle."""

    def __init__(self, divisions: Sequence[Division]) -> None:
        """Take the list; `load` reads it from its file."""
        self._by_code: dict[str, Division] = {}
        self._by_name: dict[str, tuple[Division, ...]] = {}
        for one in sorted(divisions, key=lambda division: division.until):
            self._by_code.setdefault(one.code, one)
            self._by_name[one.name] = (*self._by_name.get(one.name, ()), one)

    @classmethod
    def load(cls, path: Path) -> "Divisions":
        """Read the list: code, name, level and last year, parted by tabs.

        Raises:
            LibraryError: it is missing or damaged.
        """
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            rows = (line.split("\t") for line in lines if line and line[0] != "#")
            return cls([Division(row[0], row[1], row[2], int(row[3] or 0)) for row in rows])
        except (OSError, ValueError, IndexError) as error:
            raise LibraryError(_BROKEN) from error

    def named(self, name: str) -> tuple[Division, ...]:
        """Return those of a full name (four are called 鼓楼区), those no more last."""
        return self._by_name.get(name, ())

    def called(self, name: str) -> tuple[Division, ...]:
        """Return those of a name in full, short (钦州) or half short (凉山州), highest first."""
        found = self.named(name) or self._by_short.get(name, ())
        return found or tuple(
            one for one in self._by_short.get(name[:-1], ()) if one.name[-1] == name[-1:]
        )

    def above(self, division: Division) -> tuple[Division, ...]:
        """Return the divisions one lies in, the narrowest first."""
        code = division.code
        city = "" if code[2:4] == "90" else f"{code[:4]}00"
        codes = (city, f"{code[:2]}0000")
        found = (self._by_code.get(above) for above in codes if above != code)
        return tuple(one for one in found if one)

    def below(self, division: Division) -> tuple[Division, ...]:
        """Return all divisions that lie in one, those no more included."""
        width = {"省级": 2, "市级": 4}.get(division.level, 6)
        return tuple(one for one in self._inside.get(division.code[:width], ()) if one != division)

    def province(self, division: Division) -> str:
        """Return the full name of its province; of a province, its own."""
        return (self.above(division) or (division,))[-1].name

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield where a text names divisions, in order, the longest name at each place.

        Provinces and cities count in short as well; counties in full only, for their
        short forms are words too often (和平, 振兴, 梨树).
        """
        starts, stop = self._starts, 0
        for first in self._first.finditer(text):
            at = first.start()
            if at < stop or (names := starts.get(text[at : at + 2])) is None:
                continue
            for name in names:
                if text.startswith(name, at) and self._stands(text, at, name, stop):
                    stop = at + len(name)
                    yield Mention(at, stop, name)
                    break

    def _stands(self, text: str, at: int, name: str, stop: int) -> bool:
        """Return whether a name is one there, and no part of other words."""
        if name in _COMMON and not (stop == at > 0):
            return False
        after = text[at + len(name) : at + len(name) + 2]
        if not after or name not in self._by_name:
            return True
        if name[-1] in "市县区" and _PEOPLE.match(after):
            return False
        return after[0] not in _NO_ENDING.get(name[-1], "")

    @cached_property
    def _inside(self) -> dict[str, list[Division]]:
        """Return the divisions by the first two and by the first four digits of their codes."""
        found: dict[str, list[Division]] = {}
        for one in (one for ones in self._by_name.values() for one in ones):
            for width in (2, 4):
                found.setdefault(one.code[:width], []).append(one)
        return found

    @cached_property
    def _by_short(self) -> dict[str, tuple[Division, ...]]:
        found: dict[str, tuple[Division, ...]] = {}
        for one in sorted(
            (one for ones in self._by_name.values() for one in ones),
            key=lambda division: (division.code[4:] != "00", division.code[2:4] != "00"),
        ):
            found[one.short] = (*found.get(one.short, ()), one)
        return found

    @cached_property
    def _starts(self) -> dict[str, tuple[str, ...]]:
        """Return the names by their first two characters, the longest first."""
        names = {name for name in self._by_name if len(name) > 2 or name in _COMMON}
        for short, ones in self._by_short.items():
            if any(one.level != "县级" for one in ones):
                names.add(short)
                names |= {short + one.name[-1] for one in ones if one.name[-1] in "州县旗"}
        found: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            found.setdefault(name[:2], []).append(name)
        return {start: tuple(those) for start, those in found.items()}

    @cached_property
    def _first(self) -> re.Pattern[str]:
        """Return what finds two characters that a name may begin with."""
        if not self._starts:
            return re.compile(r"(?!)")
        one, two = ("".join(sorted({start[at] for start in self._starts})) for at in (0, 1))
        return re.compile(f"[{one}](?=[{two}])")
