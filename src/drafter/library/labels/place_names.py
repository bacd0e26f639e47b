"""Full names of places that the list of divisions does not have (江州市), where a line begins.

A name is known by the dictionary that also cuts the words, or by where it stands: at the
start of a line, or right after the name of the place above. What ends like a name but is
a kind of place (开发区, 中心城区), a measure (贫困县) or an aim (人才强市) is none. In doubt
there is no name: one missed is asked for, one made up spoils the text it stands in.
"""

import re
from collections.abc import Mapping

from drafter.library.labels.endings import begins_word

_HANZI = "\u3400-\u9fff\U00020000-\U0003ffff"
_ERA = r"新时代(?:十年|10年)?|党的(?:十八|十九|二十)大以来"
_START = re.compile(rf"(?:中共|{_ERA}|关于|在|\d{{4}}年度?|[—－\-《“（(：:\s])*")
_UNIT = r"(?:自治[区州县旗]|兵团|地区|[省市州县区盟旗])"
_NAME = re.compile(rf"[{_HANZI}]{{2,8}}?{_UNIT}")
_LONGEST_UNKNOWN = 3
"""Characters of a bare name that no dictionary knows."""
_SAYINGS = ("i", "l", "vn")
_NO_NAME = re.compile(
    r"^(?:[委在全我本各该某一二三两几多数每另其这那此同跨邻近原新老大小党]|[和与及以为把将让使被向从到用按等或若])"
    r"|[的了着过一二三四五六七八九十百千万亿两、个余第是]"
    r"|[省市县区旗盟乡镇村](?!旗)|[全我本各该]$|责任|产[棉粮煤莲销油]|主产|扶贫|[东西南北]{2}$"
    r"|组织|工作|会议|干部|人才|基层|聚焦|党|学习|贯彻|加强|加快|做好|推进|推动|深化|提升|开展|抓好|创新|改进"
    r"|奋力|谱写|书写|奏响|绘就|助力|赋能|服务|打造|创建|建设|发展|争创|勇当|锻造|全面|全力|全国|全省|国家"
    r"|开发|经开|示范|试验|实验|功能|经济|高新|产业|工业|保税|自贸|合作|先行|集聚|聚集|核心|样板|先导|引领|特色"
    r"|贫困|偏远|边远|山区|民族|革命|试点|先进|模范|标兵|重点|强[省市县区]|文明|卫生|生态|园林|涉藏|边境|沿海"
    r"|西部|东部|中部|北部|南部|周边|发达|落后|首批|唯一|率先|所在|涉及|包括|辖|级|部分|相关|有关|直属|计划"
    r"|旅游|风景|文化|科技|物流|商务|商业|居民|住宅|行政|街道|社会|管理|治理|综合|教学|校|厂|矿|灾|疫"
)
_KIND = re.compile(
    "开发|示范|试验|文明|科教|旅游|高新|工业|科技|技术|风景|特大|大中|大型|偏远|落后|沿海|周边|三角|[百十]强"
    "|[三五][色环]|[东西南北中]{2}$|[地林新市名日]$|^[各外两]"
)
"""Kinds of place that the dictionary lists as if they were one."""
_NO_LAST = {
    "市": "超夜门股上强立兴地省集开入闭富制城都",
    "县": "强大小州郊富兴农",
    "区": "社城都新园校小片街景林牧库港老特禁军战灾郊湾山市",
    "盟": "联同结加",
    "省": "节反自外",
    "旗": "红国军党战大锦",
}
"""Last character of the bare name that makes the ending part of another word, in names of
three characters and more, where no place is called so."""
_NO_BARE = frozenset(
    (
        *("大城", "小城", "老城", "县城", "都城", "大都", "首都", "国际", "中心", "主城"),
        *("沿江", "沿海", "化州"),
    )
)
_NEVER_LAST = {
    "市": "超股夜强立兴",
    "区": "社园校片街景禁新",
    "盟": "联同结加",
    "县": "强",
    "省": "节",
}


class PlaceNames:
    """Finds names of places, with the help of a dictionary."""

    def __init__(self, lexicon: Mapping[str, str]) -> None:
        """Take the words of the language, each with its part of speech (`Tokenizer.lexicon`)."""
        self.lexicon = lexicon
        """The words taken."""

    def beginning(self, line: str) -> tuple[str, ...]:
        """Return the names a line begins with, each within the one before."""
        lead_in = _START.match(line)
        names: list[str] = []
        found = _NAME.match(line, lead_in.end() if lead_in else 0)
        while found is not None and self._may_be(found.group(), line[found.end() :]):
            names.append(found.group())
            found = _NAME.match(line, found.end())
        return tuple(names)

    def _may_be(self, name: str, after: str) -> bool:
        """Return whether what stands where a name does is one."""
        if not self._is_shaped(name, after[:2]):
            return False
        short = len(bare(name)) <= _LONGEST_UNKNOWN or "自治" in name or name.endswith("兵团")
        known = self._is_place(name) or self._bears(name) or self.lexicon.get(name) == "nr"
        return known or (short and bare(name) not in self.lexicon)

    def _is_place(self, name: str) -> bool:
        """Return whether the dictionary knows it; its own tags are right for most places only."""
        ending, tag = name[-1], self.lexicon.get(name)
        if tag == "ns" or (tag == "nr" and ending in "市县区旗"):
            return True
        return tag is not None and ending in "市县" and tag not in _SAYINGS

    def _is_shaped(self, name: str, after: str) -> bool:
        """Return whether the letters of a name, and what follows, allow it to be one."""
        ending, body = name[-1], bare(name)
        if begins_word(ending, after, level_too=True):
            return False
        if len(body) < 2 or body in _NO_BARE:
            return False
        if self.lexicon.get(name) == "ns" and not _KIND.search(body):
            return True
        if _NO_NAME.search(body):
            return False
        # 增城区 is a name, 文明城区 is none.
        last = _NEVER_LAST if len(body) == 2 else _NO_LAST
        return "自治" in name or body[-1] not in last.get(ending, "")

    def _bears(self, name: str) -> bool:
        """Return whether the name without its ending is a place the dictionary knows."""
        return self.lexicon.get(bare(name)) == "ns"


def bare(name: str) -> str:
    """Return a full name without its ending: 江州市 → 江州."""
    return re.sub(rf"{_UNIT}$", "", name)
