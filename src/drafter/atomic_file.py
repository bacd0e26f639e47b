"""Writing a file so that a reader meets the old content or the new, never half of one."""

import os
from contextlib import suppress
from pathlib import Path


def write_atomically(
    path: Path, data: bytes, *, overwrite: bool = True, private: bool = False
) -> None:
    """Write ``data`` to ``path``, synced to disk, putting it in its place in one step.

    A link is followed. A crash leaves what was there, and perhaps a hidden ``.….part``
    beside it, which never stands in the way of a later save.

    Args:
        path: The file; its folder exists.
        data: The whole content.
        overwrite: Whether a file that is there may be replaced.
        private: Whether a new file is the user's alone. An existing one keeps its rights.

    Raises:
        FileExistsError: a file is there that may not be replaced.
        OSError: nothing was changed. ``errno`` is None when Windows refused the last
            step because another program holds the file.
    """
    from boltons.fileutils import AtomicSaver  # only writing needs it

    target = Path(os.path.realpath(path))
    part = target.with_name(f".{os.urandom(6).hex()}.part")
    rights = 0o600 if private and not target.exists() else None
    # boltons' own way of not overwriting needs hard links, which FAT sticks do not have.
    saver = AtomicSaver(target, part_file=part.name, file_perms=rights, buffering=0)
    claimed = False
    try:
        with saver as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
            if not overwrite:
                target.open("xb").close()
                claimed = True
    except OSError:
        # boltons leaves the part file, still open, when the last sync fails.
        with suppress(OSError):
            if saver.part_file is not None:
                saver.part_file.close()
            part.unlink(missing_ok=True)
        if claimed:
            with suppress(OSError):
                target.unlink()
        raise
