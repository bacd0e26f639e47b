"""Lines that are about a text and not of it: who wrote it, when, for whom, what is annexed.

A name or an office looks like a short heading (抓班子, 选优村书记). So a name needs a
surname and, as a person's office does, a date, an office or a salutation beside it; a line
that begins with a verb or a number is none. In doubt a line is text.
"""

import re
from collections.abc import Sequence
from enum import Enum

from drafter.core.headings import HEADING_LIMIT, NO_END, heading_mark

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤闵欧景郁芦"
    "萧阎傅常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁"
    "冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闻隋"
)
"""Surnames most people have."""
_NAME = rf"[{SURNAMES}](?:\s*[\u3400-\u9fff]){{1,2}}"
_PERSON = re.compile(rf"[（(]?{_NAME}[）)]?")
_NO_PERSON = re.compile(
    r"[前引]言|导语|摘要|目录|概述|背景|做法|成效|情况|总结|经验|问题|打算|序|标准|质量"
)
_DATE = re.compile(
    r"[（(]?\s*(?:\d{4}|[二一][〇○0零一二三四五六七八九]{3})\s*年[\d\s一二三四五六七八九十]{1,5}月"
    r"(?:[\d\s一二三四五六七八九十]{1,5}日)?\s*[）)]?$"
)
_DOING = re.compile(
    "选|配|抓|管好|管住|管理|育|训|聚焦|强化|加强|增强|建强|建好|建立|建设|做|争|当好|激励|激发|整顿|整治|约谈|培|教育引导|教育培训"
    "|提升|提高|压实|落实|推动|推进|推行|突出|坚持|坚决|坚定|发挥|打造|锻造|锤炼|关心|关爱|用好|用活|让|把|以|对|给|向(?!阳)|深化|深入|完善|健全"
    "|优化|注重|树立|树牢|夯实|筑牢|紧盯|紧扣|紧抓|狠抓|着力|着眼|全面|全力|全覆盖|从严|严格|严把|持续|不断|围绕|服务|保障|凝聚|充实|调整"
    "|考核|考评|轮训|述职|指导|督促|组建|成立|设立|派|走好|当(?!阳|涂|雄)|解决|破解|成为|构建|搭建|畅通|规范|开展|实施|探索|创新|领导|争做"
)
"""What a heading begins with, and no place or office does."""
_LEADERS = ("书记", "部长", "主任")
_BOARDS = ("组织部", "党组", "党工委", "办公室", "委员会")
_OFFICE = re.compile(
    rf"[（(]?(?!在|关于)[^，。；：—]{{2,}}?(?P<kind>{'|'.join(_LEADERS + _BOARDS)}|委"
    r"|(?<![格布开全大结变破当好新困僵终定残])局)"
    rf"(?P<name>\s+{_NAME})?[）)]?"
)
_AREA = re.compile(r"[省市县区州盟旗镇乡]|街道|中共|集团|公司|大学|学院|学校|医院")
_SIGNED_LIMIT = 40
_KEYS = (
    r"(?:(?:文章|信息|稿件|新闻)?来源|稿源|作者|供稿|撰稿|(?:责任|值班|本期|网络)?编辑|责编|审核|校对|[初复终]审|监制|排版|摄影"
    r"|发布(?:时间|日期|单位|人|者)|发表(?:时间|日期)|更新(?:时间|日期)|浏览(?:次数|量)|阅读(?:次数|量)|点击(?:数|量|次数)|字号)"
)
_KEYED = re.compile(rf"[（(【\[]?{_KEYS}\s*[：:丨|][^，。；！？]{{0,40}}")
_STAMP = re.compile(
    r"\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.|年\d{1,2}月)\d{1,2}日?(?P<clock>\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)
_STAMPED = re.compile(rf"{_KEYS}\s*[：:丨|]|发表于|^原创\s|来自")
_PUBLISHED = re.compile(r"发表于\s?[\u4e00-\u9fff]{2,4}")
_BYLINE_LIMIT = 60
_LETTERHEAD = re.compile(
    r"(?!学习|贯彻|关于|落实)[^，。；：]{2,30}(?:委员会|委|部|府|局|办公室|办|组|院|公司)文件"
    r"|[^，。；：《]{0,20}[〔\[［（(【]\d{4}[〕\]］）)】]\s*第?\s*\d{1,4}\s*号(?:\s+签发人[：:].{0,20})?"
    r"|(?:特急|加急|特提|急件|平急|[绝机秘]密)(?:[★☆·\s].{0,10})?|(?:签发人|密级|份号|紧急程度)[：:].{0,20}"
)
_ADDRESSEE = re.compile(
    r"各[^。！？]{2,58}[：:]|[^，。！？：:]{1,20}(?:委|部|府|局|办|办公室|党组)[：:]"
)
_ANNEX = re.compile(
    r"附件?\s*(?:\d{1,2}\s*)?[：:]|附件\s*\d{0,2}$|附件\d"
    r"|(?:往期(?:推荐|回顾|精彩)|推荐阅读|延伸阅读)"
)
_DISPATCH = re.compile(
    r"(?:抄送|抄报|主送|分送|主题词|联系人|联系电话|共印)\s*[：:\d]|(?=.{0,60}印发$).*\d{4}\s*年"
    r"|[（(](?:此件|共印|联系人)[^（()）]{1,40}[）)]$"
)
_TAIL_LINES = 20
"""How many lines at the end may be the annexes, and for whom copies were."""
_ABOVE_LINES = 5
_BELOW_LINES = 6
_SALUTATION = re.compile(
    r"(?:同志|领导|部长|书记|主任|代表|委员|朋友)[^。]{0,20}[：:]$|^各位[^。]*[：:]$"
)
_GREETING = re.compile(r"尊敬|敬爱|亲爱|各位|同志|领导|首长")


class Role(Enum):
    """What a line is to the text: of it, who signed it, or the list of its annexes."""

    TEXT = "text"
    SIGNED = "signed"
    ANNEX = "annex"


def is_salutation(text: str) -> bool:
    """Return whether a paragraph greets those who are spoken to: 同志们：."""
    return len(text) <= HEADING_LIMIT and _SALUTATION.search(text) is not None


def opens_speech(text: str) -> bool:
    """Return whether a line is a salutation and cannot be the rest of a sentence."""
    return is_salutation(text) and _GREETING.match(text) is not None


def is_signed(text: str) -> bool:
    """Return whether a line is, by itself, a date, an office, a name or a web page's byline."""
    return _is_sure(text) or _needs_company(text)


def is_byline(text: str) -> bool:
    """Return whether a line says when and by whom a web page was made: 来源：党建网."""
    if len(text) > _BYLINE_LIMIT or any(mark in text for mark in "，。；！？"):
        return False
    if _KEYED.fullmatch(text) or _PUBLISHED.fullmatch(text):
        return True
    found = _STAMP.search(text)
    if found is None:
        return False
    whole = found.start() == 0 and found.end() == len(text)
    return whole or found["clock"] is not None or _STAMPED.search(text) is not None


def is_letterhead(text: str) -> bool:
    """Return whether a line stands above the title of a document: ××文件, 〔2023〕18号."""
    return len(text) <= _SIGNED_LIMIT and _LETTERHEAD.fullmatch(text) is not None


def is_addressee(text: str) -> bool:
    """Return whether a line says for whom a document is: 各乡镇党委，县委各部委：."""
    return len(text) <= HEADING_LIMIT and _ADDRESSEE.fullmatch(text) is not None


def roles_of(texts: Sequence[str]) -> list[Role]:
    """Return what each line below a title is to the text.

    Args:
        texts: The lines; '' for one that its file calls a heading.
    """
    roles = [Role.TEXT] * len(texts)
    above = _above(texts)
    tail = _tail(texts, above)
    below = _below(texts, above, tail)
    for at in (*range(above), *range(below, tail), *_pairs(texts, above, below)):
        roles[at] = Role.SIGNED
    for at in range(tail, len(texts)):
        signs = _DISPATCH.match(texts[at]) or _is_sure(texts[at])
        roles[at] = Role.SIGNED if signs else Role.ANNEX
    return roles


def _is_sure(text: str) -> bool:
    """Return whether a line is a date, a board, a leader with a name, or a byline."""
    if not text or text[-1] in NO_END + "：:" or heading_mark(text):
        return False
    if is_byline(text) or _is_date(text):
        return True
    found = _office(text)
    return found is not None and (found["kind"] not in _LEADERS or found["name"] is not None)


def _needs_company(text: str) -> bool:
    """Return whether a line may be a name or a leader's office, or a heading as well."""
    if not text or len(text) > _SIGNED_LIMIT:
        return False
    if _PERSON.fullmatch(text) and not _NO_PERSON.search(text):
        return True
    return not heading_mark(text) and _office(text) is not None


def _is_date(text: str) -> bool:
    return len(text) <= _SIGNED_LIMIT and _DATE.match(text) is not None


def _office(text: str) -> re.Match[str] | None:
    if len(text) > _SIGNED_LIMIT or _DOING.match(text) or text[0].isdigit():
        return None
    found = _OFFICE.fullmatch(text)
    if found is None or found["kind"] in _BOARDS or found["name"]:
        return found
    return found if _AREA.search(text) else None


def _above(texts: Sequence[str]) -> int:
    """Return how many lines at the top say who wrote it and when."""
    stop = 0
    while stop < min(_ABOVE_LINES, len(texts) - 1) and is_signed(texts[stop]):
        stop += 1
    if any(_is_sure(text) for text in texts[:stop]) or (stop and is_salutation(texts[stop])):
        return stop
    return 0


def _below(texts: Sequence[str], above: int, tail: int) -> int:
    """Return where the signature begins that ends above the tail; the tail when none does."""
    start = tail
    while tail - start < _BELOW_LINES and start > above + 1:
        text = texts[start - 1]
        if not (_is_date(text) or is_byline(text) or (start < tail and is_signed(text))):
            break
        start -= 1
    return start


def _tail(texts: Sequence[str], above: int) -> int:
    """Return where the annexes and copies are listed at the end; the length when nowhere."""
    first = max(above + 1, len(texts) - _TAIL_LINES)
    for at in range(first, len(texts)):
        if not (_ANNEX.match(texts[at]) or _DISPATCH.match(texts[at])):
            continue
        if all(_could_be_listed(text) for text in texts[at:]):
            return at
    return len(texts)


def _could_be_listed(text: str) -> bool:
    if len(text) > HEADING_LIMIT * 2 or not text or heading_mark(text):
        return False
    return "。" not in text or _DISPATCH.match(text) is not None


def _pairs(texts: Sequence[str], above: int, below: int) -> list[int]:
    """Return the lines within the text that are a signature: a board and a date below it.

    So ends a letter in front of the document it sends. Cells of a table look alike, but
    no sentence ends above them.
    """
    return [
        at
        for first in range(above + 1, below - 1)
        if _is_date(texts[first + 1]) and texts[first - 1][-1:] == "。" and _is_sure(texts[first])
        for at in (first, first + 1)
    ]
