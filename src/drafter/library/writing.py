"""Reports written into an index: records first, then tantivy's documents, which refer to them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import tantivy

from drafter.core.cancel import CancelToken
from drafter.core.report import Report
from drafter.errors import NotInLibrary
from drafter.library import fields
from drafter.library.encoder import Encoder
from drafter.library.latent import Projection
from drafter.library.records import RECORDS, Appending, pack
from drafter.library.store import Change, Store

Progress = Callable[[int, int], None]
"""Told how many reports are done, and of how many."""

HEAP = 64_000_000
"""Bytes tantivy may use before it writes a segment out; it asks for 15 MB at least."""
_AT_ONCE = 1_000
"""Passages that are placed at once."""
_PART = 4_000
"""Passages after which a first part can be searched; each further one is twice as large."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What is needed to write into the index in ``folder``; whoever does has the turn."""

    index: tantivy.Index
    folder: Path
    projection: Projection
    encoder: Encoder

    def write(
        self,
        store: Store,
        change: Change,
        progress: Progress,
        cancel: CancelToken,
        publish: Callable[[], None] | None = None,
    ) -> None:
        """Take gone reports out and come ones in.

        Args:
            store: Where they are.
            change: Which they are.
            progress: Told before each report, and at the end.
            cancel: Asked before each report.
            publish: Called after each part that can be searched by itself, but the last;
                None makes it all or nothing.
        """
        fields.register(self.index)
        writer, records = self.index.writer(HEAP, 1), Appending(self.folder / RECORDS)
        written, part, published = 0, _PART, False
        try:
            for report_id in (*change.gone, *change.come):
                writer.delete_documents_by_term("report", report_id)
            for done, report_id in enumerate(change.come):
                cancel.raise_if_cancelled()
                progress(done, len(change.come))
                with suppress(NotInLibrary):  # taken out meanwhile, which is a change to come
                    written += self._add(writer, records, store.report(report_id))
                if publish is not None and written >= part and done + 1 < len(change.come):
                    _commit(writer, records)
                    published = True
                    publish()
                    part = 2 * written
            _commit(writer, records)
        except BaseException:
            try:
                writer.rollback()
            finally:
                if not published:  # else some is referred to, and whoever builds removes it all
                    records.take_back()
            raise
        finally:
            records.close()
            writer.wait_merging_threads()  # lets go of the files and of tantivy's own lock
            self.encoder.features.cache_clear()  # a text is asked for here, and not again
        progress(len(change.come), len(change.come))

    def _add(self, writer: tantivy.IndexWriter, records: Appending, report: Report) -> int:
        """Add a report, and return how many passages it has."""
        found = list(fields.passages(report, self.encoder))
        for start in range(0, len(found), _AT_ONCE):
            some = found[start : start + _AT_ONCE]
            places = self.projection.places([one.features for one in some])
            row = records.append(pack([one.entry for one in some], places))
            for number, one in enumerate(some, row):
                one.document.add_unsigned("row", number)
                writer.add_document(one.document)
        return len(found)


def _commit(writer: tantivy.IndexWriter, records: Appending) -> None:
    records.sync()  # before what refers to them
    writer.commit()
