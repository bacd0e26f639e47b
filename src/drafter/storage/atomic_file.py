"""Writing a file so that its old content stays until the new one is whole."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from boltons.fileutils import AtomicSaver


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, synced to disk, replacing what was there in one step.

    A link is followed. An existing file keeps its permissions; a new one is the user's
    alone. A crash leaves the old file, and perhaps a hidden ``.….part`` beside it, which
    never stands in the way of a later save.

    Raises:
        OSError: nothing was changed. ``errno`` is None when Windows refused the last
            step because another program holds the file.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{secrets.token_hex(6)}.part")
    saver = AtomicSaver(
        target,
        part_file=part.name,
        file_perms=None if target.exists() else 0o600,
        buffering=0,
    )
    try:
        with saver as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
    except OSError:
        # boltons leaves the part file, still open, when the last sync fails.
        with suppress(OSError):
            if saver.part_file is not None:
                saver.part_file.close()
            part.unlink(missing_ok=True)
        raise
