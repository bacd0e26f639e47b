"""The XML of a whole document, word for word.

After a wanted change rewrite the files and read the difference:

    DRAFTER_REWRITE_GOLDEN=1 python -m pytest tests/export/test_docx_golden.py
"""

import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from export_samples import full_draft, part

from drafter.export.docx_writer import docx_bytes

GOLDEN = Path(__file__).parent / "golden"
PARTS = ("document", "styles", "settings", "fontTable", "footer1", "footer2")


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_as_it_was_approved(name: str) -> None:
    root = part(docx_bytes(full_draft()), f"word/{name}.xml")
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode") + "\n"
    path = GOLDEN / f"{name}.xml"
    if os.environ.get("DRAFTER_REWRITE_GOLDEN"):
        path.write_text(written, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == written


def test_the_same_draft_gives_the_same_document() -> None:
    first, second = (docx_bytes(full_draft()) for _ in range(2))
    for name in PARTS:
        a, b = (ET.tostring(part(data, f"word/{name}.xml")) for data in (first, second))
        assert a == b
