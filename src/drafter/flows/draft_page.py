"""A draft as a whole: its flows over what they are given. Built once its paper is seen."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool

from drafter.core.draft import Draft, Run
from drafter.core.report import Exemplar, Report
from drafter.flows.drafting import DraftingFlow
from drafter.flows.exporting import Export, ExportingFlow
from drafter.flows.inserting import InsertingFlow
from drafter.flows.library_gate import LibraryGate
from drafter.flows.remembered import Remembered
from drafter.flows.reporting import ReportingFlow
from drafter.flows.saving import SavingFlow, Stamp
from drafter.flows.searching import SearchingFlow
from drafter.flows.session import Choices, Session
from drafter.flows.starting import Save
from drafter.flows.viewing import ViewingFlow
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask
from drafter.ui.theme import Theme

if TYPE_CHECKING:
    from drafter.core.skeleton import Skeleton


class DraftPage(QObject):
    """Builds the flows of the draft; one that is open already is told to them.

    Args:
        window: Has the page.
        session: The open draft, if any.
        choices: The user's.
        theme: Gives colours and icons.
        pool: Runs searches and exports.
        library: Answers.
        remembered: What it answered the last time.
        skeletons: Returns what drafts start from.
        save: Writes a draft.
        stamp: Tells one state of its file from another.
        export: Writes a Word file.
    """

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        choices: Choices,
        theme: Theme,
        pool: QThreadPool,
        library: LibraryGate,
        remembered: Remembered,
        *,
        skeletons: "Callable[[], Sequence[Skeleton]]",
        save: Save,
        stamp: Stamp,
        export: Export,
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._skeletons = window, theme, skeletons
        exporting = LatestTask(pool, self)
        self._library = library
        self.searching = SearchingFlow(
            window, session, pool,
            answer=library.answer, topics=library.topics, regions=library.regions,
            remembered=remembered,
        )  # fmt: skip
        self.drafting = DraftingFlow(window, session, choices, ask_facts=self._ask_facts)
        self.saving = SavingFlow(
            window, session, choices, save=save, stamp=stamp,
            skeleton_names=lambda: {skeleton.id: skeleton.name for skeleton in skeletons()},
        )  # fmt: skip
        self.viewing = ViewingFlow(window, choices, theme)
        self.inserting = InsertingFlow(window, session, report=self._report, localise=_localise)
        self.exporting = ExportingFlow(window, session, choices, exporting, export=export)
        self.reporting = ReportingFlow(window, session, self.saving)
        for flow in (self.searching, self.exporting):
            flow.bug_found.connect(self.reporting.report_error)
        if session.path is not None:
            session.opened.emit()

    def close(self) -> None:
        """Call searches off; an export is let finish. Waits for neither."""
        self.searching.close()

    def _ask_facts(self, draft: Draft) -> Mapping[str, str] | None:
        from drafter.flows.asking_facts import ask_facts

        named = {skeleton.id: skeleton for skeleton in self._skeletons()}
        return ask_facts(self._window, self._theme, named, draft)

    def _report(self, report_id: str) -> Report:
        """Return the report of a card that the library has answered with."""
        self.searching.check()
        return self._library.report(report_id)


def _localise(
    exemplar: Exemplar, report: Report, place: str, *, sentences: Collection[int] | None
) -> Sequence[Run]:
    """Fit an exemplar to a place; what that takes is loaded for the first one."""
    from drafter.core.localise import localise

    return localise(exemplar, report, place, sentences=sentences)
