"""What the title and text of the user's own report tell of its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.core.place import level_of, short_name
from drafter.core.report import OriginTerm

_ERA = r"新时代(?:十年|10年)?|党的(?:十八|十九|二十)大以来"
_LEAD_IN = re.compile(rf"(?:中共|{_ERA}|关于|在|\d{{4}}年度?|[—－\-《“（(：:\s])*")
_NAME = re.compile(
    r"([\u3400-\u9fff\U00020000-\U0003ffff]{2,8}?)"
    r"(自治[区州县旗]|兵团|地区|省|市|(?<!自治)州(?!市|县)|盟|县|区|旗)"
)
_BARE_NAME = re.compile(rf"(?:{_ERA})([\u3400-\u9fff]{{2,4}}?)(?:推进)?(?:组织工作|党建)")
# 全市, 各县区, 社区, 城市基层 and the like are no names, nor is a verb with what follows it.
_NO_NAME = re.compile(
    r"^(?:[全我本各该某一社城园新党]|学习|贯彻|加强|加快|做好|推进|推动|深化|提升|开展|抓好|创新|改进)"
    r"|组织|工作|会议|干部|基层|聚焦|的"
)
_GENERIC = (
    "我省",
    "全省",
    "省委",
    "我市",
    "全市",
    "市委",
    "我县",
    "全县",
    "县委",
    "我区",
    "全区",
    "区委",
)


@dataclass(frozen=True, slots=True)
class Place:
    """The place a report is about; fields as in `Report`, empty when unknown."""

    level: str = ""
    region: str = ""
    region_full: str = ""
    province: str = ""


def find_place(title: str) -> Place:
    """Return the narrowest place the title names: 江州市江北区委…… → 江北区."""
    names = list(_names(title))
    if names:
        above = next((name for name in names if level_of(name) == "省级"), "")
        return Place(level_of(names[-1]), short_name(names[-1]), names[-1], above)
    bare = _BARE_NAME.match(title)
    if bare is not None and not _NO_NAME.search(bare.group(1)):
        return Place(region=bare.group(1), region_full=bare.group(1))
    return Place()


def find_terms(place: Place, text: str) -> tuple[OriginTerm, ...]:
    """Return the words of a report that give away where it comes from."""
    own = [
        OriginTerm(name, "name")
        for name in dict.fromkeys((place.region_full, place.region))
        if name
    ]
    if place.province and place.province != place.region_full:
        own.append(OriginTerm(place.province, "parent"))
    return (*own, *(OriginTerm(term, "generic") for term in _GENERIC if term in text))


def _names(title: str) -> Iterator[str]:
    """Yield the full names the title begins with, each within the one before."""
    lead_in = _LEAD_IN.match(title)
    found = _NAME.match(title, lead_in.end() if lead_in else 0)
    while found is not None and not _NO_NAME.search(found.group()):
        yield found.group()
        found = _NAME.match(title, found.end())
