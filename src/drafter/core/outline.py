"""The outline of a draft: its parts, how far each is written, what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.core.draft import OUTLINE_ROLES, Block, Draft, Role
from drafter.core.length import words
from drafter.core.numbering import hanzi, split_marker
from drafter.core.slot import find_slots

OPENING, CLOSING = "题目、称谓、开头", "结束语"


class Progress(StrEnum):
    """How far a part is written."""

    EMPTY = "未写"
    PARTLY = "在写"
    OPEN = "有空位"
    WRITTEN = "已写"


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One row of the outline.

    Attributes:
        block_id: The block its caret goes to.
        role: TITLE for the opening, PILLAR, POINT, SUBPOINT or CLOSING.
        label: 二, 二·4, 二·4·1; empty for opening and closing.
        title: Heading without its number and closing mark.
        written: 字 of its own blocks, children left out; heading counted.
        target: 字 wanted of the same; 0 for none.
        slots: Slots left in its own blocks.
        started: Whether anything stands there beside the heading.
        children: Points of a pillar, sub-points of a point.
    """

    block_id: str
    role: Role
    label: str
    title: str
    written: int
    target: int
    slots: int
    started: bool
    children: tuple["OutlineItem", ...] = ()

    @property
    def progress(self) -> Progress:
        """Return how far it is written; a part with children goes by them, not by its lead."""
        below = {child.progress for child in self.children}
        if not self.started if not below else below == {Progress.EMPTY}:
            return Progress.EMPTY
        if self.slots_in_all:
            return Progress.OPEN
        return Progress.PARTLY if below & {Progress.EMPTY, Progress.PARTLY} else Progress.WRITTEN

    @property
    def written_in_all(self) -> int:
        """Return 字 with children."""
        return self.written + sum(child.written_in_all for child in self.children)

    @property
    def target_in_all(self) -> int:
        """Return 字 wanted with children."""
        return self.target + sum(child.target_in_all for child in self.children)

    @property
    def slots_in_all(self) -> int:
        """Return slots left with children."""
        return self.slots + sum(child.slots_in_all for child in self.children)


def outline(draft: Draft) -> tuple[OutlineItem, ...]:
    """Return the opening, the pillars and the closing, in order; absent ones left out."""
    items: list[OutlineItem] = []
    pillars = 0
    for part in _split(draft.blocks, Role.PILLAR):
        if part[0].role is Role.CLOSING:
            items.append(_plain(part, CLOSING))
        elif part[0].role is Role.PILLAR:
            pillars += 1
            items.append(_item(part, (pillars,)))
        else:
            items.append(_plain(part, OPENING))
    return tuple(items)


def label_of(numbers: Sequence[int]) -> str:
    """Return the label of a place in the outline: (2, 4) → 二·4; past 99 in digits."""
    first = hanzi(numbers[0]) if numbers[0] < 100 else str(numbers[0])
    return "·".join((first, *map(str, numbers[1:])))


def walk(items: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    """Yield all items, parents first."""
    for item in items:
        yield item
        yield from walk(item.children)


def part_of(
    blocks: Sequence[Block], items: Sequence[OutlineItem], block_id: str
) -> OutlineItem | None:
    """Return the part a block belongs to: the last one that begins at or before it."""
    heads = {item.block_id: item for item in walk(items)}
    found: OutlineItem | None = None
    for block in blocks:
        found = heads.get(block.id, found)
        if block.id == block_id:
            break
    return found


def heading_title(text: str) -> str:
    """Return a heading without number and closing mark: 一是强化武装。 → 强化武装."""
    return split_marker(text)[1].rstrip("。：:").strip()


def _split(blocks: Sequence[Block], role: Role) -> Iterator[Sequence[Block]]:
    """Cut before every block of ``role`` or a higher one; a closing stands alone."""
    start = 0
    breaks = {*OUTLINE_ROLES[: OUTLINE_ROLES.index(role) + 1], Role.CLOSING}
    for index, block in enumerate(blocks):
        if block.role in breaks and index > start:
            yield blocks[start:index]
            start = index
    if start < len(blocks):
        yield blocks[start:]


def _item(part: Sequence[Block], numbers: tuple[int, ...]) -> OutlineItem:
    head = part[0]
    level = OUTLINE_ROLES.index(head.role)
    own = part
    groups: list[Sequence[Block]] = []
    for below in OUTLINE_ROLES[level + 1 :]:
        own, *groups = _split(part, below)
        if groups:
            break
    children = tuple(_item(group, (*numbers, n)) for n, group in enumerate(groups, 1))
    return OutlineItem(
        block_id=head.id,
        role=head.role,
        label=label_of(numbers),
        title=heading_title(head.heading or head.text),
        written=_written(own),
        target=sum(b.target for b in own),
        slots=_slots(own),
        started=bool(head.body.strip()) or any(b.text.strip() for b in own[1:]),
        children=children,
    )


def _plain(part: Sequence[Block], title: str) -> OutlineItem:
    return OutlineItem(
        block_id=part[0].id,
        role=Role.CLOSING if title == CLOSING else Role.TITLE,
        label="",
        title=title,
        written=_written(part),
        target=sum(b.target for b in part),
        slots=_slots(part),
        started=any(b.text.strip() for b in part),
    )


def _written(blocks: Sequence[Block]) -> int:
    return sum(words(b.text) for b in blocks)


def _slots(blocks: Sequence[Block]) -> int:
    return sum(len(find_slots(b.text)) for b in blocks)
