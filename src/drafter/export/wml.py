"""WordprocessingML elements: built as trees, written as UTF-8."""

import xml.etree.ElementTree as ET

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

ET.register_namespace("w", W)
ET.register_namespace("r", R)


def w(tag: str, *children: ET.Element, **values: object) -> ET.Element:
    """Return the element ``w:tag``; every value becomes an attribute of the same namespace.

    The caller keeps the children in the order of the schema.
    """
    made = ET.Element(f"{{{W}}}{tag}", {f"{{{W}}}{key}": str(v) for key, v in values.items()})
    made.extend(children)
    return made


def text(value: str) -> ET.Element:
    """Return ``w:t`` with this text, which must be fit for XML; its blanks are kept."""
    made = ET.Element(f"{{{W}}}t")
    if value != value.strip():
        made.set(_SPACE, "preserve")
    made.text = value
    return made


def instruction(value: str) -> ET.Element:
    """Return ``w:instrText``, the code of a field."""
    made = ET.Element(f"{{{W}}}instrText", {_SPACE: "preserve"})
    made.text = value
    return made


def relation(element: ET.Element, rel_id: str) -> ET.Element:
    """Return ``element`` after giving it ``r:id``, the name of another part."""
    element.set(f"{{{R}}}id", rel_id)
    return element


def serialise(root: ET.Element) -> bytes:
    """Return the part's XML with its declaration."""
    body = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (head + body).encode("utf-8")


def twips_of_mm(mm: float) -> int:
    """Return twentieths of a point."""
    return round(mm / 25.4 * 1440)


def twips_of_pt(pt: float) -> int:
    """Return twentieths of a point."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """Return half-points, the unit of ``w:sz``."""
    return round(pt * 2)
