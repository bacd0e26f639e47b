"""Asking the library: a question in, the best passages and what is to be said of them out."""

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Hit, Query, Topic
from drafter.core.report import LEVELS
from drafter.errors import LibraryError
from drafter.library.encoder import Encoder
from drafter.library.explaining import Explaining
from drafter.library.index import Index
from drafter.library.labels.subjects import SubjectGuess
from drafter.library.near import Near
from drafter.library.ordering import Ordering
from drafter.library.question import Question, Weighed
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.spelling import Spelling
from drafter.library.store import Store
from drafter.library.topics import as_topics, telling

ALL, OWN = "全部", "我的"
"""Names of the counts beside the levels."""

_Found = TypeVar("_Found")

_REMEMBERED = 8
"""Answers kept, so that another level or more hits of the same are not searched for again."""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """All that answers a question, best first, before any of it is read."""

    snapshot: Snapshot
    question: Question
    found: tuple[Weighed, ...]


class Asking:
    """Searches the index, and reads what it found from the store. Safe between threads."""

    def __init__(
        self, store: Store, index: Index, encoder: Encoder, subjects: SubjectGuess
    ) -> None:
        self._store, self._index, self._encoder = store, index, encoder
        self._subjects, self._ordering = subjects, Ordering(store, encoder)
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
            read, _ = self._spelling.read(query, self._snapshot())
            return self._hits(self._ranking(read, cancel), read, cancel)

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
            read, read_as = self._spelling.read(query, self._snapshot())
            ranking = self._ranking(read, cancel)
            return Answer(
                query,
                self._hits(ranking, read, cancel),
                len(ranking.found),
                self._counts(self._ranking(replace(read, levels=(), own=None), cancel)),
                self._topics(ranking, read),
                read_as,
                () if ranking.found else self._near.topics(read, ranking.snapshot, cancel),
            )

        return self._soundly(answered)

    def topics(self) -> tuple[Topic, ...]:
        """Return every concept, and how many passages of the library speak of it."""
        thesaurus = self._encoder.thesaurus
        terms = [concept.term for concept in thesaurus.concepts]
        return as_topics(thesaurus, self._snapshot().concept_counts(terms).items())

    def _soundly(self, asked: Callable[[], _Found]) -> _Found:
        """Return what was asked, of a new index if this one turns out to be damaged."""
        try:
            return asked()
        except (
            ValueError,
            IndexError,
        ):  # tantivy or we met something that cannot be in a sound index
            self._index.discard()
            return asked()

    def _ranking(self, query: Query, cancel: CancelToken) -> _Ranking:
        """Return all that answers, whatever the limit."""
        query, snapshot = replace(query, limit=1), self._snapshot()
        with self._lock:
            known = self._remembered.get(query)
            if known is not None and known.snapshot is snapshot:
                self._remembered.move_to_end(query)
                return known
        subject = self._subjects.subject(query.under) if query.under else ""
        words = " ".join((*query.phrases, query.text)).strip()
        asked = replace(query, text=words)
        question = Question(asked, subject, snapshot, self._encoder, self._store)
        weighed = question.weighed(cancel)
        cancel.raise_if_cancelled()
        ordered = self._ordering.ordered(weighed, query, snapshot)
        cancel.raise_if_cancelled()
        ranking = _Ranking(snapshot, question, ordered)
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
        wanted = ranking.found[: query.limit]
        cancel.raise_if_cancelled()
        exemplars = self._store.exemplars([passage(found.id) for found in wanted])
        cancel.raise_if_cancelled()
        explain = Explaining(query, ranking.question)
        return tuple(
            explain.hit(found, exemplar)
            for found in wanted
            if (exemplar := exemplars.get(passage(found.id)))
        )

    def _counts(self, ranking: _Ranking) -> Mapping[str, int]:
        reports = [passage(found.id)[0] for found in ranking.found]
        of = self._store.levels(sorted(set(reports)))
        levels = Counter(of.get(report, "") for report in reports)
        own = sum(report.startswith("m") for report in reports)
        return {ALL: len(reports), **{level: levels[level] for level in LEVELS}, OWN: own}

    def _topics(self, ranking: _Ranking, query: Query) -> tuple[Topic, ...]:
        searcher = ranking.snapshot.searcher
        passages = max(1, searcher.num_docs)
        spoken = [self._encoder.unpack(found.evidence) for found in ranking.found]
        counts = telling(
            spoken, lambda term: searcher.doc_freq("concept", term) / passages, query.concepts
        )
        return as_topics(self._encoder.thesaurus, counts)
