"""What the tests of labels share: the lists that come with the program, the labelled reports."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from drafter.core.structure import Structure
from drafter.library.bundled import parse_corpus
from drafter.library.labels.divisions import Divisions

RESOURCES = Path(__file__).parents[2] / "resources"


@cache
def divisions() -> Divisions:
    return Divisions.load(RESOURCES / "divisions.tsv")


@cache
def reports():
    """Return the bundled reports with their labels."""
    return parse_corpus((RESOURCES / "corpus" / "reports.jsonl").read_bytes())


@cache
def quotations() -> tuple[dict[str, Any], ...]:
    lines = (RESOURCES / "corpus" / "quotations.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def text_of(report):
    return "\n".join(p.text for section in report.sections for p in section.paragraphs)


def structure_of(report, title=None):
    """Return what the import would have read off a report."""
    return Structure(report.title if title is None else title, report.sections)
