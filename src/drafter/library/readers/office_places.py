"""Where LibreOffice is installed on Linux, Windows and macOS."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_LINUX = ("/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/snap/bin")
_LINUX_PATTERNS = ("libreoffice*/program", "LibreOffice*/program")
_MAC = "LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS = "LibreOffice*/program"
_REGISTRY = (
    r"SOFTWARE\LibreOffice\UNO\InstallPath",
    r"SOFTWARE\WOW6432Node\LibreOffice\UNO\InstallPath",
)


def find_office() -> tuple[str, ...] | None:
    """Return the command that runs LibreOffice; None when it is not installed."""
    found = next(_candidates(sys.platform, os.environ, Path.home()), None)
    return None if found is None else (str(found),)


def _candidates(platform: str, environment: Mapping[str, str], home: Path) -> Iterator[Path]:
    """Yield programs that are there, the likeliest first."""
    if platform == "win32":
        # soffice.com stays until the work is done; soffice.exe may leave at once.
        yield from _there(_on_windows(environment), ("soffice.com", "soffice.exe"))
        return
    if platform == "darwin":
        for folder in (Path("/Applications"), home / "Applications"):
            if (folder / _MAC).is_file():
                yield folder / _MAC
    for name in _NAMES:
        if found := shutil.which(name, path=environment.get("PATH")):
            yield Path(found)
    opt = Path("/opt")
    folders = (found for pattern in _LINUX_PATTERNS for found in sorted(opt.glob(pattern)))
    yield from _there((*map(Path, _LINUX), *folders), _NAMES)


def _on_windows(environment: Mapping[str, str]) -> Iterator[Path]:
    yield from _in_registry()
    for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LocalAppData"):
        if root := environment.get(name):
            yield from sorted(Path(root).glob(_WINDOWS), reverse=True)
            yield from sorted((Path(root) / "Programs").glob(_WINDOWS), reverse=True)


def _in_registry() -> Iterator[Path]:
    """Yield the folders LibreOffice registered; nothing where there is no registry."""
    if sys.platform != "win32":
        return
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        for key in _REGISTRY:
            try:
                yield Path(winreg.QueryValue(root, key))
            except OSError:
                continue


def _there(folders: Iterable[Path], names: Iterable[str]) -> Iterator[Path]:
    wanted = tuple(names)
    for folder in folders:
        yield from (folder / name for name in wanted if (folder / name).is_file())
