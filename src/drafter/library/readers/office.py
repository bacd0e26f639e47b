"""Old Word, WPS, RTF and ODT files → raw lines, by way of LibreOffice where it is installed.

LibreOffice turns the file into .docx, in a profile of its own, made for this one file and
forbidden to run macros, to follow links or to speak to anyone.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic

import psutil

from drafter.errors import ImportRefused
from drafter.library.readers.docx import read_docx
from drafter.library.readers.office_places import find_office
from drafter.library.readers.office_profile import write_profile
from drafter.library.readers.raw_file import RawFile
from drafter.library.readers.refusals import read_bytes, refused

TIMEOUT_S = 90.0
"""How long a conversion may take. A start takes 2 to 10 s, a compendium as long again.
Who waits for this process has to wait longer."""
_LOOK_S = 0.2
"""How often the processes it started are looked for."""
_END_S = 5.0
"""How long a killed process may take to be gone."""

Command = Sequence[str]
"""A program and its first arguments."""


def read_office(
    path: Path,
    data: bytes,
    ending: str,
    *,
    find: Callable[[], Command | None] = find_office,
    timeout_s: float = TIMEOUT_S,
) -> RawFile:
    """Return the lines of a file that only an office program can read.

    Args:
        path: The file, for the sentences.
        data: Its content.
        ending: Which format it truly is: .doc .rtf .odt .xml.
        find: Returns how LibreOffice is called; None when it is not installed.
        timeout_s: After how many seconds it is ended.

    Raises:
        ImportRefused: LibreOffice is not installed, or makes nothing of the file.
    """
    command = find()
    if command is None:
        raise refused(
            path,
            f"打开这种文件（{path.suffix.lower() or ending}）要用 LibreOffice，这台电脑上没有找到",
            "可以在 WPS 或 Word 里另存为 .docx 再导入，或装上 LibreOffice（免费）后重试。",
        )
    try:
        with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as folder:
            converted = _converted(command, Path(folder), data, ending, timeout_s)
            return _read(path, converted)
    except subprocess.TimeoutExpired as error:
        raise refused(
            path, f"转换了 {timeout_s:.0f} 秒还没有完", "请在 WPS 里另存为 .docx 再导入。"
        ) from error
    except OSError as error:
        raise refused(
            path, "LibreOffice 没有运行起来", "请在 WPS 里另存为 .docx 再导入。"
        ) from error


def _read(path: Path, converted: Path | None) -> RawFile:
    if converted is None:
        raise _not_converted(path)
    try:
        data = read_bytes(converted)
    except ImportRefused as refusal:
        raise _not_converted(path) from refusal
    return read_docx(path, data)


def _not_converted(path: Path) -> ImportRefused:
    return refused(
        path, "LibreOffice 也打不开它，文件可能已损坏", "请在 WPS 里打开它，另存为 .docx 再导入。"
    )


def _converted(
    command: Command, folder: Path, data: bytes, ending: str, timeout_s: float
) -> Path | None:
    """Return the .docx a file was turned into; None when there is none.

    Raises:
        TimeoutExpired: it took too long; all that was started is ended.
        OSError: the program cannot be started.
    """
    source, profile, made = folder / f"in{ending}", folder / "profile", folder / "made"
    source.write_bytes(data)
    made.mkdir()
    write_profile(profile)
    process = subprocess.Popen(
        [
            *command,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(made),
            str(source),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=_environment(folder),
    )
    _wait(process, timeout_s)
    converted = made / "in.docx"
    return converted if converted.is_file() else None


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of the program: ours, its temporary files where ours are."""
    return {**os.environ, "TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder)}


def _wait(process: "subprocess.Popen[bytes]", timeout_s: float) -> None:
    """Wait for a program, and end it and all it started: soffice is a script that starts others.

    Raises:
        TimeoutExpired: it took too long.
    """
    started: set[psutil.Process] = set()
    until = monotonic() + timeout_s
    try:
        while process.poll() is None:
            with suppress(psutil.Error):
                started.update(psutil.Process(process.pid).children(recursive=True))
            try:
                process.wait(_LOOK_S)
            except subprocess.TimeoutExpired:
                if monotonic() >= until:
                    raise
    finally:
        process.kill()
        for child in started:
            with suppress(psutil.Error):
                child.kill()
        process.wait()
        psutil.wait_procs(list(started), timeout=_END_S)
