"""Numbers of headings: 一、（一）1.（1） and the spoken 一是 第一， 一要.

The four levels and their marks are GB/T 9704-2012, 7.3.3.
"""

import re

_DIGITS = "零一二三四五六七八九"
_NUM = r"[一二三四五六七八九十]{1,3}"
# Neither 一、二、三产业 nor 第一、第二产业 begins with a number of its own.
_MARKER = re.compile(
    rf"\s*(?:{_NUM}、(?!{_NUM}[、产])|（{_NUM}）|\({_NUM}\)|\d{{1,2}}[.．](?!\d)|（\d{{1,2}}）"
    rf"|\(\d{{1,2}}\)|第{_NUM}(?:[，,]|、(?!第?{_NUM}))|{_NUM}[是要](?=[^，。]))"
)


def hanzi(number: int) -> str:
    """Return 1 to 99 in hanzi: 1 → 一, 10 → 十, 21 → 二十一.

    Raises:
        ValueError: the number lies outside 1 to 99.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no hanzi number for {number}")
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones else "")


def split_marker(text: str) -> tuple[str, str]:
    """Return the numbering mark ``text`` begins with, or '', and the rest."""
    found = _MARKER.match(text)
    return (found.group(), text[found.end() :]) if found else ("", text)


def nth_marker(family: str, number: int) -> str:
    """Return member ``number`` of a family named by its first member.

    ``nth_marker("一是", 3)`` → 三是; ``("1.", 3)`` → 3.; ``("", n)`` → ''.
    """
    if "一" in family:
        return family.replace("一", hanzi(number), 1)
    return family.replace("1", str(number), 1)
