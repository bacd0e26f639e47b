"""The truth of the library: reports in one SQLite file.

Each change of what can be searched raises the generation number, and each report carries
the generation it came in, so that what is derived from the store can catch up from
wherever it stands.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafter.core.catalogue import ReportSummary
from drafter.core.report import SUBJECTS, Exemplar, Report
from drafter.errors import NotInLibrary
from drafter.library import packed_text, rows
from drafter.library.database import Database
from drafter.library.owned import require_own, unknown_report
from drafter.library.rows import Passage

_SUMMARIES = """
SELECT id, title, level, region, paragraphs, characters, own, folder, source, province, date,
    COALESCE(used, 0), COALESCE(last_used, 0.0)
FROM reports LEFT JOIN (
    SELECT report, COUNT(DISTINCT uses.number) AS used, MAX(time) AS last_used
    FROM uses JOIN reports AS there
        ON there.id = report AND uses.number BETWEEN 1 AND there.paragraphs
    GROUP BY report
) ON report = id
ORDER BY own DESC, CASE own WHEN 1 THEN -number ELSE number END
"""


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

    Every method raises `LibraryError` when the file cannot be read or written; then
    nothing was changed.
    """

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        """Take the file, and what tells the time in seconds since 1970."""
        self._database, self._clock = database, clock

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
        with self._database.reading() as db:
            return str(_meta(db, key))

    def replace_bundled(self, reports: Sequence[Report], corpus: str) -> None:
        """Put the reports in the place of all bundled ones, unless ``corpus`` is what is there.

        Args:
            reports: Their ids begin with ``b``.
            corpus: Digest of the file they come from.
        """
        with self._database.writing() as db:
            packed_text.learn(db, [text for report in reports for text in _texts(report)])
        with self._database.writing() as db:
            if _meta(db, "corpus") == corpus:  # another process was faster
                return
            generation = _count_up(db, "generation")
            db.execute(
                "INSERT OR REPLACE INTO removed SELECT id, ? FROM reports WHERE NOT own",
                (generation,),
            )
            db.execute("DELETE FROM reports WHERE NOT own")
            for report in reports:
                rows.insert_report(db, report, generation, 0)
            db.execute("UPDATE meta SET value = ? WHERE key = 'corpus'", (corpus,))

    def add_all(self, reports: Sequence[Report], *, again: bool = False) -> tuple[Added, ...]:
        """Take reports of the user's own in, all or none, each under an id of its own.

        A report of the same wording that is there already, bundled ones included, is
        left as it is and its id returned. No ``report.id`` is looked at.

        Args:
            reports: What a file holds.
            again: Whether to take in what was there before, too. What the file itself
                holds twice is taken in once all the same.
        """
        digests = [rows.content_digest(report) for report in reports]
        met: dict[str, str] = {}
        added: list[Added] = []
        with self._database.writing() as db:
            generation = 0
            for digest, report in zip(digests, reports, strict=True):
                known = met.get(digest) or (None if again else _known(db, digest))
                if known is None:
                    generation = generation or _count_up(db, "generation")
                    named = replace(report, id=f"m{_count_up(db, 'last_own')}")
                    rows.insert_report(db, named, generation, self._clock())
                    met[digest] = named.id
                added.append(Added(known or met[digest], known is not None))
        return tuple(added)

    def known(self, digests: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the reports of each wording; see `rows.content_digest`."""
        of_wording = "SELECT id FROM reports WHERE digest = ? ORDER BY own, number"
        with self._database.reading() as db:
            return {
                digest: tuple(id_ for (id_,) in db.execute(of_wording, (digest,)))
                for digest in digests
            }

    def remove(self, report_id: str) -> Report:
        """Take one of the user's own reports out, and return it; its id is not used again.

        Raises:
            LibraryError: there is none, or it is bundled.
        """
        with self._database.writing() as db:
            report = rows.select_report(db, report_id)
            if report is None:
                raise unknown_report(report_id)
            require_own(db, report_id, "移出")
            generation = _count_up(db, "generation")
            db.execute("DELETE FROM reports WHERE id = ?", (report_id,))
            db.execute("INSERT OR REPLACE INTO removed VALUES (?, ?)", (report_id, generation))
        self._database.shrink()
        return report

    def restore(self, report: Report) -> None:
        """Put a report back that was taken out, under the id it had.

        Raises:
            LibraryError: it was never taken out, or is back already.
        """
        with self._database.writing() as db:
            taken_out = "DELETE FROM removed WHERE report = ?"
            if not report.own or db.execute(taken_out, (report.id,)).rowcount != 1:
                raise NotInLibrary(
                    f"“{report.id}”没有移出过，或已经恢复了，范例库没有改动。请在资料库里看看。"
                )
            rows.insert_report(db, report, _count_up(db, "generation"), self._clock())

    def relabel(self, report: Report) -> None:
        """Give one of the user's own reports other labels and terms; its text stays.

        Raises:
            LibraryError: there is none of its id, or it is bundled.
        """
        with self._database.writing() as db:
            require_own(db, report.id, "修改")
            labels = (
                report.title,
                report.level,
                report.region,
                report.region_full,
                report.province,
            )
            db.execute(
                "UPDATE reports SET title = ?, level = ?, region = ?, region_full = ?,"
                " province = ?, generation = ? WHERE id = ?",
                (*labels, _count_up(db, "generation"), report.id),
            )
            db.execute("DELETE FROM terms WHERE report = ?", (report.id,))
            rows.insert_terms(db, report.id, report.terms)

    def set_subject(self, report_id: str, section: int, subject: str) -> None:
        """Say what a section of one of the user's own reports speaks of.

        Args:
            report_id: Names the report.
            section: Position of the section in it, from 0.
            subject: One of `SUBJECTS`; empty for none.

        Raises:
            LibraryError: there is none, it is bundled, or the subject is no such thing.
        """
        if subject and subject not in SUBJECTS:
            raise NotInLibrary(
                f"没有“{subject}”这一归类，范例库没有改动。可用的有：{'、'.join(SUBJECTS)}。"
            )
        with self._database.writing() as db:
            require_own(db, report_id, "修改")
            changed = db.execute(
                "UPDATE sections SET subject = ? WHERE report = ? AND position = ?",
                (subject, report_id, section),
            ).rowcount
            if not changed:
                raise NotInLibrary(f"“{report_id}”没有这个部分，范例库没有改动。请从上往下数一数。")
            db.execute(
                "UPDATE reports SET generation = ? WHERE id = ?",
                (_count_up(db, "generation"), report_id),
            )

    def report(self, report_id: str) -> Report:
        """Return a whole report.

        Raises:
            LibraryError: there is none of this id.
        """
        with self._database.reading() as db:
            found = rows.select_report(db, report_id)
        if found is None:
            raise unknown_report(report_id)
        return found

    def reports(self) -> tuple[ReportSummary, ...]:
        """Return all reports: the user's own first, newest first, then the bundled in order."""
        with self._database.reading() as db:
            found = db.execute(_SUMMARIES).fetchall()
        return tuple(map(_summary, found))

    def exemplars(self, passages: Sequence[Passage]) -> dict[Passage, Exemplar]:
        """Return those of the passages that are in the library."""
        with self._database.reading() as db:
            return rows.select_exemplars(db, passages)

    def texts(self, passages: Sequence[Passage]) -> dict[Passage, str]:
        """Return the texts of those of the passages that are in the library."""
        with self._database.reading() as db:
            return rows.select_texts(db, passages)

    def levels(self, report_ids: Sequence[str]) -> dict[str, str]:
        """Return the level of those of the reports that are in the library."""
        with self._database.reading() as db:
            return rows.select_levels(db, report_ids)

    def regions(self) -> tuple[str, ...]:
        """Return the short names of the places reports are of, most passages first."""
        with self._database.reading() as db:
            found = db.execute(
                "SELECT region FROM reports WHERE region <> '' GROUP BY region"
                " ORDER BY SUM(paragraphs) DESC, region"
            ).fetchall()
        return tuple(region for (region,) in found)

    def headings(self) -> tuple[tuple[str, str], ...]:
        """Return heading and subject of every bundled section that has both."""
        with self._database.reading() as db:
            found = db.execute(
                "SELECT heading, subject FROM sections JOIN reports ON id = report"
                " WHERE NOT own AND heading <> '' AND subject <> ''"
            ).fetchall()
        return tuple((heading, subject) for heading, subject in found)

    def changes_since(self, generation: int) -> Change:
        """Return what has changed after ``generation``; 0 gives everything there is."""
        with self._database.reading() as db:
            latest = int(_meta(db, "generation"))
            come = db.execute(
                "SELECT id FROM reports WHERE generation > ? ORDER BY own, number", (generation,)
            ).fetchall()
            gone = db.execute(
                "SELECT report FROM removed WHERE generation > ?", (generation,)
            ).fetchall()
        return Change(latest, tuple(r for (r,) in gone), tuple(r for (r,) in come))


def _texts(report: Report) -> Iterator[str]:
    return (paragraph.text for section in report.sections for paragraph in section.paragraphs)


def _meta(db: sqlite3.Connection, key: str) -> str:
    return str(db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])


def _summary(row: tuple[Any, ...]) -> ReportSummary:
    named, title, level, region, paragraphs, characters, own, *rest = row
    return ReportSummary(named, title, level, region, paragraphs, characters, bool(own), *rest)


def _known(db: sqlite3.Connection, digest: str) -> str | None:
    """Return the id of a report of this wording; None for none."""
    row = db.execute(
        "SELECT id FROM reports WHERE digest = ? ORDER BY own, number", (digest,)
    ).fetchone()
    return str(row[0]) if row else None


def _count_up(db: sqlite3.Connection, key: str) -> int:
    db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = ?", (key,))
    return int(_meta(db, key))
