"""First and second stage of a search within the index."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import tantivy

from drafter.core.query import Query
from drafter.library import ranking
from drafter.library.fields import level_number, score_of, subject_number
from drafter.library.index import Snapshot
from drafter.library.tokenizer import Tokenizer, bigrams

_Clause = tuple[tantivy.Occur, tantivy.Query]
_MUST, _MAY, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_SPARE = 50
"""Candidates read beyond those wanted: some are twins, some move up by their subject."""
_ROUNDS = 4
"""How often to ask again where passages of the same wording fill the answer."""
_LONGEST = 1_000
"""Code points of a query that are searched for; more costs time and says no more."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found; ``same`` is equal for passages of the same wording."""

    score: float
    address: tantivy.DocAddress
    same: int


class Finder:
    """Asks one state of the index one question."""

    def __init__(
        self, snapshot: Snapshot, query: Query, tokenizer: Tokenizer, subject: str
    ) -> None:
        """Take the question, and the subject of the heading it stands under ('' for none)."""
        self._searcher, self._schema = snapshot.searcher, snapshot.schema
        self._query, self._subject = query, subject_number(subject)
        text = query.text[:_LONGEST]
        self.words = tuple(dict.fromkeys(tokenizer.words(text)))
        pairs = tuple(dict.fromkeys(bigrams(text)))
        self.marks = self.words or pairs
        """What to mark in an answer."""
        self._asked = [
            (_MAY, self._term(field, term, weight))
            for field, weight in ranking.FIELD_WEIGHTS.items()
            for term in (pairs if field == "pairs" else self.words)
        ]
        self._hinted = self._hints(query.hints, tokenizer)

    def first(self, limit: int) -> tuple[Candidate, ...]:
        """Return the best passages by the query's own words; none for a query without words."""
        return self._find(self._hinted, limit)

    def second(self, feedback: Mapping[str, float], limit: int) -> tuple[Candidate, ...]:
        """Return the best passages by the query's words and those of the feedback.

        A passage that has none of the query's own words is no answer.
        """
        more = [(_MAY, self._term("words", word, weight)) for word, weight in feedback.items()]
        return self._find([*self._hinted, *more], limit)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word."""
        having = self._searcher.doc_freq("words", word)
        return ranking.rarity(self._searcher.num_docs, having)

    def ids(self, candidates: Sequence[Candidate]) -> list[str]:
        """Return the exemplar ids of the candidates."""
        return [str(self._searcher.doc(found.address).get_first("id")) for found in candidates]

    def count(self, level: str = "", own: bool = False) -> int:
        """Return how many passages match, of a level and the user's own at need."""
        if not self._asked:
            return 0
        asked = [(_MAY, self._term("words", word, 1)) for word in self.words]
        if not asked:
            asked = self._asked
        minimum = ranking.words_to_match(len(self.words)) or 1
        clauses = [(_MUST, tantivy.Query.boolean_query(asked, minimum))]
        clauses += self._filter("subject", map(subject_number, self._query.subjects))
        if level:
            clauses += self._filter("level", [level_number(level)])
        if own:
            clauses += self._filter("own", [1])
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit=1)
        return int(found.count)  # type: ignore[attr-defined]  # the stub has no count

    def _find(self, more: list[_Clause], limit: int) -> tuple[Candidate, ...]:
        if not self._asked:
            return ()
        query = self._query
        clauses = [(_MUST, tantivy.Query.boolean_query(self._asked)), *more]
        clauses += self._filter("subject", map(subject_number, query.subjects))
        clauses += self._filter("level", map(level_number, query.levels))
        if query.own is not None:
            clauses += self._filter("own", [int(query.own)])
        found: dict[int, Candidate] = {}
        for _ in range(_ROUNDS):
            wanted = 2 * limit + _SPARE
            hits = self._searcher.search(
                tantivy.Query.boolean_query(clauses),
                limit=wanted,
                count=False,
                weight_by_field="weight",
            ).hits
            met = self._ordered([(score, address) for score, address in hits])
            found |= {candidate.same: candidate for candidate in met}
            if len(found) >= limit or len(hits) < wanted:
                break
            # Twins took the places of others: ask again for what is none of these.
            clauses += [(_NOT, self._wording(candidate.same)) for candidate in met]
        return tuple(sorted(found.values(), key=lambda one: -one.score))[:limit]

    def _ordered(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> tuple[Candidate, ...]:
        """Return the hits best first, the subject counted in, each wording once."""
        addresses = [address for _, address in hits]
        subjects = self._searcher.fast_field_values("subject", addresses)
        twins = self._searcher.fast_field_values("same", addresses)
        found = [
            Candidate(
                score_of(score)
                * (ranking.SUBJECT_BOOST if self._subject and subject == self._subject else 1),
                address,
                int(same or 0),
            )
            for (score, address), subject, same in zip(hits, subjects, twins, strict=True)
        ]
        found.sort(key=lambda candidate: -candidate.score)
        once = {candidate.same: candidate for candidate in reversed(found)}
        return tuple(candidate for candidate in found if once[candidate.same] is candidate)

    def _hints(self, hints: Sequence[str], tokenizer: Tokenizer) -> list[_Clause]:
        """Return what moves the answers the hints speak of up; it finds none by itself."""
        text = " ".join(hints)[:_LONGEST]
        words = tuple(dict.fromkeys(tokenizer.words(text)))
        pairs = tuple(dict.fromkeys(bigrams(text)))
        if not words:
            return []
        share = ranking.HINTS_WEIGHT * min(1, max(1, len(self.words)) / len(words))
        return [
            (_MAY, self._term(field, term, weight * share))
            for field, weight in ranking.FIELD_WEIGHTS.items()
            for term in (pairs if field == "pairs" else words)
        ]

    def _wording(self, same: int) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, "same", same)

    def _term(self, field: str, term: str, weight: float) -> tantivy.Query:
        query = tantivy.Query.term_query(self._schema, field, term, "freq")
        return tantivy.Query.boost_query(query, weight)

    def _filter(self, field: str, values: Iterable[int]) -> list[_Clause]:
        """Return a clause that lets only these values pass; none for no values."""
        wanted = [tantivy.Query.term_query(self._schema, field, value) for value in values]
        if not wanted:
            return []
        passing = [(_MAY, query) for query in wanted]
        return [(_MUST, tantivy.Query.const_score_query(tantivy.Query.boolean_query(passing), 0))]
