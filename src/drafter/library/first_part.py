"""The bundled reports by words and concepts alone, in memory: what is searched first of all.

A user whose index has to be built anew need not wait for it: this takes half a second, where
learning the latent space takes longer and a large library minutes.
"""

from collections.abc import Iterator

import tantivy

from drafter.core.cancel import CancelToken
from drafter.core.report import Report
from drafter.library import fields
from drafter.library.encoder import Encoder
from drafter.library.latent import Features, Projection
from drafter.library.records import Entry, Records, pack
from drafter.library.snapshot import PART, Snapshot, take_snapshot
from drafter.library.store import Store
from drafter.library.writing import HEAP


def bundled(store: Store, cancel: CancelToken) -> Iterator[Report]:
    """Yield the bundled reports; `Cancelled` when ``cancel`` was set."""
    for summary in store.reports():
        cancel.raise_if_cancelled()
        if not summary.own:
            yield store.report(summary.id)


def first_part(store: Store, encoder: Encoder, cancel: CancelToken) -> Snapshot:
    """Return what can be searched at once; nothing in it has a place in the latent space.

    Raises:
        Cancelled: ``cancel`` was set before it was ready.
    """
    index = tantivy.Index(fields.schema())
    fields.register(index)
    writer, entries = index.writer(HEAP, 1), list[Entry]()
    for report in bundled(store, cancel):
        for found in fields.passages(report, encoder):
            found.document.add_unsigned("row", len(entries))
            writer.add_document(found.document)
            entries.append(found.entry)
    writer.commit()
    writer.wait_merging_threads()
    nowhere = Projection.nowhere()
    places = nowhere.places([Features((), {})] * len(entries))
    return take_snapshot(index, nowhere, Records(pack(entries, places)), PART)
