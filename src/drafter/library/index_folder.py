"""The folder of an index: which state lies in it, opened if it is whole, swept of what is old."""

import shutil
import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import tantivy

from drafter.library import fields
from drafter.library.damage import DamagedIndex, reading_index
from drafter.library.encoder import Encoder
from drafter.library.latent import Projection
from drafter.library.records import RECORDS
from drafter.library.snapshot import Snapshot, take_snapshot
from drafter.library.stamp import STAMP, Files, Stamp, files_in, read_stamp, write_stamp
from drafter.library.store import Store

PROJECTION = "projection.bin"
_LISTS = ("meta.json", ".managed.json")
"""Files of tantivy's own that say which others there are."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that can be written into and asked, in the folder of a stamp."""

    index: tantivy.Index
    projection: Projection
    folder: Path

    def state(self, generation: int) -> Snapshot:
        """Return what it holds now; `DamagedIndex` when that cannot be read."""
        with reading_index():
            files, records = files_in(self.folder), self.folder / RECORDS
            taken = take_snapshot(self.index, self.projection, records, generation)
            return replace(taken, folder=self.folder, files=files)


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """Where an index lies. Nothing here is locked: see `Turn`."""

    path: Path
    encoder: Encoder

    def stamp(self, store: Store) -> Stamp:
        """Return the stamp; one of no use when it is missing or not of this library."""
        return read_stamp(self.path, self._made_of(store), store.generation)

    def write_stamp(self, store: Store, name: str, generation: int) -> None:
        """Say what the folder ``name`` holds; `OSError` when it cannot be written."""
        write_stamp(self.path, self._made_of(store), name, generation)

    def make(self) -> None:
        """Make it; what has its place and is no folder is put aside.

        Raises:
            OSError: it cannot be made.
        """
        if self.path.is_symlink() and not self.path.exists():
            self.path.unlink()  # to a disk that is gone; what it led to is not touched
        elif self.path.exists() and not self.path.is_dir():
            self.path.rename(self.path.with_name(f"{self.path.name}-{uuid.uuid4().hex[:8]}.old"))
        self.path.mkdir(parents=True, exist_ok=True)
        if (self.path / STAMP).is_dir():
            self.forget()

    def forget(self) -> None:
        """Have nobody open what is there; `OSError` when the stamp cannot be removed."""
        stamp = self.path / STAMP
        if stamp.is_dir() and not stamp.is_symlink():
            shutil.rmtree(stamp)
        else:
            stamp.unlink(missing_ok=True)

    def open(self, stamp: Stamp) -> Opened | None:
        """Return the index of a stamp, or a later one; None when it is neither."""
        folder = self.path / stamp.name
        try:
            if stamp.generation < 0 or not _follows(files_in(folder), stamp.files):
                return None
            with reading_index():
                index = tantivy.Index.open(str(folder))
                index.config_reader("manual")
                index.reload()  # fails if a file is missing or cut off
                fields.register(index)
                projection = Projection.from_bytes((folder / PROJECTION).read_bytes())
            return Opened(index, projection, folder)
        except (OSError, DamagedIndex):
            return None

    def sweep(self, name: str) -> None:
        """Remove what older buildings left; what another process still reads may stay."""
        for old in self.path.iterdir():
            if old.is_dir() and old.name != name:
                shutil.rmtree(old, ignore_errors=True)
            elif old.name.startswith(".") and old.suffix == ".part":  # see atomic_file
                with suppress(OSError):
                    old.unlink()

    def _made_of(self, store: Store) -> str:
        """Name all an index is made of but the user's own reports."""
        return f"{store.identity} {store.meta('corpus')} {self.encoder.fingerprint}"


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
