"""What a Word paragraph is by itself or by its style: heading, title, member of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"title$|标题$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading|标题)?$", re.IGNORECASE)
_BODY_LEVEL = 9
"""Outline level of running text (ECMA-376, 17.3.1.20); 0 to 8 are headings."""
_DEEPEST = 20
"""How long a chain of styles may be: a damaged file may have one that runs in a circle."""
DEPTHS = 9
"""How many depths a list has (ECMA-376, 17.9.6)."""

ListItem = tuple[str, int]
"""Id of a list, and the depth within it from 0."""


_NO_LEVEL = (None,)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs, or of its runs: those are hidden."""

    level: int | None
    number: str | None
    depth: str | None
    contents: bool
    hidden: bool


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the styles part; None when the document has none."""
        styles = () if root is None else root.iter("style")
        self._styles = {style.get("styleId", ""): style for style in styles}
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get("type") == "paragraph" and style.get("default") in ("1", "true", "on")
            ),
            "",
        )
        self._told: dict[str, _Style] = {}

    def level_of(self, paragraph: Element) -> int | None:
        """Return the level as `structure.Line` has it; None for running text."""
        own = _outline(paragraph)
        return self._of(paragraph).level if own is None else _level(own)

    def list_of(self, paragraph: Element) -> ListItem | None:
        """Return the list the paragraph is counted in; None for none."""
        number = value_of(paragraph, "pPr/numPr/numId")
        depth = value_of(paragraph, "pPr/numPr/ilvl")
        if number is None:
            style = self._of(paragraph)
            number = style.number
            depth = style.depth if depth is None else depth
        if number is None or number == "0":
            return None
        return number, number_of(depth) or 0

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether its style is one of the table of contents."""
        return self._of(paragraph).contents

    def hides(self, run: Element) -> bool:
        """Return whether a run is hidden text, by itself or by its style."""
        own = run.find("rPr/vanish")
        if own is not None:
            return is_on(own)
        name = value_of(run, "rPr/rStyle")
        return name is not None and self._named(name).hidden

    def _of(self, paragraph: Element) -> _Style:
        return self._named(value_of(paragraph, "pPr/pStyle") or self._default)

    def _named(self, name: str) -> _Style:
        if name not in self._told:
            self._told[name] = _told(list(self._chain(name)))
        return self._told[name]

    def _chain(self, name: str) -> Iterator[Element]:
        """Yield a style, and what it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value_of(style, "basedOn") or ""


def _told(chain: list[Element]) -> _Style:
    """Return what a style and those it is based on say: the first that says it counts."""
    number = depth = None
    for style in chain:
        number = value_of(style, "pPr/numPr/numId") if number is None else number
        depth = value_of(style, "pPr/numPr/ilvl") if depth is None else depth
        if number is not None:
            break
    vanish = (style.find("rPr/vanish") for style in chain)
    return _Style(
        next((level for level in map(_own_level, chain) if level is not None), _NO_LEVEL)[0],
        number,
        depth,
        any(_CONTENTS.match(value_of(style, "name") or "") for style in chain),
        next((is_on(mark) for mark in vanish if mark is not None), False),
    )


def _own_level(style: Element) -> tuple[int | None] | None:
    """Return the level a style gives by outline or name, in a tuple; None when it does not say."""
    outline = _outline(style)
    if outline is not None:
        return (_level(outline),)
    name = value_of(style, "name") or ""
    if found := _HEADING.match(name):
        return (int(found.group(1)),)
    return (0,) if _TITLE.match(name) else None


def _outline(node: Element) -> int | None:
    return number_of(value_of(node, "pPr/outlineLvl"))


def _level(outline: int) -> int | None:
    return outline + 1 if outline < _BODY_LEVEL else None


def value_of(node: Element, path: str) -> str | None:
    """Return the value an element below ``node`` has; None when there is none."""
    found = node.find(path)
    return None if found is None else found.get("val")


def number_of(text: str | None) -> int | None:
    """Return a small number as Word writes it; None for anything else."""
    return int(text) if text and len(text) < 9 and text.isascii() and text.isdecimal() else None


def is_on(switch: Element) -> bool:
    """Return whether a switch is on: it is where nothing else is said."""
    return switch.get("val", "1").lower() not in ("0", "false", "off", "none")
