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

# 全市 我市 本市 该市, 自治区, 市委 市直 市管. The neighbours keep out 安全市场, 自我省察, 基本区分,
# 反省委托, 社区委员会 and 全区域.
_LEVEL_WORD = re.compile(
    r"(?:(?<![安健完齐周])全|(?<!自)我|(?<![基根资成文版样剧])本|该)"
    r"(?P<own>自治区|[省市区州县盟旗])(?![场民容域别间])"
    r"|(?P<region>自治区)"
    r"|(?<![城都超反社园校学校小街])(?P<seat>[省市区州县盟旗])"
    r"(?:委(?![托员派任屈])|直(?=机关|部门|单位|属|各|党)|管(?=干部|正职|领导|企业|年轻|后备))"
)


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
    """Return where ``text`` names a level as its own (全市, 我省, 市委, 区直), in order."""
    return [found.span() for found in _LEVEL_WORD.finditer(text)]


def speaks_for(word: str, place: str) -> bool:
    """Return whether a word of a level can be said in a draft about ``place``.

    The word must not name another unit of the same level (全州 in a 市), an autonomous
    region that ``place`` is not, or a league or banner it does not have.
    """
    unit, level = unit_of(place), level_of(place)
    rivals = {"省级": "省", "市级": "市州盟", "县级": "县区旗"}.get(level, "").replace(unit, "")
    own = re.sub(r"[^省市州盟县区旗]", "", word)
    if len(own) > 1 and level == "市级":  # 区（市、县）names what a city has below itself
        rivals = rivals.replace("市", "")
    if any(char in rivals or (char in "盟旗" and unit not in "盟旗") for char in own):
        return False
    autonomous = "自治区" in word or re.fullmatch("[全我本该]区", word) is not None
    return not autonomous or (unit == "区" and ("自治区" not in word or level == "省级"))
