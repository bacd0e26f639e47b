"""Traditional characters read as simplified ones, by the tables of OpenCC.

They are loaded (20 ms) when a character turns up that no simplified text has.
"""

from functools import cache
from typing import Any

_TABLE = "tw2s"
"""Traditional to simplified, with the forms of Taiwan and Hong Kong."""


def simplified(text: str) -> str:
    """Return the text in simplified characters; one that is so already comes back as it is."""
    return str(_tables().convert(text)) if any(map(_foreign, text)) else text


@cache
def _foreign(char: str) -> bool:
    """Return whether a hanzi is none of the 6,763 of GB 2312, the most common simplified ones."""
    if not "\u4e00" <= char <= "\u9fff":
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


@cache
def _tables() -> Any:
    from opencc import OpenCC

    return OpenCC(_TABLE)
