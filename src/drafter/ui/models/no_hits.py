"""What to say and offer where a search found nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from drafter.core.filters import OWN, Filters
from drafter.core.query import Answer, Query
from drafter.core.report import LEVELS

_LONGEST = 16
"""Code points of a question that are repeated in a sentence."""
_LEVELS_OFFERED = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """A way out, as a button.

    Attributes:
        text: On the button.
        filters: To take; None leaves them as they are.
        words: To look for instead; empty leaves the question as it is.
    """

    text: str
    filters: Filters | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class NoHits:
    """What happened, what may help, and the buttons for it."""

    title: str
    body: str
    offers: tuple[Offer, ...]


def no_hits(answer: Answer, filters: Filters, typed: str) -> NoHits:
    """Return what to say of an answer without hits.

    Args:
        answer: Its `counts` tell where there are some.
        filters: Those in force.
        typed: The words in the search box; empty when the question came from elsewhere.
    """
    elsewhere = _elsewhere(answer, filters.level)
    narrowed = filters != Filters(level=filters.level)
    offers = [
        Offer(_tr("看{level} {n} 段").format(level=level, n=f"{n:,}"), _at(filters, level))
        for level, n in elsewhere[:_LEVELS_OFFERED]
    ]
    if narrowed:
        offers.append(Offer(_tr("去掉筛选"), Filters(level=filters.level)))
    offers += _other_words(answer, typed)
    said = "，".join(f"{level}有 {n:,} 段" for level, n in elsewhere)
    if said:
        body = said + "。"
    elif not _says(answer.query):
        body = _tr("写上要找的词，再找一次。")
    elif narrowed:
        body = _tr("去掉筛选再看看。")
    elif answer.near:
        body = _tr("换个说法，下面这些有例文。")
    else:
        body = _tr("换个词，或者少写几个字再找。")
    return NoHits(_title(answer.query, filters.level, narrowed), body, tuple(offers))


def _title(query: Query, level: str, narrowed: bool) -> str:
    where = _tr("我的材料里") if level == OWN else _tr("{level}里").format(level=level)
    if not level:
        where = _tr("资料库里")
    if narrowed:
        where = _tr("按现在的筛选，{where}").format(where=where)
    if not _says(query):
        return _tr("没有写要找的词")
    if query.phrases:
        what = "”“".join(map(_short, query.phrases))
        return _tr("{where}没有一字不差的“{what}”").format(where=where, what=what)
    if query.text.strip():
        what = _short(query.text.strip())
        return _tr("{where}没有找到“{what}”").format(where=where, what=what)
    what = "、".join(query.concepts)
    return _tr("{where}没有讲“{what}”的段").format(where=where, what=what)


def _elsewhere(answer: Answer, level: str) -> Sequence[tuple[str, int]]:
    """Return the levels that have hits, 我的 last; none while all levels are asked."""
    if not level:
        return []
    names = [name for name in (*LEVELS, OWN) if name != level]
    return [(name, answer.counts[name]) for name in names if answer.counts.get(name)]


def _at(filters: Filters, level: str) -> Filters:
    return replace(filters, level=level)


def _other_words(answer: Answer, typed: str) -> list[Offer]:
    """Return what to look for instead of what was typed; it may have no answers either.

    What is in quotes is never parted, but may be looked for without them. Of other words
    the first that a concept with passages has is offered, the first of all if none has.
    """
    query = answer.query
    if not typed or not _says(query):
        return []
    if query.phrases:
        words = " ".join((*query.phrases, *query.text.split()))
        return [Offer(_tr("不加引号找"), words=words)]
    words_typed = typed.split()
    if len(words_typed) < 2:
        return []
    known = [word for word in words_typed if any(word in topic.term for topic in answer.near)]
    only = next(iter(known), words_typed[0])
    return [Offer(_tr("只找“{words}”").format(words=_short(only)), words=only)]


def _says(query: Query) -> bool:
    """Return whether anything is asked: empty quotes and mere marks ask nothing."""
    asked = (query.text, *query.phrases, *query.concepts)
    return any(char.isalnum() for part in asked for char in part)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoHits", text)
