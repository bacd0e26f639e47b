"""What the index is asked: which passages have the words or the concepts of a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tantivy

from drafter.core.query import Query
from drafter.library import ranking, records
from drafter.library.fields import level_number, role_number, subject_number
from drafter.library.snapshot import Snapshot
from drafter.library.tokenizer import STOP_WORDS, Tokenizer, bigrams, fold, letter_runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Clause = tuple[tantivy.Occur, tantivy.Query]
_MUST, _MAY = tantivy.Occur.Must, tantivy.Occur.Should
_READ, _SPARE = 2, 50
"""Passages read for each that is wanted, and beyond: some are twins, some weigh little."""
_ROUNDS, _MORE = 4, 8
"""How often to ask again where passages of the same wording fill the answer, for how many
times as many."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages found, the best by what was asked for first, each wording once.

    Attributes:
        records: Theirs.
        twins: How many more of its wording were found, for each.
    """

    records: "NDArray[np.void]"
    twins: "NDArray[np.int64]"


class Finder:
    """Asks one state of the index one question."""

    def __init__(self, snapshot: Snapshot, query: Query, tokenizer: Tokenizer) -> None:
        self._snapshot = snapshot
        self._searcher, self._schema = snapshot.searcher, snapshot.schema
        self._records, self._query = snapshot.records, query
        text = query.text[: ranking.LONGEST]
        self.words = tuple(dict.fromkeys(tokenizer.words(text)))
        """The query's different words, in order."""
        self.pairs = tuple(dict.fromkeys(bigrams(text)))
        """Its different pairs of neighbouring characters."""
        self.marks = self.words or self.pairs
        """What to mark in an answer."""
        hints = " ".join(query.hints)[: ranking.LONGEST]
        self.hints = tuple(dict.fromkeys(tokenizer.words(hints)))
        """The different words of its hints."""
        self._needed = [self._phrase(phrase) for phrase in query.phrases]
        self._needed += [self._term("concept", concept) for concept in query.concepts]
        self._passing = self._filters(query)

    def having(self, limit: int) -> Candidates:
        """Return the best passages by the question's words, or its pairs where words fail.

        Where phrases are asked for, their passages, ordered so; the same for concepts asked
        for without a text.
        """
        words = [self._term("words", word) for word in self.words]
        if self._query.phrases or (self._query.concepts and not words):
            told = [self._term("concept", concept) for concept in self._query.concepts]
            every = tantivy.Query.const_score_query(self._every(self._needed), 1)
            return self._find([(_MUST, every), *_may([*words, *told])], limit)
        pairs = [self._term("pairs", pair) for pair in self.pairs]
        found = self._find(self._any(words), limit)
        if len(found.records) < limit and pairs:
            # Few have the words: what was cut differently has the pairs of their letters.
            near = tantivy.Query.boolean_query(_may(pairs), -(-len(pairs) // 2))
            found = self._find(self._any([*words, near]), limit)
        return found

    def sharing(self, concepts: Mapping[str, float], limit: int) -> Candidates:
        """Return the best passages by the concepts of the question, given with their weights."""
        asked = [
            tantivy.Query.boost_query(self._term("concept", term), share)
            for term, share in concepts.items()
        ]
        return self._find(
            [(_MUST, tantivy.Query.boolean_query(_may(asked)))] if asked else [], limit
        )

    def rarity(self, word: str, field: str = "words") -> float:
        """Return the inverse document frequency of a word, a pair or a concept."""
        return self._snapshot.rarity(field, word)

    def _any(self, asked: Sequence[tantivy.Query]) -> list[_Clause]:
        """Return what one of these must be found by; hints order what is found."""
        if not asked:
            return []
        hinted = [
            tantivy.Query.boost_query(self._term("words", word), ranking.HINTS_WEIGHT)
            for word in self.hints
        ]
        if not (hinted or self._passing):
            return _may(asked)  # half the time of the same within another
        return [(_MUST, tantivy.Query.boolean_query(_may(asked))), *_may(hinted)]

    def _find(self, asked: list[_Clause], limit: int) -> Candidates:
        """Return the best that all of what must be found is in."""
        import numpy as np

        without = frozenset(self._query.without)
        wanted = _READ * limit + _SPARE + len(without) if asked else 0
        query = tantivy.Query.boolean_query([*asked, *self._passing])
        met = self._records.read([])
        twins = np.zeros(0, dtype=np.int64)
        for _ in range(_ROUNDS):
            hits = self._searcher.search(query, limit=wanted, count=False).hits if wanted else []
            met, twins = self._once(hits, without)
            if len(met) >= limit or len(hits) < wanted:
                break
            wanted *= _MORE
        return Candidates(met[:limit], twins[:limit])

    def _once(
        self, hits: Sequence[tuple[float, tantivy.DocAddress]], without: frozenset[str]
    ) -> "tuple[NDArray[np.void], NDArray[np.int64]]":
        """Return what was hit, the best by score and weight first, each wording once."""
        import numpy as np

        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        found = self._records.read([-1 if row is None else int(row) for row in rows])
        scores = np.array([score for score, _ in hits]) * records.weights(found)
        order = np.lexsort((found["number"], found["report"], -scores))
        found = found[order]
        if without:
            found = found[[name not in without for name in records.ids(found)]]
        _, first, times = np.unique(found["same"], return_index=True, return_counts=True)
        best = np.argsort(first)
        return found[first[best]], times[best] - 1

    def _filters(self, query: Query) -> list[_Clause]:
        """Return what lets pass only what the query allows."""
        one_of: list[tuple[str, Iterable[str | int]]] = [
            ("subject", map(subject_number, query.subjects)),
            ("level", map(level_number, query.levels)),
            ("role", map(role_number, query.roles)),
            ("region", query.regions),
            ("own", [] if query.own is None else [int(query.own)]),
            ("figures", [] if query.figures is None else [int(query.figures)]),
        ]
        allowed = [
            tantivy.Query.boolean_query(
                _may([tantivy.Query.term_query(self._schema, name, value) for value in values])
            )
            for name, values in ((name, tuple(values)) for name, values in one_of)
            if values
        ]
        every = [*allowed, *self._needed]
        return [(_MUST, tantivy.Query.const_score_query(query, 0)) for query in every]

    def _phrase(self, phrase: str) -> tantivy.Query:
        """Return what passages of a phrase are found by: all its pairs of characters."""
        folded = fold(phrase)
        if pairs := set(bigrams(phrase)):
            return self._every([self._term("pairs", pair) for pair in pairs])
        letters = [run for run in letter_runs(folded) if run]
        if not letters:
            return tantivy.Query.empty_query()
        return self._every([self._letter(letter) for letter in letters])

    def _letter(self, letter: str) -> tantivy.Query:
        """Return what passages of a letter are found by: a word, or a part of any pair."""
        found = [
            tantivy.Query.regex_query(self._schema, "pairs", pattern)
            for pattern in (f"{letter}.", f".{letter}")
        ]
        if letter not in STOP_WORDS:
            found.append(self._term("words", letter))
        return tantivy.Query.boolean_query(_may(found))

    def _every(self, asked: Sequence[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(_MUST, query) for query in asked])

    def _term(self, field: str, term: str) -> tantivy.Query:
        option = "basic" if field == "pairs" else "freq"
        return tantivy.Query.term_query(self._schema, field, term, option)


def _may(asked: Iterable[tantivy.Query]) -> list[_Clause]:
    return [(_MAY, query) for query in asked]
