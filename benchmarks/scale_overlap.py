"""Whether the first stage is a shortcut: what it finds beside the exhaustive answer of FTS5.

Two figures, each the mean over the questions of a share of FTS5's 20 best by bm25:

- ``handed on``: those whose wording is among the candidates that `Question` hands to
  weighing, which are then ordered by other evidence as well;
- ``same order``: those among our own 20 best by BM25 over the same words (the field
  ``words`` alone, nothing weighed). Less than 1 by how long a passage is: FTS5 counts stop
  words, and tantivy keeps lengths in one byte.

Where several passages have the score of the twentieth, any of them is as good.
"""

from collections.abc import Iterator, Sequence, Set

import tantivy

from benchmarks.scale_fts5 import LIMIT, Fts5
from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.library import records
from drafter.library.encoder import Encoder
from drafter.library.fields import wording
from drafter.library.library import Library
from drafter.library.question import Question
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store

_READ = 400
"""How deep ties with the twentieth are looked for."""


class FirstStage:
    """What the index alone finds, taken out of an opened library."""

    def __init__(self, library: Library) -> None:
        # A benchmark may look inside: no one else has to see candidates.
        asking = library._asking
        self._store: Store = asking._store
        self._reading = asking._reading
        self._encoder: Encoder = asking._encoder
        self._subjects = library.subjects
        self._snapshot: Snapshot = asking._index.snapshot(asking._store)

    def words(self, text: str) -> list[str]:
        """Return the different words of a question, as both are asked for them."""
        return list(dict.fromkeys(self._encoder.tokenizer.words(text)))

    def handed_on(self, query: Query) -> set[int]:
        """Return the wordings of the candidates."""
        subject = self._subjects.subject(query.under) if query.under else ""
        question = Question(query, subject, self._snapshot, self._encoder, self._reading)
        candidates, _ = question._gathered(CancelToken())
        return set(candidates["same"].tolist())

    def best_by_words(self, query: Query) -> list[str]:
        """Return the ids of the best by BM25 over words alone."""
        schema, searcher = self._snapshot.schema, self._snapshot.searcher
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "words", word, "freq"))
            for word in self.words(query.text)
        ]
        hits = searcher.search(tantivy.Query.boolean_query(clauses), limit=LIMIT, count=False).hits
        rows = searcher.fast_field_values("row", [address for _, address in hits])
        return records.ids(self._snapshot.records.read(int(row or 0) for row in rows))

    def wordings(self, exemplar_ids: Sequence[str]) -> list[int]:
        """Return what `handed_on` names the texts of exemplars by."""
        passages = [passage(exemplar_id) for exemplar_id in exemplar_ids]
        exemplars = self._store.exemplars(passages)
        return [wording(exemplars[at].text) for at in passages]


def overlaps(stage: FirstStage, fts5: Fts5, queries: Sequence[Query]) -> tuple[float, float]:
    """Return the means of ``handed on`` and ``same order``."""
    shares = list(_shares(stage, fts5, queries))
    handed, ordered = zip(*shares, strict=True)
    return sum(handed) / len(shares), sum(ordered) / len(shares)


def _shares(
    stage: FirstStage, fts5: Fts5, queries: Sequence[Query]
) -> Iterator[tuple[float, float]]:
    for query in queries:
        best = fts5.best(stage.words(query.text), _READ)
        if len(best) < LIMIT:
            continue
        last = best[LIMIT - 1][1]
        best = [one for one in best if one[1] >= last * (1 - 1e-9)]
        candidates, own = stage.handed_on(query), set(stage.best_by_words(query))
        ids = [exemplar_id for exemplar_id, _ in best]
        handed = {
            exemplar_id
            for exemplar_id, same in zip(ids, stage.wordings(ids), strict=True)
            if same in candidates
        }
        yield _share(best, handed), _share(best, own)


def _share(best: Sequence[tuple[str, float]], found: Set[str]) -> float:
    """Return the share of the first places filled as well by what was ``found``."""
    last = best[LIMIT - 1][1]
    above = {one for one, score in best if score > last * (1 + 1e-9)}
    ties = {one for one, score in best if score <= last * (1 + 1e-9)}
    places = LIMIT - len(above)
    return (len(above & found) + min(places, len(ties & found))) / LIMIT
