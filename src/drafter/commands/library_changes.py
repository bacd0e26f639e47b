"""``drafter library remove``, ``edit``, ``move``, ``subject``: changing the user's own reports."""

import argparse

from drafter.commands.opened import opened_library
from drafter.commands.output import say
from drafter.commands.usage import DONE, Commands, WrongUse, wrong_use
from drafter.core.catalogue import Labels, ReportSummary
from drafter.core.report import LEVELS, SUBJECTS, Report


def add(below: Commands) -> None:
    """Offer what follows ``library`` and changes it."""
    removing = below.add_parser(
        "remove", help="移出一篇自己的资料", description="移出一篇自己的资料，原来的文件不动。"
    )
    editing = below.add_parser(
        "edit", help="改题目、级别、地区", description="改一篇自己的资料的题目、级别、地区。"
    )
    moving = below.add_parser(
        "move", help="放进文件夹", description="把自己的资料放进资料库的文件夹，没有就建一个。"
    )
    sorting = below.add_parser(
        "subject", help="改一个部分的归类", description="改自己的资料里一个部分的归类。"
    )
    for sub, run in (
        (removing, run_remove),
        (editing, run_edit),
        (moving, run_move),
        (sorting, run_subject),
    ):
        sub.set_defaults(run=run)
    for sub in (removing, editing, sorting):
        sub.add_argument("id", metavar="编号", help="自己的资料的编号，如 m1")
    editing.add_argument("--title", metavar="题目", help="新的题目")
    editing.add_argument("--level", metavar="级别", choices=(*LEVELS, ""), help="、".join(LEVELS))
    editing.add_argument("--place", metavar="地区", help="是哪里的材料，如 江州市；空着是不清楚")
    moving.add_argument("ids", metavar="编号", nargs="+", help="自己的资料的编号，如 m1 m2")
    moving.add_argument(
        "--folder", metavar="名称", required=True, help="文件夹的名称；空着是移出文件夹"
    )
    sorting.add_argument("section", metavar="部分", help="第几部分，从 1 数起；或标题开头的几个字")
    sorting.add_argument("subject", metavar="归类", choices=SUBJECTS, help="、".join(SUBJECTS))


def run_remove(arguments: argparse.Namespace) -> int:
    """Take one of the user's own reports out for good."""
    report_id = arguments.id.strip()
    with opened_library() as library, wrong_use():
        report = library.remove(report_id)
    say(f"已移出 {report_id}“{report_name(report)}”。原来的文件没有动。")
    return DONE


def run_edit(arguments: argparse.Namespace) -> int:
    """Change what is given; the rest stays."""
    if arguments.title is arguments.level is arguments.place is None:
        raise WrongUse("要写 --title、--level、--place 中的一个。没有改动任何文件。")
    report_id = arguments.id.strip()
    with opened_library() as library, wrong_use():
        report = library.report(report_id)
        place, level = report.region_full or report.region, report.level
        if arguments.place is not None:
            place, level = arguments.place, ""  # another place has a level of its own
        labels = Labels(
            report.title if arguments.title is None else arguments.title,
            level if arguments.level is None else arguments.level,
            place,
        )
        library.relabel(report_id, labels)
        report = library.report(report_id)
    labelled = (report.level or "级别不清楚", report.region_full or "地区不清楚")
    say(f"已改 {report_id}“{report_name(report)}”：{'，'.join(labelled)}。")
    return DONE


def run_move(arguments: argparse.Namespace) -> int:
    """Put reports into a folder, all or none."""
    ids = list(dict.fromkeys(name.strip() for name in arguments.ids))
    with opened_library() as library, wrong_use():
        library.move(ids, arguments.folder)
    where = f"放进“{arguments.folder.strip()}”" if arguments.folder.strip() else "移出文件夹"
    say(f"已把 {'、'.join(ids)} {where}。")
    return DONE


def run_subject(arguments: argparse.Namespace) -> int:
    """Say what a section speaks of."""
    report_id = arguments.id.strip()
    with opened_library() as library, wrong_use():
        report = library.report(report_id)
        position = _section(report, arguments.section.strip())
        library.set_subject(report_id, position, arguments.subject)
    heading = report.sections[position].heading or f"第 {position + 1} 部分"
    say(f"已把 {report_id} 的“{heading}”归为“{arguments.subject}”。")
    return DONE


def _section(report: Report, named: str) -> int:
    """Return the position of a section by its number from 1, or by how its heading begins."""
    if named.isascii() and named.isdecimal() and len(named) < 9:
        found = [int(named) - 1] if 0 < int(named) <= len(report.sections) else []
    else:
        found = [
            position
            for position, section in enumerate(report.sections)
            if named and section.heading.startswith(named)
        ]
    if len(found) != 1:
        raise WrongUse(
            f"{report.id} 里{'不止一个' if found else '没有'}“{named}”这个部分，资料库没有改动。"
            f"请用 drafter library show {report.id} 看看标题。"
        )
    return found[0]


def report_name(report: Report | ReportSummary) -> str:
    """Return what to call a report: its title, or the writer's own file name."""
    return report.title or (report.source if report.own else "（原文没有题目）")
