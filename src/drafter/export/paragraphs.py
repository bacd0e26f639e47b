"""What is exported: the draft as plain paragraphs, without a trace of where text came from.

Both writers, Word and text, set out from here, so they cannot disagree.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from itertools import pairwise

from drafter.core.draft import OUTLINE_ROLES, Block, Draft, Role, leading_heading
from drafter.core.slot import find_slots
from drafter.export.clean_text import clean

STARS = "**"
"""Stands for a slot where slots are not shown: the office's own sign for “to be filled”."""

_SENTENCE_END = tuple("。：:；;，,！!？?")


class SlotMarking(StrEnum):
    """How slots leave the program."""

    HIGHLIGHT = "标黄"
    STARS = "星号"


class Style(Enum):
    """Paragraph styles, by what they are for."""

    TITLE = "title"
    BYLINE = "byline"
    SALUTATION = "salutation"
    BODY = "body"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
_PLAIN = {
    Role.TITLE: Style.TITLE,
    Role.BYLINE: Style.BYLINE,
    Role.SALUTATION: Style.SALUTATION,
    Role.BODY: Style.BODY,
    Role.CLOSING: Style.BODY,
}
TITLE_STYLES = (Style.TITLE, Style.BYLINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph in one make.

    Attributes:
        text: Not empty, fit for XML.
        level: 1 to 3 for a heading that runs into its paragraph; 0 otherwise.
        slot: Whether it is a slot that waits to be filled.
    """

    text: str
    level: int = 0
    slot: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph to be written; it has at least one piece."""

    style: Style
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(piece.text for piece in self.pieces)


def paragraphs(draft: Draft, slots: SlotMarking) -> tuple[Paragraph, ...]:
    """Return what the draft says, in order; empty blocks are left out."""
    made = (_paragraph(block, slots) for block in draft.blocks)
    return tuple(paragraph for paragraph in made if paragraph)


def plain(style: Style, text: str) -> Paragraph:
    """Return a paragraph of one piece; ValueError when nothing is left of ``text``."""
    text = clean(text).strip()
    if not text:
        raise ValueError("a paragraph is not empty")
    return Paragraph(style, (Piece(text),))


def _paragraph(block: Block, slots: SlotMarking) -> Paragraph | None:
    heading = leading_heading(block.runs)
    head = clean("".join(run.text for run in heading))
    body = clean("".join(run.text for run in block.runs[len(heading) :]))
    style, level = _style(block.role, head.strip(), body.strip())
    pieces = _strip([Piece(text, mark) for text, mark in ((head, level), (body, 0)) if text])
    if not pieces:
        return None
    return Paragraph(style, tuple(_mark_slots(pieces, slots)))


def _style(role: Role, head: str, body: str) -> tuple[Style, int]:
    """Return the style of a block and the level its heading runs in at, 0 for none."""
    if role not in OUTLINE_ROLES:
        return _PLAIN[role], 0
    level = OUTLINE_ROLES.index(role) + 1
    if not head:
        return Style.BODY, 0
    # A point that ends like a sentence waits for its paragraph, whether written or not.
    # A part with nothing after it is a heading: the navigation pane must show it.
    waits = role is not Role.PILLAR and head.endswith(_SENTENCE_END)
    return (Style.BODY, level) if body or waits else (HEADINGS[level - 1], 0)


def _strip(pieces: list[Piece]) -> list[Piece]:
    """Drop blanks at both ends: indents are made by styles (GB/T 9704-2012, 7.3.3)."""
    while pieces and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
    return pieces


def _mark_slots(pieces: Sequence[Piece], marking: SlotMarking) -> Iterator[Piece]:
    """Cut the pieces at their slots, which may reach across two of them."""
    slots = find_slots("".join(piece.text for piece in pieces))
    starts = {slot.span.start for slot in slots}
    cuts = sorted(starts | {slot.span.stop for slot in slots})
    inside = [(slot.span.start, slot.span.stop) for slot in slots]
    for start, piece in _cut(pieces, cuts):
        if not any(low <= start < high for low, high in inside):
            yield piece
        elif marking is SlotMarking.HIGHLIGHT:
            yield replace(piece, slot=True)
        elif start in starts:
            yield replace(piece, text=STARS, slot=True)


def _cut(pieces: Iterable[Piece], cuts: Sequence[int]) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces cut at these offsets of the whole text, each with its own offset."""
    start = 0
    for piece in pieces:
        stop = start + len(piece.text)
        edges = [start, *(cut for cut in cuts if start < cut < stop), stop]
        for low, high in pairwise(edges):
            yield low, replace(piece, text=piece.text[low - start : high - start])
        start = stop
