"""Names of places: their level, their short form, and words that name a level (全省)."""

import re

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
"""Cities that are provinces by level (直辖市)."""

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西"
    "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克"
    "|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_BARE = "维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|(?<!内)蒙古|达斡尔|鄂温克|鄂伦春"
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族|{_BARE})*自治[区州县旗]$")
_PARTS = re.compile(
    r"(.{2,}?(?:省|自治区|自治州|地区|市|盟|(?<!自治)州(?!市|区|县)))"
    r"([^、，].*(?:市|县|区|旗|州|盟))"
)
_ENDING = re.compile(r"(?:地区|林区|特区|新区|[省市县区州盟旗])$")

# Neighbours that make another word of it: 健全, 自我, 基本, 城市, 社区. 以上市管干部 is none.
_NOT_BEFORE = {
    "全": "安健完齐周",
    "我": "自",
    "本": "基根资成文版样剧",
    "unit": "城都超反社园校学小街夜集菜楼股门花面闹互片辖景新",
}
_APART = rf"(?<![{_NOT_BEFORE['unit']}])(?<!(?<!以)上)"
_ORGAN = (
    "(?:(?:公安|检察|财政|教育|民政|司法|人社|人力资源(?:和|与)?社会保障|卫健|卫生健康|发改|发展(?:和)?改革"
    "|工信|住建|城管|应急|农业农村|水利|文旅|商务|科技|国资|审计|统计|市场监管|市场监督|税务|信访|档案|人才"
    "|老干部|政务服务|乡村振兴|自然资源|生态环境|行政审批|大数据)(?:工作|管理)*"
    "(?:领导小组|局|厅|委(?!托)|办|中心|集团)|法院|检察院|党校|行政学院|总工会|妇联|团委|工商联|科协)"
)
_NUMBER = "[一二三四五六七八九十]+"

_LEVEL_WORD = re.compile(
    # 全市 我省 本市 该区
    rf"(?:(?<![{_NOT_BEFORE['全']}])全|(?<!{_NOT_BEFORE['我']})我|(?<![{_NOT_BEFORE['本']}])本|该)"
    r"(?:自治区|[省市县](?![场民容值别间])域?|[区州盟旗](?![域别间]))"
    r"|自治区"
    # 人才强市, 兴省
    r"|(?<=[”才技教育质企农工业游旅化造态])[强兴][省市县区州旗](?![场民容域])"
    # 县（市、区）, 区（市）县
    rf"|{_APART}[县市区州旗]{{1,2}}(?:[（(][市州县区旗、]+[）)])[县区旗]?域?"
    # 市县, 市、县、乡, 省市两级; but not 省区市, 兄弟省市 and 市区
    rf"|{_APART}(?!市、?市|省、?区|市区(?!、?(?:[县乡镇村]|街道))|省市(?!、?[县区]|两级|级|委|直|有关|部门|领导|重点|年轻))"
    r"[省市州盟](?:、?(?:[市州盟县旗](?![场民容])|区(?![域别间位块])))+(?:、?[乡镇村]|、?街道)*(?:[（(][市州县区旗、]+[）)][县区旗]?)?"
    # 县区, 区、县
    rf"|{_APART}(?<!省)(?!区区|县县)[县区旗]"
    r"(?:、?(?:[县旗]|区(?![域别间位块]))|市(?![场民容直委管级属])|、市(?=两级|、))+"
    r"|设区的?市(?![场民])"
    # 市委 市直 市管 市级 市属 市长 市域 市政府 市公安局 市第六次党代会
    rf"|{_APART}[省市区州县盟旗]"
    rf"(?:委(?![托员派任屈])(?:{_NUMBER}届{_NUMBER}次(?=全))?|直(?![辖接播到通])"
    r"|管(?![理委道控护网辖线好住到])"
    r"|(?<![地副正部]..)(?<![地副正部].)级(?!以上|及以上)|本级|属(?![于实性地])"
    r"|长(?![效期远足久江征三大安沙春治假途城白青短达年时处线])|(?<!区)域"
    rf"|政府|人大|政协|纪委|监委|党代会|人代会|四套班子|四大班子|四大家|领导|人民(?:政府|法院|检察院)|编办|(?<!中.)财政局?|科创|老年大学|老干部局?|第{_NUMBER}[次届](?:党代会|党代表大会)?|{_ORGAN})"
    # 成立市人才集团
    r"|(?<=成立|组建|设立)[省市县](?![场民内外])"
)
_GLUED = re.compile(
    "|".join(f"[{before}]{char}" for char, before in _NOT_BEFORE.items() if char != "unit")
    + f"|[{_NOT_BEFORE['unit']}][省市区州县盟旗]"
)
_RANKS = {"省": 3, "市": 2, "州": 2, "盟": 2, "县": 1, "区": 1, "旗": 1}
_LEVEL_RANKS = {"省级": 3, "市级": 2, "县级": 1}


def level_of(place: str) -> str:
    """Return 省级, 市级 or 县级 by the ending of a full name; '' when it tells nothing.

    A city at county level (县级市) cannot be told by its name and counts as 市级.
    """
    name = last_part(place)
    if name.endswith(("省", "自治区", "兵团", "特别行政区")) or name in MUNICIPALITIES:
        return "省级"
    if name.endswith(("市", "州", "盟", "地区")):
        return "市级"
    return "县级" if name.endswith(("县", "区", "旗")) else ""


def last_part(place: str) -> str:
    """Return a full name without the places above it: 扬州市广陵区 → 广陵区."""
    found = _PARTS.fullmatch(place)
    return last_part(found.group(2)) if found and len(found.group(2)) > 2 else place


def short_name(place: str) -> str:
    """Return the short form of a full name: 江州市 → 江州, 凉山彝族自治州 → 凉山.

    A name that would keep one character stays whole, as in speech: 易县.
    """
    name = last_part(place)
    for ending in (_AUTONOMOUS, _ENDING):
        bare = ending.sub("", name)
        if bare != name:
            return bare if len(bare) > 1 else name
    return name


def unit_of(place: str) -> str:
    """Return the unit a full name ends in: 市; 自治区 gives 区, and '' stands for none."""
    return place[-1] if _ENDING.search(place) else ""


def level_words(text: str) -> list[tuple[int, int]]:
    """Return where ``text`` names a level (全市, 我省, 市委, 市级, 市公安局, 市县), in order."""
    return [found.span() for found in _LEVEL_WORD.finditer(text)]


def stands_apart(text: str, start: int) -> bool:
    """Return whether a word of a level at ``start`` is no part of another word (健全省…)."""
    return start == 0 or _GLUED.match(text, start - 1) is None


def keeps_its_sense(word: str, source: str, level: str, place: str) -> bool:
    """Return whether a word of a level says the same in a draft about ``place``.

    At the same level the units must agree (`speaks_for`). Between two levels stays only
    what lies above both (省委, from a city's report, in a county's draft) or below both,
    what names every level (省市县), and the draft's own where the report has it below
    itself (县级).

    Args:
        word: A word of a level: 全市, 省管, 市县.
        source: Full name of the place the word was said about; '' when unknown.
        level: Its level; '' when unknown, which no word outlives.
        place: Full name of the draft's place; '' while it is not set.
    """
    here, units = level_of(place), _units(word)
    if not here or not level:
        return False
    if "市" in units and (source in MUNICIPALITIES) != (place in MUNICIPALITIES):
        return False
    if level == here:
        return speaks_for(word, place)
    if _of_autonomous(word) or (set(units) & set("盟旗") and unit_of(place) not in "盟旗"):
        return False
    if units[:2] == "省市" and len(units) > 2:
        return True
    if units == "区" and source.endswith("自治区"):  # 区直 may be the region's
        return False
    if re.fullmatch("[市县][级域]", word) and _RANKS[units] == _LEVEL_RANKS[here]:
        return _LEVEL_RANKS[here] < _LEVEL_RANKS[level]
    low, high = sorted((_LEVEL_RANKS[level], _LEVEL_RANKS[here]))
    return all(not low <= rank <= high for rank in _ranks(units))


def _units(word: str) -> str:
    """Return the units a word of a level names: 省市县 gives 省市县, 市委党校 gives 市."""
    found = re.search(
        "[省市州盟县区旗（(][省市州盟县区旗、和（）()]*", re.sub("自治(?=区)|设区的?", "", word)
    )
    return re.sub("[^省市州盟县区旗]", "", found.group()) if found else ""


def _ranks(units: str) -> set[int]:
    """Return the ranks a word names; the 市 of 县（市、区） and 县市区 is a city within a city."""
    return {1} if units[:1] in ("县", "区", "旗") else {_RANKS[unit] for unit in units}


def _of_autonomous(word: str) -> bool:
    """Return whether a word may mean an autonomous region: 自治区, 全区."""
    return "自治区" in word or re.fullmatch("[全我本该]区", word) is not None


def speaks_for(word: str, place: str) -> bool:
    """Return whether a word of a level can be said in a draft about ``place``.

    The word must not name another unit of the same level (全州 in a 市), an autonomous
    region that ``place`` is not, or a league or banner it does not have.
    """
    unit, level = unit_of(place), level_of(place)
    rivals = {"省级": "省", "市级": "市州盟", "县级": "县区旗"}.get(level, "").replace(unit, "")
    own = _units(word)
    if len(own) > 1 and level == "市级":  # 区（市、县）names what a city has below itself
        rivals = rivals.replace("市", "")
    if any(char in rivals or (char in "盟旗" and unit not in "盟旗") for char in own):
        return False
    return not _of_autonomous(word) or (unit == "区" and ("自治区" not in word or level == "省级"))
