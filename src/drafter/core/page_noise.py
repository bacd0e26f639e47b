"""What a page adds to a text: page numbers, running titles, watermarks, ornaments, markup.

Text lost is worse than noise kept. So a line goes only where its form alone says what it
is (— 12 —, www.…), where bare numbers count the pages, or where the same words come back
at the edges of pages or in mid-sentence.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from drafter.core.headings import is_heading, is_title_end
from drafter.core.printed import Printed, squeezed

_DASH = r"[-—–－―─_·•・~～∙*]"
_DRESSED = re.compile(
    rf"{_DASH}+\d{{1,4}}{_DASH}+|{_DASH}*第(?:\d{{1,4}}|[一二三四五六七八九十百]{{1,5}})页"
    rf"(?:[/,，、]?共\d{{1,4}}页)?{_DASH}*|共\d{{1,4}}页[/,，、]?第\d{{1,4}}页"
    r"|page\d{1,4}(?:(?:of|/)\d{1,4})?"
)
_BARE = re.compile(rf"{_DASH}*(\d{{1,4}})(?:/\d{{1,4}})?{_DASH}*")
_PAGE_LIMIT = 24
_YEARS = range(1900, 2100)
_PAGE_LEAST = 100
"""Code points that stand at least between two bare numbers that count pages."""
_CHAIN_LEAST = 3
"""How many bare numbers must count on for each to be a page number."""
_AT_EDGE = rf"(?:第?\s?\d{{1,4}}\s?页?|{_DASH}\s?\d{{1,4}}\s?{_DASH})"
_EDGE_NUMBER = re.compile(rf"^{_AT_EDGE}\s+|\s+{_AT_EDGE}$")
_CALL = (
    r"(?:更多(?:\S{0,6}(?:请|材料|资料|内容))?|欢迎|敬请|请|扫码|长按|搜索?|添加|加|关注|官方|本文|文章|来源于?|来自|转自|摘自|选自"
    r"|原创|微信|首发|于|本|我们的?)"
)
_ACCOUNT = r"(?:公众号|公众平台|公号|订阅号|视频号|QQ群?|微信号?|小红书|知识星球)"
_WATERMARK = re.compile(
    r"[【\[（(]?内部(?:学习)?(?:资料|材料|文件|刊物|读物|使用|参考|交流)"
    r"[，,、·]?(?:请?(?:注意保[存密管]|妥善保[管存])|(?:严禁|请勿|不得)(?:外传|外泄|翻印|转载)"
    r"|仅供(?:学习|参考|交流))?[】\]）)]?"
    r"|[【\[（(]?(?:版权所有|仅供(?:内部)?(?:学习|参考|交流|使用)+)[^。]{0,16}[】\]）)]?"
    r"|[^，。；]{0,20}(?:https?://|www\.)[^，。；\u4e00-\u9fff]{4,80}[^，。；]{0,12}"
    rf"|[【\[（(]?{_CALL}*{_ACCOUNT}[：:][^，。；]{{1,24}}",
    re.IGNORECASE,
)
_ACCOUNT_LINE = re.compile(rf"[^，。；：:]{{0,16}}{_ACCOUNT}[：:][^，。；]{{1,30}}", re.IGNORECASE)
"""What may be a watermark and a sentence about a public account: it is one where it recurs."""
_WEB = re.compile(
    r"(?:点击|长按|扫描?)(?:上方|下方|右上角|以?上|以?下)?[“”\"]?(?:蓝字|蓝色字体?|标题|卡片|二维码)[“”\"]?[^，。；：]{0,12}关注"
    r"[^，。；：]{0,10}|(?:(?:阅读|浏览|点赞|赞|在看|转发|分享|收藏|评论|留言|点击)[量数]?[：:]?\d+(?:\.\d)?(?:万\+?|\+)?[|｜]?)+"
)
"""What a page of the web shows around an article: 点击蓝字 关注我们, 阅读 1024 点赞 36."""
_WATERMARK_LIMIT = 60
_RUNNING_LEAST = 3
_RUNNING_LIMIT = 50
_CUT_LEAST = 12
_CUT_SHARE = 0.75
_HEAD_LIMIT = 24
"""How often, and in how many code points, words come back as a running title; and how long
a line must be for one below it to cut a sentence, how much shorter that one, and how long
at most another running title in between."""
_TOP = 5
"""Within how many lines from the top a line may be the title of it all."""


def without_noise(lines: Sequence[Printed], titles: Container[str] = frozenset()) -> list[Printed]:
    """Return the lines without page numbers, watermarks and running titles.

    Args:
        lines: In printed order.
        titles: Squeezed titles that the contents page names: the first of each stays.
    """
    lines = list(_without_web(lines))
    pages = _page_numbers(lines, [_key(line) for line in lines])
    accounts = _recurring([line.text if _fits(_ACCOUNT_LINE, line) else "" for line in lines])
    drop = [
        page or line.text in accounts or _fits(_WATERMARK, line)
        for page, line in zip(pages, lines, strict=True)
    ]
    kept = list(_dropped(lines, drop))
    keys = [_key(line) for line in kept]
    running = _running(kept, keys, titles)
    return list(_dropped(kept, _to_drop(kept, keys, running, titles))) if running else kept


def _dropped(lines: Sequence[Printed], drop: Sequence[bool]) -> Iterator[Printed]:
    """Yield what is not dropped; the line below what is tells that a page ended."""
    page = False
    for line, gone in zip(lines, drop, strict=True):
        if gone:
            page = True
        else:
            yield replace(line, page=True) if page and not line.page else line
            page = False


def _without_web(lines: Sequence[Printed]) -> Iterator[Printed]:
    """Yield the lines that are not of a web page; where one was, a blank line stands."""
    gap = False
    for line in lines:
        if _fits(_WEB, line):
            gap = True
        else:
            yield replace(line, gap=True) if gap and not line.gap else line
            gap = False


def _fits(noise: re.Pattern[str], line: Printed) -> bool:
    """Return whether a short line has the form of a noise."""
    if len(line.text) > _WATERMARK_LIMIT or line.level is not None:
        return False
    return noise.fullmatch("".join(line.text.split())) is not None


def _page_numbers(lines: Sequence[Printed], keys: Sequence[str]) -> list[bool]:
    """Say of every line whether it is a page number."""
    sure = [False] * len(lines)
    chains: dict[int, tuple[int, int, int]] = {}  # number: its index, place and chain length
    before: dict[int, int] = {}
    ends: list[int] = []
    often = _recurring(keys)
    place = 0
    for index, line in enumerate(lines):
        place += len(line.text)
        if len(line.text) > _PAGE_LIMIT or line.level is not None:
            continue
        key = squeezed(line.text).lower()
        if _DRESSED.fullmatch(key):
            sure[index] = True
        elif (found := _BARE.fullmatch(key)) and (number := int(found[1])) not in _YEARS:
            length = 1
            for last in (number - 1, number - 2):
                if last in chains and place - chains[last][1] >= _PAGE_LEAST:
                    before[index], length = chains[last][0], chains[last][2] + 1
                    break
            chains[number] = (index, place, length)
            if length >= _CHAIN_LEAST or (length > 1 and _ends_page(lines, keys, index, often)):
                ends.append(index)
    for end in reversed(ends):
        step: int | None = end
        while step is not None and not sure[step]:
            sure[step] = True
            step = before.get(step)
    return sure


def _recurring(keys: Sequence[str]) -> frozenset[str]:
    """Return the keys of short lines that come back, running titles or not."""
    return frozenset(key for key, count in Counter(keys).items() if count > 1 and key)


def _ends_page(
    lines: Sequence[Printed], keys: Sequence[str], index: int, often: Container[str]
) -> bool:
    """Return whether what stands around a bare number is an end of a page."""
    if index + 1 == len(lines) or keys[index + 1] in often or lines[index + 1].page:
        return True
    return not lines[index - 1].stops and len(lines[index - 1].text) >= _CUT_LEAST


def _key(line: Printed) -> str:
    """Return what a running title is known by; '' for a line that cannot be one."""
    if line.level is not None or len(line.text) > _RUNNING_LIMIT or line.stops:
        return ""
    if any(mark in line.text for mark in "。；！？"):
        return ""
    return squeezed(_EDGE_NUMBER.sub("", line.text))


def _running(
    lines: Sequence[Printed], keys: Sequence[str], titles: Container[str]
) -> frozenset[str]:
    """Return the keys of running titles: they come back, and at the edges of pages."""
    often = _recurring(keys)
    counts = Counter(key for key in keys if key in often)
    known = _titles(lines, keys, often, titles)
    edges: Counter[str] = Counter()
    cuts: Counter[str] = Counter()
    for index, key in enumerate(keys):
        if key in often:
            cut = _cuts(lines, keys, index, often, known)
            cuts[key] += cut
            edges[key] += cut or _at_edge(lines, keys, index)
    return frozenset(
        key
        for key in often
        if (
            len(key) > 1
            and counts[key] >= _RUNNING_LEAST
            and edges[key] * (3 if key in known else 2) >= counts[key]
        )
        or (len(key) > 3 and cuts[key] and cuts[key] >= counts[key] - 1)
    )


def _titles(
    lines: Sequence[Printed], keys: Sequence[str], often: Container[str], titles: Container[str]
) -> frozenset[str]:
    """Return the keys that are titles: named as such, at the top, or as they end and stand."""
    ends = (at for at, line in enumerate(lines[:_TOP], 1) if is_title_end(line.text))
    top = next(ends, 1)
    return frozenset(
        key
        for index, key in enumerate(keys)
        if key in often
        and (
            key in titles
            or index < top
            or (is_title_end(key) and (lines[index - 1].stops or lines[index].gap))
        )
    )


def _cuts(
    lines: Sequence[Printed],
    keys: Sequence[str],
    index: int,
    often: Container[str],
    known: Container[str],
) -> bool:
    """Return whether a line stands in the midst of a sentence and is no part of it.

    A broken paragraph has such lines as well, but they are as long as those above.
    """
    above = index - 1
    while above >= 0 and index - above <= 3 and 0 < len(keys[above]) <= _HEAD_LIMIT:
        if keys[above] not in often:
            break
        above -= 1
    if above < 0:
        return False
    last, line = lines[above], lines[index]
    if len(last.text) < _CUT_LEAST or last.stops or is_heading(last.text):
        return False
    return keys[index] in known or len(line.text) <= _CUT_SHARE * len(last.text)


def _at_edge(lines: Sequence[Printed], keys: Sequence[str], index: int) -> bool:
    """Return whether a page begins or ends at a line, or a page number stands in it."""
    if index + 1 < len(lines):
        below = lines[index + 1].page or keys[index + 1] == keys[index]
    else:
        below = False
    return lines[index].page or below or _EDGE_NUMBER.search(lines[index].text) is not None


def _to_drop(
    lines: Sequence[Printed],
    keys: Sequence[str],
    running: Container[str],
    titles: Container[str],
) -> list[bool]:
    seen: set[str] = set()
    drop = []
    for index, (key, line) in enumerate(zip(keys, lines, strict=True)):
        known = key in running
        numbered = known and _EDGE_NUMBER.search(line.text) is not None
        first = known and not numbered and key not in seen
        if not numbered:
            seen.add(key)
        drop.append(known and not (first and _stays(lines, keys, index, titles, running)))
    return drop


def _stays(
    lines: Sequence[Printed],
    keys: Sequence[str],
    index: int,
    titles: Container[str],
    running: Container[str],
) -> bool:
    """Return whether the first of equal running titles is what they repeat."""
    if _cuts(lines, keys, index, running, titles):
        return False
    if keys[index] in titles or is_title_end(keys[index]):
        return True
    if index < _TOP:
        below = lines[index + 1 : index + 3]
        return not any(is_title_end(line.text) for line in below)
    return not _at_edge(lines, keys, index)
