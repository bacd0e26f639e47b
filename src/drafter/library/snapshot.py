"""A state of the index that can be asked."""

from dataclasses import dataclass

import tantivy

from drafter.library.latent import Projection


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the index that does not change under its reader.

    Attributes:
        searcher: What is asked.
        schema: Its fields.
        projection: What placed its passages in the latent space.
        generation: That of the store it is in step with.
    """

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    projection: Projection
    generation: int


def take_snapshot(index: tantivy.Index, projection: Projection, generation: int) -> Snapshot:
    """Return the state an index is in now."""
    index.config_reader("manual")
    index.reload()
    return Snapshot(index.searcher(), index.schema, projection, generation)
