"""Headings without a number: short lines of like form, each over a paragraph of its own."""

import re
from collections import Counter
from collections.abc import Sequence

from drafter.core.headings import NO_END, is_title_end
from drafter.core.signed_lines import is_addressee, is_byline, is_salutation, is_signed

_LEAST, _MOST = 4, 26
"""Code points of such a heading."""
_TITLE_LINES = 3
"""Within how many lines from the top a line that ends as titles do is of the title."""
_BELOW_LEAST = 40
"""Code points at least of the paragraph below."""
_ALIKE_LEAST = 2
_CLAUSE = re.compile(r"[^，、：\s]+")
_BRACKETED = re.compile(r"【[^】]+】")
_SLACK = 1
"""Code points by which the clauses of like headings differ."""


def subheads(texts: Sequence[str]) -> list[int]:
    """Return the indices of headings without number, none where they are not of like form.

    Args:
        texts: The lines of a report, its title first; none is blank.
    """
    shapes = {
        at: _shape(texts[at])
        for at in range(1, len(texts) - 1)
        if _could_be(texts[at])
        and _stands(texts, at)
        and not (at < _TITLE_LINES and is_title_end(texts[at]))
    }
    if len(shapes) < _ALIKE_LEAST:
        return []
    common = Counter(shapes.values()).most_common(1)[0][0]
    found = [at for at, shape in shapes.items() if _alike(shape, common)]
    return found if len(found) >= _ALIKE_LEAST else []


def _could_be(text: str) -> bool:
    return (
        _LEAST <= len(text) <= _MOST
        and text[-1] not in NO_END + "：:…"
        and not any(mark in text for mark in "。！？；")
        and not (is_signed(text) or is_byline(text) or is_salutation(text) or is_addressee(text))
        and not text[0].isdigit()
    )


def _stands(texts: Sequence[str], at: int) -> bool:
    """Return whether a line stands between the end of a paragraph and another one."""
    above, below = texts[at - 1], texts[at + 1]
    ends = above[-1] in "。！？”）)：:" or at <= _TITLE_LINES or _is_number(above)
    return ends and len(below) >= _BELOW_LEAST and "。" in below


def _is_number(text: str) -> bool:
    return len(text) <= 2 and text.isdecimal()


def _shape(text: str) -> tuple[int, ...]:
    """Return the lengths of the clauses; one in brackets is like all others in brackets."""
    if _BRACKETED.fullmatch(text):
        return ()
    return tuple(len(clause) for clause in _CLAUSE.findall(text))


def _alike(shape: tuple[int, ...], common: tuple[int, ...]) -> bool:
    return len(shape) == len(common) and all(
        abs(own - other) <= _SLACK for own, other in zip(shape, common, strict=True)
    )
