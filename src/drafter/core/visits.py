"""Where a text says that the General Secretary visited a place, or spoke of it.

Such a sentence is true of one place only: with another name in it, it would assert a visit
that never was.
"""

import re

from drafter.core.sentence import sentence_spans

_LEADER = "总书记"
# A visit told, and not the name of a speech (视察江州重要讲话精神); 来到 and 考察 are often
# said of others, and count only in his own clause.
_TOLD = "(?![^，；：。！？、]*(?:讲话|批示|指示|精神|要求|嘱托|足迹))"
_VISIT = re.compile(
    rf"总书记[^，；：。！？]*(?:来到|考察|寄予|走访){_TOLD}|(?:视察|亲临|莅临){_TOLD}"
)
_BEFORE = re.compile("(?:视察|考察|调研|亲临|莅临|来到)$")
_AFTER = re.compile("[省市县区州旗]?(?:视察|考察)")
_HOPES = re.compile("[省市县区州旗]?寄予")
_CLAUSE_END = re.compile("[，；：。！？—]")
_AT_WORK = re.compile("[有见]行动|[^，；。]{0,8}(?:落地|落实|落细|见效|生根|走深)")


def speaks_of_a_visit(text: str, start: int, stop: int) -> bool:
    """Return whether the place named at ``[start:stop]`` is one he visited or spoke of there.

    A place named before him is the writer's subject (江州深入学习贯彻总书记…) unless a verb
    of visiting stands beside it; 在江州落地见效 speaks of the writer's own work.
    """
    if _HOPES.match(text, stop):  # “我对江州寄予厚望”, quoted without him
        return True
    low, high = next(
        ((s.start, s.stop) for s in sentence_spans(text) if s.start <= start < s.stop),
        (0, len(text)),
    )
    if _LEADER not in text[low:high]:
        return False
    at = text.rfind(_LEADER, low, start)
    beside = bool(_BEFORE.search(text, low, start) or _AFTER.match(text, stop))
    if at < 0 or beside:
        return beside
    if _AT_WORK.match(text, stop) and text[start - 1] in "在、":
        return False
    told = _VISIT.search(text, at, high) is not None
    return told or _CLAUSE_END.search(text, at, start) is None
