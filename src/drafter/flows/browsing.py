"""资料库: going there and back, its groups and lists, words looked for in it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.catalogue import ReportSummary
from drafter.core.query import Hit
from drafter.core.report import Exemplar
from drafter.errors import DrafterError
from drafter.flows.finding import Finder
from drafter.flows.reading import ReadingFlow
from drafter.flows.session import Session
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow
from drafter.ui.models.library_groups_model import Group, GroupKind, held
from drafter.ui.tasks import LatestTask

if TYPE_CHECKING:
    from drafter.ui.views.start_view import StartView


class BrowsingFlow(QObject):
    """Joins the page's lists to the library. Expected failures stay on the page.

    Args:
        window: Has the page.
        session: The open draft, if any.
        shelves: What the library lists.
        reading: Shows what was chosen.
        searching: Looks for words.
        keeping: Fetches the favourites.
        finder: Answers words, and returns passages by their ids.
    """

    entered = Signal()
    bug_found = Signal(Exception)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        shelves: Shelves,
        reading: ReadingFlow,
        searching: LatestTask,
        keeping: LatestTask,
        *,
        finder: Finder,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._shelves = window, session, shelves
        self._view, self._reading = window.library, reading
        self._searching, self._keeping = searching, keeping
        self._finder = finder
        self._words = ""
        self._answered = ""  # the words whose answers are shown and up to date
        self._reports_known = False  # when words were looked for
        self._hits: tuple[Hit, ...] = ()
        view = window.library
        view.back_requested.connect(self.leave)
        view.groups.group_chosen.connect(self._on_group_chosen)
        view.bar.search.words_given.connect(self._on_words_given)
        view.bar.search.cleared.connect(self._show_group)
        for chosen in (view.reports.report_chosen, view.passages.passage_chosen):
            chosen.connect(self._on_chosen)
        for opened in (view.reports.report_opened, view.passages.passage_opened):
            opened.connect(self._on_opened)
        window.later_start.then(self._tell_size)
        shelves.listed.connect(self._on_listed)
        shelves.refused.connect(self._on_refused)
        searching.done.connect(self._on_found)
        keeping.done.connect(self._on_kept)
        for task in (searching, keeping):
            task.failed.connect(self._on_failed)

    def enter(self) -> None:
        """Show the library, as it was left."""
        if not self._window.on_library:
            self._session.paper.commit_composition()
            self._window.show_library()
            if self._shelves.known:
                self._on_listed()
            self._view.focus_list()
        drafting = self._session.path is not None
        self._view.bar.show_back(drafting=drafting)
        self._view.reader.show_insertable(drafting)
        self._shelves.refresh()
        self.entered.emit()

    def leave(self) -> None:
        """Go back to the draft, or the start page."""
        if self._session.path is None:
            self._window.show_start()
        else:
            self._window.show_draft(self._session.draft().title)
            self._session.paper.setFocus()

    def _on_chosen(self, wanted: str) -> None:
        if wanted:  # else the last one of the list has gone
            self._reading.read(wanted, self._hits)

    def _on_opened(self, wanted: str) -> None:
        if wanted != self._reading.wanted:
            self._reading.read(wanted, self._hits)
        self._view.reader.focus_page()

    def _tell_size(self, page: "StartView") -> None:
        page.show_library_size(len(self._shelves.catalogue.reports))

    def _on_listed(self) -> None:
        """Show the lists as they are now; what is chosen and read stays."""
        catalogue, view = self._shelves.catalogue, self._view
        reports = catalogue.reports
        if self._window.later_start.built:
            self._tell_size(self._window.start)
        if not self._window.on_library:  # a thousand lines are not laid out for nobody
            return
        view.groups.show_library(reports, catalogue.folders, len(catalogue.favourites))
        view.reports.show_folders(catalogue.folders)
        view.bar.show_counts(len(reports), sum(r.paragraphs for r in reports))
        if self._words:
            self._answered = ""
            if not self._reports_known:  # asked before there were reports to be named
                self._on_words_given(self._words)
            return
        self._show_list()
        if not self._reading.wanted and not view.on_passages:
            first = view.reports.choose_first()
            if first:
                self._reading.read(first)

    def _on_group_chosen(self, _group: Group) -> None:
        self._view.bar.search.forget()
        self._show_group()

    def _show_group(self) -> None:
        """List the chosen group; words looked for are over."""
        self._words, self._answered, self._hits = "", "", ()
        self._searching.cancel()
        self._view.groups.choose(self._view.groups.group)
        self._show_list()
        shown = self._view.reader.report
        if shown is not None:
            self._view.reports.choose(shown.id)

    def _show_list(self) -> None:
        if not self._shelves.known:  # what is not listed yet may be there all the same
            return
        group, catalogue = self._view.groups.group, self._shelves.catalogue
        passages = group.kind is GroupKind.FAVOURITES
        reports = catalogue.reports if passages else held(catalogue.reports, group)
        self._show_figures(self._name(group), reports)
        self._keeping.cancel()
        if passages:
            self._keeping.start(partial(_fetch, self._finder, catalogue.favourites))
        else:
            self._view.reports.show_reports(group, reports)
            self._view.show_reports()

    def _show_figures(self, name: str, reports: Sequence[ReportSummary]) -> None:
        paragraphs = sum(report.paragraphs for report in reports)
        characters = sum(report.characters for report in reports)
        self._view.foot.show_figures(name, len(reports), paragraphs, characters)

    def _name(self, group: Group) -> str:
        names = {
            GroupKind.BUNDLED: self.tr("内置范例"),
            GroupKind.OWN: self.tr("我的"),
            GroupKind.LOOSE: self.tr("未归类"),
            GroupKind.FAVOURITES: self.tr("资料库"),
            GroupKind.USED: self.tr("用过的篇"),
        }
        return names.get(group.kind, group.name)

    def _on_kept(self, exemplars: Sequence[Exemplar]) -> None:
        self._view.passages.show_favourites(exemplars)
        self._view.show_passages()

    def _on_words_given(self, words: str) -> None:
        if words == self._answered and self._view.passages.chosen:  # Enter, once more
            self._on_opened(self._view.passages.chosen)
            return
        self._words, self._reports_known = words, self._shelves.known
        self._keeping.cancel()
        reports = self._shelves.catalogue.reports
        self._view.groups.show_none()
        self._show_figures(self.tr("资料库"), reports)
        self._searching.start(partial(_find, self._finder, words, reports))

    def _on_found(self, hits: Sequence[Hit]) -> None:
        self._hits, self._answered = tuple(hits), self._words
        self._view.passages.show_hits(self._words, hits)
        self._view.show_passages()
        if hits and self._view.passages.choose(hits[0].exemplar.id):
            self._reading.read(hits[0].exemplar.id, self._hits)

    def _on_refused(self, sentence: str) -> None:
        self._window.complain(sentence)
        if not self._shelves.known:
            self._view.reports.show_unopened()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DrafterError):
            self._view.banner.show_sentence(str(error))
        else:
            self.bug_found.emit(error)


def _find(
    finder: Finder, words: str, reports: Sequence[ReportSummary], cancel: CancelToken
) -> Sequence[Hit]:
    return finder.find(words, reports, cancel)


def _fetch(finder: Finder, ids: Sequence[str], cancel: CancelToken) -> Sequence[Exemplar]:
    return finder.exemplars(cancel, ids)
