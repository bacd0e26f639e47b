"""``drafter new``: a draft from a skeleton and its facts."""

import argparse
from pathlib import Path

from drafter.commands.opened import loaded_skeletons
from drafter.commands.output import complain, say
from drafter.commands.usage import (
    DONE,
    Commands,
    WrongUse,
    add_force,
    path,
    refuse_existing,
    wrong_use,
)
from drafter.core.slot import find_slots

_OTHER_PROGRAMS = (".docx", ".doc", ".wps", ".pdf", ".txt", ".md")


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser("new", help="从骨架新建稿子", description="从骨架新建稿子。")
    parser.add_argument("skeleton", metavar="骨架", help="骨架的名称或编号，见 drafter skeletons")
    parser.add_argument(
        "-o",
        "--output",
        metavar="稿子",
        type=_draft_name,
        required=True,
        help="存到哪里，如 汇报.jujiao",
    )
    parser.add_argument(
        "--set",
        metavar="名称=内容",
        action="append",
        default=[],
        help="一项材料信息，如 地区=江州市、目标=2800，可以写多次，没写的留作空位",
    )
    add_force(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the new draft; a file that is there stays, unless it may be replaced."""
    from drafter.core.new_draft import new_draft
    from drafter.storage.draft_file import save_draft
    from drafter.storage.passages import render
    from drafter.storage.skeleton_file import find_skeleton

    skeletons, errors = loaded_skeletons()
    for error in errors:
        complain(error)
    with wrong_use():
        skeleton = find_skeleton(skeletons, arguments.skeleton)
        draft = new_draft(skeleton, read_facts(arguments.set), render)
    refuse_existing(arguments.output, arguments.force)
    save_draft(draft, arguments.output)
    slots = sum(len(find_slots(block.text)) for block in draft.blocks)
    left = f"有 {slots} 处空位待填" if slots else "没有空位"
    say(f"已新建“{arguments.output}”：{skeleton.name}，{skeleton.point_count} 个要点，{left}。")
    return DONE


def _draft_name(text: str) -> Path:
    """Read the name of a draft; one that would pass for another program's file is refused."""
    target = path(text)
    if target.suffix.lower() in _OTHER_PROGRAMS:
        raise argparse.ArgumentTypeError(
            f"稿子要存成“{target.with_suffix('.jujiao').name}”，Word 文件用 drafter export 导出"
        )
    return target


def read_facts(settings: list[str]) -> dict[str, str]:
    """Return the facts of ``--set``.

    Raises:
        WrongUse: one has no name, no =, or a name comes twice.
    """
    facts: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.replace("＝", "=", 1).partition("=")
        name = name.strip()
        if not equals or not name:
            raise WrongUse(
                f"--set 要写成 名称=内容，如 地区=江州市，“{setting[:40]}”不是。没有改动任何文件。"
            )
        if name in facts:
            raise WrongUse(f"--set 里“{name}”写了两次。没有改动任何文件。请只留一个。")
        facts[name] = value
    return facts
