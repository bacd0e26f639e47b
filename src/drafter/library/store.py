"""The truth of the library: reports in one SQLite file.

Each change raises the generation number, and each report carries the generation it
came in, so that what is derived from the store can catch up from wherever it stands.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.core.catalogue import ReportSummary
from drafter.core.report import Exemplar, Report
from drafter.errors import LibraryError, NotInLibrary
from drafter.library import rows
from drafter.library.database import connect, sentences, snapshot, transaction
from drafter.library.rows import Passage


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: the id it has, and whether it was there already."""

    id: str
    known: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What happened since some generation: reports gone or replaced, reports come."""

    generation: int
    gone: tuple[str, ...]
    come: tuple[str, ...]


class Store:
    """Reports, read and written. Safe to share between threads and processes.

    Reading and writing have a connection each: a reader never waits for a writer.
    Every method raises `LibraryError` when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``, making it when missing.

        Raises:
            LibraryError: it cannot be opened, is damaged or of a newer version.
        """
        self._path = path
        self._reading, self._writing = threading.Lock(), threading.RLock()
        self._writer = connect(path)
        try:
            self._reader = connect(path)
        except LibraryError:
            self._writer.close()
            raise

    def close(self) -> None:
        """Close the file; the store cannot be used any more."""
        with self._reading, self._writing:
            self._reader.close()
            self._writer.close()

    @property
    def identity(self) -> str:
        """Return what tells this library from any other, for good."""
        return self.meta("identity")

    @property
    def generation(self) -> int:
        """Return the number of the latest change."""
        return int(self.meta("generation"))

    def meta(self, key: str) -> str:
        """Return a value the library keeps about itself."""
        with self._reading, sentences(self._path):
            row = self._reader.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0])

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the right to write, for this process and thread alone.

        The file keeps it, so a process that is killed cannot take it along. Nothing may
        be written to the store inside.
        """
        with self._writing, sentences(self._path), transaction(self._writer):
            yield

    def replace_bundled(self, reports: Sequence[Report], corpus: str) -> None:
        """Put the reports in the place of all bundled ones, unless ``corpus`` is what is there.

        Args:
            reports: Their ids begin with ``b``.
            corpus: Digest of the file they come from.
        """
        with self._writing, sentences(self._path), transaction(self._writer):
            row = self._writer.execute("SELECT value FROM meta WHERE key = 'corpus'").fetchone()
            if row[0] == corpus:  # another process was faster
                return
            generation = self._next_generation()
            self._writer.execute(
                "INSERT OR REPLACE INTO removed SELECT id, ? FROM reports WHERE NOT own",
                (generation,),
            )
            self._writer.execute("DELETE FROM reports WHERE NOT own")
            for report in reports:
                rows.insert_report(self._writer, report, generation)
            self._writer.execute("UPDATE meta SET value = ? WHERE key = 'corpus'", (corpus,))

    def add(self, report: Report) -> Added:
        """Take a report of the user's own in, under an id of its own.

        A report of the same wording that is there already, bundled ones included, is
        left as it is and its id returned. ``report.id`` is not looked at.
        """
        digest = rows.content_digest(report)
        with self._writing, sentences(self._path), transaction(self._writer):
            known = self._writer.execute(
                "SELECT id FROM reports WHERE digest = ? ORDER BY own, number", (digest,)
            ).fetchone()
            if known is not None:
                return Added(known[0], known=True)
            number = self._count_up("last_own")
            named = replace(report, id=f"m{number}")
            rows.insert_report(self._writer, named, self._next_generation())
        return Added(named.id, known=False)

    def remove(self, report_id: str) -> None:
        """Take one of the user's own reports out for good; its id is never used again.

        Raises:
            LibraryError: there is none, or it is bundled.
        """
        with self._writing, sentences(self._path), transaction(self._writer):
            row = self._writer.execute(
                "SELECT own FROM reports WHERE id = ?", (report_id,)
            ).fetchone()
            if row is None:
                raise unknown_report(report_id)
            if not row[0]:
                raise NotInLibrary(
                    f"“{report_id}”是自带的范例，不能移出，范例库没有改动。"
                    "能移出的是自己导入的资料，编号以 m 开头。"
                )
            generation = self._next_generation()
            self._writer.execute("DELETE FROM reports WHERE id = ?", (report_id,))
            self._writer.execute(
                "INSERT OR REPLACE INTO removed VALUES (?, ?)", (report_id, generation)
            )

    def report(self, report_id: str) -> Report:
        """Return a whole report.

        Raises:
            LibraryError: there is none of this id.
        """
        with self._reading, sentences(self._path), snapshot(self._reader):
            found = rows.select_report(self._reader, report_id)
        if found is None:
            raise unknown_report(report_id)
        return found

    def reports(self) -> tuple[ReportSummary, ...]:
        """Return all reports: the user's own first, newest first, then the bundled in order."""
        with self._reading, sentences(self._path):
            found = self._reader.execute(
                "SELECT id, title, level, region, COUNT(p.number), COALESCE(SUM(LENGTH(text)), 0),"
                " own, folder, source FROM reports LEFT JOIN paragraphs p ON p.report = id"
                " GROUP BY id ORDER BY own DESC, CASE own WHEN 1 THEN -reports.number"
                " ELSE reports.number END"
            ).fetchall()
        return tuple(
            ReportSummary(report_id, title, level, region, count, length, bool(own), folder, source)
            for report_id, title, level, region, count, length, own, folder, source in found
        )

    def exemplars(self, passages: Sequence[Passage]) -> dict[Passage, Exemplar]:
        """Return those of the passages that are in the library."""
        with self._reading, sentences(self._path), snapshot(self._reader):
            return rows.select_exemplars(self._reader, passages)

    def headings(self) -> tuple[tuple[str, str], ...]:
        """Return heading and subject of every bundled section that has both."""
        with self._reading, sentences(self._path):
            found = self._reader.execute(
                "SELECT heading, subject FROM sections JOIN reports ON id = report"
                " WHERE NOT own AND heading <> '' AND subject <> ''"
            ).fetchall()
        return tuple((heading, subject) for heading, subject in found)

    def changes_since(self, generation: int) -> Change:
        """Return what has changed after ``generation``; 0 gives everything there is."""
        with self._reading, sentences(self._path), snapshot(self._reader):
            row = self._reader.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
            come = self._reader.execute(
                "SELECT id FROM reports WHERE generation > ? ORDER BY own, number", (generation,)
            ).fetchall()
            gone = self._reader.execute(
                "SELECT report FROM removed WHERE generation > ?", (generation,)
            ).fetchall()
        return Change(int(row[0]), tuple(r for (r,) in gone), tuple(r for (r,) in come))

    def _next_generation(self) -> int:
        return self._count_up("generation")

    def _count_up(self, key: str) -> int:
        self._writer.execute(
            "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = ?", (key,)
        )
        row = self._writer.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return int(row[0])


def unknown_report(report_id: str) -> NotInLibrary:
    """Return the error for an id that names no report."""
    return NotInLibrary(
        f"范例库里没有“{report_id}”这一篇，范例库没有改动。"
        "请用 drafter library 查看都有哪些，或在资料库里选。"
    )
