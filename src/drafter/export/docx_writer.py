"""A draft becomes a Word document in the format of GB/T 9704-2012.

The text carries no formatting of its own beyond its style, so a colleague who changes a
style in Word changes the document. Facts and origins stay behind.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from drafter.core.draft import Draft
from drafter.core.page_layout import GBT9704, PageLayout
from drafter.export.docx_fonts import hint
from drafter.export.docx_package import Properties, package
from drafter.export.docx_styles import RUN_IN_IDS, STYLE_IDS, line_twips
from drafter.export.paragraphs import (
    TITLE_STYLES,
    Paragraph,
    Piece,
    SlotMarking,
    Style,
    paragraphs,
)
from drafter.export.target_file import write_target
from drafter.export.title_lines import title_lines
from drafter.export.wml import text, w

_UNIT = "单位"


def write_docx(
    draft: Draft,
    path: Path,
    *,
    layout: PageLayout = GBT9704,
    slots: SlotMarking = SlotMarking.HIGHLIGHT,
    overwrite: bool = False,
) -> None:
    """Write the draft as a .docx, all of it or nothing.

    Raises:
        ExportError: the file cannot be written, or is there and ``overwrite`` is False.
    """
    data = docx_bytes(draft, layout=layout, slots=slots)
    write_target(path, data, (".docx",), overwrite=overwrite)


def docx_bytes(
    draft: Draft,
    *,
    layout: PageLayout = GBT9704,
    slots: SlotMarking = SlotMarking.HIGHLIGHT,
    now: datetime | None = None,
) -> bytes:
    """Return the draft as a .docx; ``now`` is the time the file tells, None for this moment."""
    properties = Properties(draft.title.strip(), draft.facts.get(_UNIT, ""), now, draft.kind)
    return document(paragraphs(draft, slots), layout, properties)


def document(content: Sequence[Paragraph], layout: PageLayout, properties: Properties) -> bytes:
    """Return paragraphs as a .docx; without any, the page stays empty."""
    elements = list(_elements(content, layout))
    return package(elements or [w("p")], layout, properties)


def _elements(content: Sequence[Paragraph], layout: PageLayout) -> Iterator[ET.Element]:
    before: Style | None = None
    for paragraph in content:
        yield w("p", _ppr(paragraph.style, before, layout), *_runs(paragraph, layout))
        before = paragraph.style


def _ppr(style: Style, before: Style | None, layout: PageLayout) -> ET.Element:
    """Return the style, and one blank line after the title block (GB/T 9704-2012, 7.3.2).

    The style of 称谓 brings that line along; it is taken away where no title stands above.
    """
    children = [w("pStyle", val=STYLE_IDS[style])]
    after_title = before in TITLE_STYLES and style not in TITLE_STYLES
    if style is Style.SALUTATION and not after_title:
        children.append(w("spacing", before=0))
    elif style is not Style.SALUTATION and after_title:
        children.append(w("spacing", before=line_twips(layout)))
    return w("pPr", *children)


def _runs(paragraph: Paragraph, layout: PageLayout) -> Iterator[ET.Element]:
    if paragraph.style is not Style.TITLE:
        yield from (_run(piece, [text(piece.text)]) for piece in paragraph.pieces)
        return
    lines = title_lines(paragraph.text, layout.title_characters, layout.title_last)
    for piece, parts in _over_lines(paragraph.pieces, lines):
        children = [w("br") if part is None else text(part) for part in parts]
        yield _run(piece, children)


def _over_lines(
    pieces: Sequence[Piece], lines: Sequence[str]
) -> Iterator[tuple[Piece, list[str | None]]]:
    """Yield each piece with its text laid over the lines; None stands for a line break.

    Blanks that `title_lines` dropped at a break are dropped here too.
    """
    rest = list(lines)
    line = rest.pop(0)
    for piece in pieces:
        parts: list[str | None] = []
        left = piece.text
        while left:
            if not line:
                left = left.lstrip()
                if not left or not rest:
                    break
                parts.append(None)
                line = rest.pop(0)
            taken = min(len(left), len(line))
            parts.append(left[:taken])
            left, line = left[taken:], line[taken:]
        if parts:
            yield piece, parts


def _run(piece: Piece, children: Sequence[ET.Element]) -> ET.Element:
    rpr: list[ET.Element] = []
    if piece.level:
        rpr.append(w("rStyle", val=RUN_IN_IDS[piece.level - 1]))
    if (claim := hint(piece.text)) is not None:
        rpr.append(claim)
    if piece.slot:
        # Not part of a style: a highlight set here can be taken off with Word's marker.
        rpr.append(w("highlight", val="yellow"))
    return w("r", *([w("rPr", *rpr)] if rpr else []), *children)
