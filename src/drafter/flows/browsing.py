"""资料库: going there and back, its groups and lists, words looked for in it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.query import Hit, Query
from drafter.core.report import Exemplar
from drafter.errors import DrafterError
from drafter.flows.reading import ReadingFlow
from drafter.flows.session import Session
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow
from drafter.ui.models.library_groups_model import Group, GroupKind, held
from drafter.ui.tasks import LatestTask

Search = Callable[[Query, CancelToken], Sequence[Hit]]
FindExemplars = Callable[[Sequence[str]], Sequence[Exemplar]]


class BrowsingFlow(QObject):
    """Joins the page's lists to the library. Expected failures stay on the page.

    Args:
        window: Has the page.
        session: The open draft, if any.
        shelves: What the library lists.
        reading: Shows what was chosen.
        searching: Looks for words.
        keeping: Fetches the favourites.
        search: Answers words.
        exemplars: Returns passages by their ids.
    """

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
        search: Search,
        exemplars: FindExemplars,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._shelves = window, session, shelves
        self._view, self._reading = window.library, reading
        self._searching, self._keeping = searching, keeping
        self._search, self._exemplars = search, exemplars
        self._words = ""
        self._hits: tuple[Hit, ...] = ()
        view = window.library
        window.commands.library.triggered.connect(self.enter)
        window.start.library_requested.connect(self.enter)
        view.back_requested.connect(self.leave)
        view.groups.group_chosen.connect(self._on_group_chosen)
        view.bar.search.words_given.connect(self._on_words_given)
        view.bar.search.cleared.connect(self._show_group)
        for chosen in (view.reports.report_chosen, view.passages.passage_chosen):
            chosen.connect(self._on_chosen)
        for opened in (view.reports.report_opened, view.passages.passage_opened):
            opened.connect(self._on_opened)
        shelves.listed.connect(self._on_listed)
        shelves.refused.connect(window.complain)
        searching.done.connect(self._on_found)
        keeping.done.connect(self._on_kept)
        for task in (searching, keeping):
            task.failed.connect(self._on_failed)

    def enter(self) -> None:
        """Show the library, as it was left."""
        if not self._window.on_library:
            self._session.paper.commit_composition()
            self._window.show_library()
            self._view.focus_list()
        drafting = self._session.path is not None
        self._view.bar.show_back(drafting=drafting)
        self._view.reader.show_insertable(drafting)
        self._shelves.refresh()

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

    def _on_listed(self) -> None:
        """Show the lists as they are now; what is chosen and read stays."""
        catalogue, view = self._shelves.catalogue, self._view
        reports = catalogue.reports
        self._window.start.show_library_size(len(reports))
        if not self._window.on_library:  # a thousand lines are not laid out for nobody
            return
        view.groups.show_library(reports, catalogue.folders, len(catalogue.favourites))
        view.reports.show_folders(catalogue.folders)
        view.bar.show_counts(len(reports), sum(r.paragraphs for r in reports))
        if self._words:
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
        self._words, self._hits = "", ()
        self._searching.cancel()
        self._show_list()
        shown = self._view.reader.report
        if shown is not None:
            self._view.reports.choose(shown.id)

    def _show_list(self) -> None:
        group, catalogue = self._view.groups.group, self._shelves.catalogue
        passages = group.kind is GroupKind.FAVOURITES
        reports = catalogue.reports if passages else held(catalogue.reports, group)
        self._view.foot.show_figures(
            self._name(group),
            len(reports),
            sum(report.paragraphs for report in reports),
            sum(report.characters for report in reports),
        )
        self._keeping.cancel()
        if passages:
            self._keeping.start(partial(_fetch, self._exemplars, catalogue.favourites))
        else:
            self._view.reports.show_reports(group, reports)
            self._view.show_reports()

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
        self._words = words
        self._keeping.cancel()
        self._searching.start(partial(self._search, Query(words)))

    def _on_found(self, hits: Sequence[Hit]) -> None:
        self._hits = tuple(hits)
        self._view.passages.show_hits(self._words, hits)
        self._view.show_passages()
        if hits and self._view.passages.choose(hits[0].exemplar.id):
            self._reading.read(hits[0].exemplar.id, self._hits)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DrafterError):
            self._view.banner.show_sentence(str(error))
        else:
            self.bug_found.emit(error)


def _fetch(
    exemplars: FindExemplars, ids: Sequence[str], _cancel: CancelToken
) -> Sequence[Exemplar]:
    return exemplars(ids)
