"""``drafter library``: what the library holds; one report; taking an own one out."""

import argparse
from collections.abc import Iterator, Sequence

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
    removing = below.add_parser(
        "remove", help="移出一篇自己的资料", description="移出一篇自己的资料，原来的文件不动。"
    )
    for sub, run in ((listing, run_list), (showing, run_show), (removing, run_remove)):
        sub.set_defaults(run=run)
    for sub in (listing, showing):
        # Suppressed, so that it leaves a --json before the word as it is.
        sub.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="只输出一份 JSON"
        )
    for sub in (showing, removing):
        sub.add_argument("id", metavar="编号", help="范例的编号，如 b23、m1")


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


def run_remove(arguments: argparse.Namespace) -> int:
    """Take one of the user's own reports out for good."""
    report_id = arguments.id.strip()
    with opened_library() as library, wrong_use():
        report = library.report(report_id)
        library.remove(report_id)
    say(f"已移出 {report_id}“{_name(report)}”。原来的文件没有动。")
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
    }


def _list_lines(reports: Sequence[ReportSummary]) -> Iterator[str]:
    own = sum(1 for report in reports if report.own)
    yield f"共 {len(reports)} 篇：自带 {len(reports) - own} 篇，我的 {own} 篇"
    header = ("编号", "级别", "地区", "段数", "题目", "文件夹")
    rows = [(r.id, r.level, r.region, str(r.paragraphs), _name(r), r.folder) for r in reports]
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
    yield _name(report)
    yield "  ".join(filter(None, (report.id, report.level, report.region_full or report.region)))
    number = 0
    for section in report.sections:
        yield ""
        if section.heading:
            yield section.heading + (f"（{section.subject}）" if section.subject else "")
        for paragraph in section.paragraphs:
            number += 1
            yield f"[{report.id}-{number}] {paragraph.text}"


def _name(report: Report | ReportSummary) -> str:
    """Return what to call a report: its title, or the writer's own file name."""
    return report.title or (report.source if report.own else "（原文没有题目）")
