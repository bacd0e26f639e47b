"""``drafter library``: what the library holds, and one report of it."""

import argparse
from collections.abc import Iterator, Sequence

from drafter.commands import library_changes
from drafter.commands.library_changes import report_name
from drafter.commands.opened import opened_library
from drafter.commands.output import say, say_json
from drafter.commands.table import aligned
from drafter.commands.usage import DONE, Commands, Parser, add_json, wrong_use
from drafter.core.catalogue import ReportSummary
from drafter.core.report import Report


def add(commands: Commands) -> None:
    """Offer the command and what follows it; alone it lists."""
    parser = commands.add_parser("library", help="看范例库", description="看范例库。")
    add_json(parser)
    parser.set_defaults(run=run_list)
    below = parser.add_subparsers(
        metavar="子命令", title="子命令", prog=parser.prog, parser_class=Parser
    )
    listing = below.add_parser("list", help="列出所有范例", description="列出所有范例。")
    showing = below.add_parser("show", help="看一篇范例", description="看一篇范例。")
    for sub, run in ((listing, run_list), (showing, run_show)):
        sub.set_defaults(run=run)
    for sub in (listing, showing):
        # Suppressed, so that it leaves a --json before the word as it is.
        sub.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="只输出一份 JSON"
        )
    showing.add_argument("id", metavar="编号", help="范例的编号，如 b23、m1")
    library_changes.add(below)


def run_list(arguments: argparse.Namespace) -> int:
    """List the reports, the user's own first."""
    with opened_library() as library:
        reports = library.reports()
    if arguments.json:
        say_json([_summary_json(report) for report in reports])
    else:
        say("\n".join(_list_lines(reports)))
    return DONE


def run_show(arguments: argparse.Namespace) -> int:
    """Print a whole report."""
    with opened_library() as library, wrong_use():
        report = library.report(arguments.id.strip())
    if arguments.json:
        say_json(_report_json(report))
    else:
        say("\n".join(_report_lines(report)))
    return DONE


def _summary_json(report: ReportSummary) -> dict[str, object]:
    return {
        "id": report.id,
        "title": report.title,
        "level": report.level,
        "region": report.region,
        "paragraphs": report.paragraphs,
        "characters": report.characters,
        "own": report.own,
        "folder": report.folder,
        "source": report.source,
        "province": report.province,
        "date": report.date,
        "used": report.used,
    }


def _list_lines(reports: Sequence[ReportSummary]) -> Iterator[str]:
    own = sum(1 for report in reports if report.own)
    yield f"共 {len(reports)} 篇：自带 {len(reports) - own} 篇，我的 {own} 篇"
    header = ("编号", "级别", "地区", "段数", "日期", "用过", "题目", "文件夹")
    rows = [
        (
            report.id,
            report.level,
            report.region,
            str(report.paragraphs),
            report.date,
            f"{report.used} 段" if report.used else "",
            report_name(report),
            report.folder,
        )
        for report in reports
    ]
    yield from aligned([header, *rows])


def _report_json(report: Report) -> dict[str, object]:
    return {
        "id": report.id,
        "title": report.title,
        "level": report.level,
        "region": report.region,
        "sections": [
            {
                "heading": section.heading,
                "pillar": section.subject,
                "paragraphs": [paragraph.text for paragraph in section.paragraphs],
            }
            for section in report.sections
        ],
    }


def _report_lines(report: Report) -> Iterator[str]:
    """Yield the report with the id of each paragraph, as ``insert`` wants it."""
    yield report_name(report)
    place = report.region_full or report.region
    labels = (report.id, report.level, place, report.date, report.folder)
    yield "  ".join(filter(None, labels))
    number = 0
    for section in report.sections:
        yield ""
        if section.heading:
            yield section.heading + (f"（{section.subject}）" if section.subject else "")
        for paragraph in section.paragraphs:
            number += 1
            yield f"[{report.id}-{number}] {paragraph.text}"
