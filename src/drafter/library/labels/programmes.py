"""Programmes, slogans and people of a text: what stands in marks, and who speaks."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

_MARKED = re.compile(r"“([^“”。！？；：]{2,24})”(?P<after>[\u4e00-\u9fff]{0,8})")
_NOUN = re.compile(
    r"(?:系列)?(?:主题)?(?:[\u4e00-\u9fff]{0,4}?)(?:工程|计划|行动|活动|品牌|模式|经验|工作法|项目|平台|讲坛|讲堂|大讲堂|课堂|矩阵|专项"
    r"|新政|大赛|论坛|卡|小程序|联盟)"
)
_DOING = re.compile(
    r"(?:实施|开展|打造|推出|推行|创新|探索|启动|深化|推进|创建|推动|构建|建立|形成|擦亮|叫响|出台|组织|举办|搭建|开设|开发|上线|设立"
    r"|成立|组建|制定|创办|发布|发放|培育|选树|评选|落实|大力|全面|深入|持续|扎实)"
    r"(?:了|出|好)?[^，。；“”]{0,8}$"
)
_HANZI = re.compile("[\u4e00-\u9fff]{2}")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十两双百千万\d]+(?:个|大|项|条|化|联|抓|有|定|看|比|亮|强|好|创|促|进|\+|[\u4e00-\u9fff])"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤闵欧景郁芦"
)
_PERSON = re.compile(
    r"(?:书记|主任|部长|局长|校长|院长|总经理|董事长|经理|会长|专家|院士|教授|记者|社区工作者|村民|党员|代表|负责人|站长|厂长|工程师"
    rf"|老师|队长|乡长|镇长|县长|区长)(?P<name>[{_SURNAMES}](?:[\u4e00-\u9fff]{{2}}|[\u4e00-\u9fff]))"
    r"(?=说|介绍|表示|告诉|感慨|坦言|感叹|谈到|回忆|高兴|激动|如是说|深有|等|、|向|带领|笑着|（)"
)


def programmes(
    text: str, sayings: AbstractSet[str], names: AbstractSet[str]
) -> Iterator[tuple[str, str]]:
    """Yield what stands in marks and is a place's own, with its kind: brand or policy.

    Args:
        text: What to search.
        sayings: What the whole country says, never a place's own.
        names: Names of the place; what has one in it is its own for certain.
    """
    for marks in _MARKED.finditer(text):
        words = marks.group(1)
        if words in sayings or len(words) < 3 or not _HANZI.search(words):
            continue
        if any(name in words for name in names):
            yield words, "brand"
            continue
        noun = _NOUN.match(marks["after"])
        doing = _DOING.search(text, max(0, marks.start() - 16), marks.start())
        if noun and doing:
            yield words, "policy" if _NUMBERED.match(words) else "brand"


def people(text: str, lexicon: Mapping[str, str]) -> Iterator[str]:
    """Yield who is named with an office and speaks."""
    for found in _PERSON.finditer(text):
        name = found["name"]
        begun = lexicon.get(name[:2], "nr") in ("nr", "nrt", "nz", "ns")
        if begun and lexicon.get(name, "nr") in ("nr", "nrt"):
            yield name
