"""What a Word paragraph is by itself or by its style: heading, title, member of a list."""

import re
from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"title$|标题$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading)?$", re.IGNORECASE)
_BODY_LEVEL = 9
"""Outline level of running text (ECMA-376, 17.3.1.20); 0 to 8 are headings."""
_DEEPEST = 20
"""How long a chain of styles may be: a damaged file may have one that runs in a circle."""

ListItem = tuple[str, int]
"""Id of a list, and the depth within it from 0."""


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        """Take the root of the styles part."""
        self._styles = {style.get(f"{_W}styleId"): style for style in root.iter(f"{_W}style")}
        self._default = next(
            (
                style.get(f"{_W}styleId")
                for style in self._styles.values()
                if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") == "1"
            ),
            None,
        )

    def level_of(self, paragraph: Any) -> int | None:
        """Return the level as `structure.Line` has it; None for running text."""
        for node in self._chain(paragraph):
            told = _value(node, "pPr/outlineLvl")
            if told is not None and told.isdecimal():
                return int(told) + 1 if int(told) < _BODY_LEVEL else None
            name = _value(node, "name") or ""
            if found := _HEADING.match(name):
                return int(found.group(1))
            if _TITLE.match(name):
                return 0
        return None

    def list_of(self, paragraph: Any) -> ListItem | None:
        """Return the list the paragraph is counted in; None for none."""
        number = depth = None
        for node in self._chain(paragraph):
            number = _value(node, "pPr/numPr/numId") if number is None else number
            depth = _value(node, "pPr/numPr/ilvl") if depth is None else depth
            if number is not None:
                break
        if number is None or number == "0":
            return None
        return number, int(depth) if depth and depth.isdecimal() else 0

    def is_contents(self, paragraph: Any) -> bool:
        """Return whether it is a line of the table of contents."""
        return any(_CONTENTS.match(_value(n, "name") or "") for n in self._chain(paragraph))

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        """Yield the paragraph, then its style and what that is based on: all have a pPr."""
        yield paragraph
        name = _value(paragraph, "pPr/pStyle") or self._default
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "basedOn")


def _value(node: Any, path: str) -> str | None:
    """Return the value an element below ``node`` has; None when there is none."""
    found = node.find("/".join(_W + part for part in path.split("/")))
    return None if found is None else found.get(f"{_W}val")
