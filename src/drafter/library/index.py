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
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import tantivy

from drafter.atomic_file import write_atomically
from drafter.core.cancel import CancelToken
from drafter.core.report import Report
from drafter.errors import LibraryError
from drafter.library import fields
from drafter.library.building import Building, Publish
from drafter.library.encoder import Encoder
from drafter.library.latent import Projection
from drafter.library.records import RECORDS, Records
from drafter.library.snapshot import Snapshot, take_snapshot
from drafter.library.stamp import STAMP, Files, Stamp, files_in, read_stamp, write_stamp
from drafter.library.store import Store
from drafter.library.turn import Turn
from drafter.library.writing import Progress, Writing

_PART = -1
"""Generation of what is not all there yet."""
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
        self._building: Building | None = None

    def close(self) -> None:
        """Let go of the files, and of the right to write; what is being built is given up."""
        self._stop()
        with self._lock:
            self._snapshot = None
            self._turn.give_back()

    @property
    def latest(self) -> Snapshot | None:
        """Return the state last read, whatever the store has become since; None for none."""
        return self._snapshot

    @property
    def complete(self) -> bool:
        """Whether nothing is being built, so that all there was is found."""
        return self._building is None

    def finish(self) -> None:
        """Wait until what is being built is ready, or has failed."""
        if (building := self._building) is not None:
            building.join()

    def discard(self) -> None:
        """Forget the index, as one found to be damaged; the next `snapshot` builds it anew.

        Raises:
            LibraryError: it cannot be removed, so that it would be met again.
        """
        self._stop()
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
        state there is. One that has to be built anew is so on another thread: the answer is
        what there is of it so far, after a first part, and ``progress`` is told from there.

        Raises:
            LibraryError: it cannot be written, or there is none and another process writes
                for long.
            Cancelled: ``cancel`` was set before the last report was read.
        """
        with self._lock:
            building, known = self._building, self._snapshot
            if building is not None and not building.over:
                return building.first()
            if known is None or known.generation != store.generation:
                stopping = cancel or CancelToken()
                self._snapshot = known = (
                    self._opened(store)
                    or (self._newest(store) if self._deferring else None)
                    or self._awaited(store, progress or _silent, stopping)
                )
            building = self._building
        if building is not None and building.over:
            building.join()  # so that it has given the turn back
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
        self.finish()
        with self._lock:
            if not self._take_turn(0):
                return False
            self._snapshot = self._caught_up(store, _silent, cancel or CancelToken())
            self._deferring = False
            if (building := self._building) is None:
                self._turn.give_back()
        if building is not None:
            building.join()
        return True

    def _stop(self) -> None:
        if (building := self._building) is not None:
            building.stop()

    def _opened(self, store: Store) -> Snapshot | None:
        """Return the index on the disk if it is of the store's generation."""
        stamp = self._stamp(store)
        opened = self._open(stamp) if stamp.generation == store.generation else None
        return self._taken(*opened, stamp) if opened is not None else None

    def _newest(self, store: Store) -> Snapshot | None:
        """Return the newest state that can be read just now; None for none."""
        known, stamp = self._snapshot, self._stamp(store)
        if known is None or stamp.generation > known.generation:
            opened = self._open(stamp)
            return known if opened is None else self._taken(*opened, stamp)
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
                    return self._begun(store, progress, cancel)
                change = store.changes_since(stamp.generation)
                if change.generation > stamp.generation:
                    index, projection = opened
                    folder = self._folder / stamp.name
                    writing = Writing(index, folder, projection, self._encoder)
                    writing.write(store, change, progress, cancel)
                    self._write_stamp(store, stamp.name, change.generation)
                return self._taken(*opened, replace(stamp, generation=change.generation))
        finally:
            if self._building is None and not self._deferring:
                self._turn.give_back()

    def _begun(self, store: Store, progress: Progress, cancel: CancelToken) -> Snapshot:
        """Begin to build anew on another thread, which has the turn from now on."""

        def build(publish: Publish, told: Progress) -> Snapshot:
            with _sentences(self._folder):
                return self._built(store, publish, told, cancel)

        self._building = Building(build, self._over, progress)
        return self._building.first()

    def _over(self, building: Building) -> None:
        """Take over what was built, and let others write."""
        with self._lock:
            built, known = building.so_far, self._snapshot
            if built is not None and (known is None or known.generation < built.generation):
                self._snapshot = built
            self._building = None
            if not self._deferring:
                self._turn.give_back()

    def _built(
        self, store: Store, publish: Publish, progress: Progress, cancel: CancelToken
    ) -> Snapshot:
        name = uuid.uuid4().hex[:12]
        folder = self._folder / name
        folder.mkdir()
        try:
            index = tantivy.Index(fields.schema(), path=str(folder))
            projection = self._encoder.train(_bundled(store, cancel))
            write_atomically(folder / _PROJECTION, projection.to_bytes())
            cancel.raise_if_cancelled()
            change = store.changes_since(0)
            part = Stamp(name, _PART, {})
            writing = Writing(index, folder, projection, self._encoder)
            writing.write(
                store,
                change,
                progress,
                cancel,
                lambda: publish(self._taken(index, projection, part)),
            )
            self._write_stamp(store, name, change.generation)
            built = self._taken(index, projection, replace(part, generation=change.generation))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._sweep(name)
        return built

    def _taken(self, index: tantivy.Index, projection: Projection, stamp: Stamp) -> Snapshot:
        records = self._folder / stamp.name / RECORDS
        return take_snapshot(index, projection, records, stamp.generation)

    def _open(self, stamp: Stamp) -> tuple[tantivy.Index, Projection] | None:
        """Return the index of a stamp, or a later one; None when it is neither."""
        folder = self._folder / stamp.name
        try:
            if stamp.generation < 0 or not _follows(files_in(folder), stamp.files):
                return None
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")
            index.reload()  # fails if a file is missing or cut off
            Records(folder / RECORDS)
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
    kept = {name: told for name, told in then.items() if name not in _LISTS and name != RECORDS}
    return (
        kept.items() <= now.items()
        and all(name in now and now[name][1] >= then[name][1] for name in _LISTS if name in then)
        and _grown(now.get(RECORDS), then.get(RECORDS))
    )


def _grown(now: list[int] | None, then: list[int] | None) -> bool:
    """Return whether a file is as it was, or was written behind its end."""
    if now is None or then is None:
        return False
    return now == then or (now[0] > then[0] and now[1] >= then[1])


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
