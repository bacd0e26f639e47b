"""Where a new draft lives until its writer puts it elsewhere."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from drafter.core.draft import FILE_ENDING
from drafter.core.settings import RECENT_LIMIT, RecentDraft
from drafter.errors import DraftFileError

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f〔〕]+')
_NAME_LIMIT = 60
_RESERVED = {"CON", "PRN", "AUX", "NUL"} | {f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10)}


def new_draft_path(home: Path, title: str) -> Path:
    """Return a file under ``home``/drafts that does not exist yet, named after the title.

    Raises:
        DraftFileError: the folder cannot be made.
    """
    folder = home / "drafts"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DraftFileError(
            f"没法在“{folder}”存放稿子，这个文件夹不让写。没有改动任何文件。请换一个资料文件夹。"
        ) from error
    stem = file_stem(title)
    path = folder / f"{stem}{FILE_ENDING}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{FILE_ENDING}"
        number += 1
    return path


def drafts_in(home: Path) -> tuple[RecentDraft, ...]:
    """Return the drafts under ``home``/drafts as recent ones, newest first, unread."""
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in (home / "drafts").glob(f"*{FILE_ENDING}"):
            with suppress(OSError):
                found.append((path.stat().st_mtime, path))
    newest = sorted(found, reverse=True)[:RECENT_LIMIT]
    return tuple(
        RecentDraft(str(path), title=path.stem, when=_moment(changed)) for changed, path in newest
    )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().isoformat(timespec="seconds")


def file_stem(title: str) -> str:
    """Return a title as a file name every system takes, without ending."""
    stem = _FORBIDDEN.sub("", title).strip(" .")[:_NAME_LIMIT].strip(" .")
    return "稿子" if not stem or stem.upper() in _RESERVED else stem
