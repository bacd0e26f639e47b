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

One process writes at a time, the one that has the `Turn`. Another does not wait for it: it
answers from the newest state on the disk, or from a first part of its own. So an import has
its own process do all the work, and a killed one leaves it to the next search.

What takes long is done on a thread of its own: building anew, catching up with many reports.
Searches answer meanwhile from the state there was, or from what can be searched so far.
"""

import shutil
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import tantivy

from drafter.atomic_file import write_atomically
from drafter.core.cancel import CancelToken
from drafter.errors import LibraryError
from drafter.library import fields
from drafter.library.building import Building, Publish
from drafter.library.damage import DamagedIndex, panicked
from drafter.library.encoder import Encoder
from drafter.library.first_part import bundled, first_part
from drafter.library.index_folder import PROJECTION, IndexFolder, Opened
from drafter.library.not_written import IndexNotWritten, not_removed, sentences
from drafter.library.snapshot import PART, Snapshot
from drafter.library.stamp import Stamp
from drafter.library.store import Change, Store
from drafter.library.turn import Turn
from drafter.library.writing import Progress, Writing

_TURN = "index.lock"
_MANY = 100
"""Reports from which on catching up is done on a thread of its own."""
_DEAD = 1_000
"""Records of passages that are gone which do not matter yet."""
_REST_S = 30.0
"""How long what could not be written is left alone, unless there is more to write."""
_PATIENCE_S, _POLL_S = 1.0, 0.01
"""How long one's own change waits for another process to let it be indexed, looking how often."""


class Index:
    """Keeps the index in step with its store. Safe to share between threads."""

    def __init__(self, folder: Path, encoder: Encoder, *, named: bool = True) -> None:
        """Take the place of the index.

        Args:
            folder: It may be missing; it is made when it is first needed.
            encoder: Reads words and concepts off texts.
            named: Whether sentences name the folder, as one that the user knows.
        """
        self._folder, self._encoder = IndexFolder(folder, encoder), encoder
        self._named = folder if named else None
        self._turn = Turn(folder.with_name(_TURN))
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._deferring = False
        self._building: Building | None = None
        self._failed: LibraryError | None = None
        self._resting = (-1, 0.0)  # generation that could not be written, until when
        self._progress: Progress = _silent
        self._pause = threading.Event()  # set when it is closed

    def close(self) -> None:
        """Let go of the files, and of the right to write; what is being built is given up."""
        self._pause.set()
        self._stop()
        with self._lock:
            self._snapshot = None
            self._turn.give_back()

    @property
    def latest(self) -> Snapshot | None:
        """Return the whole state last read, whatever the store has become since, or None."""
        known = self._snapshot
        return None if known is None or known.generation == PART else known

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
                self._folder.forget()
            except OSError as error:
                raise not_removed(self._named) from error

    def snapshot(
        self,
        store: Store,
        progress: Progress | None = None,
        cancel: CancelToken | None = None,
        *,
        whole: bool = False,
    ) -> Snapshot:
        """Return the index as the store is now, catching up first if it is behind.

        While another process writes, or this one has deferred, or could not write a moment
        ago, the answer is the newest state there is, or the bundled reports. What takes long
        goes on behind the answer, which is the state there was, or what there is of a new one
        so far: the bundled reports by their words first.

        Args:
            store: What is indexed.
            progress: Told how far that is, now and whenever it happens again; None for
                whoever was told before.
            cancel: Calls it off.
            whole: Whether to wait for all of it instead.

        Raises:
            LibraryError: it could not be written; raised once, and the next answers.
            Cancelled: ``cancel`` was set before the last report was read.
        """
        with self._lock:
            self._progress = progress or self._progress
            building, known = self._building, self._snapshot
            if building is None and self._failed is not None:
                error, self._failed = self._failed, None
                raise error
            if building is None and not (
                known is not None and known.generation == store.generation and known.sound
            ):
                self._snapshot = known = (
                    self._opened(store)
                    or (self._newest(store) if self._deferring else None)
                    or self._awaited(store, cancel or CancelToken())
                )
                building = self._building
        if building is None:
            assert known is not None  # one of the three above, or there before
            return known
        if building.over or whole:
            building.join()  # so that it has given the turn back
        return building.whole() if whole else building.first(cancel)

    def follow(self, store: Store) -> None:
        """Have the index follow a change just made, waiting a moment for another that writes.

        Raises:
            LibraryError: it cannot be written.
        """
        changed, until = store.generation, time.monotonic() + _PATIENCE_S
        while self.snapshot(store).generation < changed and not self._deferring:
            if self._building is not None or self._rests(store) or time.monotonic() > until:
                break
            self._pause.wait(_POLL_S)

    def defer(self) -> None:
        """Leave off catching up until `catch_up` or `close`, and keep all others from it.

        Another process that writes just now goes on; the next call tries again.
        """
        with self._lock, sentences(self._named):
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
            self._snapshot = self._caught_up(store, cancel or CancelToken())
            self._deferring = False
            if (building := self._building) is None:
                self._turn.give_back()
        if building is not None:
            building.join()
            building.whole()
        return True

    def _stop(self) -> None:
        if (building := self._building) is not None:
            building.stop()

    def _opened(self, store: Store) -> Snapshot | None:
        """Return the index on the disk if it is of the store's generation."""
        stamp = self._folder.stamp(store)
        return self._read(stamp) if stamp.generation == store.generation else None

    def _newest(self, store: Store) -> Snapshot | None:
        """Return the newest state that can be read just now; None for none."""
        known, stamp = self._snapshot, self._folder.stamp(store)
        if known is None or stamp.generation > known.generation:
            return self._read(stamp) or known
        return known

    def _read(self, stamp: Stamp) -> Snapshot | None:
        """Return the state of a stamp, None when it cannot be read.

        That need be no damage: another process may be writing it.
        """
        opened = self._folder.open(stamp)
        try:
            return opened.state(stamp.generation) if opened is not None else None
        except DamagedIndex:
            return None

    def _awaited(self, store: Store, cancel: CancelToken) -> Snapshot:
        """Catch up, or have what there is while another process does, or while it cannot be."""
        cancel.raise_if_cancelled()
        if not self._rests(store):
            try:
                if self._take_turn(0):
                    return self._caught_up(store, cancel)
            except IndexNotWritten as error:
                self._rest(store, error)
        return self._newest(store) or first_part(store, self._encoder, cancel)

    def _rest(self, store: Store, error: LibraryError) -> None:
        """Let be for a while what could not be done; say so if much is not found for it."""
        self._failed = error if self.latest is None else None
        self._resting = (store.generation, time.monotonic() + _REST_S)

    def _rests(self, store: Store) -> bool:
        generation, until = self._resting
        return generation == store.generation and time.monotonic() < until

    def _take_turn(self, wait_s: float) -> bool:
        with sentences(self._named):
            self._folder.path.parent.mkdir(parents=True, exist_ok=True)
            return self._turn.take(wait_s)

    def _caught_up(self, store: Store, cancel: CancelToken) -> Snapshot:
        """Write what is missing, having the turn, and return the new state or a first one."""
        try:
            with sentences(self._named):
                stamp = self._folder.stamp(store)  # again: it may be another process's by now
                opened = self._folder.open(stamp)
                if opened is None:
                    return self._begun(self._anew, store, cancel, None)
                try:
                    return self._continued(store, opened, stamp.generation, cancel)
                except DamagedIndex:
                    return self._begun(self._anew, store, cancel, None)
        finally:
            if self._building is None and not self._deferring:
                self._turn.give_back()

    def _continued(
        self, store: Store, opened: Opened, generation: int, cancel: CancelToken
    ) -> Snapshot:
        """Bring what is missing into the index there is; `DamagedIndex` when it cannot be used."""
        change = store.changes_since(generation)
        if change.generation == generation:
            return opened.state(generation)
        if len(change.come) >= _MANY:
            before = opened.state(generation)
            return self._begun(self._adding(opened, change), store, cancel, before)
        state = self._write(store, opened, change, _silent, cancel)
        if state.dead > max(_DEAD, state.searcher.num_docs):
            return self._begun(self._anew, store, cancel, state)
        return state

    def _begun(
        self,
        write: Callable[[Store, Publish, Progress, CancelToken], Snapshot],
        store: Store,
        cancel: CancelToken,
        known: Snapshot | None,
    ) -> Snapshot:
        """Begin to write on another thread, which has the turn from now on.

        Args:
            write: Does it.
            store: What it is given.
            cancel: Calls it off.
            known: What is searched meanwhile; None for what there is of the new one.
        """

        def work(publish: Publish, told: Progress, token: CancelToken) -> Snapshot:
            with sentences(self._named):
                return write(store, _unheard if known is not None else publish, told, token)

        def over(building: Building) -> None:
            self._over(building, store)

        self._building = Building(work, over, self._progress, cancel, known)
        return self._building.first(cancel)

    def _over(self, building: Building, store: Store) -> None:
        """Take over what was built, or what there is of it if it failed; let others write."""
        with self._lock:
            self._building, state = None, building.so_far
            if building.failed is not None:
                self._rest(store, building.failed)
                self._snapshot = self.latest or state
            elif state is not None and state.generation != PART:
                self._snapshot = state
            else:
                self._snapshot = self.latest  # called off: not all there is
            if not self._deferring:
                self._turn.give_back()

    def _adding(
        self, opened: Opened, change: Change
    ) -> Callable[[Store, Publish, Progress, CancelToken], Snapshot]:
        """Return what brings many reports into the index there is."""

        def add(store: Store, publish: Publish, told: Progress, token: CancelToken) -> Snapshot:
            try:
                return self._write(store, opened, change, told, token)
            except DamagedIndex:
                return self._anew(store, publish, told, token)

        return add

    def _write(
        self, store: Store, opened: Opened, change: Change, progress: Progress, cancel: CancelToken
    ) -> Snapshot:
        writing = Writing(opened.index, opened.folder, opened.projection, self._encoder)
        try:
            writing.write(store, change, progress, cancel)
        except BaseException as error:
            if panicked(error):
                raise DamagedIndex(str(error)) from error
            raise
        self._folder.write_stamp(store, opened.folder.name, change.generation)
        return opened.state(change.generation)

    def _anew(
        self, store: Store, publish: Publish, progress: Progress, cancel: CancelToken
    ) -> Snapshot:
        """Make an index of everything; the bundled reports are searched even if it fails."""
        change = store.changes_since(0)
        progress(0, len(change.come))
        publish(first_part(store, self._encoder, cancel))
        self._folder.make()
        return self._built(store, change, publish, progress, cancel)

    def _built(
        self,
        store: Store,
        change: Change,
        publish: Publish,
        progress: Progress,
        cancel: CancelToken,
    ) -> Snapshot:
        folder = self._folder.path / uuid.uuid4().hex[:12]
        folder.mkdir()
        try:
            index = tantivy.Index(fields.schema(), path=str(folder))
            projection = self._encoder.train(bundled(store, cancel), cancel)
            write_atomically(folder / PROJECTION, projection.to_bytes())
            cancel.raise_if_cancelled()
            opened = Opened(index, projection, folder)
            writing = Writing(index, folder, projection, self._encoder)
            writing.write(store, change, progress, cancel, lambda: publish(opened.state(PART)))
            self._folder.write_stamp(store, folder.name, change.generation)
            built = opened.state(change.generation)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._folder.sweep(folder.name)
        return built


def _unheard(_: Snapshot) -> None:
    """Take a part that nobody wants, as there is an older whole."""


def _silent(_done: int, _of: int) -> None:
    """Take progress that nobody wants."""
