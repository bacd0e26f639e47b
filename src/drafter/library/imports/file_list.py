"""From what was named or dropped, files and folders, to the files to import."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.core.cancel import CancelToken
from drafter.core.importing import SUFFIXES

_NO_DOCUMENTS = ("Thumbs.db", "desktop.ini")


def expand(paths: Sequence[Path], cancel: CancelToken | None = None) -> list[Path]:
    """Return the files that are meant by files and folders, each once.

    Those of a folder come in the order of their names, and only what can be a document:
    known endings, nothing hidden, nothing that editors leave (~$稿子.docx). Links to
    folders inside a folder are not followed. What is named itself is always returned;
    so is a folder that may not be read, to be refused by name.

    Raises:
        Cancelled: ``cancel`` was set; asked for every folder and every file.
    """
    stopping = cancel or CancelToken()
    found: dict[str, Path] = {}
    for named in paths:
        for file in _walk(named, stopping) if _is_folder(named) else (named,):
            stopping.raise_if_cancelled()
            found.setdefault(os.path.realpath(file), file)
    return list(found.values())


def _walk(folder: Path, cancel: CancelToken) -> Iterator[Path]:
    closed: list[Path] = []
    for root, folders, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        cancel.raise_if_cancelled()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            known = name.lower().endswith(SUFFIXES) and name not in _NO_DOCUMENTS
            if known and not name.startswith((".", "~$")):
                yield Path(root, name)
    yield from closed


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # its own folder may not be read
        return False
