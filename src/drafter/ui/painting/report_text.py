"""A report as a document: headings, paragraphs and what is damaged, one a block."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from drafter.core.report import Report
from drafter.core.span import Span
from drafter.ui.text_units import to_units
from drafter.ui.theme import Face, Theme, paper_font, ui_font

GAP = 10
"""Between two paragraphs, in px."""
LINE = 30
"""Height of a line of the text, in px."""
LEFT, RIGHT = 64, 16
"""Margins of the text, in px; the scroll bar stands beside the right one."""
TOP, BOTTOM = 14, 48
"""Margins above and below it, in px."""
UNSORTED = "未归"
"""Stands for the 归类 of a section that has none."""

CHIP_INSET, NOTE_INSET = 9, 22
"""What stands before 归类 and before a note: the edge of the chip, the sign; in px."""

_PX, _INDENT = 17, 2
_TIGHT = 2
_SMALL, _SMALL_LINE = 12, 24
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_JUSTIFIED = Qt.AlignmentFlag.AlignJustify


class PartKind(Enum):
    """What a block of the document is."""

    HEADING = auto()
    SUBJECT = auto()  # 归类 of the heading above; the user's own reports only
    PARAGRAPH = auto()
    NOTE = auto()  # what is damaged in the paragraph above


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the document.

    Attributes:
        kind: What it is.
        section: Its section, from 0.
        number: Of its paragraph within the report, from 1; 0 for headings.
    """

    kind: PartKind
    section: int
    number: int = 0


def line_height(kind: PartKind) -> int:
    """Return the height of a line of such a block, in px."""
    return LINE if kind in (PartKind.PARAGRAPH, PartKind.HEADING) else _SMALL_LINE


def write_report(document: QTextDocument, report: Report, theme: Theme) -> tuple[Part, ...]:
    """Replace the text of ``document`` by a report; return what each of its blocks is."""
    looks = _Looks(theme)
    document.clear()
    document.setDocumentMargin(0)
    frame = document.rootFrame().frameFormat()
    frame.setLeftMargin(LEFT)
    frame.setRightMargin(RIGHT)
    frame.setTopMargin(TOP)
    frame.setBottomMargin(BOTTOM)
    document.rootFrame().setFrameFormat(frame)
    parts: list[Part] = []
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    texts = _texts(report)
    for (part, text), (below, _) in zip(texts, (*texts[1:], (None, "")), strict=True):
        if parts:
            cursor.insertBlock()
        cursor.setBlockFormat(
            looks.block(part.kind, below.kind if below else None, first=not parts)
        )
        cursor.insertText(text, looks.char(part.kind))
        parts.append(part)
    cursor.endEditBlock()
    return tuple(parts)


def marked(
    document: QTextDocument,
    parts: Sequence[Part],
    spans: Mapping[int, Sequence[Span]],
    theme: Theme,
) -> list[QTextEdit.ExtraSelection]:
    """Return the marks of hits.

    Args:
        document: As written.
        parts: What its blocks are.
        spans: Code points of a paragraph that are hits, by its number.
        theme: Gives the colour.
    """
    found: list[QTextEdit.ExtraSelection] = []
    for index, part in enumerate(parts):
        if part.kind is not PartKind.PARAGRAPH or part.number not in spans:
            continue
        block = document.findBlockByNumber(index)
        text = block.text()
        for span in spans[part.number]:
            cursor = QTextCursor(document)
            cursor.setPosition(block.position() + to_units(text, span.start))
            cursor.setPosition(block.position() + to_units(text, span.stop), _KEEP)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(theme.color("hit"))
            found.append(mark)
    return found


_KEEP = QTextCursor.MoveMode.KeepAnchor


def _texts(report: Report) -> list[tuple[Part, str]]:
    found: list[tuple[Part, str]] = []
    number = 0
    for at, section in enumerate(report.sections):
        if section.heading:
            found.append((Part(PartKind.HEADING, at), section.heading))
            if report.own:
                found.append((Part(PartKind.SUBJECT, at), f"归类 {section.subject or UNSORTED}"))
        for paragraph in section.paragraphs:
            number += 1
            found.append((Part(PartKind.PARAGRAPH, at, number), paragraph.text))
            found.extend(
                (Part(PartKind.NOTE, at, number), f"{note.note}：{note.excerpt}")
                for note in paragraph.notes
            )
    return found


class _Looks:
    """Formats of the kinds of blocks, made once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def block(self, kind: PartKind, below: PartKind | None, *, first: bool) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(line_height(kind), _FIXED)
        # Of two margins that meet Qt takes the larger one.
        made.setBottomMargin(_TIGHT if below in (PartKind.SUBJECT, PartKind.NOTE) else GAP)
        if kind is PartKind.PARAGRAPH:
            made.setAlignment(_JUSTIFIED)
            made.setTextIndent(_INDENT * _PX)
        elif kind is PartKind.HEADING:
            made.setTopMargin(0 if first else GAP + _TIGHT)
        else:
            made.setLeftMargin(CHIP_INSET if kind is PartKind.SUBJECT else NOTE_INSET)
        return made

    def char(self, kind: PartKind) -> QTextCharFormat:
        made = QTextCharFormat()
        if kind is PartKind.PARAGRAPH:
            made.setFont(paper_font(Face.FANG, _PX))
            made.setForeground(self._theme.color("ink1"))
        elif kind is PartKind.HEADING:
            made.setFont(paper_font(Face.HEI, _PX, QFont.Weight.DemiBold))
            made.setForeground(self._theme.color("ink1"))
        elif kind is PartKind.NOTE:
            made.setFont(ui_font(_SMALL))
            made.setForeground(self._theme.color("slotText"))
        else:
            made.setFont(ui_font(_SMALL))
            made.setForeground(self._theme.color("ink2"))
        return made
