"""Where a borrowed paragraph goes, and what becomes of the draft."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from drafter.core.draft import Block, Draft, Edit, Role, Run, insert_runs, normalise
from drafter.core.outline import heading_title, outline, walk
from drafter.core.sentence import sentence_spans
from drafter.errors import DrafterError


class PlaceError(DrafterError):
    """The draft has no such place."""


def block_at(draft: Draft, label: str) -> str:
    """Return the id of the block labelled 二·4; a point or a full stop may stand for ·.

    Raises:
        PlaceError: the outline has no such label.
    """
    wanted = label.strip().replace(".", "·").replace("・", "·").replace("•", "·")
    items = [item for item in walk(outline(draft)) if item.label]
    for item in items:
        if item.label == wanted:
            return item.block_id
    labels = "、".join(item.label for item in items)
    raise PlaceError(f"稿子里没有“{label}”这一处，稿子没有改动。可用的有：{labels}。")


def append_runs(draft: Draft, block_id: str, runs: Sequence[Run]) -> Edit:
    """Put runs at the end of a block; KeyError when there is no such block.

    Behind a heading that has a line of its own they become a new paragraph, after the
    paragraphs that stand there already.
    """
    block = draft.block(block_id)
    if not stands_alone(block):
        return insert_runs(draft, block_id, len(block.text), runs)
    at = draft.blocks.index(block) + 1
    while at < len(draft.blocks) and draft.blocks[at].role is Role.BODY:
        at += 1
    ids = {other.id for other in draft.blocks}
    fresh = next(name for n in count(1) if (name := f"{block_id}-{n}") not in ids)
    made = Block(fresh, Role.BODY, normalise(runs))
    blocks = (*draft.blocks[:at], made, *draft.blocks[at:])
    return Edit(replace(draft, blocks=blocks), (fresh,))


def stands_alone(block: Block) -> bool:
    """Return whether a block is a heading with a line of its own."""
    return bool(block.heading) and not runs_in(block.heading) and not block.body.strip()


def runs_in(heading: str) -> bool:
    """Return whether text follows a heading on its own line: it ends in a mark."""
    return heading.endswith(("。", "："))


def new_sentences(text: str, heading: str) -> list[int] | None:
    """Return which sentences of an exemplar to take behind ``heading``, from 1.

    An exemplar that begins with the very words of the heading (一是强化理论武装。) would
    say them twice. None for all of them.
    """
    spans = sentence_spans(text)
    first = heading_title(text[spans[0].start : spans[0].stop]) if spans else ""
    if len(spans) < 2 or not first or first != heading_title(heading):
        return None
    return list(range(2, len(spans) + 1))
