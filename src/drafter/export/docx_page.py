"""The page of a Word file: paper, margins, grid, and the page number at the outer edge."""

import xml.etree.ElementTree as ET

from drafter.core.page_layout import PageLayout
from drafter.export.docx_fonts import hint
from drafter.export.docx_styles import FOOTER_ID, line_twips
from drafter.export.wml import instruction, relation, text, twips_of_mm, twips_of_pt, w

_DASH = "\u2014"
# w:footer is the height of the footer's lower edge; the dash stands this much above it
# in a line of 16 pt (measured).
_DASH_ABOVE_FOOTER_MM = 3
_HEADER_TWIPS = 851  # Word's own default for Chinese paper; there is no header
_EDGES = {"odd": ("right", "rightChars", "right"), "even": ("left", "leftChars", "left")}


def section(layout: PageLayout, odd_footer: str, even_footer: str) -> ET.Element:
    """Return ``w:sectPr``; the footers are given by their relation ids."""
    width, height = layout.paper_mm
    return w(
        "sectPr",
        relation(w("footerReference", type="default"), odd_footer),
        relation(w("footerReference", type="even"), even_footer),
        w("pgSz", w=twips_of_mm(width), h=twips_of_mm(height)),
        w(
            "pgMar",
            top=twips_of_mm(layout.top_mm),
            right=twips_of_mm(layout.right_mm),
            bottom=twips_of_mm(layout.bottom_mm),
            left=twips_of_mm(layout.binding_mm),
            header=_HEADER_TWIPS,
            footer=twips_of_mm(layout.page_number_edge_mm - _DASH_ABOVE_FOOTER_MM),
            gutter=0,
        ),
        w("cols", space=425),
        w("docGrid", type="lines", linePitch=line_twips(layout)),
    )


def footer(layout: PageLayout, pages: str) -> ET.Element:
    """Return ``w:ftr`` with “— 1 —” at the outer edge of the ``odd`` or ``even`` pages."""
    side, inset_chars, inset = _EDGES[pages]
    indents = {
        inset_chars: layout.page_number_inset * 100,
        inset: twips_of_pt(layout.page_number_inset * layout.page_number.size_pt),
    }
    ppr = w("pPr", w("pStyle", val=FOOTER_ID), w("ind", **indents), w("jc", val=side))
    return w("ftr", w("p", ppr, _words(f"{_DASH} "), *_page_field(), _words(f" {_DASH}")))


def _page_field() -> tuple[ET.Element, ...]:
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction(" PAGE ")),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", text("1")),
        w("r", w("fldChar", fldCharType="end")),
    )


def _words(value: str) -> ET.Element:
    claim = hint(value)
    return w("r", *([w("rPr", claim)] if claim is not None else []), text(value))
