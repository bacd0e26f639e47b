"""XML parts of office files: read in pieces, within limits, names without namespaces.

Document types are refused: no office file has one, and entities, inner ones that blow
up as well as outer ones that fetch files, are declared nowhere else.
"""

from collections.abc import Iterable
from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder, XMLParser

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_OFFICE = frozenset(
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
)
_PREFIXES = {
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "urn:schemas-microsoft-com:vml": "v:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    **dict.fromkeys(_WORD, ""),
    **dict.fromkeys(_OFFICE, "r:"),
}
"""Word's own names stand bare, the usual and the strict dialect alike."""
_DEPTH_LIMIT = 400
_ELEMENTS_LIMIT = 1_500_000
_TREE_LIMIT = 300_000
"""Elements of a part that is read in passing, and of one that is kept in memory. The
longest compendium has 100,000."""
_NAMES_LIMIT = 5_000
"""Different names of elements and attributes. Office files know 2,000."""


class NotXml(Exception):
    """A part has what no office file has."""


class TooMuchXml(Exception):
    """A part has more elements, or deeper ones, than any report."""


class Handler(Protocol):
    """Takes what an XML part consists of, in its order; names are short."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the begin of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take a piece of text."""


def feed(pieces: Iterable[bytes], handler: Handler) -> None:
    """Hand the content of an XML part to ``handler``.

    Raises:
        NotXml: it declares a document type.
        TooMuchXml: it is beyond the limits.
        ParseError: it is no well-formed XML.
    """
    limited = _Limited(handler)
    parser = XMLParser(target=limited)
    stuck_at = -1
    for piece in pieces:
        parser.feed(piece)
        if limited.taken == stuck_at:
            raise TooMuchXml  # one tag as long as a piece: the parser would hoard it
        stuck_at = limited.taken
    parser.close()


def tree(pieces: Iterable[bytes]) -> Element:
    """Return the root of a small XML part; raises what `feed` raises."""
    builder = _Whole()
    feed(pieces, builder)
    return builder.made.close()


class _Whole:
    def __init__(self) -> None:
        self.made = TreeBuilder()
        self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _TREE_LIMIT:
            raise TooMuchXml
        self.made.start(name, attributes)

    def end(self, name: str) -> None:
        self.made.end(name)

    def data(self, text: str) -> None:
        self.made.data(text)


class _Limited:
    """What the parser calls: counts, shortens names and hands on."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._names: dict[str, str] = {}
        self._depth = self._elements = 0
        self.taken = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.taken += 1
        self._depth += 1
        self._elements += 1
        if self._depth > _DEPTH_LIMIT or self._elements > _ELEMENTS_LIMIT:
            raise TooMuchXml
        self._handler.start(
            self._name(tag), {self._name(name): value for name, value in attributes.items()}
        )

    def end(self, tag: str) -> None:
        self.taken += 1
        self._depth -= 1
        self._handler.end(self._name(tag))

    def data(self, text: str) -> None:
        self.taken += 1
        self._handler.data(text)

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise NotXml

    def close(self) -> None:
        """Do nothing; the parser asks for it."""

    def _name(self, tag: str) -> str:
        short = self._names.get(tag)
        if short is None:
            space, _, local = tag.rpartition("}")
            short = local if not space else _PREFIXES.get(space[1:], ":") + local
            self._names[tag] = short
            if len(self._names) > _NAMES_LIMIT:
                raise TooMuchXml
        return short
