"""The styles of a Word file: all formatting of the standard lives here, none in the text.

Built-in names, because Word knows a heading by its name and not by its id. Never bold:
the typeface carries the weight. Elements stand in the order of the schema.
"""

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from drafter.core.page_layout import Face, PageLayout
from drafter.export.docx_fonts import fonts, language
from drafter.export.paragraphs import Style
from drafter.export.wml import half_points, twips_of_pt, w

STYLE_IDS = {
    Style.TITLE: "Title",
    Style.BYLINE: "Subtitle",
    Style.SALUTATION: "Salutation",
    Style.BODY: "BodyText",
    Style.HEADING_1: "Heading1",
    Style.HEADING_2: "Heading2",
    Style.HEADING_3: "Heading3",
}
FOOTER_ID = "Footer"
RUN_IN_IDS = ("RunIn1", "RunIn2", "RunIn3")
"""Character styles of headings that run into their paragraph, by level."""

_RUN_IN_NAMES = ("一级标题接排", "二级标题接排", "三级标题接排")
_FOOTER_LINE_PT = 16
_NORMAL = "Normal"


@dataclass(frozen=True, slots=True)
class _Look:
    """What a paragraph style changes in Normal; ``jc`` None keeps its justification."""

    id: str
    name: str
    face: Face
    jc: str | None = None
    next: str = ""
    tracking: int | None = None
    keep_next: bool = False
    grid: bool = True
    indent: bool = False
    before: int | None = None
    line: int | None = None
    outline: int | None = None


def styles(layout: PageLayout) -> ET.Element:
    """Return ``w:styles``."""
    looks = [*_front(layout), *_headings(layout), _footer(layout)]
    return w(
        "styles",
        _defaults(layout),
        _normal(layout),
        *_nothing(),
        *(_paragraph_style(look, layout) for look in looks),
        *(_run_in(level, layout) for level in range(len(RUN_IN_IDS))),
    )


def line_twips(layout: PageLayout) -> int:
    """Return the exact line of the body, which is also one blank line."""
    return twips_of_pt(layout.line_pitch_pt)


def indent(layout: PageLayout) -> ET.Element:
    """Return the first-line indent, twice: LibreOffice knows no characters, Word prefers them."""
    return w("ind", firstLineChars=layout.indent * 100, firstLine=twips_of_pt(layout.indent_pt))


def _front(layout: PageLayout) -> list[_Look]:
    body = STYLE_IDS[Style.BODY]
    return [
        _Look(
            STYLE_IDS[Style.TITLE],
            "Title",
            layout.title,
            jc="center",
            next=body,
            tracking=0,
            keep_next=True,
            grid=False,  # LibreOffice would give a 2号 line two lines of the grid
            before=0,
            line=line_twips(layout),
        ),
        _Look(STYLE_IDS[Style.BYLINE], "Subtitle", layout.byline, jc="center", next=body),
        _Look(
            STYLE_IDS[Style.SALUTATION],
            "Salutation",
            layout.body,
            jc="left",
            next=body,
            before=line_twips(layout),
        ),
        _Look(body, "Body Text", layout.body, indent=True),
    ]


def _headings(layout: PageLayout) -> list[_Look]:
    """Return all four levels: what is not used here is at hand for who goes on in Word."""
    return [
        _Look(
            f"Heading{number}",
            f"heading {number}",
            face,
            next=STYLE_IDS[Style.BODY],
            keep_next=True,
            indent=True,
            outline=number - 1,
        )
        for number, face in enumerate(layout.levels, 1)
    ]


def _footer(layout: PageLayout) -> _Look:
    return _Look(
        FOOTER_ID,
        "footer",
        layout.page_number,
        tracking=0,
        grid=False,
        line=twips_of_pt(_FOOTER_LINE_PT),
    )


def _defaults(layout: PageLayout) -> ET.Element:
    size = half_points(layout.body.size_pt)
    rpr = w("rPr", fonts(layout.body), w("sz", val=size), w("szCs", val=size), language())
    return w("docDefaults", w("rPrDefault", rpr), w("pPrDefault"))


def _normal(layout: PageLayout) -> ET.Element:
    """Page control off gives full pages of 22; Latin gaps and hanging marks off keep 28."""
    ppr = w(
        "pPr",
        w("widowControl", val=0),
        w("kinsoku"),
        w("overflowPunct", val=0),
        w("autoSpaceDE", val=0),
        w("autoSpaceDN", val=0),
        w("spacing", before=0, after=0, line=line_twips(layout), lineRule="exact"),
        w("jc", val="both"),
    )
    rpr = _rpr(layout.body, twips_of_pt(layout.tracking_pt))
    head = (w("name", val=_NORMAL), w("qFormat"))
    return w("style", *head, ppr, rpr, type="paragraph", default=1, styleId=_NORMAL)


def _nothing() -> tuple[ET.Element, ...]:
    """Return the defaults Word expects for characters, tables and lists."""
    sides = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    margins = (w(side, w=width, type="dxa") for side, width in sides)
    # Without them a table drawn in Word later would have its text on its lines.
    table = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins))
    return (
        _hidden("character", "Default Paragraph Font"),
        _hidden("table", "Normal Table", table),
        _hidden("numbering", "No List"),
    )


def _hidden(kind: str, name: str, *children: ET.Element) -> ET.Element:
    head = (w("name", val=name), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    style_id = name.replace(" ", "")
    return w("style", *head, *children, type=kind, default=1, styleId=style_id)


def _paragraph_style(look: _Look, layout: PageLayout) -> ET.Element:
    children = [w("name", val=look.name), w("basedOn", val=_NORMAL)]
    if look.next:
        children.append(w("next", val=look.next))
    children += [w("qFormat"), *_ppr(look, layout), _rpr(look.face, look.tracking)]
    return w("style", *children, type="paragraph", styleId=look.id)


def _ppr(look: _Look, layout: PageLayout) -> list[ET.Element]:
    children: list[ET.Element] = []
    if look.keep_next:
        children.append(w("keepNext"))
    if not look.grid:
        children.append(w("snapToGrid", val=0))
    spacing: dict[str, object] = {}
    if look.before is not None:
        spacing["before"] = look.before
    if look.line is not None:
        spacing |= {"line": look.line, "lineRule": "exact"}
    if spacing:
        children.append(w("spacing", **spacing))
    if look.indent:
        children.append(indent(layout))
    if look.jc is not None:
        children.append(w("jc", val=look.jc))
    if look.outline is not None:
        children.append(w("outlineLvl", val=look.outline))
    return [w("pPr", *children)] if children else []


def _rpr(face: Face, tracking: int | None = None) -> ET.Element:
    size = half_points(face.size_pt)
    spacing = [] if tracking is None else [w("spacing", val=tracking)]
    return w("rPr", fonts(face), *spacing, w("sz", val=size), w("szCs", val=size))


def _run_in(level: int, layout: PageLayout) -> ET.Element:
    return w(
        "style",
        w("name", val=_RUN_IN_NAMES[level]),
        w("basedOn", val="DefaultParagraphFont"),
        w("qFormat"),
        _rpr(layout.levels[level]),
        type="character",
        customStyle=1,
        styleId=RUN_IN_IDS[level],
    )
