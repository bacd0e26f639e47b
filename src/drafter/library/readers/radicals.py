"""Radicals that stand for hanzi: ⼈ and ⻓ come out of PDF files, 人 and 长 are meant."""

import re
import unicodedata
from dataclasses import replace

from drafter.core.structure import Line

_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_SUPPLEMENT = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""From the Unicode database: EquivalentUnifiedIdeograph."""


def unify(line: Line) -> Line:
    """Return the line with hanzi where lookalikes stood; the same one when there are none."""
    return replace(line, text=unified(line.text)) if _LOOKALIKES.search(line.text) else line


def unified(text: str) -> str:
    """Return the text with hanzi where lookalikes stood."""
    return _LOOKALIKES.sub(lambda found: _hanzi(found[0]), text)


def _hanzi(char: str) -> str:
    return _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
