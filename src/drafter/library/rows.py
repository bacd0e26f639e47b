"""Reports as rows of the library's tables, and back."""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from drafter.core.report import (
    Exemplar,
    Lead,
    Note,
    OriginTerm,
    Paragraph,
    Quotation,
    Report,
    Section,
)
from drafter.library.packed_text import DamagedText

UNREADABLE = "（这一段已损坏，读不出来。其余各段不受影响，请移出这篇后再导入一次。）"
"""Stands for a damaged paragraph in its report: the others keep their numbers."""

Passage = tuple[str, int]
"""A paragraph by the id of its report and its number there."""

_AT_ONCE = 400
"""Passages one query asks for: SQLite takes so many values everywhere."""
_MANY = 20
"""Texts that are not all damaged by themselves: what they were packed with is."""
# CROSS JOIN keeps the order of the tables: each passage is looked up, nothing is scanned.
_EXEMPLARS = """
SELECT p.report, p.number, plain(CAST(p.text AS BLOB), TYPEOF(p.text)),
    s.heading, s.subject, r.title, r.level, r.region
FROM wanted w
CROSS JOIN paragraphs p ON p.report = w.report AND p.number = w.number
CROSS JOIN sections s ON s.report = p.report AND s.position = p.section
CROSS JOIN reports r ON r.id = p.report
"""
_TEXTS = """
SELECT p.report, p.number, plain(CAST(p.text AS BLOB), TYPEOF(p.text))
FROM wanted w CROSS JOIN paragraphs p ON p.report = w.report AND p.number = w.number
"""


def passage(exemplar_id: str) -> Passage:
    """Return report id and number of ``b23-18``; ValueError when it is no such id."""
    report_id, number = exemplar_id.rsplit("-", 1)
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        raise ValueError(f"no exemplar id: {exemplar_id}")
    return report_id, int(number)


def content_digest(report: Report) -> str:
    """Return what tells two reports of the same wording; spaces do not count."""
    digest = hashlib.blake2b(digest_size=16)
    for section in report.sections:
        for part in (section.heading, *(paragraph.text for paragraph in section.paragraphs)):
            digest.update("".join(part.split()).encode(errors="surrogatepass"))
    return digest.hexdigest()


def insert_report(db: sqlite3.Connection, report: Report, generation: int, added: float) -> None:
    """Write a report; its id must be free.

    Args:
        db: In a transaction.
        report: Its folder is made if there is none of the name.
        generation: Number of the change it comes with.
        added: When it came into the library, in seconds since 1970.
    """
    lengths = [len(paragraph.text) for _, paragraph in _paragraphs(report)]
    columns = {
        "id": report.id,
        "own": report.own,
        "number": int(report.id[1:]),
        "title": report.title,
        "level": report.level,
        "region": report.region,
        "region_full": report.region_full,
        "province": report.province,
        "source": report.source,
        "folder": report.folder,
        "digest": content_digest(report),
        "generation": generation,
        "date": report.date,
        "added": added,
        "paragraphs": len(lengths),
        "characters": sum(lengths),
    }
    named, values = ", ".join(columns), ", ".join(f":{name}" for name in columns)
    db.execute(f"INSERT INTO reports ({named}) VALUES ({values})", columns)
    if report.folder:
        insert_folder(db, report.folder)
    _insert_many(db, "sections", 4, _section_rows(report))
    db.executemany("INSERT INTO paragraphs VALUES (?, ?, ?, packed(?))", _paragraph_rows(report))
    _insert_many(db, "leads", 6, _lead_rows(report))
    _insert_many(db, "notes", 5, _note_rows(report))
    _insert_many(db, "quotations", 6, _quotation_rows(report))
    insert_terms(db, report.id, report.terms)


def insert_terms(db: sqlite3.Connection, report_id: str, terms: Iterable[OriginTerm]) -> None:
    """Write the origin terms of a report that has none yet."""
    rows = ((report_id, n, term.term, term.kind) for n, term in enumerate(terms))
    _insert_many(db, "terms", 4, rows)


def insert_folder(db: sqlite3.Connection, name: str) -> None:
    """Make a folder behind the others, unless there is one of the name."""
    db.execute(
        "INSERT OR IGNORE INTO folders SELECT ?, COALESCE(MAX(position), 0) + 1 FROM folders",
        (name,),
    )


_Row = tuple[str | int, ...]


def _insert_many(db: sqlite3.Connection, table: str, width: int, rows: Iterable[_Row]) -> None:
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _paragraphs(report: Report) -> Iterator[tuple[int, Paragraph]]:
    """Yield the paragraphs, each with the position of its section."""
    for position, section in enumerate(report.sections):
        for paragraph in section.paragraphs:
            yield position, paragraph


def _section_rows(report: Report) -> Iterator[_Row]:
    for position, section in enumerate(report.sections):
        yield report.id, position, section.heading, section.subject


def _paragraph_rows(report: Report) -> Iterator[_Row]:
    for number, (position, paragraph) in enumerate(_paragraphs(report), 1):
        yield report.id, number, position, paragraph.text


def _lead_rows(report: Report) -> Iterator[_Row]:
    for number, (_, paragraph) in enumerate(_paragraphs(report), 1):
        for n, lead in enumerate(paragraph.leads):
            yield report.id, number, n, lead.marker, lead.text, lead.start


def _note_rows(report: Report) -> Iterator[_Row]:
    for number, (_, paragraph) in enumerate(_paragraphs(report), 1):
        for n, note in enumerate(paragraph.notes):
            yield report.id, number, n, note.excerpt, note.note


def _quotation_rows(report: Report) -> Iterator[_Row]:
    for n, quoted in enumerate(report.quotations):
        yield report.id, n, quoted.number, quoted.start, quoted.text, quoted.speaker


def select_report(db: sqlite3.Connection, report_id: str) -> Report | None:
    """Return a whole report, damaged paragraphs as `UNREADABLE`; None for none of this id."""
    row = db.execute(
        "SELECT title, level, region, region_full, province, source, folder, date"
        " FROM reports WHERE id = ?",
        (report_id,),
    ).fetchone()
    if row is None:
        return None
    title, level, region, region_full, province, source, folder, date = row
    quotations = db.execute(
        "SELECT number, start, text, speaker FROM quotations WHERE report = ? ORDER BY position",
        (report_id,),
    )
    terms = db.execute(
        "SELECT term, kind FROM terms WHERE report = ? ORDER BY position", (report_id,)
    )
    return Report(
        id=report_id,
        title=title,
        level=level,
        region=region,
        region_full=region_full,
        province=province,
        sections=_select_sections(db, report_id),
        terms=tuple(OriginTerm(*term) for term in terms),
        source=source,
        folder=folder,
        date=date,
        quotations=tuple(Quotation(*quoted) for quoted in quotations),
    )


def _select_sections(db: sqlite3.Connection, report_id: str) -> tuple[Section, ...]:
    leads, notes = _leads_and_notes(db, report_id)
    paragraphs: dict[int, list[Paragraph]] = defaultdict(list)
    for number, section, text in db.execute(
        "SELECT number, section, plain(CAST(text AS BLOB), TYPEOF(text)) FROM paragraphs"
        " WHERE report = ? ORDER BY number",
        (report_id,),
    ):
        paragraphs[section].append(
            Paragraph(UNREADABLE)
            if text is None
            else Paragraph(text, tuple(leads[number]), tuple(notes[number]))
        )
    sections = db.execute(
        "SELECT position, heading, subject FROM sections WHERE report = ? ORDER BY position",
        (report_id,),
    )
    return tuple(
        Section(heading, subject, tuple(paragraphs[position]))
        for position, heading, subject in sections
    )


def select_exemplars(
    db: sqlite3.Connection, passages: Sequence[Passage]
) -> dict[Passage, Exemplar]:
    """Return those of the passages that are in the library and can be read.

    Raises:
        DamagedText: there are some, and all of them are damaged.
    """
    leads: dict[Passage, list[Lead]] = defaultdict(list)
    for report, number, *lead in _joined(db, passages, "leads", "t.marker, t.text, t.start"):
        leads[report, number].append(Lead(*lead))
    notes: dict[Passage, list[Note]] = defaultdict(list)
    for report, number, *note in _joined(db, passages, "notes", "t.excerpt, t.note"):
        notes[report, number].append(Note(*note))
    return {
        (report, number): Exemplar(
            id=f"{report}-{number}",
            report_id=report,
            report=title,
            level=level,
            region=region,
            heading=heading,
            subject=subject,
            number=number,
            text=text,
            leads=tuple(leads.get((report, number), ())),
            notes=tuple(notes.get((report, number), ())),
        )
        for report, number, text, heading, subject, title, level, region in _readable(
            _asked(db, passages, _EXEMPLARS)
        )
    }


def select_texts(db: sqlite3.Connection, passages: Sequence[Passage]) -> dict[Passage, str]:
    """Return the text of those of the passages that are in the library and can be read.

    Raises:
        DamagedText: there are many, and all of them are damaged.
    """
    found = list(_asked(db, passages, _TEXTS))
    read = {(report, number): text for report, number, text in found if text is not None}
    if not read and len(found) >= _MANY:
        raise DamagedText
    return read


def select_levels(db: sqlite3.Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """Return the level of those of the reports that are in the library."""
    found: dict[str, str] = {}
    for start in range(0, len(report_ids), _AT_ONCE):
        some = report_ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        found |= db.execute(f"SELECT id, level FROM reports WHERE id IN ({marks})", some).fetchall()
    return found


def _readable(found: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield rows with a text in the third place; `DamagedText` when there are none but others.

    One damaged passage hides no other answer; that all are is no answer either.
    """
    damaged = read = False
    for row in found:
        if row[2] is None:
            damaged = True
        else:
            read = True
            yield row
    if damaged and not read:
        raise DamagedText


def _joined(
    db: sqlite3.Connection, passages: Sequence[Passage], table: str, columns: str
) -> Iterator[tuple[Any, ...]]:
    """Yield report, number and columns of what a table has of the passages, in its order."""
    return _asked(
        db,
        passages,
        f"SELECT t.report, t.number, {columns} FROM wanted w"
        f" CROSS JOIN {table} t ON t.report = w.report AND t.number = w.number"
        " ORDER BY t.report, t.number, t.position",
    )


def _asked(
    db: sqlite3.Connection, passages: Sequence[Passage], query: str
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query over the table ``wanted`` of the passages, few at a time."""
    for start in range(0, len(passages), _AT_ONCE):
        some = passages[start : start + _AT_ONCE]
        values = ", ".join(["(?, ?)"] * len(some))
        wanted = f"WITH wanted(report, number) AS (VALUES {values}) "
        yield from db.execute(wanted + query, [part for one in some for part in one])


def _leads_and_notes(
    db: sqlite3.Connection, report_id: str
) -> tuple[dict[int, list[Lead]], dict[int, list[Note]]]:
    """Return leads and notes of a report by paragraph number."""
    leads: dict[int, list[Lead]] = defaultdict(list)
    notes: dict[int, list[Note]] = defaultdict(list)
    query = (
        "SELECT number, marker, text, start FROM leads WHERE report = ? ORDER BY number, position"
    )
    for at, *lead in db.execute(query, (report_id,)):
        leads[at].append(Lead(*lead))
    query = "SELECT number, excerpt, note FROM notes WHERE report = ? ORDER BY number, position"
    for at, *note in db.execute(query, (report_id,)):
        notes[at].append(Note(*note))
    return leads, notes
