"""A right that one process, and one thread of it, has at a time: to write the index."""

import sqlite3
from pathlib import Path

_DAMAGED = "SQLITE_NOTADB"


class Turn:
    """A lock on an empty file. The system keeps it: a process that is killed loses it.

    SQLite knows how to lock a file on every system, and tells the threads of a process
    apart. The library's own file will not do: who holds that keeps all others from writing.
    """

    def __init__(self, path: Path) -> None:
        """Take the place of the file; it is made when it is first needed."""
        self._path = path
        self._held: sqlite3.Connection | None = None

    @property
    def held(self) -> bool:
        """Whether it is ours."""
        return self._held is not None

    def take(self, wait_s: float = 0.0) -> bool:
        """Take the turn, and return whether it is ours now; it is while we had it already.

        Raises:
            OSError: the file cannot be made or locked.
        """
        if self._held is None:
            try:
                self._held = self._locked(wait_s)
            except sqlite3.Error as error:
                raise OSError(f"no lock on {self._path}: {error}") from error
        return self._held is not None

    def give_back(self) -> None:
        """Let others have it."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _locked(self, wait_s: float) -> sqlite3.Connection | None:
        for last_try in (False, True):
            connection = sqlite3.connect(
                self._path, timeout=wait_s, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("BEGIN EXCLUSIVE")
                return connection
            except sqlite3.DatabaseError as error:
                connection.close()
                name = str(getattr(error, "sqlite_errorname", ""))
                if name.startswith("SQLITE_BUSY"):
                    return None
                if name != _DAMAGED or last_try:
                    raise
                self._path.unlink(missing_ok=True)  # nobody can hold a damaged one
        return None
