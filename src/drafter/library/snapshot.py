"""A state of the index that can be asked."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import tantivy

from drafter.library import ranking
from drafter.library.damage import reading_index
from drafter.library.latent import Projection
from drafter.library.records import Records
from drafter.library.stamp import Files, files_in

PART = -1
"""Generation of what does not have all there is."""
_RARITIES = 100_000
"""Terms whose rarity is remembered."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the index that does not change under its reader.

    Attributes:
        searcher: What is asked.
        schema: Its fields.
        projection: What placed its passages in the latent space.
        records: What its candidates are weighed by.
        generation: That of the store it is in step with.
        folder: Where its files are; None for one in memory.
        files: What they looked like.
    """

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    projection: Projection
    records: Records
    generation: int
    folder: Path | None = None
    files: Files = field(default_factory=dict)
    _rarities: dict[str, "Rarities"] = field(default_factory=dict, compare=False, repr=False)

    def rarities(self, name: str) -> "Rarities":
        """Return the inverse document frequencies of the terms of a field."""
        known = self._rarities.get(name)
        if known is None or len(known) > _RARITIES:
            self._rarities[name] = known = Rarities(self.searcher, name)
        return known

    def having(self, name: str, term: str) -> int:
        """Return how many passages have a term in a field; `DamagedIndex` from a damaged index."""
        with reading_index():
            return self.searcher.doc_freq(name, term)

    def concept_share(self, term: str) -> float:
        """Return in what share of the passages a concept is met."""
        passages = max(1, self.searcher.num_docs)
        return ((passages + 1) / math.exp(self.rarities("concept")[term]) - 0.5) / passages

    @property
    def sound(self) -> bool:
        """Whether its files look as they did: damage that shows in no answer is seen by that."""
        try:
            return self.folder is None or files_in(self.folder) == self.files
        except OSError:
            return False

    @property
    def dead(self) -> int:
        """Return how many records are of passages that were taken out since."""
        return len(self.records) - self.searcher.num_docs

    def concept_counts(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many passages speak of each concept."""
        if not self.dead:
            return {term: self.having("concept", term) for term in terms}
        # Those that were taken out stay in tantivy's own counts until it tidies up.
        asked = {t: tantivy.Query.term_query(self.schema, "concept", t, "basic") for t in terms}
        with reading_index():
            found = {term: self.searcher.search(query, limit=1) for term, query in asked.items()}
        return {t: int(one.count) for t, one in found.items()}  # type: ignore[attr-defined]


class Rarities(dict[str, float]):
    """The inverse document frequencies of a field's terms, each found once for all."""

    def __init__(self, searcher: tantivy.Searcher, name: str) -> None:
        self._searcher, self._name = searcher, name

    def __missing__(self, term: str) -> float:
        with reading_index():
            having = self._searcher.doc_freq(self._name, term)
            self[term] = found = ranking.rarity(self._searcher.num_docs, having)
        return found


def take_snapshot(
    index: tantivy.Index, projection: Projection, records: Path | Records, generation: int
) -> Snapshot:
    """Return the state an index is in now; `OSError` when its records cannot be read."""
    index.config_reader("manual")
    index.reload()
    # The records after the index: they are written before it, so each passage has one.
    held = records if isinstance(records, Records) else Records.of(records)
    return Snapshot(index.searcher(), index.schema, projection, held, generation)
