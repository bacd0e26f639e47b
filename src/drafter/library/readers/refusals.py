"""Sentences for files that cannot be read, in one tone; the limits of every reader."""

import re
from pathlib import Path

from drafter.core.structure import Line
from drafter.errors import ImportRefused

_LINE_END = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]")
LIMIT_MB = 30
"""Megabytes a file may have. The longest real compendium has one."""
ZIPPED_LIMIT_MB = 300
"""The same of a Word file: nearly all of it is pictures, which are not unpacked."""
_ZIP = b"PK\x03\x04"
LINES_LIMIT = 200_000
LINE_LIMIT = 200_000
TEXT_LIMIT = 10_000_000
"""Lines of a file, code points of a line, and of all lines. The longest compendium has
3,000 lines and 400,000 code points."""


def refused(path: Path, what: str, do: str, *, locked: bool = False) -> ImportRefused:
    """Return the error for a file: what is the matter with it, and what to do.

    Args:
        path: The file.
        what: A clause without full stop: 文件是空的.
        do: A sentence: 请看看是不是选错了文件。.
        locked: Whether a password is what is the matter.
    """
    sentence = f"“{path.name}”没有导入，{what}。资料库和这个文件都没有改动。{do}"
    return ImportRefused(sentence, f"{what}。{do}", locked=locked)


def refused_locked(path: Path) -> ImportRefused:
    """Return the error for a file with a password."""
    return refused(path, "文件设了打开密码", "在 WPS 或 Word 里取消密码再导入。", locked=True)


def unreadable(path: Path) -> ImportRefused:
    """Return the error for a file that is missing or may not be read."""
    return refused(path, "文件读不了", "请看看它还在不在、让不让读，再导入一次。")


def damaged(path: Path) -> ImportRefused:
    """Return the error for a file that is cut off or broken inside."""
    return refused(path, "文件不完整或已损坏", "请在 WPS 或 Word 里打开它，另存一份再导入。")


def oversized(path: Path, what: str = "展开后大得不像一篇材料") -> ImportRefused:
    """Return the error for a file that holds more than any report."""
    return refused(path, what, "请把正文另存为新的 .docx 再导入。")


def no_text(path: Path) -> ImportRefused:
    """Return the error for bytes that are no text in any encoding."""
    return refused(path, "里面不是文字", "请另存为纯文本（UTF-8）或 .docx 再导入。")


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of bearable size.

    Raises:
        ImportRefused: it is missing, empty, too large, or may not be read.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise unreadable(path)
        with path.open("rb") as file:
            limit = ZIPPED_LIMIT_MB if file.read(len(_ZIP)) == _ZIP else LIMIT_MB
        if size > limit * 1_000_000:
            raise refused(path, f"文件超过 {limit} MB", "请拆成几个小文件再导入。")
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a zero character is a ValueError
        raise unreadable(path) from error
    if not data.strip():
        raise refused(path, "文件是空的", "请看看是不是选错了文件。")
    return data


def split_lines(path: Path, text: str) -> list[str]:
    """Return the lines of a text of bearable length, without line ends.

    A form feed stays where it is: it tells where a page begins.

    Raises:
        ImportRefused: there are more lines than any report has.
    """
    if sum(map(text.count, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")) > 2 * LINES_LIMIT:
        raise too_many_lines(path)
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def too_many_lines(path: Path) -> ImportRefused:
    """Return the error for a file of more lines than any report has."""
    return oversized(path, f"里面超过 {LINES_LIMIT // 10_000} 万行，不像一篇材料")


def check_lines(path: Path, lines: list[Line]) -> None:
    """Refuse lines that are more, or longer, than those of any report.

    Raises:
        ImportRefused: they are.
    """
    if len(lines) > LINES_LIMIT:
        raise too_many_lines(path)
    longest = max((len(line.text) for line in lines), default=0)
    if longest > LINE_LIMIT:
        raise oversized(path, f"有一行超过 {LINE_LIMIT // 10_000} 万字，不像一篇材料")
    if sum(len(line.text) for line in lines) > TEXT_LIMIT:
        raise oversized(path, f"里面超过 {TEXT_LIMIT // 10_000} 万字，不像一篇材料")
