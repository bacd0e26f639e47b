"""The library's SQLite file: connections, transactions, and errors as sentences."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.errors import LibraryError
from drafter.library import packed_text, schema

BUSY_S = 10.0
"""How long to wait for another process that is writing, in seconds."""

_PAGES = 2_000
_MOST_PAGES = 16_000
"""Pages of 4 KiB given back to the disk at a time, some 60 ms of work, and in one go."""
_LOG_BYTES = 16_000_000
"""What the write-ahead log may keep on the disk after a large transaction."""
_SAFE = "你的稿子不受影响。"


class Database:
    """The file with a connection to read and one to write: a reader never waits for a writer.

    Safe to share between threads and processes.

    Attributes:
        read_only: Whether the file lies where nothing can be written. It is read all the
            same; writing raises.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``, making it when missing, bringing an old one up to date.

        Raises:
            LibraryError: it cannot be opened, is damaged or of a newer version.
        """
        self._path = path
        self._reading, self._writing = threading.Lock(), threading.Lock()
        with sentences(path):
            self._writer, self.read_only = _connected(path)
            try:
                self._reader = _connected(path)[0]
            except BaseException:
                self._writer.close()
                raise
        if not self.read_only:
            _forget_damaged(self._writer)

    def close(self) -> None:
        """Close the file; it cannot be used any more."""
        with self._reading, self._writing:
            self._reader.close()
            self._writer.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give what reads; all inside sees the same state. `LibraryError` when it fails."""
        with self._reading, sentences(self._path), _snapshot(self._reader):
            yield self._reader

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give what writes; all or nothing of what happens inside is done.

        Raises:
            LibraryError: nothing was done: a full disk, another program that writes for long.
        """
        with self._writing, sentences(self._path), _transaction(self._writer):
            yield self._writer

    def shrink(self, most: int = _MOST_PAGES) -> None:
        """Give room that nothing needs back to the disk, at most so many pages."""
        # Whoever cannot now, for a full disk or another writer, does so another time.
        with self._writing, suppress(sqlite3.Error):
            for _ in range(0, most, _PAGES):
                (free,) = self._writer.execute("PRAGMA freelist_count").fetchone()
                if not free:
                    return
                # Not execute(): that would take the first step only, and free one page.
                self._writer.executescript(f"PRAGMA incremental_vacuum({_PAGES})")


def _connected(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Return a connection to the file as it has to be, and whether it can only be read.

    The connection commits each statement by itself, and may be used from several threads,
    one at a time.
    """
    try:
        connection = _opened(str(path))
    except sqlite3.OperationalError as error:
        if not (_is_refusal(error) or _is_full(error)) or not path.is_file():
            raise
    else:
        if _is_writable(connection):
            return connection, False
        connection.close()
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        return _opened(address), True
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        unread = log.is_file() and log.stat().st_size
        if not (_is_refusal(error) or _is_full(error)) or unread:
            raise
    return _opened(f"{address}&immutable=1"), True  # without room for the files of a log


def _opened(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=False,
        uri=address.startswith("file:"),
    )
    try:
        if _version(connection) == 0:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.execute("PRAGMA journal_mode = WAL")  # lasting; readers never wait
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES}")
        _bring_up_to_date(connection)
        packed_text.register(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    if _version(connection) < schema.VERSION:
        with _transaction(connection):
            # Read within: another process may have been faster.
            for step in schema.STEPS[_version(connection) :]:
                for statement in step:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {max(schema.VERSION, _version(connection))}")
        _let_shrink(connection)
    if _version(connection) > schema.VERSION:
        raise LibraryError(
            "范例库是更新版本的程序建立的，这个版本打不开。范例库没有改动。请安装新版本后再打开。"
        )


def _forget_damaged(connection: sqlite3.Connection) -> None:
    """Have the bundled reports taken in anew where one of their texts cannot be read."""
    with suppress(sqlite3.Error):  # whoever asks for a report is told
        if packed_text.is_damaged(connection):
            connection.execute("UPDATE meta SET value = '' WHERE key = 'corpus'")


def _let_shrink(connection: sqlite3.Connection) -> None:
    """Write a file of version 1 anew, so that it can give room back to the disk."""
    if connection.execute("PRAGMA auto_vacuum").fetchone()[0]:
        return
    with suppress(sqlite3.Error):  # without room for a copy it goes on as it was
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("VACUUM")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_writable(connection: sqlite3.Connection) -> bool:
    """Return whether it can be written; SQLite opens a protected file for reading, silently."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return not (_is_refusal(error) or _is_full(error))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_S * 1000)}")
    return True


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing of what happens inside; waits for other writers first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has SQLite roll back by itself
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a `LibraryError` fit to show."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(_sentence(error, path)) from error
    except packed_text.DamagedText as error:
        raise LibraryError(
            f"范例库里有几段已损坏，读不出来。{_SAFE}请关闭程序后重新打开，自带的范例会重新建好，"
            "自己的资料若还读不出来，请移出后再导入一次。"
        ) from error
    except UnicodeEncodeError as error:  # half of a surrogate pair
        raise LibraryError(
            f"里面有存不下来的字符，范例库没有改动。{_SAFE}请在 WPS 里另存一份再试。"
        ) from error


def _is_busy(error: sqlite3.Error) -> bool:
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _is_refusal(error: sqlite3.Error) -> bool:
    """Return whether the system did not let it write, or open."""
    refusals = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH")
    return _name(error).startswith(refusals)


def _is_full(error: sqlite3.Error) -> bool:
    """Return whether the disk was full, as for the files of the log too (SHMSIZE)."""
    return _name(error).startswith(("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"))


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _sentence(error: sqlite3.Error, path: Path) -> str:
    name = _name(error)
    if _is_full(error):
        return f"磁盘满了，范例库没有改动。{_SAFE}请腾出空间后再试一次。"
    if _is_busy(error):
        return f"范例库正被另一个程序更新，这次没有改动。{_SAFE}请稍等片刻再试一次。"
    if _is_refusal(error):
        return (
            f"范例库所在的文件夹“{path.parent}”不让写，或磁盘满了，范例库没有改动。{_SAFE}"
            "请允许写入这个文件夹或腾出空间，再重新打开程序。"
        )
    undecoded = not name and str(error).startswith("Could not decode")
    if undecoded or name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return (
            f"范例库文件“{path}”已损坏，读不出来。{_SAFE}请把这个文件改名后重新打开程序，"
            "自带的范例会重新建好，自己的资料要再导入一次。"
        )
    return f"范例库暂时读写不了（{name or error}）。{_SAFE}请关闭程序后再试一次。"
