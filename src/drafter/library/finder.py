"""What the index is asked: which passages have the words or the concepts of a question."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import tantivy

from drafter.core.query import Query
from drafter.library import ranking
from drafter.library.fields import level_number, score_of, subject_number, weight_of
from drafter.library.snapshot import Snapshot
from drafter.library.tokenizer import Tokenizer, bigrams

_Clause = tuple[tantivy.Occur, tantivy.Query]
_MUST, _MAY, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_SPARE = 50
"""Candidates read beyond those wanted: some are twins."""
_ROUNDS = 4
"""How often to ask again where passages of the same wording fill the answer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found.

    Attributes:
        score: By what it was asked for, its weight counted in.
        address: Where the index has it.
        same: Equal for passages of the same wording.
        twins: How many more of its wording were found.
    """

    score: float
    address: tantivy.DocAddress
    same: int
    twins: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """What the index keeps of a candidate.

    Attributes:
        id: That of the exemplar.
        weight: How good an exemplar it is before any question.
        evidence: See `Encoder.unpack`.
    """

    id: str
    weight: float
    evidence: bytes


class Finder:
    """Asks one state of the index one question."""

    def __init__(self, snapshot: Snapshot, query: Query, tokenizer: Tokenizer) -> None:
        self._searcher, self._schema = snapshot.searcher, snapshot.schema
        text = query.text[: ranking.LONGEST]
        self.words = tuple(dict.fromkeys(tokenizer.words(text)))
        """The query's different words, in order."""
        self.pairs = pairs = tuple(dict.fromkeys(bigrams(text)))
        """Its different pairs of neighbouring characters."""
        self.marks = self.words or pairs
        """What to mark in an answer."""
        self._asked = [
            (_MAY, self._term(field, term, weight))
            for field, weight in ranking.FIELD_WEIGHTS.items()
            for term in (pairs if field == "pairs" else self.words)
        ]
        self._hinted = self._hints(query.hints, tokenizer)
        self._passing = [
            *self._filter("subject", map(subject_number, query.subjects)),
            *self._filter("level", map(level_number, query.levels)),
            *self._filter("own", [] if query.own is None else [int(query.own)]),
        ]

    def first(self, limit: int) -> tuple[Candidate, ...]:
        """Return the best passages by the query's own words; none for a query without words."""
        return self.second({}, limit)

    def second(self, feedback: Mapping[str, float], limit: int) -> tuple[Candidate, ...]:
        """Return the best passages by the query's words and those of the feedback.

        A passage that has none of the query's own words is none of these.
        """
        return self._find(self._lexical(feedback), limit)

    def among(
        self, feedback: Mapping[str, float], candidates: Sequence[Candidate]
    ) -> tuple[Candidate, ...]:
        """Return those candidates that have the query's words, scored as `second` does."""
        if not (candidates and self._asked):
            return ()
        same = [candidate.same for candidate in candidates]
        only = tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(self._schema, "same", same), 0
        )
        return self._find([*self._lexical(feedback), (_MUST, only)], len(candidates))

    def sharing(self, concepts: Mapping[str, float], limit: int) -> tuple[Candidate, ...]:
        """Return the best passages by the concepts of the question, given with their weights."""
        asked = [(_MAY, self._term("concept", term, share)) for term, share in concepts.items()]
        clauses = [(_MUST, tantivy.Query.boolean_query(asked))] if asked else []
        return self._find(clauses, limit)

    def rarity(self, word: str, field: str = "words") -> float:
        """Return the inverse document frequency of a word, or of a concept."""
        having = self._searcher.doc_freq(field, word)
        return ranking.rarity(self._searcher.num_docs, having)

    def ids(self, candidates: Sequence[Candidate]) -> list[str]:
        """Return the exemplar ids of the candidates."""
        return [str(self._searcher.doc(found.address).get_first("id")) for found in candidates]

    def documents(self, candidates: Sequence[Candidate]) -> list[Document]:
        """Return what the index keeps of the candidates."""
        addresses = [candidate.address for candidate in candidates]
        weights = self._searcher.fast_field_values("weight", addresses)
        found = [self._searcher.doc(address) for address in addresses]
        return [
            Document(
                str(document.get_first("id")),
                weight_of(float(weight or 0)),
                bytes(document.get_first("evidence") or b""),
            )
            for document, weight in zip(found, weights, strict=True)
        ]

    def _find(self, asked: list[_Clause], limit: int) -> tuple[Candidate, ...]:
        """Return the best that all of what must be found is in, each wording once."""
        if not asked:
            return ()
        clauses = [*asked, *self._passing]
        found: dict[int, Candidate] = {}
        for _ in range(_ROUNDS):
            wanted = limit + limit // 4 + _SPARE
            hits = self._searcher.search(
                tantivy.Query.boolean_query(clauses),
                limit=wanted,
                count=False,
                weight_by_field="weight",
            ).hits
            met = self._once([(score, address) for score, address in hits])
            found |= {candidate.same: candidate for candidate in met}
            if len(found) >= limit or len(hits) < wanted:
                break
            # Twins took the places of others: ask again for what is none of these.
            clauses += [(_NOT, self._wording(candidate.same)) for candidate in met]
        return tuple(sorted(found.values(), key=lambda one: -one.score))[:limit]

    def _once(self, hits: Sequence[tuple[float, tantivy.DocAddress]]) -> tuple[Candidate, ...]:
        """Return the hits, which are best first, each wording once."""
        wordings = self._searcher.fast_field_values("same", [address for _, address in hits])
        times = Counter(int(same or 0) for same in wordings)
        found: dict[int, Candidate] = {}
        for (score, address), wording in zip(hits, wordings, strict=True):
            same = int(wording or 0)
            if same not in found:
                found[same] = Candidate(score_of(score), address, same, times[same] - 1)
        return tuple(found.values())

    def _lexical(self, feedback: Mapping[str, float]) -> list[_Clause]:
        """Return the query's words, one of which must be found, and what counts beside them."""
        if not self._asked:
            return []
        more = [(_MAY, self._term("words", word, weight)) for word, weight in feedback.items()]
        return [(_MUST, tantivy.Query.boolean_query(self._asked)), *self._hinted, *more]

    def _hints(self, hints: Sequence[str], tokenizer: Tokenizer) -> list[_Clause]:
        """Return what moves the answers the hints speak of up; it finds none by itself."""
        text = " ".join(hints)[: ranking.LONGEST]
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
