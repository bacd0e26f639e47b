"""What the library has to choose from beside the exemplars: its topics and its regions."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QThreadPool, Signal

from drafter.core.cancel import CancelToken
from drafter.core.query import Topic
from drafter.errors import DrafterError
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask
from drafter.ui.widgets.notice_strip import Owner

Topics = Callable[[CancelToken], Sequence[Topic]]
Regions = Callable[[CancelToken], Sequence[str]]
"""Both read the library, off the window's thread; the token calls their waiting off."""


class OfferingFlow(QObject):
    """Fills the topic browser and the filter for regions; reads again only what may be old."""

    bug_found = Signal(Exception)

    def __init__(
        self, window: MainWindow, pool: QThreadPool, *, topics: Topics, regions: Regions
    ) -> None:
        super().__init__(window)
        self._panel = window.drafting.exemplars
        self._topics, self._regions = topics, regions
        self._listing, self._naming = LatestTask(pool, self), LatestTask(pool, self)
        self._listed: Sequence[Topic] | None = None  # None where they are not known or old
        self._awaited = False  # whether topics are being read
        self._named = False
        self._panel.topics_wanted.connect(self._on_topics_wanted)
        self._listing.done.connect(self._on_listed)
        self._naming.done.connect(self._on_named)
        self._listing.failed.connect(self._on_listing_failed)
        self._naming.failed.connect(self._on_naming_failed)

    def offer_regions(self) -> None:
        """Read the regions, unless they are known; wise once the library answers."""
        if not self._named:
            self._named = True
            self._naming.start(self._regions)

    def renew(self) -> None:
        """Follow a changed library: read the regions now, the topics while they are looked at."""
        self._listed = None
        if self._awaited or self._panel.browsing:
            self._list()  # one under way may tell of the library as it was
        if self._named:
            self._naming.start(self._regions)

    def close(self) -> None:
        """Call off what is under way."""
        self._awaited = False
        self._listing.cancel()
        self._naming.cancel()

    def _on_topics_wanted(self) -> None:
        if self._listed is not None:
            self._panel.show_topics(self._listed)
        elif not self._awaited:
            self._list()

    def _list(self) -> None:
        """Read the topics; a reading under way is called off."""
        self._awaited = True
        self._listing.start(self._topics)

    def _on_listed(self, topics: Sequence[Topic]) -> None:
        self._awaited = False
        self._listed = topics
        self._panel.show_topics(topics)

    def _on_named(self, regions: Sequence[str]) -> None:
        self._panel.show_notice("", Owner.PLACES)
        self._panel.show_regions(regions)

    def _on_listing_failed(self, error: Exception) -> None:
        self._awaited = False
        expected = isinstance(error, DrafterError)
        self._panel.show_topics_failed(str(error) if expected else "")
        if not expected:
            self.bug_found.emit(error)

    def _on_naming_failed(self, error: Exception) -> None:
        self._named = False
        if isinstance(error, DrafterError):
            self._panel.show_notice(str(error), Owner.PLACES)
        else:
            self.bug_found.emit(error)
