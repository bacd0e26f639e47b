"""The reports that come with the program: one JSON document a line in reports.jsonl."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.core.quotations import quotations_of
from drafter.core.report import Lead, Note, OriginTerm, Paragraph, Report, Section
from drafter.errors import LibraryError

_FILE = "reports.jsonl"
_READING = b"2"
"""Raise it when more, or something else, is read out of the same file (quotations)."""
_BROKEN = "程序自带的范例读不出来。你的稿子和自己的资料不受影响。请重新安装程序。"


def read_corpus(folder: Path) -> tuple[bytes, str]:
    """Return the corpus file as it is, and a digest of it and of how it is read.

    Raises:
        LibraryError: it is missing or cannot be read.
    """
    try:
        data = (folder / _FILE).read_bytes()
    except OSError as error:
        raise LibraryError(_BROKEN) from error
    return data, hashlib.blake2b(data, digest_size=16, person=_READING).hexdigest()


def parse_corpus(data: bytes) -> tuple[Report, ...]:
    """Return the reports of a corpus file, ids ``b1``… after its own numbers.

    Raises:
        LibraryError: it is damaged.
    """
    try:
        return tuple(_report(json.loads(line)) for line in data.splitlines() if line.strip())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LibraryError(_BROKEN) from error


def _report(raw: Mapping[str, Any]) -> Report:
    sections = tuple(_section(section) for section in raw["sections"])
    return Report(
        id=f"b{int(raw['id'])}",
        title=raw["title"] or "",
        level=raw["level"] or "",
        region=raw["region"] or "",
        region_full=raw["region_full"] or "",
        province=raw["province"] or "",
        sections=sections,
        terms=tuple(OriginTerm(t["term"], t["kind"]) for t in raw.get("origin_terms", ())),
        source=raw["source"] or "",
        quotations=quotations_of(p for section in sections for p in section.paragraphs),
    )


def _section(raw: Mapping[str, Any]) -> Section:
    paragraphs = tuple(_paragraph(paragraph) for paragraph in raw["paragraphs"])
    return Section(raw["heading"] or "", raw["pillar"] or "", paragraphs)


def _paragraph(raw: Mapping[str, Any]) -> Paragraph:
    return Paragraph(
        raw["text"],
        tuple(Lead(p["marker"] or "", p["lead"], p["start"]) for p in raw.get("points", ())),
        tuple(Note(n["excerpt"], n["note"]) for n in raw.get("notes", ())),
    )
