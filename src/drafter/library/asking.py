"""Asking the library: a question in, the best passages and their counts out."""

from collections import Counter
from dataclasses import replace

from drafter.core.cancel import CancelToken
from drafter.core.query import Hit, Query
from drafter.core.report import LEVELS
from drafter.errors import LibraryError
from drafter.library import ranking
from drafter.library.finder import Candidate, Finder
from drafter.library.index import Index, Snapshot
from drafter.library.labels.subjects import SubjectGuess
from drafter.library.marks import mark
from drafter.library.rows import passage
from drafter.library.store import Store
from drafter.library.tokenizer import Tokenizer

ALL, OWN = "全部", "我的"
"""Names of the counts beside the levels."""

COUNTED = 200
"""Most hits that are counted."""

RELEVANT, CERTAIN = 0.3, 20
"""Behind the first `CERTAIN` hits, a passage below this share of the best score is no answer."""


class Asking:
    """Searches the index, and reads what it found from the store. Safe between threads."""

    def __init__(
        self, store: Store, index: Index, tokenizer: Tokenizer, subjects: SubjectGuess
    ) -> None:
        self._store, self._index, self._tokenizer = store, index, tokenizer
        self._subjects = subjects

    def search(self, query: Query, cancel: CancelToken) -> tuple[Hit, ...]:
        """Return the passages that answer best, best first, each wording once.

        Args:
            query: The question.
            cancel: Asked between the steps.

        Raises:
            Cancelled: ``cancel`` was set before the answer was ready.
        """
        subject = self._subjects.subject(query.under) if query.under else ""
        try:
            finder, found, ids = self._answer(query, subject, cancel)
        except ValueError:  # tantivy met something that cannot be in a sound index
            self._index.discard()
            finder, found, ids = self._answer(query, subject, cancel)
        cancel.raise_if_cancelled()
        passages = [passage(exemplar_id) for exemplar_id in ids]
        exemplars = self._store.exemplars(passages)
        return tuple(
            Hit(exemplars[at], candidate.score, mark(exemplars[at].text, finder.marks))
            for candidate, at in zip(found, passages, strict=True)
            if at in exemplars  # else another process took it out a moment ago
        )

    def counts(self, query: Query, cancel: CancelToken) -> dict[str, int]:
        """Return how many hits a search lists: 全部, each of `LEVELS`, 我的; `COUNTED` at most.

        Level and own filters of the query are not applied; its subjects are. A hit
        without a level counts in 全部 only.

        Raises:
            Cancelled: ``cancel`` was set.
        """
        hits = self.search(replace(query, levels=(), own=None, limit=COUNTED), cancel)
        levels = Counter(hit.exemplar.level for hit in hits)
        own = sum(hit.exemplar.report_id.startswith("m") for hit in hits)
        return {ALL: len(hits), **{level: levels[level] for level in LEVELS}, OWN: own}

    def _snapshot(self) -> Snapshot:
        """Return the index to search: an older one rather than none."""
        try:
            return self._index.snapshot(self._store)
        except LibraryError:
            if self._index.latest is None:
                raise
            return self._index.latest

    def _answer(
        self, query: Query, subject: str, cancel: CancelToken
    ) -> tuple[Finder, tuple[Candidate, ...], list[str]]:
        """Return who searched, what was found, and the exemplar ids of that."""
        finder = Finder(self._snapshot(), query, self._tokenizer, subject)
        found = self._ranked(finder, query.limit, cancel)
        least = found[0].score * RELEVANT if found else 0.0
        found = tuple(c for n, c in enumerate(found) if n < CERTAIN or c.score >= least)
        return finder, found, finder.ids(found)

    def _ranked(self, finder: Finder, limit: int, cancel: CancelToken) -> tuple[Candidate, ...]:
        """Search twice: with the query's words, then with what the best answers share."""
        cancel.raise_if_cancelled()
        best = finder.first(ranking.FEEDBACK_PASSAGES)
        passages = [passage(exemplar_id) for exemplar_id in finder.ids(best)]
        exemplars = self._store.exemplars(passages)
        read = [
            (candidate.score, self._tokenizer.words(exemplars[at].text))
            for candidate, at in zip(best, passages, strict=True)
            if at in exemplars
        ]
        cancel.raise_if_cancelled()
        more = ranking.feedback(read, finder.rarity, len(finder.words))
        return finder.second(more, limit)
