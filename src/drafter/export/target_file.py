"""Writing a file the user named: all of it or nothing, never over another by accident."""

import errno
from pathlib import Path

from drafter.atomic_file import write_atomically
from drafter.errors import ExportError

_UNTOUCHED = "没有写出任何文件，稿子不受影响。"
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_BAD_NAME = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}


def write_target(path: Path, data: bytes, endings: tuple[str, ...], *, overwrite: bool) -> None:
    """Write ``data`` to ``path``.

    Args:
        path: The file; its folder exists. A link is followed.
        data: The whole content.
        endings: Allowed endings, with the dot and in small letters.
        overwrite: Whether a file that is there may be replaced.

    Raises:
        ExportError: wrong ending, folder missing or closed to writing, file there or
            held by another program, disk full. What was there before is still there.
    """
    _check(path, endings, overwrite)
    try:
        write_atomically(path, data, overwrite=overwrite)
    except OSError as error:
        raise ExportError(_sentence(path, error)) from error


def _check(path: Path, endings: tuple[str, ...], overwrite: bool) -> None:
    name = path.name
    if path.suffix.lower() not in endings:
        wanted = "、".join(endings)
        raise ExportError(
            f"文件名“{name}”的结尾不对，导出的文件要以 {wanted} 结尾。{_UNTOUCHED}"
            f"请改成“{path.stem}{endings[0]}”。"
        )
    try:
        folder_found, is_folder, found = path.parent.is_dir(), path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise ExportError(f"不能用“{name}”作文件名。{_UNTOUCHED}请换一个短一些的名字。") from error
    if not folder_found:
        raise ExportError(f"找不到文件夹“{path.parent}”。{_UNTOUCHED}请先建好文件夹，或者换一个。")
    if is_folder:
        raise ExportError(f"“{name}”是一个文件夹。{_UNTOUCHED}请换一个文件名。")
    if found and not overwrite:
        raise ExportError(_exists(path))


def _sentence(target: Path, error: OSError) -> str:
    name = target.name
    if error.errno in _FULL:
        return f"磁盘空间不够，“{name}”没有写成。{_UNTOUCHED}请清理一些空间，或者换一个位置。"
    if isinstance(error, FileExistsError):
        return _exists(target)
    if error.errno in _BAD_NAME:
        return f"不能用“{name}”作文件名。{_UNTOUCHED}请换一个短一些、不带特殊符号的名字。"
    if isinstance(error, PermissionError) or error.errno in (errno.EROFS, None):
        if target.exists():
            return (
                f"“{name}”不让改写，可能正在 Word 或 WPS 里打开。原来的文件没有改动，稿子不受影响。"
                "请关闭后再导出，或者换一个文件名。"
            )
        return f"文件夹“{target.parent}”不让写。{_UNTOUCHED}请换一个文件夹。"
    reason = error.strerror or type(error).__name__
    return f"“{name}”没有写成（{reason}）。{_UNTOUCHED}请换一个位置再试。"


def _exists(path: Path) -> str:
    return f"“{path.name}”已经存在，没有改动它，稿子不受影响。请换一个文件名，或者选择覆盖。"
