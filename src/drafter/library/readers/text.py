"""Plain text and Markdown → raw lines."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from drafter.core.structure import Line
from drafter.library.readers.decoding import Decoded, decode
from drafter.library.readers.raw_file import RawFile
from drafter.library.readers.refusals import no_text, split_lines
from drafter.library.readers.table_rows import lines_of_row

_HEAD = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s#*)?$")
_RULE = re.compile(r"\s*(?:-[-\s]*|\*[*\s]*|_[_\s]*|=+|`{3,}\w*|~{3,}\w*|\|[-:|\s]+)$")
"""Lines that only draw: rules, underlines, fences, what is below the head of a table."""
_MARK = re.compile(r"\s*(?:>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?)+")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s\[\]]{0,2000}(?:\s+\"[^\"\[\]]{0,200}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,2000})\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~])")
_FRONT_LIMIT = 100
"""How many lines frontmatter has at most."""


def read_text(path: Path, data: bytes) -> RawFile:
    """Return the lines as they stand in the file.

    Raises:
        ImportRefused: it is no text, or more than any report.
    """
    found = _decoded(path, data)
    return RawFile(tuple(map(Line, split_lines(path, found.text))), found.remarks)


def read_markdown(path: Path, data: bytes) -> RawFile:
    """Return the lines without marks of Markdown; levels are what # says.

    A single deepest # above everything else is the title. Frontmatter, rules and
    pictures are left out, links are their words, rows of tables are as `table_rows` has them.

    Raises:
        ImportRefused: it is no text, or more than any report.
    """
    found = _decoded(path, data)
    lines = [
        told
        for line in _without_frontmatter(split_lines(path, found.text))
        for told in _unmarked(line)
    ]
    return RawFile(tuple(_with_title(lines)), found.remarks)


def _decoded(path: Path, data: bytes) -> Decoded:
    found = decode(data)
    if found is None:
        raise no_text(path)
    return found


def _without_frontmatter(lines: list[str]) -> list[str]:
    if lines and lines[0].strip() == "---":
        for index, line in enumerate(lines[1:_FRONT_LIMIT], 1):
            if line.strip() in ("---", "..."):
                return lines[index + 1 :]
    return lines


def _unmarked(line: str) -> Iterator[Line]:
    if line.strip() and _RULE.match(line):
        return
    if found := _HEAD.match(line):
        yield Line(_plain(found.group(2)), len(found.group(1)))
        return
    text = line.strip()
    if len(text) > 1 and text[0] == text[-1] == "|":
        yield from lines_of_row([[Line(_plain(cell).strip())] for cell in text[1:-1].split("|")])
        return
    mark = _MARK.match(line)
    rest = line[mark.end() :] if mark else line
    yield from (Line(_plain(part)) for part in re.split(r"<br\s?/?>", rest))


def _plain(text: str) -> str:
    """Return a piece of a line without marks inside it."""
    text = _LINK.sub(lambda link: "" if link[0].startswith("!") else link[1], text)
    return _ESCAPED.sub(r"\1", _STRONG.sub(r"\2", text)).rstrip()


def _with_title(lines: Iterable[Line]) -> Iterator[Line]:
    """Raise all headings by one where the first line is the only one of the highest level."""
    told = list(lines)
    levels = [line.level for line in told if line.level]
    first = next((line for line in told if line.text.strip()), None)
    if not levels or first is None:
        return iter(told)
    top = min(levels)
    titled = first.level == top and levels.count(top) == 1
    raised = top if titled else top - 1
    return (line if line.level is None else Line(line.text, line.level - raised) for line in told)
