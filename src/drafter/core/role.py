"""What a passage does in a report: opens, says what is done, counts, tells a case, reports success.

Told by the shape of the text alone, so that it costs little to ask of a million passages.
"""

import re

OPENING, MEASURES, FIGURES, CASE, SUCCESS = ROLES = ("领起", "举措", "数据", "案例", "成效")
"""Roles of a passage: an opening or slogan, measures, figures, a case, success."""

_SHORT = 45
"""Code points up to which a passage without a measure is an opening."""
_OFTEN = 2
"""Signs of success, half as many as of measures too, that make a passage one of success."""
_FIGURES = ((4, 2.0), (2, 4.0))
"""Figures at all, and in 100 code points, that make a passage one of figures: few must be dense."""

# A pattern that begins with certain characters is found several times as fast as one that
# begins with a look around: hence the digit before the look behind it. 1+3+N counts nothing.
_FIGURE = re.compile(r"[0-9](?<![0-9.．+＋][0-9])[0-9]*(?:[.．][0-9]+)?(?![0-9年月日届次+＋]|世纪)")
_DOING = re.compile(
    "建立|制定|出台|印发|开展|实施|推行|组织|选派|举办|设立|健全|完善|推动|探索|采取|成立|打造|搭建|创新"
    "|落实|开设|配备|整合|落细|明确|优化|严格|加强|抓实|深化"
)
_SOMEWHERE = "[一-龥]{2,6}?(?:(?<!社)区|县|旗|镇|乡|村|街道|社区|公司|集团|学院|医院|支部)"
_CASE = re.compile(
    "[。；](?:例如|比如|譬如|如[，,：])|以[^，。]{2,16}为例|[他她]说|告诉记者|[说道]：“"
    f"|[。；]{_SOMEWHERE}(?:党委|党支部|党组织)?(?:创新|探索|推行|建立|打造|采取|针对|依托|聚焦|通过)"
)
_SUCCESS = re.compile(
    "(?:有效|明显|显著|大幅|持续|全面|进一步|不断|稳步)(?:提升|提高|增强|改善|优化|解决|好转|增长|激发|凝聚)"
    "|取得[^，。]{0,10}(?:成效|进展|突破|成绩)|荣获|获评|获得|被评为|被授予|好评|点赞|推广|表彰|满意度"
)
_PHRASE = re.compile(
    "党的十八大以来|[近五十多]年来|始终|坚持|牢固树立|鲜明导向|全面(?:进步|过硬)|深入贯彻|不断|持续|着力|奋力"
    "|凝聚|磅礴|谱写|伟力|新征程|新时代|关键在|重在|之[基本]|源泉|进一步|更加|切实|大力|深刻|坚定|引领|发展"
)
_DEED = re.compile(
    "制定|出台|印发|建立|健全|完善|实施|推行|组建|成立|设立|开展|举办|选派|搭建|打造|探索|开通|发放|落实|构建"
    "|创新|细化|明确|建成|培训|引进|评[选定]|选聘|招录|签订|修订|编制|推出|开设|优化"
)
_SAYING = re.compile("[^，。]{2,10}[，、][^，。]{2,12}。")
"""A proverb or slogan of two halves that a passage begins with: 根深则叶茂，本固则枝荣。"""
_SCENE = re.compile(
    '[“"]|.{0,8}[0-9]{4}年|[0-9]{1,2}月[0-9]|今年|[^。]{0,55}(?:党的十八大以来|[近五十]年来)'
)
"""What a passage begins with that sets a scene: a voice, a date, the years gone by."""
_STEP, _BEGINNING = 0.02, 0.04
"""What a phrase more, or a deed less, in 100 code points takes off; what such a beginning does."""
_PHRASES, _DEEDS = 9.0, 6.0
"""Phrases beyond which, and deeds from which on it makes no difference; one phrase is free."""

_OPENING = re.compile(
    "^(?:党的|习近平|近年来|今年以来|一年来|过去|当前|新时代|总书记|为深入|各位|同志们)"
    "|始终坚持|牢牢把握|旗帜鲜明|综述|总体上|以习近平|重要论述|指出[，：]|强调[，：]"
)


def role_of(text: str) -> str:
    """Return one of `ROLES`: the first that the shape of a passage speaks for.

    Figures go before all else, being countable; a case before success, which it often ends
    in; an opening is what is left when hardly anything is done.
    """
    figures = len(_FIGURE.findall(text))
    if any(figures >= few and figures * 100 >= dense * len(text) for few, dense in _FIGURES):
        return FIGURES
    if _CASE.search("。" + text):  # a text begins as a sentence does
        return CASE
    doing, success = len(_DOING.findall(text)), len(_SUCCESS.findall(text))
    done = doing + figures  # what is counted was done
    if success >= _OFTEN and success * 2 >= doing:
        return SUCCESS
    if done <= (2 if _OPENING.search(text) else 0) or (len(text) < _SHORT and done <= 1):
        return OPENING
    return MEASURES


def has_figures(text: str) -> bool:
    """Return whether a passage counts something: dates and ordinals are no figures."""
    return _FIGURE.search(text) is not None


def substance(text: str) -> float:
    """Return how far a passage tells deeds rather than phrases, over 0.6 to 1.

    What is measured is how dense each kind is, so that a long passage gains nothing by its
    length. Found on queries of our own, and the same on the judged ones: phrases and such
    beginnings go with low grades wherever the matter is equally close, deeds with high ones.

    Args:
        text: A passage; not empty.
    """
    share = 100 / len(text)
    phrases = min(_PHRASES, len(_PHRASE.findall(text)) * share)
    deeds = min(_DEEDS, len(_DEED.findall(text)) * share)
    worth = 1 - _STEP * (max(0.0, phrases - 1) + _DEEDS - deeds)
    return worth - _BEGINNING * (bool(_SAYING.match(text)) + bool(_SCENE.match(text)))
