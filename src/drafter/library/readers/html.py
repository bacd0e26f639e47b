"""Web pages, single or in an archive → raw lines: many a file called .doc is one.

A scanner of its own, which goes over the text once whatever the text is.
"""

import email
import html
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from drafter.core.structure import Line
from drafter.library.readers.decoding import decode
from drafter.library.readers.raw_file import RawFile
from drafter.library.readers.refusals import damaged, no_text, split_lines

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|footer|form|h[1-6]|"
    "header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|title|tr|ul"
)
_UNSEEN = frozenset(("head", "script", "style", "title", "noscript", "template", "xml"))
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:]{0,20})")
_CLOSERS = {name: re.compile(f"</{name}", re.IGNORECASE) for name in _UNSEEN}
_HEAD_BYTES = 2_000
_PARTS_LIMIT = 1_000
_SPACE = re.compile(r"[ \t\r\n]+")


def read_html(path: Path, data: bytes) -> RawFile:
    """Return the visible text, a line for each block; h1 to h6 tell the level.

    Raises:
        ImportRefused: it is no text, or more than any report.
    """
    found = decode(data)
    if found is None:
        raise no_text(path)
    lines: list[Line] = []
    for level, text in _blocks(found.text):
        plain = html.unescape(_SPACE.sub(" ", text)).strip(" ")
        lines.extend(Line(part, level) for part in split_lines(path, plain))
    return RawFile(tuple(lines), found.remarks)


def read_mhtml(path: Path, data: bytes) -> RawFile:
    """Return the visible text of the first page in a web archive.

    Raises:
        ImportRefused: there is none, or more than any report.
    """
    try:
        parts = islice(email.message_from_bytes(data).walk(), _PARTS_LIMIT)
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
        content = None if page is None else page.get_payload(decode=True)
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError) as error:
        raise damaged(path) from error  # what the mail parser lets through on odd headers
    if not isinstance(content, bytes) or not content.strip():
        raise damaged(path)
    return read_html(path, content)


def is_mhtml(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a web archive."""
    start = head[:_HEAD_BYTES].lower()
    return b"mime-version:" in start and b"content-type: multipart/related" in start


def is_html(head: bytes) -> bool:
    """Return whether the first bytes of a file are those of a web page."""
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"")[:_HEAD_BYTES].lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith((b"<!--", b"<?xml", b"<head", b"<meta")) and b"<html" in start
    )


def _blocks(source: str) -> Iterator[tuple[int | None, str]]:
    """Yield level and text of every block that has text; entities are left as they are."""
    level: int | None = None
    block: list[str] = []
    for name, closing, text in _pieces(source):
        block.append(text)
        if not _BLOCK.fullmatch(name):
            continue
        if "".join(block).strip():
            yield level, "".join(block)
        block = []
        heading = len(name) == 2 and name[0] == "h" and name[1].isdigit()
        if heading or name != "br":
            level = int(name[1]) if heading and not closing else None
    if "".join(block).strip():
        yield level, "".join(block)


def _pieces(source: str) -> Iterator[tuple[str, bool, str]]:
    """Yield each tag's name in small letters, whether it closes, and the text before it."""
    at = 0
    while (start := source.find("<", at)) >= 0:
        found = _NAME.match(source, start + 1)
        if found is None and source[start + 1 : start + 2] not in ("!", "?"):
            yield "", False, source[at : start + 1]  # a plain less-than sign
            at = start + 1
            continue
        end = _tag_end(source, start)
        if end < 0:
            break
        name = found.group(1).lower() if found else ""
        closing = source.startswith("/", start + 1)
        yield name, closing, source[at:start]
        at = end
        if name in _UNSEEN and not closing:
            close = _CLOSERS[name].search(source, end)
            at = close.start() if close else len(source)
    yield "", False, source[at:]


def _tag_end(source: str, start: int) -> int:
    """Return where the tag or comment that begins at ``start`` ends; -1 for nowhere."""
    if source.startswith("<!--", start):
        end = source.find("-->", start)
        return end + 3 if end >= 0 else -1
    end = source.find(">", start)
    return end + 1 if end >= 0 else -1
