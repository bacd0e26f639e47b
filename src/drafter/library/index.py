"""The derived index: tantivy, in ``<home>/index/``. It may be deleted at any time.

A stamp file says which generation of which library the index holds, and what its files
look like. Whatever does not fit the stamp (missing, older, damaged, another version) is
caught up with or built anew from the store, without a question. The order is: store,
index, stamp; a process killed in between leaves an index that is behind its store, or ahead
of its stamp, and catching up again does no harm: what comes is taken out first. Such an
index is known by the files it had being as they were, for tantivy changes none but its own
lists, which it puts in place last. Each building from scratch has a folder of its own, so
that another process may go on reading the old one; the latent projection, learnt from the
bundled reports at the same time, lies in it, for what it placed can be read with no other.

One process writes at a time, the one that has the `Turn`. Another does not wait for it as
long as there is something to read: it answers from the newest state on the disk. So an
import has its own process do all the work, and a killed one leaves it to the next search.
"""

import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy

from drafter.atomic_file import write_atomically
from drafter.core.cancel import CancelToken
from drafter.core.report import Report
from drafter.errors import LibraryError, NotInLibrary
from drafter.library import fields
from drafter.library.encoder import Encoder
from drafter.library.latent import Projection
from drafter.library.snapshot import Snapshot, take_snapshot
from drafter.library.stamp import STAMP, Files, Stamp, files_in, read_stamp, write_stamp
from drafter.library.store import Change, Store
from drafter.library.turn import Turn

Progress = Callable[[int, int], None]
"""Told how many reports are done, and of how many."""

_HEAP = 64_000_000
"""Bytes tantivy may use before it writes a segment out; it asks for 15 MB at least."""
_TURN, _PROJECTION = "index.lock", "projection.bin"
_LISTS = ("meta.json", ".managed.json")
"""Files of tantivy's own that say which others there are."""
_POLL_S, _POLLS = 0.25, 240
"""How long to wait for another process where there is nothing to read, in parts."""
_WRITING = (
    "检索用的索引正由另一个程序建立，还没有好。范例和你的稿子都在，没有丢。请稍等片刻再试一次。"
)


class Index:
    """Keeps the index in step with its store. Safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self._folder, self._encoder = folder, encoder
        self._turn = Turn(folder.with_name(_TURN))
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._deferring = False

    def close(self) -> None:
        """Let go of the files, and of the right to write."""
        with self._lock:
            self._snapshot = None
            self._turn.give_back()

    @property
    def latest(self) -> Snapshot | None:
        """Return the state last read, whatever the store has become since; None for none."""
        return self._snapshot

    def discard(self) -> None:
        """Forget the index, as one found to be damaged; the next `snapshot` builds it anew.

        Raises:
            LibraryError: it cannot be removed, so that it would be met again.
        """
        with self._lock:
            self._snapshot = None
            try:
                (self._folder / STAMP).unlink(missing_ok=True)
            except OSError as error:
                raise LibraryError(
                    f"检索用的索引坏了，“{self._folder}”里的文件又删不掉，没法重建。"
                    "范例和你的稿子都在，没有丢。请关闭正在使用它的程序，再试一次。"
                ) from error

    def snapshot(
        self, store: Store, progress: Progress | None = None, cancel: CancelToken | None = None
    ) -> Snapshot:
        """Return the index as the store is now, catching up first if it is behind.

        While another process writes, or this one has deferred, the answer is the newest
        state there is.

        Raises:
            LibraryError: it cannot be written, or there is none and another process writes
                for long.
            Cancelled: ``cancel`` was set before the last report was read.
        """
        with self._lock:
            known = self._snapshot
            if known is None or known.generation != store.generation:
                stopping = cancel or CancelToken()
                self._snapshot = known = (
                    self._opened(store)
                    or (self._newest(store) if self._deferring else None)
                    or self._awaited(store, progress or _silent, stopping)
                )
            return known

    def defer(self) -> None:
        """Leave off catching up until `catch_up` or `close`, and keep all others from it.

        Another process that writes just now goes on; the next call tries again.
        """
        with self._lock, _sentences(self._folder):
            self._deferring = True
            self._turn.take()

    def catch_up(self, store: Store, cancel: CancelToken | None = None) -> bool:
        """Bring the index up to date; return False when another process is at it instead.

        What was deferred is so no more, unless it fails.

        Raises:
            LibraryError: it cannot be written.
            Cancelled: ``cancel`` was set before the last report was read.
        """
        with self._lock:
            if not self._take_turn(0):
                return False
            self._snapshot = self._caught_up(store, _silent, cancel or CancelToken())
            self._deferring = False
            self._turn.give_back()
            return True

    def _opened(self, store: Store) -> Snapshot | None:
        """Return the index on the disk if it is of the store's generation."""
        stamp = self._stamp(store)
        opened = self._open(stamp) if stamp.generation == store.generation else None
        return take_snapshot(*opened, stamp.generation) if opened is not None else None

    def _newest(self, store: Store) -> Snapshot | None:
        """Return the newest state that can be read just now; None for none."""
        known, stamp = self._snapshot, self._stamp(store)
        if known is None or stamp.generation > known.generation:
            opened = self._open(stamp)
            return known if opened is None else take_snapshot(*opened, stamp.generation)
        return known

    def _awaited(self, store: Store, progress: Progress, cancel: CancelToken) -> Snapshot:
        """Catch up, or have what another process makes of it."""
        wait_s = 0.0
        for _ in range(_POLLS):
            cancel.raise_if_cancelled()
            if self._take_turn(wait_s):
                return self._caught_up(store, progress, cancel)
            if (newest := self._newest(store)) is not None:
                return newest
            wait_s = _POLL_S
        raise LibraryError(_WRITING)

    def _take_turn(self, wait_s: float) -> bool:
        with _sentences(self._folder):
            return self._turn.take(wait_s)

    def _caught_up(self, store: Store, progress: Progress, cancel: CancelToken) -> Snapshot:
        """Write what is missing, having the turn, and return the new state."""
        try:
            with _sentences(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
                stamp = self._stamp(store)  # again: it may be another process's by now
                opened = self._open(stamp)
                if opened is None:
                    return self._built(store, progress, cancel)
                change = store.changes_since(stamp.generation)
                if change.generation > stamp.generation:
                    self._write(*opened, store, change, progress, cancel)
                    self._write_stamp(store, stamp.name, change.generation)
                return take_snapshot(*opened, change.generation)
        finally:
            if not self._deferring:
                self._turn.give_back()

    def _built(self, store: Store, progress: Progress, cancel: CancelToken) -> Snapshot:
        name = uuid.uuid4().hex[:12]
        folder = self._folder / name
        folder.mkdir()
        try:
            index = tantivy.Index(fields.schema(), path=str(folder))
            projection = self._encoder.train(_bundled(store, cancel))
            write_atomically(folder / _PROJECTION, projection.to_bytes())
            cancel.raise_if_cancelled()
            change = store.changes_since(0)
            self._write(index, projection, store, change, progress, cancel)
            self._write_stamp(store, name, change.generation)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._sweep(name)
        return take_snapshot(index, projection, change.generation)

    def _write(
        self,
        index: tantivy.Index,
        projection: Projection,
        store: Store,
        change: Change,
        progress: Progress,
        cancel: CancelToken,
    ) -> None:
        """Take gone reports out and come ones in, all or nothing."""
        fields.register(index)
        writer = index.writer(_HEAP, 1)
        try:
            for report_id in (*change.gone, *change.come):
                writer.delete_documents_by_term("report", report_id)
            for done, report_id in enumerate(change.come):
                cancel.raise_if_cancelled()
                progress(done, len(change.come))
                with suppress(NotInLibrary):  # taken out meanwhile, which is a change to come
                    report = store.report(report_id)
                    for document in fields.documents(report, self._encoder, projection):
                        writer.add_document(document)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()  # lets go of the files and of tantivy's own lock
            self._encoder.features.cache_clear()  # a text is asked for here, and not again
        progress(len(change.come), len(change.come))

    def _open(self, stamp: Stamp) -> tuple[tantivy.Index, Projection] | None:
        """Return the index of a stamp, or a later one; None when it is neither."""
        folder = self._folder / stamp.name
        try:
            if stamp.generation < 0 or not _follows(files_in(folder), stamp.files):
                return None
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")
            index.reload()  # fails if a file is missing or cut off
            fields.register(index)
            return index, Projection.from_bytes((folder / _PROJECTION).read_bytes())
        except (OSError, ValueError):
            return None

    def _stamp(self, store: Store) -> Stamp:
        return read_stamp(self._folder, self._made_of(store), store.generation)

    def _write_stamp(self, store: Store, name: str, generation: int) -> None:
        write_stamp(self._folder, self._made_of(store), name, generation)

    def _made_of(self, store: Store) -> str:
        """Name all an index is made of but the user's own reports."""
        return f"{store.identity} {store.meta('corpus')} {self._encoder.fingerprint}"

    def _sweep(self, name: str) -> None:
        """Remove what older buildings left; what another process still reads may stay."""
        for old in self._folder.iterdir():
            if old.is_dir() and old.name != name:
                shutil.rmtree(old, ignore_errors=True)
            elif old.name.startswith(".") and old.suffix == ".part":  # see atomic_file
                with suppress(OSError):
                    old.unlink()


def _follows(now: Files, then: Files) -> bool:
    """Return whether files are as they were, but for what a process that was killed has added.

    Its lists name what counts; they are not older than they were.
    """
    if now == then:
        return True
    kept = {name: told for name, told in then.items() if name not in _LISTS}
    return kept.items() <= now.items() and all(
        name in now and now[name][1] >= then[name][1] for name in _LISTS if name in then
    )


@contextmanager
def _sentences(folder: Path) -> Iterator[None]:
    """Turn what the disk or tantivy raises inside into a `LibraryError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise LibraryError(
            f"检索用的索引写不进“{folder}”。范例和你的稿子都在，没有丢。"
            "请腾出磁盘空间，或允许写入这个文件夹，再试一次。"
        ) from error


def _bundled(store: Store, cancel: CancelToken) -> Iterator[Report]:
    for summary in store.reports():
        cancel.raise_if_cancelled()
        if not summary.own:
            yield store.report(summary.id)


def _silent(_done: int, _of: int) -> None:
    """Take progress that nobody wants."""
