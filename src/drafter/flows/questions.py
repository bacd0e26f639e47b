"""What is asked of the library from within a draft. Pure."""

from collections.abc import Sequence

from drafter.core.draft import OUTLINE_ROLES, Block, Role, Run
from drafter.core.outline import heading_title
from drafter.core.query import Query
from drafter.core.slot import find_slots

LONGEST_LIKE = 400
"""Code points of a selection that are asked for; the rest says the same, and takes its time."""


def question_at(blocks: Sequence[Block], number: int) -> Query | None:
    """Return what to look for at block ``number``: its point under its pillar.

    The heading of the nearest point above is the question, with the hints of its block;
    its pillar's heading is the context. None where there is no pillar above (title,
    opening, closing).
    """
    if not 0 <= number < len(blocks) or blocks[number].role is Role.CLOSING:
        return None
    text, under = "", ""
    hints: tuple[str, ...] = ()
    for block in reversed(blocks[: number + 1]):
        if block.role not in OUTLINE_ROLES:
            continue
        title = heading_title(block.heading or block.text)
        if block.role is Role.PILLAR:
            under, hints = title, hints if text else block.hints
            break
        if not text:
            text, hints = title, block.hints
    text = text or under
    return Query(text, under if under != text else "", hints) if text else None


def question_like(
    runs: Sequence[Sequence[Run]], blocks: Sequence[Block], number: int
) -> Query | None:
    """Return what to look for to find more like some text of the draft.

    What the text was taken from is no answer, and slots are no words of it.

    Args:
        runs: The text, a sequence a paragraph.
        blocks: Of the draft; the pillar it stands under is the context.
        number: Of the block it stands in.

    Returns:
        None where there is nothing to compare: no letter, no digit.
    """
    text = "\n".join(filter(None, (_without_slots(paragraph).strip() for paragraph in runs)))
    if not any(map(str.isalnum, text)):
        return None
    taken = (run.origin.exemplar for paragraph in runs for run in paragraph if run.origin)
    here = question_at(blocks, number)
    under = (here.under or here.text) if here else ""
    return Query(text[:LONGEST_LIKE], under, without=tuple(dict.fromkeys(taken)))


def _without_slots(runs: Sequence[Run]) -> str:
    text = "".join(run.text for run in runs)
    for slot in reversed(find_slots(text)):
        text = text[: slot.span.start] + text[slot.span.stop :]
    return text
