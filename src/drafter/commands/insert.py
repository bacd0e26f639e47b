"""``drafter insert``: an exemplar into a draft, fitted to the draft's own place."""

import argparse
import re
from collections.abc import Sequence

from drafter.commands.opened import opened_library
from drafter.commands.output import say
from drafter.commands.usage import DONE, Commands, path, wrong_use
from drafter.core.draft import Draft, Run
from drafter.core.facts import PLACE
from drafter.core.outline import outline, walk
from drafter.core.report import Exemplar
from drafter.core.slot import find_slots
from drafter.errors import DraftFileError


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser(
        "insert", help="把例文段放进稿子", description="把例文段放进稿子，地名换成稿子的地区。"
    )
    parser.add_argument("draft", metavar="稿子", type=path)
    parser.add_argument("--at", metavar="位置", required=True, help="放到哪里，如 二·4")
    parser.add_argument("--exemplar", metavar="编号", required=True, help="哪一段，如 b23-18")
    parser.add_argument(
        "--sentences", metavar="第几句", type=_numbers, help="只取哪几句，按写的先后，如 1,3"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Put the exemplar at the end of the place and save the draft in one step."""
    from drafter.core.insertion import append_runs, block_at, new_sentences
    from drafter.core.localise import localise
    from drafter.storage.draft_file import load_draft, save_draft, stamp

    seen = stamp(arguments.draft)
    draft = load_draft(arguments.draft)
    with wrong_use():
        block_id = block_at(draft, arguments.at)
    place = draft.facts.get(PLACE, "")
    with opened_library() as library, wrong_use():
        exemplar = library.exemplar(arguments.exemplar.strip())
        report = library.report(exemplar.report_id)
        heading = draft.block(block_id).heading
        sentences = arguments.sentences or new_sentences(exemplar.text, heading)
        runs = localise(exemplar, report, place, sentences=sentences)
    if stamp(arguments.draft) != seen:
        raise DraftFileError(
            f"没有插入，“{arguments.draft}”刚刚在别处改过。别处的改动都在。请再插入一次。"
        )
    save_draft(append_runs(draft, block_id, runs).draft, arguments.draft)
    say(_told(draft, block_id, exemplar, runs, place_known=bool(report.region)))
    return DONE


def _numbers(text: str) -> tuple[int, ...]:
    """Read 1,3 in the order given."""
    parts = [part.strip() for part in re.split("[,，、]", text)]
    if not all(part.isdecimal() and len(part) < 5 for part in parts):
        raise argparse.ArgumentTypeError(f"要写句子的序号，如 1,3，“{text[:20]}”不是")
    return tuple(map(int, parts))


def _told(
    draft: Draft, block_id: str, exemplar: Exemplar, runs: Sequence[Run], *, place_known: bool
) -> str:
    """Return what was done, in a line, and a line for each misprint taken along."""
    at = next(item for item in walk(outline(draft)) if item.block_id == block_id)
    text = "".join(run.text for run in runs)
    slots = [text[slot.span.start : slot.span.stop] for slot in find_slots(text)]
    swapped = sum(1 for run in runs if run.fact == PLACE)
    report = f"《{exemplar.report}》" if exemplar.report else ""
    origin = f"{exemplar.region}{report}第 {exemplar.number} 段"
    done = [f"已在 {at.label}“{at.title}”插入{origin}"]
    if not place_known:
        done.append("不知道这篇是哪里的材料，地名没有换，请自己核对")
    elif PLACE not in draft.facts:
        done.append("稿子还没有填地区，地名都留作空位")
    elif swapped:
        done.append(f"换了 {swapped} 处地名")
    if slots:
        done.append(f"留下 {len(slots)} 处空位：{'、'.join(slots)}")
    elif place_known:
        done.append("没有留下空位")
    taken = "".join({run.origin.text: "" for run in runs if run.origin})
    notes = [f"原文“{n.excerpt}”：{n.note}" for n in exemplar.notes if n.excerpt in taken]
    return "\n".join(["，".join(done) + "。", *notes])
