"""What the index is asked: which passages have the words or the concepts of a question."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import tantivy

from drafter.core.query import Query
from drafter.library import ranking, records
from drafter.library.damage import reading_index
from drafter.library.fields import level_number, role_number, subject_number
from drafter.library.snapshot import Snapshot
from drafter.library.tokenizer import HALF, STOP_WORDS, Tokenizer, bigrams, fold, letter_runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Clause = tuple[tantivy.Occur, tantivy.Query]
_MUST, _MAY = tantivy.Occur.Must, tantivy.Occur.Should
_READ, _SPARE = 2, 20
"""Passages read for each that is wanted, and beyond: some are twins, some weigh little."""
_ASKED, _COMMON = 60, 1.6
"""Words of a long text that are asked for at most; rarity of one that a fifth of all have."""
_FOREIGN = re.compile("[a-z0-9]{2,}")
_SAYABLE, _SELDOM = (2, 11), 6
"""Pairs of a question that is looked for word for word; passages at most that have its rarest.
Of set phrases such as 党建引领网格治理 all pairs are common, and who says them is not the best
(measured: nDCG .82 instead of .84)."""
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
        words = dict.fromkeys(tokenizer.words(text))
        self.words = tuple(word for word in words if len(word) > 1 or not word.isascii())
        """The query's different words, in order, but for single letters and digits."""
        self._foreign = _FOREIGN.findall(fold(text))
        broken = {pair for run in self._foreign if len(run) > 2 for pair in bigrams(run)}
        self.pairs = tuple(pair for pair in dict.fromkeys(bigrams(text)) if pair not in broken)
        """Its different pairs of neighbouring characters; none of a longer number."""
        self.named = tuple(word for word in self.words if len(word) > 1) or self.words
        """The words to name as a reason: single characters are, where there is nothing else."""
        hints = " ".join(query.hints)[: ranking.LONGEST]
        self.hints = tuple(dict.fromkeys(tokenizer.words(hints)))
        """The different words of its hints."""
        self.rarities = snapshot.rarities("words")
        """Inverse document frequencies of words."""
        self._needed = [self._phrase(phrase) for phrase in query.phrases]
        self._needed += [self._term("concept", concept) for concept in query.concepts]
        self._passing, self._narrower = self._filters(query), False

    def having(self, limit: int) -> Candidates:
        """Return the best passages by the question's words, or its pairs where words fail.

        Where phrases are asked for, their passages, ordered so; the same for concepts asked
        for without a text.
        """
        words = [self._term("words", word) for word in self._telling()]
        if self._query.phrases or (self._query.concepts and not words):
            told = [self._term("concept", concept) for concept in self._query.concepts]
            every = tantivy.Query.const_score_query(self._every(self._needed), 1)
            return self._find([(_MUST, every), *_may([*words, *told])], limit)
        found = self._find(self._any(words), limit)
        if self._narrower:
            return found  # the whole of the library was searched for the rest
        if len(found.records) < limit and (parts := self._parts()):
            # Few have the words: what was cut differently has most pairs of their letters.
            near = tantivy.Query.boolean_query(_may(parts), len(parts) // 2 + 1)
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

    def saying(self, limit: int) -> Candidates:
        """Return passages that may say a short question word for word, where few can."""
        if not self.seldom:
            return self._find([], limit)
        every = self._every([self._term("pairs", pair) for pair in self.pairs])
        return self._find([(_MUST, tantivy.Query.const_score_query(every, 1))], limit)

    @cached_property
    def seldom(self) -> bool:
        """Whether a short question has a pair of characters that hardly a passage has.

        Not a point of a draft, for which passages that only say its heading are no help
        (measured: nDCG .74 instead of .82 on points).
        """
        query = self._query
        if query.phrases or query.under or query.hints:
            return False
        if not _SAYABLE[0] <= len(self.pairs) <= _SAYABLE[1]:
            return False
        return min(self._snapshot.having("pairs", pair) for pair in self.pairs) <= _SELDOM

    def within(self, level: str = "", own: bool | None = None) -> "Finder":
        """Return one that asks the same of a level, or of the user's own reports."""
        narrower = copy(self)
        asked = replace(self._query, levels=(level,) if level else (), own=own)
        narrower._passing, narrower._narrower = self._filters(asked), True
        return narrower

    def rarity(self, word: str, field: str = "words") -> float:
        """Return the inverse document frequency of a word, a pair or a concept."""
        return self._snapshot.rarities(field)[word]

    def _telling(self) -> Sequence[str]:
        """Return the words to ask for: of a long text the rarest, for the others tell little."""
        if len(self.words) <= ranking.FEW_WORDS:
            return self.words
        told = [word for word in self.words if self.rarities[word] >= _COMMON]
        return sorted(told, key=lambda word: -self.rarities[word])[:_ASKED] or self.words

    def knows(self, word: str) -> bool:
        """Return whether any passage has a word."""
        return self._snapshot.having("words", word) > 0

    def _parts(self) -> list[tantivy.Query]:
        """Return the pairs of the question; those of a number or a foreign word go together."""
        pairs = [self._term("pairs", pair) for pair in self.pairs if pair not in self._foreign]
        runs = [
            self._every([self._term("pairs", p) for p in bigrams(run)]) for run in self._foreign
        ]
        return pairs + runs

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
            with reading_index():
                hits = (
                    self._searcher.search(query, limit=wanted, count=False).hits if wanted else []
                )
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

        with reading_index():
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
            tantivy.Query.boolean_query(_may([self._value(name, value) for value in values]))
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

    def _value(self, field: str, value: str | int) -> tantivy.Query:
        if isinstance(value, str) and HALF.search(value):
            return tantivy.Query.empty_query()
        return tantivy.Query.term_query(self._schema, field, value)

    def _every(self, asked: Sequence[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(_MUST, query) for query in asked])

    def _term(self, field: str, term: str) -> tantivy.Query:
        if HALF.search(term):
            return tantivy.Query.empty_query()  # no passage has it, and tantivy refuses it
        option = "basic" if field == "pairs" else "freq"
        return tantivy.Query.term_query(self._schema, field, term, option)


def _may(asked: Iterable[tantivy.Query]) -> list[_Clause]:
    return [(_MAY, query) for query in asked]
