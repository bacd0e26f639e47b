"""Words looked for in 资料库: reports they name come first, then passages that hold them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import ReportSummary
from drafter.core.place import short_name
from drafter.core.query import Hit, Query
from drafter.core.report import Exemplar
from drafter.core.span import Span

Search = Callable[[Query, CancelToken], Sequence[Hit]]
FindExemplars = Callable[[CancelToken, Sequence[str]], Sequence[Exemplar]]
IsPlace = Callable[[str], bool]
"""Whether words are the name of a division, full or short."""

_short = lru_cache(maxsize=4096)(short_name)
_MOST_REPORTS = 50
_MOST_TITLES = 20
"""Words that stand in more titles than this name no report: 组织工作 is in nearly all."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Answers words; runs off the window's thread.

    Attributes:
        search: Finds passages.
        exemplars: Returns passages by their ids.
        is_place: Tells places.
    """

    search: Search
    exemplars: FindExemplars
    is_place: IsPlace

    def find(
        self, words: str, reports: Sequence[ReportSummary], cancel: CancelToken
    ) -> tuple[Hit, ...]:
        """Return the first passage of each report that is named, then the passages found.

        The name of a place is answered only by passages that name it: no other place's
        will do.
        """
        passages = self.search(Query(words), cancel)
        if self.is_place(words):
            name = short_name(words)
            passages = [hit for hit in passages if name in hit.exemplar.text]
        spans = {hit.exemplar.id: hit.spans for hit in passages}
        ids = [f"{report.id}-1" for report in named(reports, words) if report.paragraphs]
        first = [
            Hit(exemplar, 0.0, spans.get(exemplar.id) or _literal(exemplar.text, words))
            for exemplar in (self.exemplars(cancel, ids) if ids else ())
        ]
        known = set(ids)
        return (*first, *(hit for hit in passages if hit.exemplar.id not in known))


def named(reports: Sequence[ReportSummary], words: str) -> tuple[ReportSummary, ...]:
    """Return the reports that words name by title, region or province, the surest first."""
    wanted = _plain(words)
    if len(wanted) < 2:
        return ()
    place = short_name(words.strip())
    ranked: list[list[ReportSummary]] = [[], [], [], []]
    for report in reports:
        title = _plain(report.title or report.source)
        if title == wanted:
            ranked[0].append(report)
        elif report.region and _short(report.region) == place:
            ranked[1].append(report)
        elif wanted in title:
            ranked[2].append(report)
        elif report.province and _short(report.province) == place:
            ranked[3].append(report)
    if len(ranked[2]) > _MOST_TITLES:
        ranked[2] = []
    return tuple(report for rank in ranked for report in rank)[:_MOST_REPORTS]


def _plain(text: str) -> str:
    """Return letters and digits only: marks and blanks are typed in many ways."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _literal(text: str, words: str) -> tuple[Span, ...]:
    at = text.find(words)
    return (Span(at, at + len(words)),) if at >= 0 else ()
