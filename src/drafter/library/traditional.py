"""Traditional characters read as simplified ones and written, by the tables of OpenCC.

They are loaded (20 ms) when a character turns up that no simplified text has.
"""

from functools import cache
from typing import Any

_READ, _WRITTEN = "tw2s", "s2t"
"""Traditional to simplified, with the forms of Taiwan and Hong Kong; the other way."""
_NAMES = frozenset("昇喆堃淼犇邨甦皙濬龢頫镕")
"""Simplified texts have them as they are: the list of 2013 took them back, names need them."""


def simplified(text: str) -> str:
    """Return the text, of the same length, in simplified characters.

    One without a character that only a traditional text has comes back as it is.
    """
    if not any(map(_traditional, text)):
        return text
    read = str(_tables(_READ).convert(text))
    if len(read) != len(text):
        read = "".join(map(_alone, text))
    return "".join(old if old in _NAMES else new for old, new in zip(text, read, strict=True))


def traditional(text: str) -> str:
    """Return a simplified text in traditional characters."""
    return str(_tables(_WRITTEN).convert(text))


@cache
def _traditional(char: str) -> bool:
    """Return whether a hanzi has another form in simplified texts, and is in none itself.

    The latter have little beyond the 6,763 hanzi of GB 2312, and what is rare is so in both.
    """
    if not "\u4e00" <= char <= "\u9fff" or char in _NAMES:
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return _alone(char) != char
    return False


@cache
def _alone(char: str) -> str:
    """Return the simplified form of a character; itself where it is not one for one."""
    read = str(_tables(_READ).convert(char))
    return read if len(read) == 1 else char


@cache
def _tables(name: str) -> Any:
    from opencc import OpenCC

    return OpenCC(name)
