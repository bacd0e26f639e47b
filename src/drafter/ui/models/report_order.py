"""What a list of reports is sorted by."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale

from drafter.core.catalogue import ReportSummary


class Order(StrEnum):
    """What the list is sorted by."""

    RECENT = "最近用过"
    TITLE = "篇名"
    LENGTH = "字数"
    ADDED = "导入时间"


def sort_reports(reports: Iterable[ReportSummary], order: Order) -> tuple[ReportSummary, ...]:
    """Return the reports sorted; equal ones keep the order given.

    By 导入时间 own reports come first, the last imported at the top: their ids count
    upwards. Bundled ones follow as they are printed.
    """
    match order:
        case Order.RECENT:
            found = sorted(reports, key=lambda report: (-report.last_used, -report.used))
        case Order.TITLE:
            found = sorted(reports, key=lambda report: name_key(report_name(report)))
        case Order.LENGTH:
            found = sorted(reports, key=lambda report: -report.characters)
        case Order.ADDED:
            found = sorted(reports, key=_added)
    return tuple(found)


def report_name(report: ReportSummary) -> str:
    """Return the title, or the file's name for a report without one; may be empty."""
    return report.title or report.source


@lru_cache(maxsize=32_768)
def name_key(name: str) -> QCollatorSortKey:
    """Return the place of a name in a Chinese dictionary; numbers count by their value."""
    return _collator().sortKey(name)


@lru_cache(maxsize=1)
def _collator() -> QCollator:
    collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    collator.setNumericMode(True)
    return collator


def _added(report: ReportSummary) -> tuple[bool, int]:
    digits = report.id[1:]
    number = int(digits) if digits.isdigit() else 0
    return not report.own, -number if report.own else number
