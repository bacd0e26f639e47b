"""Where templates, resources and the user's files lie: checkout, wheel, frozen build."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError

HOME_VARIABLE = "DRAFTER_HOME"
"""Environment variable that names the user's folder."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of the program and of the user.

    Attributes:
        templates: Skeleton files that come with the program; read-only.
        resources: Corpus, icons, themes; read-only.
        home: The user's library, settings and recovery files; made on first use.
    """

    templates: Path
    resources: Path
    home: Path

    @property
    def corpus(self) -> Path:
        """Return the folder of the bundled reports."""
        return self.resources / "corpus"

    @property
    def own_skeletons(self) -> Path:
        """Return the folder of the user's own skeletons; it may not exist."""
        return self.home / "skeletons"

    @property
    def settings(self) -> Path:
        """Return the settings file; it may not exist."""
        return self.home / "settings.json"


def find_paths() -> Paths:
    """Return the folders of this installation; the home folder exists afterwards.

    Raises:
        DrafterError: the home folder cannot be made.
    """
    data = _data_folder()
    return Paths(data / "templates", data / "resources", _home())


def _data_folder() -> Path:
    """Find templates/ and resources/: frozen build, wheel, checkout, in this order."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen)] if frozen else []
    places += [package / "_data", package.parents[1]]
    for place in places:
        if (place / "templates").is_dir() and (place / "resources").is_dir():
            return place
    raise DrafterError("程序的文件不全，找不到骨架和范例。你的稿子不受影响。请重新安装。")


def _home() -> Path:
    named = os.environ.get(HOME_VARIABLE, "").strip()
    home = Path(named).expanduser() if named else _usual_home()
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DrafterError(
            f"没法在“{home}”存放资料，这个文件夹不让写。没有改动任何文件。"
            f"请用环境变量 {HOME_VARIABLE} 指定另一个文件夹。"
        ) from error
    return home.resolve()


def _usual_home() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("drafter", False))
