"""What the ending of a place's name (市, 县, 区) is where it begins another word."""

import re

_WORDS = {
    "市": "场容值面井域",
    "县": "域",
    "区": "域间别位块分划隔",
    "州": "",
    "省": "察略悟心力",
    "旗": "帜手下舰号袍",
    "盟": "主友军约誓",
}
"""市场, 县域, 区别, 省察, 旗帜."""
_LEVELS = {
    "市": "级属内直辖县区",
    "县": "级属内直乡处区市",
    "区": "级属内直县市",
    "州": "级直县市区",
    "省": "级直会市",
    "旗": "级直县区",
    "盟": "级直市",
}
"""市级, 县区, 州市: a level and no place, unless what stands before is surely one."""
_PEOPLE = re.compile("民(?!政|族|主|宗|营|办)")


def begins_word(ending: str, after: str, level_too: bool = False) -> bool:
    """Return whether an ending belongs to what follows: 市场, 区民.

    Args:
        ending: The last character of what looks like a name.
        after: What follows, two characters at least where there are as many.
        level_too: Whether words of a level (县级, 市县) count as well.
    """
    if not after:
        return False
    if ending in "市县区" and _PEOPLE.match(after):
        return True
    levels = _LEVELS.get(ending, "") if level_too else ""
    return after[0] in _WORDS.get(ending, "") + levels
