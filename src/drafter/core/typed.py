"""What a user typed into the search box or on the command line, as a question."""

import re

from drafter.core.query import Query

_DOUBLE = '"＂“”„'
_PAIRS = ("“”", "‘’", "「」", "『』")
"""Marks that a whole text may stand in. Of double ones any may open and close: input methods
give two of a kind. 《》 name a document, and are text."""
_PHRASE = re.compile('["＂]([^"＂]*)["＂]')
"""Only straight quotes make a phrase amid other words: headings have the others as they are
(念好“爱”字诀)."""
_STRAIGHT = re.compile('["＂]')


def typed_query(words: str) -> Query:
    """Return the question: what stands in straight quotes, or all in any, is a phrase.

    A quote without its other half says nothing.

    Args:
        words: As typed, not blank. Quotes with nothing to look for in them are text.
    """
    words = words.strip()
    if whole := _whole(words):
        return Query(phrases=(whole,))
    phrases = tuple(
        dict.fromkeys(phrase.strip() for phrase in _PHRASE.findall(words) if _says(phrase))
    )
    text = _STRAIGHT.sub(" ", _PHRASE.sub(" ", words))
    text = " ".join(text.split()) if phrases or _STRAIGHT.search(words) else text
    if not (phrases or text.strip()):
        return Query(words)
    return Query(text if _says(text) or not phrases else "", phrases=phrases)


def _whole(words: str) -> str:
    """Return what stands in one pair of quotation marks around all; '' when nothing does."""
    inner = words[1:-1].strip()
    for marks in (*_PAIRS, _DOUBLE):
        opening, closing = (marks, marks) if marks is _DOUBLE else (marks[0], marks[1])
        if words[0] in opening and words[-1] in closing and not set(inner) & set(marks):
            return inner if _says(inner) else ""
    return ""


def _says(text: str) -> bool:
    """Return whether there is a letter or a digit to look for."""
    return any(map(str.isalnum, text))
