"""Where a query's words and phrases stand in a text."""

import re
from collections.abc import Iterable, Sequence

from drafter.core.span import Span
from drafter.library.tokenizer import fold

_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂「」『』", '"') | dict.fromkeys("‘’‚‛", "'"))
_NO_BLANK = re.compile(r"\S")


def mark(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return where the words stand, in order; words that touch make one span.

    Args:
        text: As it is shown; full width and case do not matter.
        words: Folded, see `tokenizer.fold`.
    """
    return mark_folded(fold(text), words)


def mark_folded(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Return what `mark` does for a text that is folded already."""
    found: list[tuple[int, int]] = []
    for word in words:
        start = text.find(word) if word else -1
        while start >= 0:
            found.append((start, start + len(word)))
            start = text.find(word, start + 1)
    return _joined(found)


def mark_all(text: str, words: Iterable[str], phrases: Sequence[str]) -> tuple[Span, ...]:
    """Return where words or phrases stand, in order; those that touch make one span.

    Args:
        text: Folded.
        words: Folded.
        phrases: See `says`.
    """
    if not phrases:
        return mark_folded(text, words)
    found = (*mark_folded(text, words), *(s for p in phrases for s in places(text, p)))
    return _joined([(span.start, span.stop) for span in found])


def says(text: str, phrase: str) -> bool:
    """Return whether a text has a phrase word for word.

    Full width, case, blanks and the kind of quotation marks do not matter; other marks do.
    """
    squeezed = _squeezed(fold(phrase))
    if not squeezed or not set(filter(str.isalnum, squeezed)) <= set(folded := fold(text)):
        return False  # hardly a text gets further
    return squeezed in folded or squeezed in _squeezed(folded)


def says_all(text: str, phrases: Iterable[str]) -> bool:
    """Return whether a text has every one of some phrases; see `says`."""
    return all(says(text, phrase) for phrase in phrases)


def places(text: str, phrase: str) -> list[Span]:
    """Return every place where a text says a phrase, in order; they may overlap.

    A place begins and ends with the phrase's own characters: blanks around are left out,
    blanks within are not.
    """
    whole, wanted = _plain(text), _squeezed(fold(phrase))
    kept = [found.start() for found in _NO_BLANK.finditer(whole)]
    squeezed = "".join([whole[at] for at in kept])
    found: list[Span] = []
    start = squeezed.find(wanted) if wanted else -1
    while start >= 0:
        found.append(Span(kept[start], kept[start + len(wanted) - 1] + 1))
        start = squeezed.find(wanted, start + 1)
    return found


def _plain(text: str) -> str:
    """Return a text, of the same length, with all quotation marks of one kind."""
    return fold(text).translate(_QUOTES)


def _squeezed(text: str) -> str:
    return "".join(_NO_BLANK.findall(_plain(text)))


def _joined(found: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Return places in order, those that touch as one."""
    spans: list[Span] = []
    begin = end = -1
    for start, stop in sorted(found):
        if start > end:
            if end >= 0:
                spans.append(Span(begin, end))
            begin, end = start, stop
        elif stop > end:
            end = stop
    if end >= 0:
        spans.append(Span(begin, end))
    return tuple(spans)
