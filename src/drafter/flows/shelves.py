"""What the flows of 资料库 share: what the library lists, and changes to it one at a time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import ReportSummary, Use
from drafter.errors import DrafterError
from drafter.ui.tasks import InTurn, LatestTask

SOON_MS = 1_000
"""How long changes that come in a row may wait to be listed."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the library holds, as lists.

    Attributes:
        reports: All of them.
        folders: The user's own folders, in order.
        favourites: Exemplar ids, newest first.
        uses: Of every draft, the latest first.
    """

    reports: tuple[ReportSummary, ...] = ()
    folders: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()


ReadCatalogue = Callable[[CancelToken], Catalogue]
"""Reads the lists; waits while the library is being opened, unless that is called off."""


class Shelves(QObject):
    """Keeps the lists true. Never blocks the window: SQLite may wait for another writer."""

    listed = Signal()  # the lists are read anew
    reports_changed = Signal()  # and the reports are others than those listed before
    refused = Signal(str)  # a change was not made; the sentence to show
    bug_found = Signal(Exception)

    def __init__(
        self, pool: QThreadPool, read: ReadCatalogue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.catalogue = Catalogue()
        self.known = False  # whether the lists were read at all
        self._read = read
        self._listing, self._changes = LatestTask(pool, self), InTurn(self)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._listing.done.connect(self._on_listed)
        self._changes.done.connect(self.refresh)
        for task in (self._listing, self._changes):
            task.failed.connect(self._on_failed)

    def report(self, report_id: str) -> ReportSummary | None:
        """Return a line of the list; None when it holds none of this id."""
        return next((r for r in self.catalogue.reports if r.id == report_id), None)

    def refresh(self) -> None:
        """Read the lists again."""
        self._soon.stop()
        self._listing.start(self._read)

    def refresh_soon(self) -> None:
        """Read the lists again in a moment, once however often this is asked."""
        if not self._soon.isActive():
            self._soon.start()

    def change(
        self, deed: Callable[[], object], after: Callable[[object], None] | None = None
    ) -> None:
        """Change the library, behind changes that wait already; then the lists are read again.

        Args:
            deed: Runs off the window's thread; `DrafterError` is told by `refused`.
            after: Takes what it returned, on the window's thread.
        """
        self._changes.start(partial(_do, deed), after)

    def close(self) -> None:
        """Finish the changes that were asked for; list nothing any more."""
        self._soon.stop()
        self._listing.cancel()
        self._changes.close()

    def _on_listed(self, catalogue: Catalogue) -> None:
        others = self.known and _content(catalogue) != _content(self.catalogue)
        self.catalogue, self.known = catalogue, True
        self.listed.emit()
        if others:
            self.reports_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DrafterError):
            self.refused.emit(str(error))
            if self.catalogue.reports:  # what the page showed ahead of the change was not so
                self.listed.emit()
        else:
            self.bug_found.emit(error)


def _do(deed: Callable[[], object], _cancel: CancelToken) -> object:
    return deed()


def _content(catalogue: Catalogue) -> list[ReportSummary]:
    """Return the reports as a search knows them: whatever drafts use of them."""
    return [replace(report, used=0, last_used=0.0, folder="") for report in catalogue.reports]
