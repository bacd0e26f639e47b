"""The divisions of the country (省 市 县) and where a text names one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from drafter.core.place import short_name
from drafter.errors import LibraryError
from drafter.library.labels.endings import begins_word

_BROKEN = "程序自带的行政区划表读不出来。你的稿子和自己的资料不受影响。请重新安装程序。"
_COMMON = frozenset(
    (
        *("城区", "郊区", "矿区", "新区", "新城区", "老城区", "城中区", "海港区", "市中区", "山区"),
        *("城西区", "城东区", "城北区", "港口区", "港区", "东区", "西区"),
    )
)
"""Divisions called as any town's parts are: names only after the city's own."""
_MARKED, _VERB = ("词", "动"), "动"
_VERB_STANDS_OFF = re.compile(r"[^\u4e00-\u9fff]|[在赴到与向至从对由]")
"""What stands before a name that might be a verb (会同县) and shows that it is none."""
_NAMES = frozenset(("ns", "nr", "nrt", "nrfg", "nz", "nt"))
"""Parts of speech of names."""
_SAYINGS = ("i", "l")
_IN_A_ROW = "、和与及"
_SHORTEST = 2
"""Characters of the shortest names (歙县)."""


_short = lru_cache(maxsize=4096)(short_name)


class Division(NamedTuple):
    """A division.

    Attributes:
        code: Six digits, GB/T 2260.
        name: Full name.
        level: One of `LEVELS`.
        until: The last year it was one; 0 while it is.
        mark: 词 where the name is an ordinary word and a unit as well (和平区), 动 where
            that word takes an object (会同县); empty for a name that is nothing else.
    """

    code: str
    name: str
    level: str
    until: int = 0
    mark: str = ""

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

    def __init__(
        self, divisions: Sequence[Division], lexicon: Mapping[str, str] | None = None
    ) -> None:
        """Take the list, which `load` reads from its file.

        Args:
            divisions: The list.
            lexicon: Words of the language, each with its part of speech; without, a name
                put together from two words (创新乡村) passes for one.
        """
        self._lexicon = lexicon or {}
        self._by_code: dict[str, Division] = {}
        self._by_name: dict[str, tuple[Division, ...]] = {}
        for one in sorted(divisions, key=lambda division: division.until):
            self._by_code.setdefault(one.code, one)
            self._by_name[one.name] = (*self._by_name.get(one.name, ()), one)
        self._marks = {one.name: one.mark for one in divisions if one.mark in _MARKED}

    @classmethod
    def load(cls, path: Path, lexicon: Mapping[str, str] | None = None) -> "Divisions":
        """Read the list: code, name, level, last year and mark, parted by tabs.

        Raises:
            LibraryError: it is missing or damaged.
        """
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            rows = (line.split("\t") for line in lines if line and line[0] != "#")
            return cls([_division(row) for row in rows], lexicon)
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

    def mentions(self, text: str, head: bool = False) -> Iterator[Mention]:
        """Yield where a text names divisions, in order, the longest name at each place.

        Provinces and cities count in short as well; counties in full only, for their
        short forms are words too often (和平, 振兴, 梨树). A full name that is a word and a
        unit too (会同县) counts after the one above it, in a row of names, or where the
        text names what lies above.

        Args:
            text: What to search.
            head: Whether it begins with a name, as a title does; then that counts as it is.
        """
        starts, stop, last = self._starts, 0, ""
        for first in self._first.finditer(text):
            at = first.start()
            if at < stop or (names := starts.get(text[at : at + 2])) is None:
                continue
            for name in names:
                if not text.startswith(name, at):
                    continue
                certain = (head and at == 0) or (0 < at == stop and self._lies_below(name, last))
                if self._stands(text, at, name, certain, stop):
                    stop, last = at + len(name), name
                    yield Mention(at, stop, name)
                    break

    def _stands(self, text: str, at: int, name: str, certain: bool, stop: int) -> bool:
        """Return whether a name is one there, and no part of other words."""
        if name in _COMMON and not (certain and at):
            return False
        if not certain and self._is_of_words(text, at, name):
            return False
        mark = self._marks.get(name, "")
        after = text[at + len(name) : at + len(name) + 2]
        if name in self._by_name and begins_word(name[-1], after, bool(mark)):
            return False
        if len(name) == _SHORTEST and after[:1] == "长":  # the head of a county, with surname
            return False
        return not mark or certain or self._is_meant(text, at, name, stop)

    def _is_of_words(self, text: str, at: int, name: str) -> bool:
        """Return whether a name is put together from words: 创新乡村, 确保定期, 长治久安."""
        stop = at + len(name)
        first, last = text[max(0, at - 1) : at + 1], text[at + 1 : max(stop, at + 3)]
        if at and self._is_word(first) and self._is_word(last):
            return True
        if name in self._by_name:
            return False
        longer = (text[at - low : at - low + 4] for low in range(min(at, 2) + 1))
        if at and self._is_word(text[at - 1 : stop]):
            return True
        return any(self._lexicon.get(word) in _SAYINGS for word in longer)

    def _is_word(self, word: str) -> bool:
        """Return whether the dictionary has a word that names nothing and nobody."""
        return self._lexicon.get(word, "ns") not in _NAMES

    def _is_meant(self, text: str, at: int, name: str, stop: int) -> bool:
        """Return whether a name that is a word as well is meant as a name."""
        in_a_row = stop and stop == at - 1 and text[stop] in _IN_A_ROW
        if in_a_row or text.endswith("中共", 0, at):
            return True
        if self._marks[name] == _VERB and at and not _VERB_STANDS_OFF.match(text, at - 1):
            return False
        nearest = {self.above(one)[0].short for one in self.named(name) if self.above(one)}
        return any(short in text for short in nearest)

    def _lies_below(self, name: str, higher: str) -> bool:
        """Return whether one of a name lies in one of another, of whichever rank."""
        above = self.called(higher)
        return any(up in above for one in self.named(name) for up in self.above(one))

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
        names = set(self._by_name)
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


def _division(row: Sequence[str]) -> Division:
    return Division(row[0], row[1], row[2], int(row[3] or 0), row[4] if row[4:] else "")
