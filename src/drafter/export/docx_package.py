"""The parts of a Word file and how they hang together.

The package is built from nothing. python-docx's own template is not used: its Letter
paper, theme fonts, blue headings, Japanese settings and thumbnail cannot leak from what
was never read.
"""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

from drafter.core.page_layout import PageLayout
from drafter.export.clean_text import clean
from drafter.export.docx_fonts import font_table, theme_language
from drafter.export.docx_page import footer, section
from drafter.export.docx_styles import styles
from drafter.export.wml import serialise, w

_PROPERTY_LIMIT = 255  # of the core properties, by python-docx
_WORD_URI = "http://schemas.microsoft.com/office/word"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself.

    Attributes:
        title: Title of the document; may be empty.
        creator: Unit that answers for it; empty for none.
        now: When it was made; None for this moment. Naive means UTC.
        kind: 汇报, 发言, 讲话 or 综述; empty for none.
    """

    title: str
    creator: str = ""
    now: datetime | None = None
    kind: str = ""


class _MainPart(Part):
    """The text; it names its footers, so it is written after they are related to it."""

    content = b""

    @property
    def blob(self) -> bytes:
        """Return the part as bytes."""
        return self.content


def package(content: list[ET.Element], layout: PageLayout, properties: Properties) -> bytes:
    """Return a whole .docx with these paragraphs; the page's section is added to them."""
    opc = Package()
    document = _MainPart(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, package=opc)
    opc.relate_to(document, RT.OFFICE_DOCUMENT)

    def add(name: str, content_type: str, relation: str, root: ET.Element) -> str:
        part = Part(PackURI(f"/word/{name}.xml"), content_type, serialise(root), opc)
        return document.relate_to(part, relation)

    add("styles", CT.WML_STYLES, RT.STYLES, styles(layout))
    add("settings", CT.WML_SETTINGS, RT.SETTINGS, _settings())
    add("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table(layout))
    odd = add("footer1", CT.WML_FOOTER, RT.FOOTER, footer(layout, "odd"))
    even = add("footer2", CT.WML_FOOTER, RT.FOOTER, footer(layout, "even"))
    body = w("body", *content, section(layout, odd, even))
    document.content = serialise(w("document", body))
    _describe(opc, properties)
    stream = BytesIO()
    opc.save(stream)
    return stream.getvalue()


def _describe(opc: Package, properties: Properties) -> None:
    now = properties.now or datetime.now(UTC)
    core = opc.core_properties
    core.title = clean(properties.title)[:_PROPERTY_LIMIT]
    core.author = core.last_modified_by = clean(properties.creator)[:_PROPERTY_LIMIT]
    core.category = clean(properties.kind)[:_PROPERTY_LIMIT]
    core.language = "zh-CN"
    core.created = core.modified = now if now.tzinfo is None else now.astimezone(UTC)


def _settings() -> ET.Element:
    """Return ``w:settings``, in the order of the schema."""
    compat = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=n, uri=_WORD_URI, val=v) for n, v in compat)),
        theme_language(),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
