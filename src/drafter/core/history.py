"""Undo and redo over the draft's blocks (decision 0004).

Qt's own undo knows text only; ours knows blocks, so that roles, origins, targets and
text come back together, and changing the look of the paper is no step at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from drafter.core.draft import Block

LIMIT = 1000
"""Most steps kept; the oldest go first."""


class Kind(Enum):
    """What made a change; neighbouring changes of a joining kind become one step."""

    TYPING = auto()
    ERASING = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Caret:
    """A place in the draft: number of the block from 0, and code points into its text."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft knows beside its blocks: 材料信息, and the 字 wanted in all."""

    facts: Mapping[str, str]
    target: int


@dataclass(frozen=True, slots=True)
class Splice:
    """Blocks ``index`` and following: ``removed`` gave way to ``added``.

    ``before`` and ``after`` tell where the caret stood then and afterwards, ``plans``
    the plan then and afterwards; None where the plan did not change.
    """

    index: int
    removed: tuple[Block, ...]
    added: tuple[Block, ...]
    before: Caret
    after: Caret
    kind: Kind = Kind.OTHER
    plans: tuple[Plan, Plan] | None = None

    def reversed(self) -> "Splice":
        """Return the splice that takes this one back."""
        plans = (self.plans[1], self.plans[0]) if self.plans else None
        return Splice(
            self.index, self.added, self.removed, self.after, self.before, self.kind, plans
        )


class History:
    """The steps of one open draft. Not thread-safe: belongs to the window."""

    def __init__(self) -> None:
        self._steps: list[Splice] = []
        self._done = 0  # how many of the steps stand; the rest can be redone
        self._saved: int | None = 0
        self._open = False  # whether the last step may still be joined

    @property
    def can_undo(self) -> bool:
        """Whether a step can be taken back."""
        return self._done > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step taken back can be done again."""
        return self._done < len(self._steps)

    @property
    def modified(self) -> bool:
        """Whether the draft differs from what `mark_saved` last saw."""
        return self._done != self._saved

    def push(self, splice: Splice) -> None:
        """Record a change that has just been made; what could be redone is forgotten."""
        if self.can_redo:
            del self._steps[self._done :]
            if self._saved is not None and self._saved > self._done:
                self._saved = None
        last = self._steps[-1] if self._open and self._steps else None
        if last and self._saved != self._done and _joins(last, splice):
            self._steps[-1] = replace(last, added=splice.added, after=splice.after)
        else:
            self._steps.append(splice)
            self._done += 1
            self._trim()
        self._open = splice.kind is not Kind.OTHER

    def close_step(self) -> None:
        """Begin a new step with the next change (the caret moved, a word was committed)."""
        self._open = False

    def undo(self) -> Splice | None:
        """Return the splice to apply, or None when nothing is left to take back."""
        self._open = False
        if not self.can_undo:
            return None
        self._done -= 1
        return self._steps[self._done].reversed()

    def redo(self) -> Splice | None:
        """Return the splice to apply, or None when nothing was taken back."""
        self._open = False
        if not self.can_redo:
            return None
        self._done += 1
        return self._steps[self._done - 1]

    def mark_saved(self) -> None:
        """Remember the present state as the saved one."""
        self._saved = self._done

    def _trim(self) -> None:
        if len(self._steps) > LIMIT:
            del self._steps[0]
            self._done -= 1
            if self._saved is not None:
                self._saved = self._saved - 1 if self._saved else None


def apply(blocks: Sequence[Block], splice: Splice) -> tuple[Block, ...]:
    """Return the blocks after a splice.

    Raises:
        ValueError: what the splice removes does not stand there.
    """
    stop = splice.index + len(splice.removed)
    if tuple(blocks[splice.index : stop]) != splice.removed:
        raise ValueError("the splice belongs to another state of the draft")
    return (*blocks[: splice.index], *splice.added, *blocks[stop:])


def difference(
    old: Sequence[Block], new: Sequence[Block], before: Caret, after: Caret, kind: Kind
) -> Splice | None:
    """Return the smallest splice that leads from ``old`` to ``new``; None when alike."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    removed, added = tuple(old[start : len(old) - end]), tuple(new[start : len(new) - end])
    if not removed and not added:
        return None
    return Splice(start, removed, added, before, after, kind)


def _joins(last: Splice, new: Splice) -> bool:
    """Whether a change carries on the one before: same kind, same single block, same caret."""
    return (
        last.kind is new.kind is not Kind.OTHER
        and last.index == new.index
        and len(last.added) == len(new.removed) == len(new.added) == 1
        and last.after == new.before
    )
