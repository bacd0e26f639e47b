"""A state of the index that can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import tantivy

from drafter.library import ranking
from drafter.library.latent import Projection
from drafter.library.records import Records

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
    """

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    projection: Projection
    records: Records
    generation: int
    _rarities: dict[tuple[str, str], float] = field(default_factory=dict, compare=False, repr=False)

    def rarity(self, name: str, term: str) -> float:
        """Return the inverse document frequency of a term of a field; found once for all."""
        known = self._rarities.get((name, term))
        if known is None:
            if len(self._rarities) > _RARITIES:
                self._rarities.clear()
            having = self.searcher.doc_freq(name, term)
            self._rarities[name, term] = known = ranking.rarity(self.searcher.num_docs, having)
        return known

    def concept_counts(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many passages speak of each concept.

        Passages that were taken out count for a while, until tantivy tidies up.
        """
        return {term: self.searcher.doc_freq("concept", term) for term in terms}


def take_snapshot(
    index: tantivy.Index, projection: Projection, records: Path, generation: int
) -> Snapshot:
    """Return the state an index is in now; `OSError` when its records cannot be read."""
    index.config_reader("manual")
    index.reload()
    # The records after the index: they are written before it, so each passage has one.
    return Snapshot(index.searcher(), index.schema, projection, Records(records), generation)
