"""Sentences for files that cannot be read, in one tone."""

from pathlib import Path

from drafter.errors import ImportRefused

LIMIT_MB = 30
"""Megabytes a file may have. The longest real compendium has one."""


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


def read_bytes(path: Path) -> bytes:
    """Return the content of a file of bearable size.

    Raises:
        ImportRefused: it is missing, empty, too large, or may not be read.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise unreadable(path)
        if size > LIMIT_MB * 1_000_000:
            raise refused(path, f"文件超过 {LIMIT_MB} MB", "请拆成几个小文件再导入。")
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path) from error
    if not data.strip():
        raise refused(path, "文件是空的", "请看看是不是选错了文件。")
    return data
