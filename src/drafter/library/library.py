"""The library as the rest of the program sees it."""

from collections import Counter
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import ReportSummary
from drafter.core.query import Hit, Query
from drafter.core.report import LEVELS, Exemplar, Report
from drafter.errors import LibraryError, NotInLibrary
from drafter.library import ranking
from drafter.library.bundled import parse_corpus, read_corpus
from drafter.library.finder import Candidate, Finder
from drafter.library.index import Index, Progress, Snapshot
from drafter.library.marks import mark
from drafter.library.place_names import PlaceNames
from drafter.library.rows import Passage
from drafter.library.store import Added, Store, unknown_report
from drafter.library.subjects import SubjectGuess
from drafter.library.tokenizer import Tokenizer

ALL, OWN = "全部", "我的"
"""Names of the counts beside the levels."""

_FILE, _INDEX, _WORDS = "library.sqlite3", "index", "words"


COUNTED = 200
"""Most hits that are counted."""

RELEVANT, CERTAIN = 0.3, 20
"""Behind the first `CERTAIN` hits, a passage below this share of the best score is no answer."""


class Library:
    """Bundled reports and the user's own, searched and kept. Safe to share between threads.

    Every method raises `LibraryError`, with a sentence to show, when the library cannot
    be read or written.
    """

    def __init__(self, store: Store, index: Index, tokenizer: Tokenizer) -> None:
        """Join opened parts; `open` is the way in."""
        self._store, self._index, self._tokenizer = store, index, tokenizer
        self.subjects = SubjectGuess(store.headings())
        """Which subject a heading speaks of."""

    @cached_property
    def place_names(self) -> PlaceNames:
        """Return what finds names of places; loads the dictionary on first use."""
        return PlaceNames(self._tokenizer.lexicon)

    @classmethod
    def open(
        cls,
        home: Path,
        corpus: Path,
        progress: Progress | None = None,
        cancel: CancelToken | None = None,
        tokenizer: Tokenizer | None = None,
    ) -> "Library":
        """Open the library of a user, building what is missing.

        Args:
            home: The user's folder; it exists.
            corpus: Folder of the bundled reports.
            progress: Told reports done and reports in all while the index is built.
            cancel: Asked once a report; nothing is left half built.
            tokenizer: One to share; None makes one that keeps its dictionary in ``home``.

        Raises:
            LibraryError: it cannot be opened, built, or is of a newer version.
            Cancelled: ``cancel`` was set.
        """
        data, digest = read_corpus(corpus)
        store = Store(home / _FILE)
        try:
            if store.meta("corpus") != digest:
                store.replace_bundled(parse_corpus(data), digest)
            words = tokenizer or Tokenizer(home / _WORDS)
            index = Index(home / _INDEX, words)
            index.snapshot(store, progress, cancel)
            return cls(store, index, words)
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Let go of all files; the library cannot be used any more."""
        self._index.close()
        self._store.close()

    def warm_up(self) -> None:
        """Load what the first search needs; call it off the window's thread."""
        self._tokenizer.load()

    def search(self, query: Query, cancel: CancelToken) -> tuple[Hit, ...]:
        """Return the passages that answer best, best first, each wording once.

        Args:
            query: The question.
            cancel: Asked between the steps.

        Raises:
            Cancelled: ``cancel`` was set before the answer was ready.
        """
        subject = self.subjects.subject(query.under) if query.under else ""
        try:
            finder, found, ids = self._answer(query, subject, cancel)
        except ValueError:  # tantivy met something that cannot be in a sound index
            self._index.discard()
            finder, found, ids = self._answer(query, subject, cancel)
        cancel.raise_if_cancelled()
        passages = [_passage(exemplar_id) for exemplar_id in ids]
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

    def exemplar(self, exemplar_id: str) -> Exemplar:
        """Return one passage.

        Raises:
            LibraryError: there is none of this id.
        """
        try:
            passage = _passage(exemplar_id)
            return self._store.exemplars([passage])[passage]
        except (ValueError, KeyError) as error:
            raise NotInLibrary(
                f"范例库里没有“{exemplar_id}”这一段，稿子没有改动。"
                "例文的编号形如 b23-18，请用 drafter search 查找。"
            ) from error

    def report(self, report_id: str) -> Report:
        """Return a whole report; `LibraryError` when there is none of this id."""
        return self._store.report(report_id)

    def reports(self) -> tuple[ReportSummary, ...]:
        """Return all reports: the user's own first, newest first, then the bundled in order."""
        return self._store.reports()

    def add(self, report: Report) -> Added:
        """Take a report of the user's own in; ``report.id`` is not looked at.

        The same wording is kept once: the answer names the report that was there.
        """
        added = self._store.add(report)
        self._index.snapshot(self._store)
        return added

    def remove(self, report_id: str) -> None:
        """Take one of the user's own reports out for good.

        Raises:
            LibraryError: there is none of this id, or it is bundled.
        """
        if not report_id:
            raise unknown_report(report_id)
        self._store.remove(report_id)
        self._index.snapshot(self._store)

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
        passages = [_passage(exemplar_id) for exemplar_id in finder.ids(best)]
        exemplars = self._store.exemplars(passages)
        read = [
            (candidate.score, self._tokenizer.words(exemplars[at].text))
            for candidate, at in zip(best, passages, strict=True)
            if at in exemplars
        ]
        cancel.raise_if_cancelled()
        more = ranking.feedback(read, finder.rarity, len(finder.words))
        return finder.second(more, limit)


def _passage(exemplar_id: str) -> Passage:
    """Return report id and number of ``b23-18``; ValueError when it is no such id."""
    report_id, number = exemplar_id.rsplit("-", 1)
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        raise ValueError(f"no exemplar id: {exemplar_id}")
    return report_id, int(number)
