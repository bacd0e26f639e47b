"""Bringing files into the library: what is asked, how far it is, what became of each."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

SUFFIXES = (
    ".docx", ".docm", ".dotx", ".doc", ".wps", ".pdf", ".txt", ".md", ".rtf", ".odt",
)  # fmt: skip
"""Endings of the files that can be imported."""
WORKER_FLAG = "--import-worker"
"""The argument with which a frozen program starts itself to import; not for users."""


class ImportStatus(StrEnum):
    """What became of a file."""

    ADDED = "导入"
    KNOWN = "已有"
    REFUSED = "没有导入"
    STOPPED = "没有轮到"


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file to bring in.

    Attributes:
        path: Path of the file; what it is decides how it is read.
        folder: The user's own folder in the library it goes to; empty for none.
        again: Whether to take it in although the library has the same wording.
    """

    path: str
    folder: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class ImportStep:
    """How far the file at work is.

    Attributes:
        path: Path of the file.
        remark: To be shown beside its name: 正在读, 正在分段，已读 31 段.
    """

    path: str
    remark: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of a file.

    Attributes:
        path: Path of the file.
        status: As it says.
        reports: Ids of the reports it holds in the library now; empty when refused.
        sentence: To be shown by itself: names the file, what is safe, what to do.
        remark: The same beside the file's name, short: 62 段，自动分出 5 个部分.
        locked: Whether it was refused for its password.
    """

    path: str
    status: ImportStatus
    reports: tuple[str, ...]
    sentence: str
    remark: str = ""
    locked: bool = False


Tell = Callable[[ImportStep | ImportResult], None]
"""Takes news of an import: one call at a time, not always on the same thread."""
