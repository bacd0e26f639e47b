"""What the user says of a report of their own, in place of what was read off it."""

import re
from dataclasses import replace

from drafter.core.catalogue import Labels
from drafter.core.report import LEVELS, Report
from drafter.errors import LibraryError
from drafter.library.labels.labeller import Labeller
from drafter.library.labels.places import Place

_LONGEST = 200
"""Characters of a title or of a place's name."""


def labelled(report: Report, labels: Labels, labeller: Labeller) -> Report:
    """Return the report as the user says it is, with the origin terms of its place.

    Where the place is the one it was, its parts and the terms stay as they are. A level
    that is not said is that of a new place.

    Raises:
        LibraryError: there is no such level, or a label is too long to be one.
    """
    title, name = _line(labels.title, "题目"), _line(labels.place, "地区")
    if labels.level and labels.level not in LEVELS:
        raise LibraryError(
            f"没有“{labels.level}”这一级，范例库没有改动。可用的有：{'、'.join(LEVELS)}。"
        )
    named = replace(report, title=title, level=labels.level)
    if name in (report.region, report.region_full):
        return named
    place = labeller.named(name, labels.level) if name else Place()
    text = "\n".join(p.text for section in report.sections for p in section.paragraphs)
    return replace(
        named,
        level=labels.level or place.level,
        region=place.region,
        region_full=place.region_full,
        province=place.province,
        terms=labeller.terms(place, text),
    )


def _line(label: str, what: str) -> str:
    """Return a label in one line, without blanks around it."""
    line = re.sub(r"\s+", " ", label).strip()
    if len(line) > _LONGEST:
        raise LibraryError(f"{what}最多 {_LONGEST} 个字，范例库没有改动。请写短一些。")
    return line
