"""Where a query's words stand in a text."""

from collections.abc import Iterable

from drafter.core.span import Span
from drafter.library.tokenizer import fold


def mark(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return where the words stand, in order; words that touch make one span.

    Args:
        text: As it is shown; full width and case do not matter.
        words: Folded, see `tokenizer.fold`.
    """
    return mark_folded(fold(text), words)


def mark_folded(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return what `mark` does for a text that is folded already."""
    marked = bytearray(len(text))
    for word in words:
        start = text.find(word)
        while start >= 0:
            marked[start : start + len(word)] = b"\1" * len(word)
            start = text.find(word, start + 1)
    spans: list[Span] = []
    start = marked.find(1)
    while start >= 0:
        stop = marked.find(0, start)
        stop = len(text) if stop < 0 else stop
        spans.append(Span(start, stop))
        start = marked.find(1, stop)
    return tuple(spans)
