"""The draft: blocks of runs, each run knowing where it came from.

The text is the truth: headings, numbers and slots are read off it, so that what is
seen, saved and exported can never differ. A block adds what text cannot say: its
role, its target length and its prompt.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drafter.core.origin import Origin


class Role(StrEnum):
    """What a block is within the report."""

    TITLE = "题目"
    BYLINE = "署名"
    SALUTATION = "称谓"
    BODY = "正文"
    PILLAR = "聚焦"
    POINT = "要点"
    SUBPOINT = "分点"
    CLOSING = "结束语"


OUTLINE_ROLES = (Role.PILLAR, Role.POINT, Role.SUBPOINT)
"""Roles that carry a heading, highest level first."""


KINDS = ("汇报", "发言", "讲话", "综述")
"""Kinds of report."""

LINE_BREAKS = "\n\r\u2028\u2029"
"""What ends a paragraph somewhere: in a file, in Qt, in another program."""

FILE_ENDING = ".jujiao"
"""Ending of a draft's file."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one make.

    Attributes:
        text: Not empty, without line breaks.
        heading: Whether it belongs to the heading of its block.
        origin: The exemplar sentence it was borrowed from; None for own words.
        fact: Name of the 材料信息 it was filled in from (地区); empty for none.
    """

    text: str
    heading: bool = False
    origin: Origin | None = None
    fact: str = ""

    def __post_init__(self) -> None:
        if not self.text or any(char in self.text for char in LINE_BREAKS):
            raise ValueError("a run is not empty and has no line break")

    def alike(self, other: "Run") -> bool:
        """Return whether both differ in nothing but their text."""
        return (self.heading, self.origin, self.fact) == (other.heading, other.origin, other.fact)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the draft.

    Attributes:
        id: Unique within the draft; kept while the paragraph lives.
        role: What it is.
        runs: In order; empty for an empty paragraph. Neighbours are never alike.
        target: Length wanted, in Word's 字数; 0 for none. It covers the blocks of
            role BODY that follow as well.
        prompt: What to write here, shown while nothing is written; empty for none.
        hints: Words that help to find exemplars.
        subject: The library's label of a pillar (`report.SUBJECTS`); empty elsewhere.
    """

    id: str
    role: Role
    runs: tuple[Run, ...] = ()
    target: int = 0
    prompt: str = ""
    hints: tuple[str, ...] = ()
    subject: str = ""

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(run.text for run in self.runs)

    @property
    def heading(self) -> str:
        """Return the leading heading as it stands in the text; '' for none."""
        return "".join(run.text for run in leading_heading(self.runs))

    @property
    def body(self) -> str:
        """Return the text after the heading."""
        return self.text[len(self.heading) :]


@dataclass(frozen=True, slots=True)
class Draft:
    """A report being written.

    Attributes:
        skeleton: Id of the skeleton it was started from; empty for none.
        kind: One of `KINDS`.
        facts: 材料信息 by name; unset ones are absent.
        blocks: In order, at least one, ids unique.
        target: Length wanted of the whole, in Word's 字数; 0 for none.
        rate: Speaking rate in 字 a minute.
    """

    skeleton: str
    kind: str
    facts: Mapping[str, str]
    blocks: tuple[Block, ...]
    target: int = 0
    rate: int = 240
    _ids: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ids = frozenset(block.id for block in self.blocks)
        if not self.blocks or len(ids) != len(self.blocks):
            raise ValueError("a draft has blocks, and their ids are unique")
        object.__setattr__(self, "_ids", ids)

    @property
    def title(self) -> str:
        """Return the text of the title block, or ''."""
        return next((b.text for b in self.blocks if b.role is Role.TITLE), "")

    def block(self, block_id: str) -> Block:
        """Return the block called ``block_id``; KeyError when there is none."""
        if block_id not in self._ids:
            raise KeyError(block_id)
        return next(b for b in self.blocks if b.id == block_id)


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit made: the new draft, and the ids of the blocks it changed."""

    draft: Draft
    changed: tuple[str, ...]


def normalise(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with alike neighbours joined."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].alike(run):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def leading_heading(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the heading runs a block begins with."""
    count = 0
    while count < len(runs) and runs[count].heading:
        count += 1
    return tuple(runs[:count])


def insert_runs(draft: Draft, block_id: str, offset: int, runs: Sequence[Run]) -> Edit:
    """Put runs into a block.

    Args:
        draft: The draft; left as it is.
        block_id: Where; KeyError when there is no such block.
        offset: Before which code point of the block's text, 0 to its length.
        runs: What; may be empty.

    Raises:
        ValueError: ``offset`` lies outside the text.
    """
    block = draft.block(block_id)
    if not 0 <= offset <= len(block.text):
        raise ValueError(f"offset {offset} outside a block of {len(block.text)}")
    before, after = split_runs(block.runs, offset)
    changed = replace(block, runs=normalise((*before, *runs, *after)))
    blocks = tuple(changed if b.id == block_id else b for b in draft.blocks)
    return Edit(replace(draft, blocks=blocks), (block_id,))


def split_runs(runs: Sequence[Run], offset: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the runs before and after code point ``offset``, cutting one in two at need."""
    before: list[Run] = []
    for index, run in enumerate(runs):
        if offset < len(run.text):
            if offset:
                before.append(replace(run, text=run.text[:offset]))
                run = replace(run, text=run.text[offset:])
            return tuple(before), (run, *runs[index + 1 :])
        before.append(run)
        offset -= len(run.text)
    return tuple(before), ()
