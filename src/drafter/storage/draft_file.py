"""Draft files (``.jujiao``): a draft as readable JSON. The format: docs/file-format.md."""

import errno
import os
import stat
from pathlib import Path

from drafter.atomic_file import write_atomically
from drafter.core.draft import FILE_ENDING, Draft
from drafter.errors import DraftFileError
from drafter.storage.draft_json import SIGNATURE, decode, encode

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes a draft file may have. A draft of 10,000 字 takes about 100 KB."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_BUSY = (errno.EBUSY, errno.ETXTBSY)


def load_draft(path: Path) -> Draft:
    """Read a draft; the file is left as it is.

    Raises:
        DraftFileError: for whatever the file is or holds, when it is no whole draft.
    """
    return decode(_read(path), path.name)


def save_draft(draft: Draft, path: Path) -> None:
    """Write a draft, replacing the file in one step. Equal drafts give equal bytes.

    Raises:
        DraftFileError: nothing was written, and the file is as it was. This includes an
            existing file that is no draft: it is never overwritten.
    """
    data = encode(draft)
    try:
        _check_target(path)
        write_atomically(path, data, private=True)
    except (OSError, ValueError) as error:
        raise DraftFileError(_save_sentence(path, error)) from error


def stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells one state of a file from another; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _read(path: Path) -> bytes:
    name = path.name
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DraftFileError(f"“{name}”是文件夹，不是稿子。没有改动任何文件。请选里面的稿子。")
        if not stat.S_ISREG(found.st_mode):
            raise DraftFileError(
                f"“{name}”不是稿子文件。没有改动任何文件。请选 {FILE_ENDING} 文件。"
            )
        if found.st_size > SIZE_LIMIT:
            raise DraftFileError(
                f"“{name}”超过 {SIZE_LIMIT // 1024 // 1024} MB，不像稿子，没有打开。"
                "文件没有动。请检查是不是选错了。"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DraftFileError(
            f"找不到“{name}”，可能移走或改名了。没有改动任何文件。请检查它在不在原来的位置。"
        ) from error
    except PermissionError as error:
        raise DraftFileError(
            f"没有打开“{name}”，它不让读，或正被别的程序占用。文件没有动。请关掉占用它的程序，"
            "或检查权限。"
        ) from error
    except (OSError, ValueError) as error:
        raise DraftFileError(
            f"没有打开“{name}”，读文件时出了错。文件没有动。请检查磁盘和文件名后再试。"
        ) from error


def _check_target(path: Path) -> None:
    """Refuse a folder, a read-only file and a file that is no draft; OSError otherwise."""
    name = path.name
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(found.st_mode):
        raise DraftFileError(f"没有存上，“{name}”是文件夹。你的文字都在。请换个文件名。")
    if not found.st_mode & stat.S_IWUSR:
        raise DraftFileError(
            f"没有存上，“{name}”是只读文件。你的文字都在，原来的文件没有动。请另存一份。"
        )
    if found.st_size:
        with path.open("rb") as file:
            head = file.read(256)
        if not SIGNATURE.match(head):
            raise DraftFileError(
                f"没有存上，“{name}”已经有了，而且不是稿子文件。它没有被覆盖，你的文字都在。"
                "请换个文件名。"
            )


def _save_sentence(path: Path, error: Exception) -> str:
    """Return what to tell about a failed save."""
    folder, name = path.parent, path.name
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    if number in _FULL:
        return "没有存上，磁盘满了。你的文字都在，没有丢。请清理磁盘，或存到别处。"
    if number in _BUSY or number is None:
        return f"没有存上，“{name}”正被别的程序占用。你的文字都在。请关掉那个程序再存。"
    if number in (errno.ENOENT, errno.ENOTDIR):
        return f"没有存上，找不到文件夹“{folder}”。你的文字都在。请存到别处。"
    if number in (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ):
        return "没有存上，文件名太长或有不能用的字符。你的文字都在。请换个文件名。"
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        if os.name == "nt" and path.exists():
            return f"没有存上，“{name}”正被别的程序占用或不让写。你的文字都在。请关掉那个程序再存。"
        return f"没有存上，文件夹“{folder}”不让写。你的文字都在。请存到别处。"
    return f"没有存上“{name}”，写文件时出了错。你的文字都在，原来的文件没有动。请存到别处。"
