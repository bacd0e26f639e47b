"""Run-in sub-points of a paragraph: 一是……。第一，……。一要……。 and bare sentences."""

import re

from drafter.core.report import Lead
from drafter.core.sentence import sentence_spans

_NUM = r"[一二三四五六七八九十]{1,2}"
_MARKED = re.compile(
    rf"[（(]{_NUM}[）)]|\d{{1,2}}、(?![\d、])|{_NUM}[是要](?![，。])|第{_NUM}[，、]|其[一二三四五六][，、：]|[（(]\d{{1,2}}[）)]|\d{{1,2}}[.．](?!\d)|[①-⑩]"
)
_ORDER = re.compile("(首先|其次|再次|最后)(?:，|、|是|要)")
"""Words that count points where the first two of them stand in one paragraph."""
_WHOLE = 40
"""Code points a sentence may have to be a sub-heading whole; else it is cut at its comma."""
_BARE = 18
"""Code points of a sub-heading without mark."""
_URGING_LIMIT = 38
"""The same where its first words urge to do something: 坚持严管厚爱，提振精气神。."""
_SPEECH = re.compile(r"我们|我市|我省|全市|习近平|[：“].*[：]|今年|目前|同时|此外")
_URGING = re.compile(
    "坚持|坚决|坚定|强化|突出|深化|加强|健全|完善|推进|推动|优化|注重|聚焦|树立|树牢|抓|狠抓|紧抓|把|激发|激励"
    "|激活|锤炼|锻造|发挥|融入|夯实|筑牢|织密|稳步|全力|牢牢|牢固|着眼|着力|立足|积极|深入|始终|大力|扎实"
    "|广聚|广泛|广开|创新|打造|建好|建强|用好|管好|选好|育好|统筹|提升|提高|增强|持续|不断|严格|从严|全面"
    "|加快|加大|凝聚|厚植|营造|构建|搭建|搭好|畅通|拓宽|拓展|落实|压实|推行|实施|探索|常态化?|认真|鲜明"
    "|壮大|培育|培养|引进|引育|集聚|汇聚|擦亮|开展|做实|做强|做优|做细|守牢|严把|紧盯|紧扣|围绕|以.|让"
    "|将|在.{1,20}[中上下]|规范|整治|整顿|选优|选准|选派|赋能|服务|保障|破解|破除|改进|改革|充分|切实|有力"
    "|精准|科学|高质量|高标准|突破|释放|实现|巩固|关心|关爱|练就|补足|完成|拓宽|盘活|密切|严肃|锚定|对标"
)
_TELLING = re.compile(
    "是|来自|源于|离不开|打铁|永远|才能|方能|则|就(?![业地近医])|[我你他]们|我[市省县区]|习近平|[“：].*："
    r"|[今去]年|目前|同时|此外|\d{4}年|\d月|以来|强调|指出|更加|如何|不能|没有|关键|必须|征程|[?？!！]|，.*，"
)
"""What a sentence holds that states, counts or quotes: it heads nothing."""
_SAYING = re.compile("[之者、不靠最]")
"""What sayings without any urging hold: 知之愈深、信之愈笃。."""


def find_leads(text: str, *, inner: bool = False) -> tuple[Lead, ...]:
    """Return the sub-points in order.

    Args:
        text: One paragraph.
        inner: Whether sub-headings without mark may stand within it as well, as they do
            in a report whose paragraphs are its parts (……。强化理论武装。深入……).
    """
    spans = sentence_spans(text)
    leads: list[Lead] = []
    bare: list[Lead] = []
    ordered = "首先" in text and "其次" in text
    for index, span in enumerate(spans):
        sentence = text[span.start : span.stop]
        start = span.start + len(sentence) - len(sentence.lstrip())
        sentence = sentence.lstrip()
        found = _MARKED.match(sentence) or (_ORDER.match(sentence) if ordered else None)
        if found is not None:
            leads.append(Lead(found.group(), _heading(sentence), start))
        elif index + 1 < len(spans) and (_is_bare(sentence) if inner else _heads(sentence)):
            bare.append(Lead("", sentence, start))
    if leads or not bare:
        return tuple(leads)
    if inner and len(bare) > 1:
        return tuple(bare)
    return tuple(bare[:1]) if bare[0].start == 0 else ()


def _heading(sentence: str) -> str:
    if len(sentence) <= _WHOLE or "，" not in sentence:
        return sentence
    return sentence[: sentence.index("，", 3) + 1] if "，" in sentence[3:] else sentence


def _is_bare(sentence: str) -> bool:
    return (
        5 <= len(sentence) <= _BARE
        and sentence.endswith("。")
        and "，" not in sentence
        and not _SPEECH.search(sentence)
    )


def _heads(sentence: str) -> bool:
    """Return whether a first sentence is a sub-heading, and neither tells nor quotes."""
    if len(sentence) < 5 or not sentence.endswith("。") or len(sentence) > _URGING_LIMIT:
        return False
    if _TELLING.search(sentence):
        return False
    if _URGING.match(sentence):
        return True
    return len(sentence) <= _BARE and "，" not in sentence and not _SAYING.search(sentence)
