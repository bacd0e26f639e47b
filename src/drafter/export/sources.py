"""出处与待核: what in a draft was borrowed, is still open, or must be confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.core.draft import Block, Draft, Run
from drafter.core.figures import amounts
from drafter.core.origin import Origin
from drafter.core.outline import outline, walk
from drafter.core.slot import find_slots


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A borrowed sentence.

    Attributes:
        label: Where it stands: 二·4, or the title of a part without number.
        origin: Where it comes from.
        present: How it reads now, own words inside it included.
        unconfirmed: Its numbers that the original has as well, in order: they are
            the other place's until somebody confirms them.
    """

    label: str
    origin: Origin
    present: str
    unconfirmed: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether it reads otherwise than the original."""
        return self.present.strip() != self.origin.text.strip()


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that waits to be filled; ``text`` with its brackets, ``label`` as above."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All of it, in the order of the draft."""

    borrowed: tuple[Borrowed, ...]
    slots: tuple[OpenSlot, ...]


def sources_of(draft: Draft) -> Sources:
    """Return what is borrowed and what is open in ``draft``."""
    borrowed: list[Borrowed] = []
    slots: list[OpenSlot] = []
    for label, block in _labelled(draft):
        borrowed += (_borrowed(label, runs) for runs in _sentences(block.runs))
        text = block.text
        slots += (
            OpenSlot(label, text[slot.span.start : slot.span.stop]) for slot in find_slots(text)
        )
    return Sources(tuple(borrowed), tuple(slots))


def _labelled(draft: Draft) -> Iterator[tuple[str, Block]]:
    """Yield each block with the label of the part of the outline it belongs to."""
    labels = {item.block_id: item.label or item.title for item in walk(outline(draft))}
    label = ""
    for block in draft.blocks:
        label = labels.get(block.id, label)
        yield label, block


def _sentences(runs: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs of each borrowed sentence, with own words that stand inside it."""
    index = 0
    while index < len(runs):
        origin = runs[index].origin
        stop = index + 1
        if origin is not None:
            for at in range(index + 1, len(runs)):
                if runs[at].origin == origin:
                    stop = at + 1
                elif runs[at].origin is not None:
                    break
            yield tuple(runs[index:stop])
        index = stop


def _borrowed(label: str, runs: Sequence[Run]) -> Borrowed:
    origin = runs[0].origin
    assert origin is not None
    known = set(amounts(origin.text))
    # Facts and own words are the writer's; what stands in a slot is listed as a slot.
    kept = "\n".join(run.text if run.origin and not run.fact else "" for run in runs)
    for slot in reversed(find_slots(kept)):
        kept = f"{kept[: slot.span.start]}\n{kept[slot.span.stop :]}"
    numbers = tuple(dict.fromkeys(n for n in amounts(kept) if n in known))
    return Borrowed(label, origin, "".join(run.text for run in runs), numbers)
