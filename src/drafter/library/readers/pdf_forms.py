"""PDF forms that draw forms: a hundred bytes may ask for more drawing than a day has time for.

PDFium draws whatever is asked and cannot be interrupted, so a file is looked at before:
how much would be parsed if every form drew the costliest of those it names. Files that
hide their forms better are left to who watches the process.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

_OBJECT = re.compile(rb"\b(\d{1,9})\s{1,9}\d{1,5}\s{1,9}obj\b")
_REFERENCE = re.compile(rb"\b(\d{1,9})\s{1,9}\d{1,5}\s{1,9}R\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_DRAWS = re.compile(rb"\sDo\b")
_FORM = re.compile(rb"/Subtype\s{0,9}/Form\b")
_PACKED = re.compile(rb"/Type\s{0,9}/ObjStm\b")
_TYPED = re.compile(rb"/(?:Type|Subtype|Length[123]|Width|N)\b")
_DEPTH = 40
"""How deep PDFium follows forms in forms."""
_COST_LIMIT = 100_000.0
"""Kilobytes, and forms, that one page may come to. PDFium parses them in about a second."""
_UNPACKED_LIMIT = 200_000_000
_STREAM_LIMIT = 20_000_000
_OBJECTS_LIMIT = 200_000
"""Objects of a file. A compendium of 300 pages has 2,000."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What a form, or a page, draws: how often it draws others, which, and its own size."""

    draws: int
    names: frozenset[int]
    cost: float


def is_bomb(data: bytes) -> bool:
    """Return whether the forms of a PDF would draw more than any page of a report."""
    if not _FORM.search(data):
        return False
    if sum(1 for _ in islice(_OBJECT.finditer(data), _OBJECTS_LIMIT + 1)) > _OBJECTS_LIMIT:
        return True
    plain: dict[int, bytes] = {}
    forms: dict[int, _Form] = {}
    most, left = 1, _UNPACKED_LIMIT
    for number, head, stream in _objects(data):
        plain[number] = head
        form = _FORM.search(head) is not None
        packed = _PACKED.search(head) is not None
        if stream is None or not (form or packed or not _TYPED.search(head)):
            continue
        content = _unpacked(head, stream)
        left -= len(content)
        if left < 0:
            return True
        if packed:
            plain.update(_unpacked_objects(head, content))
            continue
        draws = len(_DRAWS.findall(content))
        if form:
            forms[number] = _Form(draws, frozenset(), 1 + len(content) / 1_000)
        else:
            most = max(most, draws)
    named = {
        number: _Form(form.draws, _named(plain, number, forms), form.cost)
        for number, form in forms.items()
    }
    return most * _costliest(named) > _COST_LIMIT


def _costliest(forms: Mapping[int, _Form]) -> float:
    """Return the cost of the costliest form."""
    costs = {number: form.cost for number, form in forms.items()}
    for _ in range(_DEPTH):
        deeper = {
            number: form.cost + form.draws * max((costs[name] for name in form.names), default=0.0)
            for number, form in forms.items()
        }
        if deeper == costs or max(deeper.values(), default=0.0) > _COST_LIMIT:
            return max(deeper.values(), default=0.0)
        costs = deeper
    return max(costs.values(), default=0.0)


def _objects(data: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """Yield number, dictionary and stream, None for none, of every object in the open."""
    heads = list(_OBJECT.finditer(data))
    ends = [head.start() for head in heads[1:]] + [len(data)]
    for head, end in zip(heads, ends, strict=True):
        begin = _STREAM.search(data, head.end(), end)
        if begin is None:
            yield int(head[1]), data[head.end() : min(end, head.end() + 100_000)], None
        else:
            yield int(head[1]), data[head.end() : begin.start()], data[begin.end() : end]


def _unpacked(head: bytes, stream: bytes) -> bytes:
    if b"FlateDecode" not in head:
        return stream
    try:
        return zlib.decompressobj().decompress(stream, _STREAM_LIMIT)
    except zlib.error:
        return b""


def _unpacked_objects(head: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and text of the objects packed in a stream (ISO 32000, 7.5.7)."""
    found = re.search(rb"/First\s{1,9}(\d{1,8})", head)
    first = int(found[1]) if found else 0
    numbers = [int(number) for number in re.findall(rb"\d{1,9}", content[:first])]
    places = [first + place for place in numbers[1::2]]
    for number, start, end in zip(numbers[::2], places, [*places[1:], len(content)], strict=False):
        yield number, content[start : min(end, start + 100_000)]


def _named(plain: Mapping[int, bytes], number: int, forms: Mapping[int, _Form]) -> frozenset[int]:
    """Return the forms a form names: itself, in its resources, or where these point to."""
    found: set[int] = set()
    waiting, seen = [(number, 0)], {number}
    while waiting:
        one, depth = waiting.pop()
        for reference in _REFERENCE.finditer(plain.get(one, b"")):
            other = int(reference[1])
            if other in forms:
                found.add(other)
            elif depth < 2 and other not in seen and len(seen) < 50:
                seen.add(other)
                waiting.append((other, depth + 1))
    return frozenset(found)
