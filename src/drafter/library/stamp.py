"""What an index says of itself: which state of which library it holds, in which files."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from drafter.atomic_file import write_atomically
from drafter.library import fields

STAMP = "stamp.json"
"""Name of the file."""

Files = dict[str, list[int]]
"""Size and time of each file: whoever writes into one changes these."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp as it was read.

    Attributes:
        name: Name of the folder the index is in.
        generation: Generation of the store it holds; -1 when it is of no use.
        files: Its files.
    """

    name: str
    generation: int
    files: Files


_NONE = Stamp("", -1, {})


def read_stamp(folder: Path, identity: str, latest: int) -> Stamp:
    """Return the stamp in ``folder``; one of no use when it is unreadable or of something else.

    Args:
        folder: Where the indexes are.
        identity: What it is an index of, and made by.
        latest: Generation of the store; a stamp of a later one is of no use.
    """
    try:
        read = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        fits = (read["format"], read["identity"]) == (fields.FORMAT, identity)
        stamp = Stamp(str(read["name"]), int(read["generation"]), dict(read["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return _NONE
    return stamp if fits and stamp.generation <= latest else _NONE


def write_stamp(folder: Path, identity: str, name: str, generation: int) -> None:
    """Say that the folder ``name`` in ``folder`` holds this state; `OSError` when it cannot be."""
    stamp = Stamp(name, generation, files_in(folder / name))
    said = {"format": fields.FORMAT, "identity": identity, **asdict(stamp)}
    write_atomically(folder / STAMP, json.dumps(said, indent=1).encode())


def files_in(folder: Path) -> Files:
    """Return what stands in a folder; `OSError` when it cannot be read."""
    found: Files = {}
    for path in sorted(folder.iterdir()):
        if path.suffix != ".lock":
            with suppress(FileNotFoundError):  # gone meanwhile, as another process writes
                stat = path.stat()
                found[path.name] = [stat.st_size, stat.st_mtime_ns]
    return found
