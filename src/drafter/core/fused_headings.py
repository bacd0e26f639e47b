"""Headings that ran into their text: cut where their like in the same file end."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from drafter.core.headings import HEADING_LIMIT, heading_mark, heading_number, is_heading
from drafter.core.structure import Line

_CLAUSE = re.compile(r"[^，、：；\s]+")
_CLAUSE_LEAST = 4
"""Code points of a clause by which another heading is told to end."""
_STARTS = re.compile(
    r"(?=党的(?:十[八九]|二十)大(?:以来|报告|强调)|习近平总书记|(?:近|[一二三四五两几多])年来"
    r"|[今去]年(?:以来|初|底|，)|\d{4}年(?:以来|\d{1,2}月|，)|\d{1,2}月(?:\d|，|上旬|中旬|下旬))"
)
"""Words texts begin with and headings hardly hold."""
_SIBLINGS_LEAST = 2
_CLAUSES_LIMIT = 100
"""How many headings make a shape common, and how many clauses are compared at most."""
_Clauses = Mapping[str, Sequence[str]]


def clauses_of(headings: Iterable[str]) -> _Clauses:
    """Return the last clauses of headings by their first two characters, longest first."""
    found: dict[str, set[str]] = {}
    for heading in headings:
        clauses = _CLAUSE.findall(_body(heading))
        if clauses and "。" not in heading and len(clauses[-1]) >= _CLAUSE_LEAST:
            found.setdefault(clauses[-1][:2], set()).add(clauses[-1])
    return {
        key: sorted(value, key=lambda clause: (-len(clause), clause))[:_CLAUSES_LIMIT]
        for key, value in found.items()
    }


def parted(lines: Sequence[Line], clauses: _Clauses) -> list[Line]:
    """Return the lines with every heading in a line of its own, as far as its like tell."""
    shape = _common_shape(lines)
    found: list[Line] = []
    held: Line | None = None
    for at, line in enumerate(lines):
        line = held or line
        held = None
        following = lines[at + 1] if at + 1 < len(lines) else None
        if line.level is not None or not heading_mark(line.text):
            found.append(line)
        elif is_heading(line.text) and line.text[-1] not in "。：:":
            tail = _tail(line.text, following, clauses) if following else ""
            found.append(Line(line.text + tail))
            if following and tail:
                held = Line(following.text[len(tail) :].lstrip())
        elif cut := _cut(line.text, clauses, shape):
            found += [Line(line.text[:cut].rstrip()), Line(line.text[cut:].strip())]
        else:
            found.append(line)
    return found


def _body(heading: str) -> str:
    return heading[len(heading_mark(heading)) :].strip()


def _shape(text: str) -> tuple[int, ...]:
    return tuple(len(clause) for clause in _CLAUSE.findall(text))


def _common_shape(lines: Sequence[Line]) -> tuple[int, ...]:
    """Return the lengths of clauses the first headings of a report share; () for none."""
    shapes = [
        _shape(_body(line.text))
        for line in lines
        if heading_number(line.text) and is_heading(line.text) and "。" not in line.text
    ]
    common, count = Counter(shapes).most_common(1)[0] if shapes else ((), 0)
    return common if count >= _SIBLINGS_LEAST and count * 2 > len(shapes) else ()


def _tail(heading: str, following: Line, clauses: _Clauses) -> str:
    """Return what the line below begins with and the heading lacks; '' for nothing."""
    if following.level is not None or is_heading(following.text):
        return ""
    own = _CLAUSE.findall(_body(heading))
    last = own[-1] if own else ""
    for clause in clauses.get(last[:2], ()):
        rest = clause[len(last) :]
        if clause.startswith(last) and len(rest) > 1 and following.text.startswith(rest):
            return rest
    return ""


def _cut(line: str, clauses: _Clauses, shape: tuple[int, ...]) -> int:
    """Return where the text begins in a line that begins with a heading; 0 when unknown."""
    start = len(heading_mark(line))
    end = line.find("。")
    end = len(line) if end < 0 else end
    body = line[start : min(end, start + HEADING_LIMIT)]
    found = list(_CLAUSE.finditer(body))
    if not found or (shape and _shape(body) == shape and end < len(line) - 1):
        return 0
    if space := re.search(r"(?<=\S{4})\s+(?=\S)", body):
        return start + space.end()
    if len(shape) <= len(found) and shape:
        sizes = tuple(len(clause.group()) for clause in found[: len(shape)])
        if sizes[:-1] == shape[:-1] and sizes[-1] > shape[-1]:
            return start + found[len(shape) - 1].start() + shape[-1]
    for clause in found:
        for known in clauses.get(clause.group()[:2], ()):
            if clause.group().startswith(known) and clause.group() != known:
                return start + clause.start() + len(known)
    words = _STARTS.search(body, _CLAUSE_LEAST)
    if words and line[start + words.start() - 1] not in "，、：；“《的在":
        return start + words.start()
    return 0
