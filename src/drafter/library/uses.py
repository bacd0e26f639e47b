"""What the user marked and took: favourite passages, and which draft uses which.

Both name passages by their ids. They outlive a passage that goes, and show again when it
comes back; what is not there is not shown.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable

from drafter.core.catalogue import Use
from drafter.errors import NotInLibrary
from drafter.library.database import Database
from drafter.library.rows import passage

_Row = tuple[str, int, str, str]
"""Report, number of the paragraph, label, title of the draft."""


class Uses:
    """Favourites and uses, kept in the library's file."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        """Take the file, and what tells the time in seconds since 1970."""
        self._database, self._clock = database, clock

    def favourites(self) -> tuple[str, ...]:
        """Return the ids of the favourite passages that are there, newest first."""
        with self._database.reading() as db:
            found = db.execute(
                "SELECT report, number FROM favourites JOIN paragraphs USING (report, number)"
                " ORDER BY time DESC, report, number"
            ).fetchall()
        return tuple(f"{report}-{number}" for report, number in found)

    def set_favourite(self, exemplar_id: str, favourite: bool) -> None:
        """Mark a passage as a favourite, or as none.

        Raises:
            LibraryError: the id names no passage that is there, where one is to be marked.
        """
        try:
            at = passage(exemplar_id)
        except ValueError as error:
            raise _unknown(exemplar_id) from error
        with self._database.writing() as db:
            if not favourite:
                db.execute("DELETE FROM favourites WHERE report = ? AND number = ?", at)
                return
            there = "SELECT 1 FROM paragraphs WHERE report = ? AND number = ?"
            if db.execute(there, at).fetchone() is None:
                raise _unknown(exemplar_id)
            db.execute("INSERT OR IGNORE INTO favourites VALUES (?, ?, ?)", (*at, self._clock()))

    def uses(self) -> tuple[Use, ...]:
        """Return every use of a passage that is there, that of the latest first."""
        with self._database.reading() as db:
            found = db.execute(
                "SELECT report, number, draft, title, label FROM uses"
                " JOIN paragraphs USING (report, number) ORDER BY time DESC, draft, position"
            ).fetchall()
        return tuple(Use(f"{report}-{number}", *rest) for report, number, *rest in found)

    def set_uses(self, draft: str, title: str, used: Iterable[tuple[str, str]]) -> None:
        """Put what a draft uses now in the place of what it used before.

        Args:
            draft: Path of its file.
            title: Its title; may be empty.
            used: Exemplar id and label of each use, in the draft's order. What is no such
                id is left out: a draft of elsewhere may name what this library never had.
        """
        rows = list(_rows(title, used))
        with self._database.reading() as db:
            if rows == _known(db, draft):
                return  # as after nearly every save
        with self._database.writing() as db:
            since = _first_times(db, draft)
            now = self._clock()
            db.execute("DELETE FROM uses WHERE draft = ?", (draft,))
            db.executemany(
                "INSERT INTO uses VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (draft, n, report, number, label, title, since.get((report, number), now))
                    for n, (report, number, label, title) in enumerate(rows)
                ),
            )

    def forget_uses(self, draft: str) -> None:
        """Forget what a draft uses, as one that was deleted."""
        with self._database.writing() as db:
            db.execute("DELETE FROM uses WHERE draft = ?", (draft,))


def _rows(title: str, used: Iterable[tuple[str, str]]) -> Iterable[_Row]:
    for exemplar_id, label in used:
        try:
            yield (*passage(exemplar_id), label, title)
        except ValueError:
            continue


def _known(db: sqlite3.Connection, draft: str) -> list[_Row]:
    return db.execute(
        "SELECT report, number, label, title FROM uses WHERE draft = ? ORDER BY position", (draft,)
    ).fetchall()


def _first_times(db: sqlite3.Connection, draft: str) -> dict[tuple[str, int], float]:
    """Return since when the draft uses each of its passages."""
    found = db.execute(
        "SELECT report, number, MIN(time) FROM uses WHERE draft = ? GROUP BY report, number",
        (draft,),
    )
    return {(report, number): since for report, number, since in found}


def _unknown(exemplar_id: str) -> NotInLibrary:
    return NotInLibrary(
        f"范例库里没有“{exemplar_id}”这一段，范例库没有改动。它可能已经随那一篇移出了。"
    )
