import ast
import io
import re
import zipfile
from pathlib import Path

from export_samples import full_draft, part, q

import drafter.export
from drafter.export.docx_writer import docx_bytes

# Children in the order of the schema (ECMA-376 part 1), as far as they are used.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr tabs kinsoku "
    "wordWrap overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b snapToGrid color spacing w kern sz szCs highlight lang",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat "
    "themeFontLang decimalSymbol listSeparator",
    "sectPr": "footerReference pgSz pgMar cols docGrid",
    "tblPr": "tblInd tblCellMar",
    "tblCellMar": "top left bottom right",
    "font": "altName panose1 charset family pitch",
}


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(full_draft()))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_package_holds_these_parts_and_no_others() -> None:
    assert set(parts()) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_nothing_of_the_template_is_left() -> None:
    everything = b"".join(parts().values()).decode("utf-8")
    for trace in ("python-docx", "Theme", "ja-JP", "Macintosh", "2013", "Calibri", "Mincho"):
        assert trace not in everything
    assert not re.search(r"<w:(b|color|numPr|tab)\b", everything)


def test_elements_stand_in_the_order_of_the_schema() -> None:
    data = docx_bytes(full_draft())
    seen = set()
    for name in ("document", "styles", "settings", "fontTable", "footer1", "footer2"):
        for element in part(data, f"word/{name}.xml").iter():
            tag = element.tag.split("}")[1]
            if tag in ORDERS:
                seen.add(tag)
                order = [q(child) for child in ORDERS[tag].split()]
                places = [order.index(child.tag) for child in element]
                assert places == sorted(places), (name, tag)
    assert seen == set(ORDERS)


def test_the_page_is_that_of_the_standard() -> None:
    section = part(docx_bytes(full_draft()), "word/document.xml").find(f".//{q('sectPr')}")
    assert section is not None
    values = {
        f"{child.tag.split('}')[1]}.{key.split('}')[1]}": value
        for child in section
        for key, value in child.attrib.items()
    }
    wanted = {
        "pgSz.w": "11906",
        "pgSz.h": "16838",
        "pgMar.top": "2098",
        "pgMar.left": "1587",
        "pgMar.right": "1474",
        "pgMar.bottom": "1984",
        "pgMar.header": "851",
        "pgMar.footer": "1417",
        "pgMar.gutter": "0",
        "docGrid.type": "lines",
        "docGrid.linePitch": "579",
    }
    assert wanted.items() <= values.items()
    assert "docGrid.charSpace" not in values


def test_normal_makes_22_lines_of_28() -> None:
    styles = part(docx_bytes(full_draft()), "word/styles.xml")
    normal = next(s for s in styles.iter(q("style")) if s.get(q("styleId")) == "Normal")
    ppr, rpr = normal.find(q("pPr")), normal.find(q("rPr"))
    assert ppr is not None
    assert rpr is not None
    spacing, tracking = ppr.find(q("spacing")), rpr.find(q("spacing"))
    assert spacing is not None
    assert tracking is not None
    assert spacing.attrib == {
        q("before"): "0",
        q("after"): "0",
        q("line"): "579",
        q("lineRule"): "exact",
    }
    assert tracking.get(q("val")) == "-5"
    assert ppr.find(q("ind")) is None  # an inherited indent of characters is hard to cancel


def test_only_one_module_knows_the_east_asian_slot() -> None:
    folder = Path(drafter.export.__file__).parent
    knowing = set()
    for path in folder.glob("*.py"):
        code = ast.unparse(ast.parse(path.read_text(encoding="utf-8")))
        if "eastAsia" in code:
            knowing.add(path.name)
    assert knowing == {"docx_fonts.py"}


def test_every_font_of_the_styles_is_in_the_font_table() -> None:
    data = docx_bytes(full_draft())
    used = {
        value
        for fonts in part(data, "word/styles.xml").iter(q("rFonts"))
        for value in fonts.attrib.values()
    }
    table = list(part(data, "word/fontTable.xml").iter(q("font")))
    assert used == {font.get(q("name")) for font in table}
    han = [font for font in table if font.get(q("name")) != "Times New Roman"]
    assert all(font.find(q("altName")) is not None for font in han)
