"""Where a borrowed paragraph goes, and what becomes of the draft."""

from collections.abc import Sequence

from drafter.core.draft import Draft, Edit, Run, insert_runs
from drafter.core.outline import outline, walk
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
    """Put runs at the end of a block; KeyError when there is no such block."""
    return insert_runs(draft, block_id, len(draft.block(block_id).text), runs)
