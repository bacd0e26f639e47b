"""The text of one Word paragraph as it is printed once all changes are accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from drafter.library.readers.docx_styles import Styles, is_on

_SKIPPED = frozenset(
    ("pPr", "rPr", "del", "moveFrom", "sdtPr", "rt", "delText", "instrText", "delInstrText")
)
"""Properties, what was deleted or moved away, and readings above hanzi."""
_BREAKS = frozenset(("br", "cr"))
_FIXED = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_SYMBOLS = dict(zip("\xa7ln\xd8\xfc\xfe\xa8oRu\xb7", "▪●■➢✓☑□□☑◆•", strict=True))
"""Marks of the fonts Wingdings and Symbol by the character they lie on."""
_ENTRY = re.compile(r"\d\s*$")
_FIELDS_LIMIT = 50


@dataclass(slots=True)
class WordText:
    """What a paragraph prints.

    Attributes:
        text: Lines broken by hand have a line feed between them.
        notes: Kind and id of its notes, in order.
        boxes: Text boxes that hang on it, in order.
        pictures: How many pictures it has.
        objects: How many other files are put into it.
        contents: Whether it is a line of a table of contents made by Word.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    contents: bool = False


@dataclass(slots=True)
class _Field:
    """A field: TOC or PAGE, and whether its code is over and its result is printed."""

    code: str = ""
    printed: bool = False


class Texts:
    """Reads paragraph after paragraph; a table of contents goes over several."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles, some of which hide text."""
        self._styles = styles
        self._fields: list[_Field] = []

    def read(self, paragraph: Element) -> WordText:
        """Return what the next paragraph prints."""
        found, texts = WordText(), []
        # A code that runs over the end of a paragraph is a damaged one: it hides nothing there.
        coded: list[_Field] = []
        in_contents = self._in_contents()
        for node, hidden in self._visible(paragraph):
            name = node.tag
            if name == "fldChar":
                self._field(node.get("fldCharType", ""), coded)
            elif name == "instrText":
                if self._fields:
                    self._fields[-1].code += (node.text or "")[:20]
            elif hidden or any(not one.printed for one in coded):
                continue
            elif name in ("t", "m:t"):
                texts.append(node.text or "")
            elif name in _FIXED:
                texts.append(_FIXED[name])
            elif name == "sym":
                texts.append(_symbol(node))
            else:
                _collect(node, found)
        found.text = "".join(texts).replace("\xad", "")
        in_contents = in_contents or self._in_contents()
        found.contents = in_contents and _ENTRY.search(found.text) is not None
        return found

    def _in_contents(self) -> bool:
        return any(one.printed and one.code.lstrip()[:4].upper() == "TOC " for one in self._fields)

    def _field(self, what: str, coded: list[_Field]) -> None:
        if what == "begin" and len(self._fields) < _FIELDS_LIMIT:
            self._fields.append(_Field())
            coded.append(self._fields[-1])
        elif what == "separate" and self._fields:
            self._fields[-1].printed = True
        elif what == "end" and self._fields:
            over = self._fields.pop()
            coded[:] = [one for one in coded if one is not over]

    def _visible(self, paragraph: Element) -> Iterator[tuple[Element, bool]]:
        """Yield what a paragraph consists of, and whether it is in a hidden run."""
        waiting = [(child, False) for child in reversed(paragraph)]
        while waiting:
            node, hidden = waiting.pop()
            if node.tag == "instrText":
                yield node, hidden
            if node.tag in _SKIPPED:
                continue
            if node.tag == "mc:AlternateContent":
                waiting.extend((child, hidden) for child in chosen(node))
            elif node.tag == "sdt" and is_placeholder(node):
                continue
            else:
                if node.tag == "r" and self._styles.hides(node):
                    hidden = True
                yield node, hidden
                if node.tag != "txbxContent":
                    waiting.extend((child, hidden) for child in reversed(node))


def chosen(alternatives: Element) -> list[Element]:
    """Return the one of several forms of a thing that is read: the first."""
    choice = alternatives.find("mc:Choice")
    choice = alternatives.find("mc:Fallback") if choice is None else choice
    return [] if choice is None else [choice]


def is_placeholder(control: Element) -> bool:
    """Return whether a content control only says what is to be filled in."""
    shown = control.find("sdtPr/showingPlcHdr")
    return shown is not None and is_on(shown)


def paragraphs_in(box: Element) -> Iterator[Element]:
    """Yield the outermost paragraphs of a text box, those of tables included."""
    waiting = list(reversed(box))
    while waiting:
        node = waiting.pop()
        if node.tag == "p":
            yield node
        elif node.tag == "mc:AlternateContent":
            waiting.extend(chosen(node))
        elif node.tag not in _SKIPPED:
            waiting.extend(reversed(node))


def _collect(node: Element, found: WordText) -> None:
    """Note what a paragraph has beside text."""
    if node.tag in _NOTES:
        found.notes.append((_NOTES[node.tag], node.get("id", "")))
    elif node.tag == "txbxContent":
        found.boxes.append(node)
    elif node.tag in ("a:blip", "v:imagedata"):
        found.pictures += 1
    elif node.tag == "object":
        found.objects += 1


def _symbol(node: Element) -> str:
    """Return a character of a symbol font as one anyone can print; '' for an unknown one."""
    code = node.get("char", "")
    try:
        number = int(code, 16) if len(code) <= 6 else 0
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(chr(number - 0xF000), "")
    return chr(number) if 0x20 <= number < 0xD800 else ""
