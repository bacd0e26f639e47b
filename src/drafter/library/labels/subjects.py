"""Which subject a section has: told by its heading, and by what its text speaks of.

A naive Bayes guess over pairs of neighbouring characters, learnt from the headings of the
library, and beside it how often the text says the words of each subject (支部, 引才).
Of 336 sections, each guessed from the other reports' headings, 328 come out as labelled by
hand (``python -m benchmarks labels``); by the headings alone 317.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from drafter.core.numbering import split_marker
from drafter.core.report import SUBJECTS
from drafter.library.tokenizer import bigrams

_REST = SUBJECTS[-1]
_UNSEEN = 0.05
"""What a pair counts that a subject's headings never had, in headings."""
_WORDS: Mapping[str, tuple[float, re.Pattern[str]]] = {
    "政治建设": (
        0.22,
        re.compile(
            "理论|主题教育|党性|习近平|两个确立|两个维护|政治|铸魂|党校|培训|学习|思想|讲话精神"
        ),
    ),
    "干部队伍": (
        0.18,
        re.compile(
            "年轻干部|选拔|任用|领导班子|(?<!组工)(?<!党员)(?<!党员、)干部|选人用人|挂职|干事创业"
            "|担当作为"
        ),
    ),
    "人才": (0.22, re.compile("人才|引才|专家|高校|科研|博士|大学生|创新|创业")),
    "基层组织": (
        0.25,
        re.compile("支部|村|社区|基层|党组织|网格|两新|集体经济|党员|街道|物业|治理"),
    ),
    "考核": (0.025, re.compile("考核|绩效|考评|评价|指标|奖惩")),
    "监督作风自身建设": (
        0.035,
        re.compile(
            "组工干部|组织部门|自身建设|模范部门|模范机关|巡察|巡视|监督|作风|举报|纪律|组工"
        ),
    ),
    "其他": (
        0.07,
        re.compile(
            "中心工作|服务大局|重大|脱贫攻坚|疫情|项目|乡村振兴|一线|大局|攻坚|营商环境|专班"
        ),
    ),
}
"""What the text of a subject says, and the share of it in a section of any."""
_TEXT_COUNTS, _SLACK = 4.0, 0.02
"""How much the text counts against the heading; what a share counts more than it is."""
_FEWEST = 3
"""Words of subjects a text has at least to prove anything."""
_NAMED = {
    "政治建设": re.compile("政治建设|理论武装|铸魂"),
    "干部队伍": re.compile("干部队伍"),
    "人才": re.compile("人才"),
    "基层组织": re.compile("基层党?组织|基层党建|战斗堡垒"),
    "考核": re.compile("考核"),
    "监督作风自身建设": re.compile("自身建设|组工干部|模范部门"),
}
_NAME_COUNTS = 5.0
"""What a heading says that names its subject outright, and how much that counts."""
_NO_SUBJECT = re.compile(
    "(?:主要|基本|有关|总体|一些|几点|当前|我们的|取得的|存在的?|面临的?|今后|下一步|下步|工作|的"
    "|做法|成效|成绩|情况|问题|困难|不足|经验|启示|体会|打算|计划|安排|思路|建议|措施|原因|分析|背景|特点"
    "|概况|认识|要求|和|与|及|、)+"
)
"""A heading that would do for any subject."""


class SubjectGuess:
    """Guesses subjects. Immutable; safe to share between threads and to pickle."""

    def __init__(self, headings: Iterable[tuple[str, str]]) -> None:
        """Learn from headings and their subjects."""
        self._seen: dict[str, Counter[str]] = {}
        self._headings: Counter[str] = Counter()
        for heading, subject in headings:
            if subject in SUBJECTS:
                self._headings[subject] += 1
                self._seen.setdefault(subject, Counter()).update(_pairs(heading))
        self._known = frozenset(pair for seen in self._seen.values() for pair in seen)

    def subject(self, heading: str, text: str = "") -> str:
        """Return one of `SUBJECTS`, or '' when neither heading nor text tells it.

        Args:
            heading: As printed, number included.
            text: The paragraphs under it; the heading counts alone without.
        """
        bare = split_marker(heading)[1]
        if _NO_SUBJECT.fullmatch(bare):
            return _REST
        pairs = sorted(_pairs(heading) & self._known)
        shares = _shares(text)
        if not bare or not self._seen or not (pairs or shares):
            return ""
        return max(
            self._seen,
            key=lambda subject: (
                self._likelihood(subject, pairs) + shares.get(subject, 0.0) + _named(subject, bare)
            ),
        )

    def _likelihood(self, subject: str, pairs: Iterable[str]) -> float:
        seen, headings = self._seen[subject], self._headings[subject]
        odds = (math.log((seen[pair] + _UNSEEN) / (headings + 2 * _UNSEEN)) for pair in pairs)
        return math.log(headings) + sum(odds)


def _shares(text: str) -> dict[str, float]:
    """Return how far a text speaks for each subject; none when it says too little."""
    counts = {subject: len(words.findall(text)) for subject, (_, words) in _WORDS.items()}
    total = sum(counts.values())
    if total < _FEWEST:
        return {}
    return {
        subject: _TEXT_COUNTS * math.log((counts[subject] / total + _SLACK) / (usual + _SLACK))
        for subject, (usual, _) in _WORDS.items()
    }


def _named(subject: str, heading: str) -> float:
    """Return what it counts that a heading names a subject."""
    words = _NAMED.get(subject)
    return _NAME_COUNTS if words and words.search(heading) else 0.0


def _pairs(heading: str) -> set[str]:
    return set(bigrams(split_marker(heading)[1]))
