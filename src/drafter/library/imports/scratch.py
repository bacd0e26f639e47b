"""Where a worker, and LibreOffice in its name, may leave files: a folder of its own.

A copy of the user's document lies there while it is converted. Whoever started the worker
removes the folder when the worker is gone, however it ended; a worker whose starter is gone
removes it itself; what both left behind goes at the next import.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event

import psutil

_PREFIX = "drafter-import-"
_VARIABLE = "DRAFTER_IMPORT_SCRATCH"
"""Tells a worker which folder is its own."""
_TRIES, _TRY_S = 20, 0.1
"""How often, and how far apart, removing is tried: what was killed lets go a little later."""
_CLOCK_S = 2.0
"""How exactly a file system and the table of processes tell the time."""


class Scratch:
    """A folder nobody else may look into, below the system's own for temporary files."""

    def __init__(self) -> None:
        """Make it; `OSError` when it cannot be."""
        self.path = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))

    @property
    def environment(self) -> Mapping[str, str]:
        """Return the variables that send temporary files here."""
        names = ("TMPDIR", "TMP", "TEMP", _VARIABLE)
        return dict.fromkeys(names, str(self.path))

    def remove(self) -> None:
        """Remove it with all that is in it; twice is harmless."""
        _remove(self.path)


def remove_given() -> None:
    """Remove the folder this process was given by who started it; nothing for none."""
    given = Path(os.environ.get(_VARIABLE, ""))
    if given.name.startswith(_PREFIX):
        _remove(given)


def sweep() -> None:
    """Remove the folders of processes that are gone."""
    with suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            number = folder.name.removeprefix(_PREFIX).partition("-")[0]
            if number.isascii() and number.isdecimal() and not _is_in_use(folder, int(number)):
                shutil.rmtree(folder, ignore_errors=True)


def _is_in_use(folder: Path, number: int) -> bool:
    """Whether the process that made the folder still runs, and not another of its number."""
    try:
        return psutil.Process(number).create_time() <= folder.stat().st_ctime + _CLOCK_S
    except (psutil.NoSuchProcess, FileNotFoundError, OverflowError):
        return False
    except (psutil.Error, OSError):
        return True


def _remove(folder: Path) -> None:
    pause = Event()
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        pause.wait(_TRY_S)
