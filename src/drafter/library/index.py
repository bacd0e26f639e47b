"""The derived index: tantivy, in ``<home>/index/``. It may be deleted at any time.

A stamp file says which generation of which library the index holds, and what its files
look like. Whatever does not fit the stamp (missing, older, damaged, another version) is
caught up with or built anew from the store, without a question. The order is: store,
index, stamp; a process killed in between leaves an index that is behind its store, and
catching up again does no harm. Each building from scratch has a folder of its own, so
that another process may go on reading the old one.
"""

import json
import shutil
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from drafter.atomic_file import write_atomically
from drafter.core.cancel import CancelToken
from drafter.errors import LibraryError
from drafter.library import fields
from drafter.library.store import Change, Store
from drafter.library.tokenizer import Tokenizer

Progress = Callable[[int, int], None]
"""Told how many reports are done, and of how many."""

_STAMP = "stamp.json"
_HEAP = 64_000_000
"""Bytes tantivy may use before it writes a segment out; it asks for 15 MB at least."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the index that does not change under its reader."""

    searcher: tantivy.Searcher
    schema: tantivy.Schema
    identity: str
    generation: int


class Index:
    """Keeps the index in step with its store. Safe to share between threads."""

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        self._folder, self._tokenizer = folder, tokenizer
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._snapshot = None

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
                (self._folder / _STAMP).unlink(missing_ok=True)
            except OSError as error:
                raise LibraryError(
                    f"检索用的索引坏了，“{self._folder}”里的文件又删不掉，没法重建。"
                    "范例和你的稿子都在，没有丢。请关闭正在使用它的程序，再试一次。"
                ) from error

    def snapshot(
        self, store: Store, progress: Progress | None = None, cancel: CancelToken | None = None
    ) -> Snapshot:
        """Return the index as the store is now, catching up first if it is behind.

        Raises:
            LibraryError: it cannot be written, or another process is writing for long.
            Cancelled: ``cancel`` was set before the last report was read.
        """
        with self._lock:
            known = self._snapshot
            if known is None or known.generation != store.generation:
                self._snapshot = known = self._opened(store) or self._caught_up(
                    store, progress or _silent, cancel or CancelToken()
                )
            return known

    def _opened(self, store: Store) -> Snapshot | None:
        """Return the index on the disk if it is of the store's generation."""
        stamp = self._read_stamp(store)
        index = self._open(stamp) if stamp["generation"] == store.generation else None
        return _snapshot(index, store, stamp["generation"]) if index is not None else None

    def _caught_up(self, store: Store, progress: Progress, cancel: CancelToken) -> Snapshot:
        """Write what is missing, in this process's turn, and return the new state."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with store.turn():
                stamp = self._read_stamp(store)  # again: it may be another process's by now
                index = self._open(stamp)
                if index is None:
                    return self._built(store, progress, cancel)
                change = store.changes_since(stamp["generation"])
                if change.generation > stamp["generation"]:
                    self._write(index, store, change, progress, cancel)
                    self._write_stamp(store, stamp["name"], change.generation)
                return _snapshot(index, store, change.generation)
        except (OSError, ValueError) as error:
            raise LibraryError(
                f"检索用的索引写不进“{self._folder}”。范例和你的稿子都在，没有丢。"
                "请腾出磁盘空间，或允许写入这个文件夹，再试一次。"
            ) from error

    def _built(self, store: Store, progress: Progress, cancel: CancelToken) -> Snapshot:
        name = uuid.uuid4().hex[:12]
        folder = self._folder / name
        folder.mkdir()
        try:
            index = tantivy.Index(fields.schema(), path=str(folder))
            change = store.changes_since(0)
            self._write(index, store, change, progress, cancel)
            self._write_stamp(store, name, change.generation)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._sweep(name)
        return _snapshot(index, store, change.generation)

    def _write(
        self,
        index: tantivy.Index,
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
                for document in fields.documents(store.report(report_id), self._tokenizer):
                    writer.add_document(document)
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            writer.wait_merging_threads()  # lets go of the files and of tantivy's own lock
        progress(len(change.come), len(change.come))

    def _read_stamp(self, store: Store) -> dict[str, Any]:
        """Return the stamp; one of generation -1 when it is not this store's or unreadable."""
        nothing = {"name": "", "generation": -1, "files": {}}
        try:
            stamp = json.loads((self._folder / _STAMP).read_text(encoding="utf-8"))
            fits = (stamp["format"], stamp["identity"]) == (fields.FORMAT, store.identity)
            newer = int(stamp["generation"]) > store.generation
            return stamp if fits and not newer else nothing
        except (OSError, ValueError, KeyError, TypeError):
            return nothing

    def _open(self, stamp: dict[str, Any]) -> tantivy.Index | None:
        """Return the index of a stamp; None when it is not what the stamp says."""
        folder = self._folder / str(stamp["name"])
        try:
            if stamp["generation"] < 0 or _files(folder) != stamp["files"]:
                return None
            index = tantivy.Index.open(str(folder))
            fields.register(index)
        except (OSError, ValueError):
            return None
        return index

    def _write_stamp(self, store: Store, name: str, generation: int) -> None:
        stamp = {
            "format": fields.FORMAT,
            "identity": store.identity,
            "generation": generation,
            "name": name,
            "files": _files(self._folder / name),
        }
        write_atomically(self._folder / _STAMP, json.dumps(stamp, indent=1).encode())

    def _sweep(self, name: str) -> None:
        """Remove what older buildings left; what another process still reads may stay."""
        for old in self._folder.iterdir():
            if old.is_dir() and old.name != name:
                shutil.rmtree(old, ignore_errors=True)
            elif old.name.startswith(".") and old.suffix == ".part":  # see atomic_file
                with suppress(OSError):
                    old.unlink()


def _files(folder: Path) -> dict[str, list[int]]:
    """Return size and time of each file: whoever writes into one changes these."""
    stats = ((path.name, path.stat()) for path in folder.iterdir() if path.suffix != ".lock")
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in sorted(stats)}


def _snapshot(index: tantivy.Index, store: Store, generation: int) -> Snapshot:
    index.config_reader("manual")
    index.reload()
    return Snapshot(index.searcher(), index.schema, store.identity, generation)


def _silent(_done: int, _of: int) -> None:
    """Take progress that nobody wants."""
