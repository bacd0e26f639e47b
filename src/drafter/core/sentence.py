"""Sentences of a paragraph."""

import re

from drafter.core.span import Span

# A closing quotation mark or bracket belongs to the sentence that ends inside it.
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）)】》]*|[^。！？!?]+$")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the sentences in order; together they are the text, blank ones left out."""
    return tuple(Span(*m.span()) for m in _SENTENCE.finditer(text) if m.group().strip())


def sentence_end(text: str, offset: int) -> int:
    """Return the end of the sentence that ``offset`` lies within; itself between two."""
    for span in sentence_spans(text):
        if span.start < offset < span.stop:
            return span.stop
    return offset


def sentence_at(text: str, offset: int) -> Span | None:
    """Return the sentence that ``offset`` lies in; between two, the one before.

    None in a blank text, and before its first sentence where blanks stand there.
    """
    found = [span for span in sentence_spans(text) if span.start <= offset <= span.stop]
    return found[0] if found else None
