"""``drafter export``: the draft as a Word file, and the private list of its origins."""

import argparse
from dataclasses import replace
from pathlib import Path

from drafter.commands.output import say
from drafter.commands.usage import (
    DONE,
    Commands,
    WrongUse,
    add_force,
    path,
    refuse_existing,
)
from drafter.core.draft import KINDS
from drafter.core.slot import find_slots


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser("export", help="导出 Word", description="导出 Word。")
    parser.add_argument("draft", metavar="稿子", type=path)
    parser.add_argument(
        "-o", "--output", metavar="文件.docx", type=_docx, required=True, help="导出到哪里"
    )
    parser.add_argument(
        "--sources", metavar="文件.docx", type=_docx, help="另存一份出处与待核清单，不随稿件报送"
    )
    parser.add_argument(
        "--kind",
        metavar="文种",
        choices=KINDS,
        help=f"{'、'.join(KINDS)}之一；不写照稿子的",
    )
    add_force(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one file or both; neither, when one of them is there and may not be replaced."""
    from drafter.export.docx_writer import write_docx
    from drafter.export.sources_writer import write_sources
    from drafter.storage.draft_file import load_draft

    draft = load_draft(arguments.draft)
    if arguments.kind:
        draft = replace(draft, kind=arguments.kind)
    targets = [target for target in (arguments.output, arguments.sources) if target]
    if len({_same(target) for target in (arguments.draft, *targets)}) <= len(targets):
        raise WrongUse("导出的文件和稿子、清单要各用各的文件名。没有改动任何文件。请换一个文件名。")
    for target in targets:
        refuse_existing(target, arguments.force)
    write_docx(draft, arguments.output, overwrite=arguments.force)
    slots = sum(len(find_slots(block.text)) for block in draft.blocks)
    left = f"，里面还有 {slots} 处空位，已标黄" if slots else ""
    say(f"已导出“{arguments.output}”{left}。")
    if arguments.sources:
        write_sources(draft, arguments.sources, overwrite=arguments.force)
        say(f"出处与待核清单存到了“{arguments.sources}”，不随稿件报送。")
    return DONE


def _docx(text: str) -> Path:
    if not text.lower().endswith(".docx"):
        raise argparse.ArgumentTypeError(f"要写以 .docx 结尾的文件名，“{text}”不是")
    return path(text)


def _same(target: Path) -> Path:
    """Return a name that is equal for equal files, links followed."""
    return target.resolve()
