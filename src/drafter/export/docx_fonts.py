"""Fonts and languages of a Word file. The only module that knows ``w:eastAsia``.

Word chooses the font of each character among four slots, and asks the language for the
default of the East Asian one. A slot left empty falls to the theme, so none is.
"""

import re
import xml.etree.ElementTree as ET

from drafter.core.page_layout import TIMES, Face, PageLayout
from drafter.export.wml import w

# Word takes these from the Latin slot unless the run says otherwise: “”‘’…—·① and what
# else stands in the same blocks (MS-OI29500 2.1.88).
_AMBIGUOUS = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7\u02b0-\u04ff\u2000-\u2bff\ue000-\uf8ff]")

# Tried in this order by a Word that lacks the font.
_ALTERNATIVES = {
    "仿宋_GB2312": "仿宋, FangSong, 方正仿宋_GBK, STFangsong, FandolFang",
    "楷体_GB2312": "楷体, KaiTi, 方正楷体_GBK, STKaiti, AR PL UKai CN",
    "黑体": "SimHei, 方正黑体_GBK, STHeiti, Noto Sans CJK SC",
    "宋体": "SimSun, 方正书宋_GBK, STSong, Noto Serif CJK SC",
    "方正小标宋简体": "方正小标宋_GBK, FZXiaoBiaoSong-B05S, 华文中宋, 宋体",
}


def fonts(face: Face) -> ET.Element:
    """Return ``w:rFonts`` with all four slots."""
    return w("rFonts", ascii=face.latin, hAnsi=face.latin, eastAsia=face.family, cs=face.latin)


def hint(text: str) -> ET.Element | None:
    """Return ``w:rFonts`` that claims marks like “ ” … — for the Han font; None if none occur."""
    return w("rFonts", hint="eastAsia") if _AMBIGUOUS.search(text) else None


def language() -> ET.Element:
    """Return ``w:lang``: Han is Simplified Chinese, the rest English."""
    return w("lang", val="en-US", eastAsia="zh-CN")


def theme_language() -> ET.Element:
    """Return ``w:themeFontLang``, without which a Word set to another language guesses."""
    return w("themeFontLang", val="en-US", eastAsia="zh-CN")


def font_table(layout: PageLayout) -> ET.Element:
    """Return ``w:fonts``: every font of the layout with what may stand in for it."""
    faces = (layout.body, layout.byline, *layout.levels, layout.page_number, layout.title)
    names = dict.fromkeys(face.family for face in faces)
    return w("fonts", *(_han(name) for name in names), _latin(TIMES))


def _han(name: str) -> ET.Element:
    alternatives = _ALTERNATIVES.get(name)
    return w(
        "font",
        *([w("altName", val=alternatives)] if alternatives else []),
        w("charset", val="86"),
        w("family", val="auto"),
        w("pitch", val="default"),
        name=name,
    )


def _latin(name: str) -> ET.Element:
    return w(
        "font",
        w("panose1", val="02020603050405020304"),
        w("charset", val="00"),
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=name,
    )
