"""Sentences of a paragraph."""

import re

from drafter.core.span import Span

# A closing quotation mark or bracket belongs to the sentence that ends inside it.
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’」』）)】》]*|[^。！？!?]+$")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the sentences in order; together they are the text, blank ones left out."""
    return tuple(Span(*m.span()) for m in _SENTENCE.finditer(text) if m.group().strip())
