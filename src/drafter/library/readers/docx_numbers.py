"""Word's automatic numbers as text: 一、 （一） 1. are counted, they stand nowhere in the file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from drafter.core.numbering import hanzi
from drafter.library.readers.docx_styles import DEPTHS, ListItem, number_of, value_of

_MOST = 99
"""The highest number written in hanzi or letters; beyond it digits stand."""
_PATTERN_LIMIT = 60
"""Code points of 第%1章; a longer pattern is no number."""


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


def _roman(number: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[number // 10]
    return tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "ideographDigital",
            "japaneseCounting",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        hanzi,
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
"""How numbers are written, by Word's name of the format (ECMA-376, 17.18.59); else digits."""
_SILENT = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one depth of a list is numbered: text is a pattern as 第%1章."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _List:
    """A list: its depths, and what each has come to."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts through a document."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the numbering part; None when the document has none."""
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {
            node.get("abstractNumId"): _List(_levels(node)) for node in root.iter("abstractNum")
        }
        for node in root.iter("num"):
            base = abstract.get(value_of(node, "abstractNumId"), _List())
            changed = node.findall("lvlOverride")
            # Word counts on across lists of one kind, unless a list begins anew.
            self._lists[node.get("numId", "")] = (
                _List(base.levels | _changes(base, changed)) if changed else base
            )

    def next(self, item: ListItem | None) -> str:
        """Return the number of the next member of a list; '' for no member or no number."""
        found = self._lists.get(item[0]) if item else None
        if item is None or found is None or item[1] not in found.levels:
            return ""
        depth = item[1]
        for level, how in found.levels.items():
            if level < depth:
                found.counts.setdefault(level, how.start)
        found.counts[depth] = found.counts.get(depth, found.levels[depth].start - 1) + 1
        for deeper in [level for level in found.counts if level > depth]:
            del found.counts[deeper]
        if found.levels[depth].format in _SILENT:
            return ""
        return re.sub(
            "%([1-9])", lambda n: _written(found, int(n.group(1)) - 1), found.levels[depth].text
        )


def _written(counted: _List, level: int) -> str:
    number = counted.counts.get(level, 0)
    write = _FORMATS.get(counted.levels.get(level, _Level()).format, str)
    return write(number) if 1 <= number <= _MOST else str(number)


def _levels(node: Element) -> dict[int, _Level]:
    return {depth: _level(level) for level in node.iter("lvl") if (depth := _depth(level)) < DEPTHS}


def _changes(base: _List, changed: list[Element]) -> dict[int, _Level]:
    """Return the depths of a list that differ from those of its kind."""
    levels: dict[int, _Level] = {}
    for node in changed:
        at = _depth(node)
        if at >= DEPTHS:
            continue
        own = node.find("lvl")
        level = base.levels.get(at, _Level()) if own is None else _level(own)
        start = number_of(value_of(node, "startOverride"))
        levels[at] = _Level(level.format, level.text, level.start if start is None else start)
    return levels


def _level(node: Element) -> _Level:
    start = number_of(value_of(node, "start"))
    text = value_of(node, "lvlText") or ""
    return _Level(
        value_of(node, "numFmt") or "decimal",
        text if len(text) <= _PATTERN_LIMIT else "",
        1 if start is None else start,
    )


def _depth(node: Element) -> int:
    return number_of(node.get("ilvl")) or 0
