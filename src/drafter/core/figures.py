"""Figures that belong to the place a text is about.

The rule: a figure a careful writer must confirm before signing it as his own place's
is a place's own. That is every count, share, amount, rank, year, date, version and
numbered scheme (“1+3+N”). Numbers the whole country shares are none: see `_SHARED`.
Numbers in hanzi (党的二十大, 四个意识) are mostly names and become slots only as the session
of a place's own committee or congress (市委五届六次全会, 市第六次党代会). Amounts among them
(三百余, 百分之三十) are told apart by `amounts` for those who list what to confirm.

A figure takes its 余, 多, 万, 亿 and % with it and leaves its measure word outside:
260余 名, 12.5% , 2023 年. A range, a ratio, a formula and a date with a month are one
figure: 10—20, 4.2∶1, 1+3+N, 2023年6月26日.
"""

import re

_D = "[0-9０-９]"
_NUMBER = rf"{_D}+(?:[.．]{_D}+|,{_D}{{3}}(?!{_D}))*"
_AMOUNT = rf"{_NUMBER}(?:\.?\s?[%％‰]|[余多]?(?:[十百千万亿](?![米克瓦分]))*[余多]?)"
_UNIT = r"(?:km|kg|[kKMG][wW]h?|mm|cm|m[2²]?|ha|t)(?![A-Za-z])"

_ORDINAL = "[一二三四五六七八九十]+"

_FIGURE = re.compile(
    rf"""
    {_D}{{4}}\s?年\s?{_D}{{1,2}}\s?月(?:\s?{_D}{{1,2}}\s?日)?    # 2023年6月26日, 2023年6月
    | {_D}{{1,2}}\s?月\s?{_D}{{1,2}}\s?日                        # 6月26日
    | (?:{_D}+|[NXnx])(?:\s?[+＋×]\s?(?:{_D}+|[NXnx](?![A-Za-z])))+ # 1+3+N
    | {_D}{{1,2}}[•·・]{_D}{{1,2}}                               # 8·18
    | (?<=[省市县区州旗党]委){_ORDINAL}届{_ORDINAL}次(?=全会|全体)   # 市委五届六次全会
    | (?<=[省市县区州旗])第{_ORDINAL}次(?=党代会|党代表大会)        # 市第六次党代会
    | {_AMOUNT}(?:\s?(?:[-–—－~～至]{{1,2}}|[:：∶/／])\s?{_AMOUNT})*  # 260余, 10—20, 1/3
    """,
    re.VERBOSE,
)

# What every place may say alike.
_SHARED = re.compile(
    rf"""
    (?:党|共和国|新中国|改革开放|长征胜利|抗战胜利)(?:成立|建立|诞生)?{_D}+周年(?:[、和及]{_D}+周年)*
    | 光荣在党50年 | 在党50年
    | (?<!{_D})(?:12371|12380|12388|12345)(?!{_D})     # lines and sites of the whole country
    | (?:7\s?[×xX]\s?)?24小时 | (?<!{_D})8小时(?=内|外|以|之)
    | (?<!{_D})(?:[5-9][05]|[01]0)后(?!{_D})           # 80后, 95后
    | (?<![0-9.])(?:985|211)(?=[”"、/]|工程|高校|院校|大学|和|及)
    | {_D}+世纪(?:{_D}+年代)?
    | (?<!{_D})20(?:35|49|50)年
    | 1[+＋]1(?:[+＋]1)?\s?[>＞]\s?[23]
    | (?<!{_D})5[+＋]2[”]?[、，]?[“]?白[+＋加]黑
    | (?:(?<=^)|(?<=[。；：:]))\s*{_D}{{1,2}}[.．、](?!{_D})   # 1. as a number of a point
    | [（(]{_D}{{1,2}}[）)]
    | [A-Za-z][A-Za-z-]*[0-9]+[A-Za-z0-9]*              # A4, PM2
    | [0-9]+(?!\s?{_UNIT})[A-Za-z][A-Za-z0-9]*           # 5G, 3D, 5A
    """,
    re.VERBOSE,
)

# 三百余, 百分之三十, 几十. Ordinals such as 二十大 or 十四五 are names, and 千方百计 has no
# number before its 千.
_HAN = "一二三四五六七八九两"
_HANZI_AMOUNT = re.compile(
    rf"百分之[{_HAN}十百点零]+"
    rf"|[{_HAN}几数][{_HAN}零十百千万亿]*[百千万亿][余多]?"
    rf"|[{_HAN}几数]?十[余多]"
)


def amounts(text: str) -> list[str]:
    """Return the figures of ``text`` and its amounts in hanzi, as they stand, in order."""
    spans = figure_spans(text) + [found.span() for found in _HANZI_AMOUNT.finditer(text)]
    return [text[start:stop] for start, stop in sorted(spans)]


def figure_spans(text: str) -> list[tuple[int, int]]:
    """Return where the place's own figures stand, in order, as start and stop."""
    shared = [found.span() for found in _SHARED.finditer(text)]
    spans = []
    for found in _FIGURE.finditer(text):
        start, stop = found.span()
        if any(low < stop and start < high for low, high in shared):
            continue
        if re.search("[^NXnx+＋×\\s]", found.group()):
            spans.append((start, stop))
    return spans
