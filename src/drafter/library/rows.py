"""Reports as rows of the library's tables, and back."""

import hashlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafter.core.report import Exemplar, Lead, Note, OriginTerm, Paragraph, Report, Section

Passage = tuple[str, int]
"""A paragraph by the id of its report and its number there."""

_EXEMPLARS = """
SELECT p.report, p.number, p.text, s.heading, s.subject, r.title, r.level, r.region
FROM paragraphs p
JOIN sections s ON s.report = p.report AND s.position = p.section
JOIN reports r ON r.id = p.report
"""


def content_digest(report: Report) -> str:
    """Return what tells two reports of the same wording; spaces do not count."""
    parts = [part for s in report.sections for part in (s.heading, *(p.text for p in s.paragraphs))]
    squeezed = re.sub(r"\s+", "", "".join(parts))
    return hashlib.blake2b(squeezed.encode(), digest_size=16).hexdigest()


def insert_report(db: sqlite3.Connection, report: Report, generation: int) -> None:
    """Write a report; its id must be free."""
    db.execute(
        "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report.id,
            report.own,
            int(report.id[1:]),
            report.title,
            report.level,
            report.region,
            report.region_full,
            report.province,
            report.source,
            report.folder,
            content_digest(report),
            generation,
        ),
    )
    terms = [(report.id, n, t.term, t.kind) for n, t in enumerate(report.terms)]
    db.executemany("INSERT INTO terms VALUES (?, ?, ?, ?)", terms)
    number = 0
    for position, section in enumerate(report.sections):
        db.execute(
            "INSERT INTO sections VALUES (?, ?, ?, ?)",
            (report.id, position, section.heading, section.subject),
        )
        for paragraph in section.paragraphs:
            number += 1
            _insert_paragraph(db, (report.id, number), position, paragraph)


def _insert_paragraph(
    db: sqlite3.Connection, at: Passage, section: int, paragraph: Paragraph
) -> None:
    db.execute("INSERT INTO paragraphs VALUES (?, ?, ?, ?)", (*at, section, paragraph.text))
    leads = [(*at, n, q.marker, q.text, q.start) for n, q in enumerate(paragraph.leads)]
    db.executemany("INSERT INTO leads VALUES (?, ?, ?, ?, ?, ?)", leads)
    notes = [(*at, n, note.excerpt, note.note) for n, note in enumerate(paragraph.notes)]
    db.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", notes)


def select_report(db: sqlite3.Connection, report_id: str) -> Report | None:
    """Return a whole report; None when there is none of this id."""
    row = db.execute(
        "SELECT id, title, level, region, region_full, province, source, folder"
        " FROM reports WHERE id = ?",
        (report_id,),
    ).fetchone()
    if row is None:
        return None
    leads, notes = _leads_and_notes(db, report_id)
    paragraphs: dict[int, list[Paragraph]] = defaultdict(list)
    for number, section, text in db.execute(
        "SELECT number, section, text FROM paragraphs WHERE report = ? ORDER BY number",
        (report_id,),
    ):
        paragraphs[section].append(Paragraph(text, tuple(leads[number]), tuple(notes[number])))
    sections = tuple(
        Section(heading, subject, tuple(paragraphs[position]))
        for position, heading, subject in db.execute(
            "SELECT position, heading, subject FROM sections WHERE report = ? ORDER BY position",
            (report_id,),
        )
    )
    terms = tuple(
        OriginTerm(*term)
        for term in db.execute(
            "SELECT term, kind FROM terms WHERE report = ? ORDER BY position", (report_id,)
        )
    )
    named, title, level, region, region_full, province, source, folder = row
    return Report(
        named, title, level, region, region_full, province, sections, terms, source, folder
    )


def select_exemplars(
    db: sqlite3.Connection, passages: Sequence[Passage]
) -> dict[Passage, Exemplar]:
    """Return those of the passages that are in the library."""
    found: dict[Passage, Exemplar] = {}
    for passage in passages:
        row = db.execute(f"{_EXEMPLARS} WHERE p.report = ? AND p.number = ?", passage).fetchone()
        if row is not None:
            report_id, number, text, heading, subject, title, level, region = row
            leads, notes = _leads_and_notes(db, report_id, number)
            found[passage] = Exemplar(
                id=f"{report_id}-{number}",
                report_id=report_id,
                report=title,
                level=level,
                region=region,
                heading=heading,
                subject=subject,
                number=number,
                text=text,
                leads=tuple(leads[number]),
                notes=tuple(notes[number]),
            )
    return found


def _leads_and_notes(
    db: sqlite3.Connection, report_id: str, number: int | None = None
) -> tuple[dict[int, list[Lead]], dict[int, list[Note]]]:
    """Return leads and notes by paragraph number, of one paragraph or of all."""
    where = "WHERE report = ?" + ("" if number is None else " AND number = ?")
    key: Iterable[str | int] = (report_id,) if number is None else (report_id, number)
    leads: dict[int, list[Lead]] = defaultdict(list)
    notes: dict[int, list[Note]] = defaultdict(list)
    query = f"SELECT number, marker, text, start FROM leads {where} ORDER BY number, position"
    for at, *lead in db.execute(query, tuple(key)):
        leads[at].append(Lead(*lead))
    query = f"SELECT number, excerpt, note FROM notes {where} ORDER BY number, position"
    for at, *note in db.execute(query, tuple(key)):
        notes[at].append(Note(*note))
    return leads, notes
