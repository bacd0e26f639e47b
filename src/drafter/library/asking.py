"""Asking the library: a question in, the best passages and what is to be said of them out."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Hit, Query, Topic
from drafter.core.report import LEVELS
from drafter.errors import LibraryError
from drafter.library.damage import DamagedIndex
from drafter.library.encoder import Encoder
from drafter.library.explaining import Explaining
from drafter.library.index import Index
from drafter.library.labels.subjects import SubjectGuess
from drafter.library.levels import Levels
from drafter.library.near import Near
from drafter.library.ordering import Ordering
from drafter.library.question import Question, Weighed
from drafter.library.reading import Reading
from drafter.library.records import evidence
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.spelling import Spelling
from drafter.library.store import Store
from drafter.library.topics import SPOKEN, as_topics, telling, to_browse

ALL, OWN = "全部", "我的"
"""Names of the counts beside the levels."""

_Found = TypeVar("_Found")

_HEADINGS = 256
"""Headings whose subject is remembered; a draft has some twenty."""
_ENOUGH = 20
"""Answers of a level that are as many as a window shows."""
_REMEMBERED = 8
"""Answers kept, so that another level or more hits of the same are not searched for again."""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """All that answers a question, best first, before any of it is shown.

    Attributes:
        counts: See `Answer.counts`.
    """

    snapshot: Snapshot
    question: Question
    found: Weighed
    counts: Mapping[str, int]


class Asking:
    """Searches the index, and reads what it found from the store. Safe between threads."""

    def __init__(
        self, store: Store, index: Index, encoder: Encoder, subjects: SubjectGuess
    ) -> None:
        self._store, self._index, self._encoder = store, index, encoder
        self._reading = Reading(store)
        self._subject = lru_cache(_HEADINGS)(subjects.subject)
        self._ordering, self._levels = Ordering(store, self._reading), Levels(store)
        self._spelling, self._near = Spelling(store, encoder), Near(encoder)
        self._lock = threading.Lock()
        self._remembered = OrderedDict[Query, _Ranking]()

    def close(self) -> None:
        """Forget what is remembered, and with it the files it stands on."""
        with self._lock:
            self._remembered.clear()

    def search(self, query: Query, cancel: CancelToken) -> tuple[Hit, ...]:
        """Return the hits of `answer`.

        Raises:
            Cancelled: ``cancel`` was set before the answer was ready.
        """

        def found() -> tuple[Hit, ...]:
            snapshot = self._snapshot()
            read, _ = self._spelling.read(query, snapshot)
            return self._hits(self._narrowed(read, snapshot, cancel), read, cancel)

        return self._soundly(found)

    def answer(self, query: Query, cancel: CancelToken) -> Answer:
        """Return the passages that answer best, and what there is besides.

        Args:
            query: The question.
            cancel: Asked between the steps.

        Raises:
            Cancelled: ``cancel`` was set before the answer was ready.
        """

        def answered() -> Answer:
            snapshot = self._snapshot()
            read, read_as = self._spelling.read(query, snapshot)
            ranking = self._narrowed(read, snapshot, cancel)
            near = () if ranking.found.ids else self._near.topics(read, snapshot, cancel)
            return Answer(
                query,
                self._hits(ranking, read, cancel),
                len(ranking.found),
                ranking.counts,
                self._topics(ranking, read),
                read_as,
                near,
            )

        return self._soundly(answered)

    def topics(self) -> tuple[Topic, ...]:
        """Return every concept, and how many passages of the library speak of it."""
        thesaurus = self._encoder.thesaurus
        terms = [concept.term for concept in thesaurus.concepts]
        counts = self._soundly(lambda: self._snapshot().concept_counts(terms))
        return to_browse(thesaurus, counts.items())

    def _soundly(self, asked: Callable[[], _Found]) -> _Found:
        """Return what was asked, of a new index if this one turns out to be damaged."""
        try:
            return asked()
        except DamagedIndex:
            self._index.discard()
            return asked()

    def _narrowed(self, query: Query, snapshot: Snapshot, cancel: CancelToken) -> _Ranking:
        """Return all that answers, by levels and ``own`` out of what answers without these.

        Only where that leaves few is it searched for anew, and as many counted as are found.
        """
        whole = self._ranking(replace(query, levels=(), own=None), snapshot, cancel)
        if not query.levels and query.own is None:
            return whole
        levels = self._levels.of(whole.found.reports, snapshot)
        own = [name.startswith("m") for name in whole.found.ids]
        left = [
            at
            for at, level in enumerate(levels)
            if (not query.levels or level in query.levels) and query.own in (None, own[at])
        ]
        found, question = whole.found.at(left), whole.question
        if len(left) < _ENOUGH and query.levels and query.own is not None:
            anew = self._ranking(query, snapshot, cancel)
            if len(anew.found) > len(left):
                found, question = anew.found, anew.question
        chosen = OWN if query.own else "".join(query.levels)
        alone = len(query.levels) + (query.own is not None) == 1 and chosen in whole.counts
        counts = {**whole.counts, chosen: len(found)} if alone else whole.counts
        return _Ranking(snapshot, question, found, counts)

    def _ranking(self, query: Query, snapshot: Snapshot, cancel: CancelToken) -> _Ranking:
        """Return all that answers, whatever the limit."""
        query = replace(query, limit=1)
        with self._lock:
            known = self._remembered.get(query)
            if known is not None and known.snapshot is snapshot:
                self._remembered.move_to_end(query)
                return known
        subject = self._subject(query.under) if query.under else ""
        words = " ".join((*query.phrases, query.text)).strip()
        asked = replace(query, text=words)

        def levels(reports: Sequence[str]) -> Sequence[str]:
            return self._levels.of(reports, snapshot)

        question = Question(asked, subject, snapshot, self._encoder, self._reading, levels)
        weighed = question.weighed(cancel)
        cancel.raise_if_cancelled()
        ordered = self._ordering.ordered(
            weighed,
            query,
            snapshot.projection,
            lambda found: levels(found.reports),
            seldom=question.seldom,
        )
        cancel.raise_if_cancelled()
        ranking = _Ranking(snapshot, question, ordered, self._counts(ordered, snapshot))
        self._remember(query, ranking)
        return ranking

    def _remember(self, query: Query, ranking: _Ranking) -> None:
        with self._lock:
            known = self._remembered
            for old in [q for q in known if known[q].snapshot is not ranking.snapshot]:
                del known[old]
            known[query] = ranking
            while len(known) > _REMEMBERED:
                known.popitem(last=False)

    def _snapshot(self) -> Snapshot:
        """Return the index to search: an older one rather than none."""
        try:
            return self._index.snapshot(self._store)
        except LibraryError:
            if self._index.latest is None:
                raise
            return self._index.latest

    def _hits(self, ranking: _Ranking, query: Query, cancel: CancelToken) -> tuple[Hit, ...]:
        """Return the best as many as are wanted, read and explained.

        One that another process took out a moment ago is left out.
        """
        wanted = ranking.found.at(range(min(query.limit, len(ranking.found))))
        cancel.raise_if_cancelled()
        passages = [passage(name) for name in wanted.ids]
        exemplars = self._store.exemplars(passages)
        cancel.raise_if_cancelled()
        explain = Explaining(query, ranking.question)
        said = zip(wanted.scores, wanted.twins, evidence(wanted.records), strict=True)
        return tuple(
            explain.hit(exemplar, *one)
            for at, one in zip(passages, said, strict=True)
            if (exemplar := exemplars.get(at))
        )

    def _counts(self, found: Weighed, snapshot: Snapshot) -> Mapping[str, int]:
        levels = Counter(self._levels.of(found.reports, snapshot))
        own = sum(name.startswith("m") for name in found.ids)
        return {ALL: len(found), **{level: levels[level] for level in LEVELS}, OWN: own}

    def _topics(self, ranking: _Ranking, query: Query) -> tuple[Topic, ...]:
        times = self._encoder.speaking(ranking.found.records, SPOKEN)
        share = ranking.snapshot.concept_share
        counts = telling(times, len(ranking.found), share, query.concepts)
        return as_topics(self._encoder.thesaurus, counts)
