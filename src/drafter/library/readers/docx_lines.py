"""Word paragraphs → raw lines: numbers, notes and text boxes put where they are read."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from drafter.core.structure import Line
from drafter.library.readers.docx_numbers import Numbers
from drafter.library.readers.docx_styles import Styles
from drafter.library.readers.docx_text import Texts, WordText, paragraphs_in
from drafter.library.readers.refusals import LINES_LIMIT, too_many_lines
from drafter.library.readers.table_rows import lines_of_row

_ENDS = "。！？!?；;：:…”’」』》）)"
"""What the last line of a sentence ends with."""
_Row = list[list[Line]] | None
"""The cells of a row that is not over; None once it turned out to lay out a page."""
_NOTE_NAMES = {"footnote": "注", "endnote": "尾注"}


class Lines:
    """Collects the lines of a document.

    Attributes:
        pictures: How many pictures were met.
        objects: How many files put inside were met.
    """

    def __init__(
        self,
        path: Path,
        styles: Styles,
        numbers: Numbers,
        notes: dict[tuple[str, str], Element],
    ) -> None:
        """Take what the lines are made with; notes by kind and id, each read once."""
        self.pictures = self.objects = 0
        self._path, self._styles, self._numbers, self._notes = path, styles, numbers, notes
        self._texts = Texts(styles)
        self._lines: list[Line] = []
        self._pending: list[Line] = []
        self._note_counts = {"footnote": 0, "endnote": 0}
        self._begun = ""
        self._rows: list[_Row] = []
        self._in_table = False
        self._count = 0

    def begin_row(self) -> None:
        """Begin a row of a table; one that holds a table only lays out."""
        if self._rows:
            outer, self._rows[-1] = self._rows[-1], None
            self._lines.extend(line for cell in outer or () for line in cell)
        self._rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell of the row."""
        if self._rows and self._rows[-1] is not None:
            self._rows[-1].append([])

    def end_row(self) -> None:
        """End the row begun last."""
        row = self._rows.pop() or []
        told = lines_of_row(row)
        if told != [line for cell in row for line in cell] and not self._in_table:
            self._put([Line("")])  # what tells of a table is no second line of a title
        self._lines.extend(told)
        self._in_table = True
        if not self._rows:
            self._put_pending()

    def add(self, paragraph: Element, in_contents: bool) -> None:
        """Take the next paragraph, and whether it stands in a table of contents.

        Raises:
            ImportRefused: there are more lines than any report has.
        """
        printed = self._texts.read(paragraph)
        self.pictures += printed.pictures
        self.objects += printed.objects
        if _mark_is_gone(paragraph):
            # Accepting the change makes it and the next one paragraph.
            self._begun += printed.text
            self._remember_notes(printed)
        else:
            printed.text, self._begun = self._begun + printed.text, ""
            self._add_lines(paragraph, printed, in_contents)
        for box in printed.boxes:
            for inner in paragraphs_in(box):
                self.add(inner, in_contents)

    def finished(self) -> list[Line]:
        """Return all lines; to be asked once."""
        if self._begun:
            self._put([Line(self._begun)])
        self._put(self._pending)
        return self._lines

    def _add_lines(self, paragraph: Element, printed: WordText, in_contents: bool) -> None:
        text = printed.text
        level = self._styles.level_of(paragraph) if text.strip() else None
        contents = in_contents or printed.contents or self._styles.is_contents(paragraph)
        if text.strip() and (number := self._numbers.next(self._styles.list_of(paragraph))):
            text = number + text.lstrip()
        # A heading broken by hand is one heading.
        parts = [text.replace("\n", "")] if level else text.split("\n")
        if level is not None or not text.strip():
            self._put_pending()
        self._remember_notes(printed)
        self._put([Line(part, level, contents) for part in parts])
        if text.rstrip().endswith(tuple(_ENDS)):
            self._put_pending()

    def _put_pending(self) -> None:
        if not self._rows:  # a note never comes between two cells
            self._put(self._pending)
            self._pending = []

    def _put(self, lines: list[Line]) -> None:
        row = self._rows[-1] if self._rows else None
        (row[-1] if row else self._lines).extend(lines)
        self._in_table = self._in_table and (row is not None or not lines)
        self._count += len(lines)
        if self._count > LINES_LIMIT:
            raise too_many_lines(self._path)

    def _remember_notes(self, printed: WordText) -> None:
        for kind, id_ in printed.notes:
            note = self._notes.pop((kind, id_), None)
            if note is None:
                continue
            self._note_counts[kind] += 1
            text = "".join(self._note_texts(note))
            if text:
                self._pending.append(Line(f"{_NOTE_NAMES[kind]}{self._note_counts[kind]}：{text}"))

    def _note_texts(self, note: Element) -> Iterator[str]:
        for paragraph in paragraphs_in(note):
            text = Texts(self._styles).read(paragraph).text
            yield text.replace("\n", "").strip()


def _mark_is_gone(paragraph: Element) -> bool:
    marks = paragraph.find("pPr/rPr")
    return marks is not None and any(mark.tag in ("del", "moveFrom") for mark in marks)
