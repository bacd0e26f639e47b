"""Where the excerpt of a long paragraph begins, so that its hits are seen."""

import re
from collections.abc import Iterator, Sequence

from drafter.core.span import Span

_SENTENCE = re.compile(r"[。！？；!?;][”’）》」』]*")
_CLAUSE = re.compile(r"[，：、,:][”’）》」』]*")


def excerpt_start(text: str, spans: Sequence[Span], room: int) -> int:
    """Return where to begin: before the hits that stand closest, the first among equals.

    That is the beginning of their sentence, else of their clause, where it stands within
    half the room before them; else where they begin.

    Args:
        text: The paragraph.
        spans: Its hits, in order; at least one.
        room: Code points the excerpt holds.

    Returns:
        An offset in code points.
    """
    reach = max(1, room // 2)
    hit = max(spans, key=lambda span: _within(spans, span.start, reach)).start
    for mark in (_SENTENCE, _CLAUSE):
        for start in _starts(text, mark, hit):
            if hit - start <= reach:
                return start
    return hit


def part_start(text: str, before: int) -> int:
    """Return where the sentence or clause around ``before`` begins, at most there."""
    return max(next(_starts(text, mark, before), 0) for mark in (_SENTENCE, _CLAUSE))


def _within(spans: Sequence[Span], start: int, reach: int) -> int:
    return sum(start <= span.start and span.stop <= start + reach for span in spans)


def _starts(text: str, mark: re.Pattern[str], before: int) -> Iterator[int]:
    """Return the last beginning at or before an offset, if any."""
    found = [match.end() for match in mark.finditer(text, 0, before) if match.end() <= before]
    return iter(found[-1:])
