"""Names of organisations and sites in a text, known by how they end."""

import re
from collections.abc import Iterator, Mapping, Sequence

_END = re.compile(
    r"大学(?!生|习|城)|学院(?!派)|研究院|研究所|实验室|科学院|分院"
    r"|集团(?:公司|总部)?(?!化|军)|有限公司|公司|联合会|研究会|协会|商会|促进会"
    r"|产业园|科创园|科技园|工业园|示范园|高新区|经开区|自贸区|保税区|示范区|新区|开发区"
    r"|科技城|人才城|科创城|科创区|科创园|创新中心|研发中心|产业学院|研究生院|人才大市场|总部|智谷|光谷|云谷|药谷|数谷|农高区|科教城|商圈|写字楼|酒店|广场|功能区|氢能汽车|商用车|越野车|工作室|纪念馆|纪念园|纪念地|纪念碑|展馆|史馆|展览馆|博物馆|陵园|故居|旧址|遗址|教学基地|教育基地|实训基地|基地|党校|干部学校"
    r"|医院|银行|机场|日报社?|电视台|广播台|服务中心|工作站|科学城|大学城|科技城|钢铁|机械|党总支|教育园"
)
_OFFICIAL = re.compile(
    r"[省市县区州旗](?:委党校(?<![上城]....)"
    r"|(?:(?<![\u4e00-\u9fff].)|(?<=成立.)|(?<=组建.)|(?<=设立.)|(?<=拥有.)|(?<=依托.))(?!委)[\u4e00-\u9fff]{2,10}"
    r"(?:集团|研究会|研究院|实验室|服务中心|商会|协会|融媒体中心|学院))"
)
_ZONE = re.compile(r"(?:经济(?:技术)?|高新技术产业)开发区")
_BEFORE_ZONE = re.compile(r"[、，。；：“在和与][\u4e00-\u9fff]{2}$")
"""What the place's own offices have set up; every place has its own."""
_JOINED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})[—－-]{1,2}(?P<other>[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,6}?"
    r"(?:功能区|合作区|示范区|先行区|新区|开发区|产业园|工业园|科技园)"
)
"""A zone of two places (深圳—汕尾合作区)."""
_FIRM = re.compile(
    r"[、，。；：“](?P<name>[\u4e00-\u9fff]{2,4}(?:科技|能源|股份|重工|制药|药业|生物|商用车|越野车"
    r"|光电|新材|钢铁|集团))(?=[、”]|等|公司)"
)
_ROW = re.compile(
    r"(?:涌现出?|引进|引育|落户|培育出?|比选|下派到|派驻|成立|打造)(?P<row>[\u4e00-\u9fffA-Za-z]{2,8}(?:、[\u4e00-\u9fffA-Za-z]{2,8}){1,7})等"
)
"""Firms, malls and the like in a row, of names that are no words."""
_NATIONAL = re.compile(
    r"(?:国家|中国|全国|西部)[\u4e00-\u9fff—（）]{2,16}(?:创新中心|实验室|研究院|研发中心|科技城|人才城|科学院)"
)
"""Firms in a row of them, and what bears the country's name and stands in one place."""
_NOBODYS = ("国家重点实验室", "全国重点实验室", "中国科学院", "中国社会科学院", "中国工程院")
_LONGEST = 18
_BREAK = re.compile(
    r"[^\u4e00-\u9fffA-Za-z0-9·•.]|[在到与和由的了从对向以为及把被让使将或是于则着]|建立|成立|打造|推动|依托|组建|建设|设立|建成"
    r"|联合|走进|邀请|选派|来自|通过|整合|创建|创办|引进|引入|推进|支持|高校|包括|借助|利用|围绕|聚焦|发挥|开展|实施"
    r"|获评|入选|举办|参加|进入|前往|毕业|现任|担任|组织|安排|同步|充分|全面|全力|主动|积极|深化|加强|落实|落地|挂牌|运营"
    r"|投用|搭建|建有|共建|拥有|培育|新建|改建|布局|连接|合作|命名|授牌|指导|带领|率先|首个|首家|全国|全省|全市|全州|全县|全区|各级"
    r"|各类|一批|等|所|座|家|个|名|级|并|深化|规范|健全|完善|纳入|出台|印发|写入|融入|理顺|又|还|也|就|都|每|各|如|像"
)
_COMMON = re.compile(
    "党群|服务|人才|创新|创业|党员|党建|党性|干部|教育|培训|实训|综合|指导|发展|产业|科技|工业|经济|技术|高新|开发|示范|国家|国有"
    "|企业|民营|重点|联合|共享|红色|现场|教学|实践|实习|孵化|政务|便民|群众|社会|工作|志愿|治理|网格|社区|街道|乡镇|村|市|县|区|省"
    "|州|级|基层|职工|文化|文明|新时代|学习|现代|农业|工程|专家|院士|博士后?|科研|大数据|信息|智慧|数字|智能|特色|优秀|先进|高层次|高校"
    "|职业|中小|龙头|上市|物业|物流|电商|电子商务|商务|试验|自由|贸易|合作|集聚|核心|新|大|小|双|本|地方|主题|廉政|爱国主义|革命|传统|历史"
    "|招商|引资|生态|旅游|医疗|养老|行政|审批|人力资源|公共|集团|投资|城|乡|中心|管理|种植|养殖|生产|加工|脱贫|攻坚|一流|世界|双一流|驻|校|院|所|农村"
    "|委|党|办|法律|民族|制造|先行|专业|应用|普通|重大|实验|临床|国际|海外|离岸|飞地|合作社|自主|联盟|创投|金融|央|省属|市属|区域|化|型|式|性|多|家"
)
"""What leaves nothing of a name that any place may have."""


def organisations(
    text: str, places: Sequence[tuple[int, int]], lexicon: Mapping[str, str]
) -> Iterator[str]:
    """Yield the names that are somebody's own, as often as they stand.

    Args:
        text: What to search.
        places: Where it names places, in order; a name that begins with one is certain.
        lexicon: Words of the language: what is made of them alone is no name.
    """
    yield from _by_shape(text, lexicon)
    yield from _by_ending(text, places, lexicon)


def _by_shape(text: str, lexicon: Mapping[str, str]) -> Iterator[str]:
    """Yield what stands as organisations of a certain kind do."""
    yield from (found.group() for found in _OFFICIAL.finditer(text))
    for found in _ZONE.finditer(text):
        if _BEFORE_ZONE.match(text, found.start() - 3, found.start()):
            yield text[found.start() - 2 : found.end()]
    if "省实验室" in text:  # few provinces have one
        yield "省实验室"
    for found in _JOINED.finditer(text):
        start = found.start() - 2
        kinds = {lexicon.get(word, "ns") for word in (text[start : start + 2], found["other"])}
        if "ns" in kinds and not _NO_PLACES & kinds:
            yield text[start : found.end()]
    for found in _NATIONAL.finditer(text):
        if found.group() not in _NOBODYS:
            yield found.group()
    for found in _FIRM.finditer(text):
        if len(_COMMON.sub("", found["name"][:-2])) >= 2:
            yield found["name"]
    for row in _ROW.finditer(text):
        for name in row["row"].split("、"):
            if _is_made_up(name, lexicon):
                yield name


def _by_ending(
    text: str, places: Sequence[tuple[int, int]], lexicon: Mapping[str, str]
) -> Iterator[str]:
    """Yield what ends as organisations do, from where its name begins."""
    stops = iter(places)
    place = next(stops, None)
    recent: list[tuple[int, int]] = []
    for ending in _END.finditer(text):
        while place is not None and place[0] < ending.end():
            recent.append(place)
            place = next(stops, None)
        low = max(0, ending.start() - _LONGEST)
        for broken in _BREAK.finditer(text, low, ending.start()):
            if not any(a <= broken.start() < b for a, b in recent[-6:]):
                low = broken.end()
        inside = [
            a for a, b in recent[-6:] if low <= a and b <= ending.end() and b - a < ending.end() - a
        ]
        if inside:
            yield text[min(inside) : ending.end()]
            continue
        low = _past_verbs(text, low, ending.start(), lexicon)
        body = text[low : ending.start()]
        rest = _COMMON.sub("", body)
        if len(rest) >= 2 and len(body) <= 12 and lexicon.get(rest) not in _WORDS:
            name = text[low : ending.end()]
            if name not in _NOBODYS:
                yield name


def _is_made_up(name: str, lexicon: Mapping[str, str]) -> bool:
    """Return whether a name in a row is of no words of the language."""
    parts = (name, name[:2], name[-2:])
    known = any(lexicon.get(part) not in (None, "ns", "nr", "nz", "nt") for part in parts)
    return len(name) < 6 and not known and name[0] != "了" and bool(_COMMON.sub("", name))


def _past_verbs(text: str, low: int, stop: int, lexicon: Mapping[str, str]) -> int:
    """Return where a name begins at the earliest: behind the verbs before it."""
    while low < stop:
        if lexicon.get(text[low : low + 2]) in _VERBS:
            low += 2
        elif text[low].isdigit() or text[low] in "赴驻上年至大更":
            low += 1
        else:
            break
    return low


_NO_PLACES = frozenset(("n", "j", "vn", "b", "f", "a", "m", "r"))
_VERBS = ("v", "vd", "d", "ad", "c", "p", "t", "m")
_WORDS = frozenset(
    (
        "v",
        "vn",
        "a",
        "ad",
        "an",
        "d",
        "n",
        "l",
        "i",
        "b",
        "c",
        "m",
        "t",
        "r",
        "p",
        "u",
        "uv",
        "f",
        "q",
        "j",
        "z",
    )
)
"""Parts of speech of words that are nobody's name."""
