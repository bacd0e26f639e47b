"""Word's document part, read once from begin to end: its paragraphs as they come.

Only one paragraph is in memory at a time, however long the document is.
"""

from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder

from drafter.library.readers.xml_tree import TooMuchXml

_PARAGRAPH_LIMIT = 300_000
"""Elements of one paragraph, text boxes included. Real ones have a few hundred."""
_GONE = {"trPr": ("del", "moveFrom"), "tcPr": ("cellDel",), "sdtPr": ("showingPlcHdr",)}
"""What tells, in the properties of a row, a cell or a control, that it is not printed."""
_CONTENTS = "table of contents"


class Taker(Protocol):
    """Takes what a document consists of, in its order."""

    def add(self, paragraph: Element, in_contents: bool) -> None:
        """Take an outermost paragraph, and whether it stands in a table of contents."""

    def begin_row(self) -> None:
        """Take the begin of a row of a table."""

    def begin_cell(self) -> None:
        """Take the begin of a cell."""

    def end_row(self) -> None:
        """Take the end of the row begun last."""


class Body:
    """Takes the document part and hands on each outermost paragraph.

    Attributes:
        found: Whether the part is a Word document at all.
        chunks: How many other files are to be put in by Word when it opens this one.
    """

    def __init__(self, taker: Taker) -> None:
        """Take who is given the paragraphs."""
        self.found = False
        self.chunks = 0
        self._taker = taker
        self._rows: list[int] = []
        self._above: list[str] = []
        self._choices: list[bool] = []
        self._skipped_from = self._contents_from = 0
        self._paragraph: TreeBuilder | None = None
        self._paragraph_depth = self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the begin of an element."""
        self._above.append(name)
        if self._paragraph is not None:
            self._elements += 1
            if self._elements > _PARAGRAPH_LIMIT:
                raise TooMuchXml
            self._paragraph.start(name, attributes)
        elif not self._skipped_from:
            self._begin(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        depth = len(self._above)
        self._above.pop()
        if self._paragraph is not None:
            self._paragraph.end(name)
            if depth == self._paragraph_depth:
                made, self._paragraph = self._paragraph.close(), None
                self._taker.add(made, bool(self._contents_from))
            return
        if depth == self._skipped_from:
            self._skipped_from = 0
        if depth == self._contents_from:
            self._contents_from = 0
        if self._rows and depth == self._rows[-1]:
            self._rows.pop()
            self._taker.end_row()
        if name == "mc:AlternateContent" and not self._skipped_from and self._choices:
            self._choices.pop()

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._paragraph is not None:
            self._paragraph.data(text)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take the begin of what is neither in a paragraph nor skipped."""
        depth = len(self._above)
        parent = self._above[-2] if depth > 1 else ""
        if name == "p":
            self._paragraph, self._paragraph_depth, self._elements = TreeBuilder(), depth, 0
            self._paragraph.start(name, attributes)
        elif name == "tr":
            self._rows.append(depth)
            self._taker.begin_row()
        elif name == "tc" and self._rows:
            self._taker.begin_cell()
        elif name == "body":
            self.found = True
        elif name == "altChunk":
            self.chunks += 1
        elif name == "mc:AlternateContent":
            self._choices.append(False)
        elif name in ("mc:Choice", "mc:Fallback"):
            if self._choices and self._choices[-1]:
                self._skipped_from = depth
            elif self._choices:
                self._choices[-1] = True
        elif name in _GONE.get(parent, ()):
            self._skipped_from = max(depth - 2, 1)
        elif name == "docPartGallery" and attributes.get("val", "").lower() == _CONTENTS:
            self._contents_from = self._contents_from or depth - 3
