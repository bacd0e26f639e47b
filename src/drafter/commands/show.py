"""``drafter show``: outline, counts and slots of a draft."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.commands.output import say, say_json
from drafter.commands.table import aligned
from drafter.commands.usage import DONE, Commands, add_json, path
from drafter.core.draft import Draft
from drafter.core.length import minutes, pages
from drafter.core.outline import OutlineItem, outline, walk
from drafter.core.slot import Slot, find_slots


@dataclass(frozen=True, slots=True)
class _Open:
    """A slot, the block it stands in, and the place in the outline that belongs to."""

    label: str
    block_id: str
    slot: Slot


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser(
        "show", help="看稿子的提纲、字数和空位", description="看稿子的提纲、字数和空位。"
    )
    parser.add_argument("draft", metavar="稿子", type=path)
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what the draft holds; the file is only read."""
    from drafter.storage.draft_file import load_draft

    draft = load_draft(arguments.draft)
    if arguments.json:
        say_json(_json(draft))
    else:
        say("\n".join(_lines(draft)))
    return DONE


def _json(draft: Draft) -> dict[str, Any]:
    """Return the draft's figures; those of a part include its children's."""
    return {
        "title": draft.title,
        "skeleton": draft.skeleton,
        "kind": draft.kind,
        "facts": dict(draft.facts),
        "counts": _counts(draft),
        "outline": [_item_json(item) for item in outline(draft)],
        "slots": [
            {
                "label": found.label,
                "block": found.block_id,
                "start": found.slot.span.start,
                "stop": found.slot.span.stop,
                "name": found.slot.name,
                "kept": found.slot.kept,
            }
            for found in _open_slots(draft)
        ],
    }


def _counts(draft: Draft) -> dict[str, int]:
    items = outline(draft)
    written = sum(item.written_in_all for item in items)
    return {
        "words": written,
        "target": draft.target,
        "minutes": minutes(written, draft.rate),
        "pages": pages(block.text for block in draft.blocks if block.text),
        "slots": sum(item.slots_in_all for item in items),
    }


def _item_json(item: OutlineItem) -> dict[str, Any]:
    return {
        "label": item.label,
        "role": item.role.value,
        "title": item.title,
        "block": item.block_id,
        "words": item.written_in_all,
        "target": item.target_in_all,
        "slots": item.slots_in_all,
        "progress": item.progress.value,
        "children": [_item_json(child) for child in item.children],
    }


def _open_slots(draft: Draft) -> Iterator[_Open]:
    """Yield the slots in order."""
    heads = {item.block_id: item.label or item.title for item in walk(outline(draft))}
    label = ""
    for block in draft.blocks:
        label = heads.get(block.id, label)
        yield from (_Open(label, block.id, slot) for slot in find_slots(block.text))


def _lines(draft: Draft) -> Iterator[str]:
    counts = _counts(draft)
    yield draft.title or "（没有题目）"
    aim = f"，目标 {counts['target']} 字" if counts["target"] else ""
    yield (
        f"{draft.kind or '体裁不明'}，已写 {counts['words']} 字{aim}，约 {counts['minutes']} 分钟、"
        f"{counts['pages']} 页，空位 {counts['slots']} 处"
    )
    if draft.facts:
        yield "材料信息：" + "，".join(f"{name} {value}" for name, value in draft.facts.items())
    yield ""
    header = ("位置", "标题", "字数", "目标", "空位", "进度")
    yield from aligned([header, *(_row(item) for item in walk(outline(draft)))])
    found = [(o.label, f"〔{o.slot.name}〕") for o in _open_slots(draft)]
    if found:
        yield ""
        yield "空位"
        yield from aligned(found)


def _row(item: OutlineItem) -> tuple[str, ...]:
    indent = "  " * item.label.count("·")
    figures = (item.written_in_all, item.target_in_all, item.slots_in_all)
    return (item.label, indent + item.title, *map(str, figures), item.progress.value)
