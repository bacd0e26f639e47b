"""材料信息: what a draft knows about its own place, meeting and time."""

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.core.skeleton import Skeleton

TITLE, SALUTATION, PLACE, TARGET = "题目", "称谓", "地区", "目标"
FACT_LIMIT = 80
"""Most characters of a fact. The longest real title has 43."""
TARGET_RANGE = (300, 30_000)
"""字 a draft may aim at."""

_PLACE_ENDINGS = ("省", "市", "县", "区", "州", "盟", "旗", "兵团")


class FactError(DrafterError):
    """A fact cannot be taken as it is."""


def check_facts(skeleton: "Skeleton", facts: Mapping[str, str]) -> dict[str, str]:
    """Return the facts stripped, empty ones left out.

    Raises:
        FactError: a name the skeleton does not ask for, a value too long or with
            line breaks, a place without its full name, a target out of range.
    """
    known = [TITLE, SALUTATION, TARGET, *(fact.name for fact in skeleton.facts)]
    taken: dict[str, str] = {}
    for name, raw in facts.items():
        value = raw.strip()
        if name not in known:
            names = "、".join(dict.fromkeys(known))
            raise FactError(f"“{skeleton.name}”没有“{name}”这一项材料信息。可用的有：{names}。")
        if not value:
            continue
        if len(value) > FACT_LIMIT:
            raise FactError(
                f"“{name}”有 {len(value)} 个字，最多 {FACT_LIMIT} 个。没有改动任何文件。"
                "请写短一些。"
            )
        if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in value):
            raise FactError(f"“{name}”里有换行或控制字符。没有改动任何文件。请写在一行里。")
        taken[name] = value
    if place := taken.get(PLACE):
        check_place(place)
    if TARGET in taken:
        parse_target(taken[TARGET])
    return taken


def check_place(place: str) -> None:
    """Refuse a place without its full name.

    Raises:
        FactError: it ends in no 省, 市, 县, 区, 州, 盟, 旗 or 兵团, or is one character;
            of two characters ending in 州 (杭州), which is a city without its 市.
    """
    short = len(place) < (3 if place.endswith("州") else 2)
    if short or not place.endswith(_PLACE_ENDINGS):
        raise FactError("地区要写全称，如“江州市”。写全了才能替换例文里的地名。")


def parse_target(text: str) -> int:
    """Return the 字 wanted of the whole draft.

    Raises:
        FactError: not a whole number, or outside `TARGET_RANGE`.
    """
    low, high = TARGET_RANGE
    digits = text.replace(",", "").replace("，", "").removesuffix("字").strip()
    value = int(digits) if digits.isdecimal() and len(digits) < 9 else 0
    if not low <= value <= high:
        raise FactError(f"目标字数要在 {low} 到 {high} 之间。")
    return value
