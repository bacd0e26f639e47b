"""The user's own folders in the library: names for groups of reports, in the user's order."""

import sqlite3
from collections.abc import Iterable

from drafter.errors import LibraryError, NotInLibrary
from drafter.library import rows
from drafter.library.database import Database
from drafter.library.owned import require_own

LONGEST = 40
"""Characters a folder's name may have."""


def folder_name(name: str) -> str:
    """Return the name without blanks around it.

    Raises:
        LibraryError: it is no name for a folder.
    """
    stripped = name.strip()
    if not stripped or len(stripped) > LONGEST or not stripped.isprintable():
        raise LibraryError(
            f"文件夹的名称要有 1 到 {LONGEST} 个字，不能换行，资料库没有改动。请换一个名称。"
        )
    return stripped


class Folders:
    """Folders, kept in the library's file. A report is in one, or in none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self) -> tuple[str, ...]:
        """Return all folders, empty ones too, in their order."""
        with self._database.reading() as db:
            found = db.execute("SELECT name FROM folders ORDER BY position, name").fetchall()
        return tuple(name for (name,) in found)

    def add(self, name: str) -> None:
        """Make an empty folder.

        Raises:
            LibraryError: there is one of the name, or it is no name.
        """
        named = folder_name(name)
        with self._database.writing() as db:
            if _exists(db, named):
                raise _taken(named)
            rows.insert_folder(db, named)

    def rename(self, old: str, new: str) -> None:
        """Give a folder another name; its reports and its place stay.

        Raises:
            LibraryError: there is no such folder, or another one has the name.
        """
        named = folder_name(new)
        with self._database.writing() as db:
            if not _exists(db, old):
                raise _unknown(old)
            if named != old and _exists(db, named):
                raise _taken(named)
            db.execute("UPDATE folders SET name = ? WHERE name = ?", (named, old))
            db.execute("UPDATE reports SET folder = ? WHERE folder = ?", (named, old))

    def remove(self, name: str) -> None:
        """Remove a folder; its reports stay in the library, in none.

        Raises:
            LibraryError: there is no such folder.
        """
        with self._database.writing() as db:
            if not _exists(db, name):
                raise _unknown(name)
            db.execute("DELETE FROM folders WHERE name = ?", (name,))
            db.execute("UPDATE reports SET folder = '' WHERE folder = ?", (name,))

    def move(self, report_ids: Iterable[str], folder: str) -> None:
        """Put reports of the user's own into a folder, made at need; '' takes them out of any.

        Raises:
            LibraryError: one of them is not there or bundled, and none was moved; or the
                folder's name is no name.
        """
        named = folder_name(folder) if folder else ""
        with self._database.writing() as db:
            if named:
                rows.insert_folder(db, named)
            for report_id in report_ids:
                require_own(db, report_id, "移动")
                db.execute("UPDATE reports SET folder = ? WHERE id = ?", (named, report_id))


def _exists(db: sqlite3.Connection, name: str) -> bool:
    return db.execute("SELECT 1 FROM folders WHERE name = ?", (name,)).fetchone() is not None


def _taken(name: str) -> LibraryError:
    return LibraryError(f"已经有文件夹“{name}”，资料库没有改动。请换一个名称。")


def _unknown(name: str) -> NotInLibrary:
    return NotInLibrary(f"资料库里没有文件夹“{name}”，资料库没有改动。请看看是不是已经改了名称。")
