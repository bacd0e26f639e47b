"""What the flows share: the open draft and its file, and the user's choices."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.core.draft import Draft
from drafter.core.settings import Settings

if TYPE_CHECKING:
    from drafter.ui.editor.paper import Paper

SOON_MS = 1_000
"""How long a choice that changes many times in a row may wait to be written."""


class Session(QObject):
    """The draft on the paper and the file it lives in.

    Args:
        paper: Returns the paper, which is built when it is first asked for.
        parent: Owns the session.
    """

    opened = Signal()  # another draft is on the paper
    closed = Signal()  # no draft is open any more

    def __init__(self, paper: "Callable[[], Paper]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._path: Path | None = None

    @property
    def paper(self) -> "Paper":
        """Return the paper."""
        return self._paper()

    @property
    def path(self) -> Path | None:
        """Return the file of the open draft; None when no draft is open."""
        return self._path

    @property
    def modified(self) -> bool:
        """Whether the paper holds what the file does not."""
        return self._path is not None and self.paper.draft_document.history.modified

    def lives_in(self, path: Path) -> bool:
        """Whether the open draft is the file ``path`` names, by whatever name."""
        if self._path is None:
            return False
        try:
            return path.samefile(self._path)
        except OSError:  # one of them is not there
            return path.absolute() == self._path.absolute()

    def draft(self) -> Draft:
        """Return the draft as it stands on the paper; only while one is open."""
        return self.paper.draft_document.draft()

    def open(self, draft: Draft, path: Path) -> None:
        """Put a draft on the paper, and tell of it."""
        self.show(draft, path)
        self.opened.emit()

    def show(self, draft: Draft, path: Path) -> None:
        """Put a draft on the paper to be seen; nobody works on it before `opened` tells of it."""
        self._path = path
        self.paper.load(draft)

    def move_to(self, path: Path) -> None:
        """Let the draft live in another file from now on."""
        self._path = path

    def close(self) -> None:
        """Forget the open draft; unsaved text is the caller's business."""
        if self._path is not None:
            self._path = None
            self.closed.emit()


class Choices(QObject):
    """The user's settings, kept and written at once."""

    changed = Signal()

    def __init__(
        self, current: Settings, write: Callable[[Settings], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._current, self._write = current, write
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._put)

    @property
    def current(self) -> Settings:
        """Return the settings as they stand."""
        return self._current

    def take(self, settings: Settings, *, soon: bool = False) -> None:
        """Replace the settings and write them; a failure to write costs nothing but memory.

        Args:
            settings: The new ones.
            soon: Write within `SOON_MS` only, for what changes many times in a row.
        """
        if settings == self._current:
            return
        self._current = settings
        if soon:
            self._soon.start()
        else:
            self._put()
        self.changed.emit()

    def _put(self) -> None:
        self._soon.stop()
        self._write(self._current)
