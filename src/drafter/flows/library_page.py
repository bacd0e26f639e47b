"""资料库 as a whole: its flows over what they are given, begun and ended together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QThreadPool, Signal

from drafter.core.cancel import CancelToken
from drafter.core.report import Exemplar
from drafter.flows.asking_labels import ask_labels
from drafter.flows.browsing import BrowsingFlow
from drafter.flows.finding import Finder
from drafter.flows.importing import Expand, Import, ImportingFlow
from drafter.flows.labelling import Keeping, LabellingFlow
from drafter.flows.reading import FindReport, ReadingFlow, SetFavourite
from drafter.flows.session import Choices, Session
from drafter.flows.shelves import ReadCatalogue, Shelves
from drafter.flows.showing_failures import Failures
from drafter.flows.taking_out import TakingOut, TakingOutFlow
from drafter.flows.using import SetUses, UsingFlow
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask
from drafter.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class LibraryDeeds:
    """What the page can have done; all of it off the window's thread.

    Attributes:
        catalogue: Reads the lists.
        finder: Answers words, and returns passages.
        report: Returns a report.
        set_favourite: Marks a passage, or unmarks it.
        set_uses: Takes note of what a draft uses.
        keeping: Changes reports and folders.
        taking_out: Takes them out, and puts them back.
        bring_in: Imports files.
        expand: Finds files in folders.
        endings: Of files that can be imported.
    """

    catalogue: ReadCatalogue
    finder: Finder
    report: FindReport
    set_favourite: SetFavourite
    set_uses: SetUses
    keeping: Keeping
    taking_out: TakingOut
    bring_in: Import
    expand: Expand
    endings: Sequence[str]


class LibraryPage(QObject):
    """Builds the flows of the page and ends their work."""

    bug_found = Signal(Exception)
    content_changed = Signal()  # a question asked before may have another answer

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        choices: Choices,
        theme: Theme,
        pool: QThreadPool,
        deeds: LibraryDeeds,
        *,
        insert: Callable[[Exemplar], None],
    ) -> None:
        super().__init__(window)
        self._tasks = [LatestTask(pool, self) for _ in range(4)]
        searching, keeping, reading, bringing_in = self._tasks
        self._shelf = window.library.shelf
        self.shelves = shelves = Shelves(pool, deeds.catalogue, self)
        self.reading = ReadingFlow(
            window, session, shelves, reading,
            report=deeds.report, set_favourite=deeds.set_favourite, insert=insert,
        )  # fmt: skip
        self.browsing = BrowsingFlow(
            window, session, shelves, self.reading, searching, keeping,
            finder=deeds.finder,
        )  # fmt: skip
        self.labelling = LabellingFlow(
            window, shelves, deeds.keeping, report=partial(deeds.report, CancelToken()),
            ask_labels=partial(ask_labels, window, theme), read_again=self.reading.read_again,
        )  # fmt: skip
        self.taking_out = TakingOutFlow(
            window, shelves, deeds.taking_out, read_again=self.reading.read_again
        )
        self.importing = ImportingFlow(
            window, shelves, choices, bringing_in, bring_in=deeds.bring_in, expand=deeds.expand,
            endings=deeds.endings, show_failed=Failures(window, theme).show,
        )  # fmt: skip
        self.labelling.labelled.connect(self.content_changed)
        self.browsing.entered.connect(self.importing.tell_refused)
        self.using = UsingFlow(session, shelves, set_uses=deeds.set_uses)
        shelves.reports_changed.connect(self._on_reports_changed)
        self.importing.ended.connect(self.content_changed)
        for flow in (shelves, self.reading, self.browsing, self.importing):
            flow.bug_found.connect(self.bug_found)

    def begin(self) -> None:
        """Read the lists for the first time, once the library can be asked."""
        self.shelves.refresh()

    def enter(self) -> None:
        """Go there."""
        self.browsing.enter()

    def bring_in(self, files: Sequence[str]) -> None:
        """Go there and import files that were dropped elsewhere."""
        self.browsing.enter()
        self.importing.take(files)

    def close(self) -> None:
        """Finish changes, call questions off, have an import stopped; wait for none of them."""
        self.importing.close()
        for task in self._tasks[:3]:
            task.cancel()
        self.shelves.close()

    def _on_reports_changed(self) -> None:
        if not self._shelf.running:  # what is being imported is found at the end
            self.content_changed.emit()
