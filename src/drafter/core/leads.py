"""Run-in sub-points of a paragraph: 一是……。第一，……。一要……。 and bare sentences."""

import re

from drafter.core.report import Lead
from drafter.core.sentence import sentence_spans

_NUM = r"[一二三四五六七八九十]{1,2}"
_MARKED = re.compile(
    rf"{_NUM}[是要](?![，。])|第{_NUM}[，、]|[（(]\d{{1,2}}[）)]|\d{{1,2}}[.．](?!\d)"
)
_WHOLE = 40
"""Code points a sentence may have to be a sub-heading whole; else it is cut at its comma."""
_BARE = 18
"""Code points of a sub-heading without mark."""
_SPEECH = re.compile(r"我们|我市|我省|全市|习近平|[：“].*[：]|今年|目前|同时|此外")


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
    for index, span in enumerate(spans):
        sentence = text[span.start : span.stop]
        start = span.start + len(sentence) - len(sentence.lstrip())
        sentence = sentence.lstrip()
        if (found := _MARKED.match(sentence)) is not None:
            leads.append(Lead(found.group(), _heading(sentence), start))
        elif index + 1 < len(spans) and _is_bare(sentence):
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
