"""The library's SQLite file: schema, connections, and errors as sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter.errors import LibraryError

SCHEMA_VERSION = 1
"""Kept in ``user_version``; a file of a newer one is refused."""
BUSY_S = 10.0
"""How long to wait for another process that is writing, in seconds."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    own INTEGER NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    level TEXT NOT NULL,
    region TEXT NOT NULL,
    region_full TEXT NOT NULL,
    province TEXT NOT NULL,
    source TEXT NOT NULL,
    folder TEXT NOT NULL,
    digest TEXT NOT NULL,
    generation INTEGER NOT NULL
);
CREATE INDEX reports_by_digest ON reports (digest);
CREATE TABLE sections (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE paragraphs (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    section INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE TABLE leads (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    marker TEXT NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (report, number, position)
) WITHOUT ROWID;
CREATE TABLE notes (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    excerpt TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (report, number, position)
) WITHOUT ROWID;
CREATE TABLE terms (
    report TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    term TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report, position)
) WITHOUT ROWID;
CREATE TABLE removed (report TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', '0'), ('last_own', '0'), ('corpus', ''),
    ('identity', lower(hex(randomblob(8))));
"""

_SAFE = "你的稿子不受影响。"


def connect(path: Path) -> sqlite3.Connection:
    """Open the library file, making it when it is missing.

    The connection commits each statement by itself; see `transaction`. It may be used
    from several threads, one at a time.

    Raises:
        LibraryError: it cannot be opened, is damaged or of a newer version.
    """
    with sentences(path):
        connection = sqlite3.connect(
            path, timeout=BUSY_S, isolation_level=None, check_same_thread=False
        )
    try:
        with sentences(path):
            if _version(connection) == 0:
                connection.execute("PRAGMA journal_mode = WAL")  # lasting; readers never wait
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _bring_up_to_date(connection)
    except LibraryError:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    if _version(connection) < SCHEMA_VERSION:
        with transaction(connection):
            if _version(connection) < SCHEMA_VERSION:  # another process may have been faster
                for statement in _SCHEMA.split(";\n"):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    if _version(connection) > SCHEMA_VERSION:
        raise LibraryError(
            "范例库是更新版本的程序建立的，这个版本打不开。范例库没有改动。请安装新版本后再打开。"
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all or nothing of what happens inside; waits for other writers first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has SQLite roll back by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all reading inside see the same state of the library."""
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


def _sentence(error: sqlite3.Error, path: Path) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_FULL"):
        return f"磁盘满了，范例库没有改动。{_SAFE}请腾出空间后再试一次。"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"范例库正被另一个程序更新，这次没有改动。{_SAFE}请稍等片刻再试一次。"
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH")):
        return (
            f"范例库所在的文件夹“{path.parent}”不让写。{_SAFE}"
            "请允许写入这个文件夹，或换一个文件夹存放资料。"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return (
            f"范例库文件“{path}”已损坏，读不出来。{_SAFE}请把这个文件改名后重新打开程序，"
            "自带的范例会重新建好，自己的资料要再导入一次。"
        )
    return f"范例库暂时读写不了（{name or error}）。{_SAFE}请关闭程序后再试一次。"
