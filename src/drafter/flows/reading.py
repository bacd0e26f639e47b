"""A report of 资料库 in the reader: fetched, marked, its passages kept and borrowed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.query import Hit
from drafter.core.report import Exemplar, Report
from drafter.core.span import Span
from drafter.errors import DrafterError
from drafter.flows.session import Session
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask

FindReport = Callable[[CancelToken, str], Report]
"""Returns a report; waits while the library is being opened, unless that is called off."""
SetFavourite = Callable[[str, bool], object]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A report that was fetched, and which of its paragraphs is wanted; 0 for none."""

    report: Report
    number: int


class ReadingFlow(QObject):
    """Joins the reader to the library and to the draft."""

    bug_found = Signal(Exception)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        shelves: Shelves,
        task: LatestTask,
        *,
        report: FindReport,
        set_favourite: SetFavourite,
        insert: Callable[[Exemplar], None],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._shelves, self._task = window, session, shelves, task
        self._report, self._set_favourite, self._insert = report, set_favourite, insert
        self._reader = window.library.reader
        self._wanted = ""
        self._hits: Sequence[Hit] = ()
        self._reader.favourite_requested.connect(self._on_favourite)
        self._reader.insert_requested.connect(self._on_insert)
        shelves.listed.connect(self._on_listed)
        task.done.connect(self._show)
        task.failed.connect(self._on_failed)

    @property
    def wanted(self) -> str:
        """Return the id of the report or exemplar that is read, or being fetched; or ''."""
        return self._wanted

    def read(self, wanted: str, hits: Sequence[Hit] = ()) -> None:
        """Show a report.

        Args:
            wanted: Its id; or that of one of its exemplars, to go there.
            hits: What was found by words; marked where the report holds it.
        """
        self._wanted, self._hits = wanted, hits
        shown, (report_id, number) = self._reader.report, _parted(wanted)
        if shown is not None and shown.id == report_id and number:
            self._task.cancel()
            self._show(_Opened(shown, number))
        else:
            self._task.start(partial(_fetch, self._report, report_id, number))

    def read_again(self) -> None:
        """Show the report as it is now, where it was; one that is being fetched likewise."""
        shown = self._reader.report
        report_id, number = _parted(self._wanted or (shown.id if shown else ""))
        if report_id:
            stays = shown is not None and shown.id == report_id
            self._task.start(partial(_fetch, self._report, report_id, 0 if stays else number))

    def _show(self, opened: _Opened) -> None:
        spans: dict[int, Sequence[Span]] = {
            hit.exemplar.number: hit.spans
            for hit in self._hits
            if hit.exemplar.report_id == opened.report.id
        }
        self._show_marks()
        self._reader.show_report(opened.report, spans, opened.number)

    def _show_marks(self) -> None:
        catalogue = self._shelves.catalogue
        self._reader.show_marks(catalogue.favourites, catalogue.uses)

    def _on_listed(self) -> None:
        """Follow the lists; a report that has gone is not read any more."""
        self._show_marks()
        shown = self._reader.report
        if shown is not None and self._shelves.report(shown.id) is None:
            if _parted(self._wanted)[0] == shown.id:
                self._wanted = ""
                self._task.cancel()
            self._reader.show_nothing()

    def _on_favourite(self, exemplar_id: str, favourite: bool) -> None:
        self._shelves.change(partial(self._set_favourite, exemplar_id, favourite))

    def _on_insert(self, exemplar_id: str) -> None:
        """Go back to the draft and put the passage at its caret."""
        report, number = self._reader.report, _parted(exemplar_id)[1]
        if report is not None and number and self._session.path is not None:
            self._window.show_draft(self._session.draft().title)
            self._insert(exemplar_of(report, number))
            self._session.paper.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._wanted = ""
        if isinstance(error, DrafterError):
            self._window.library.banner.show_sentence(str(error))
        else:
            self.bug_found.emit(error)


def exemplar_of(report: Report, number: int) -> Exemplar:
    """Return a paragraph of a report by its number, from 1; IndexError when it has none."""
    found = [(section, text) for section in report.sections for text in section.paragraphs]
    section, paragraph = found[number - 1]
    return Exemplar(
        id=f"{report.id}-{number}",
        report_id=report.id,
        report=report.title,
        level=report.level,
        region=report.region,
        heading=section.heading,
        subject=section.subject,
        number=number,
        text=paragraph.text,
        leads=paragraph.leads,
        notes=paragraph.notes,
    )


def _parted(wanted: str) -> tuple[str, int]:
    """Return report id and number of an exemplar id; 0 for that of a report."""
    report_id, _, number = wanted.partition("-")
    return report_id, int(number or 0)


def _fetch(report: FindReport, report_id: str, number: int, cancel: CancelToken) -> _Opened:
    return _Opened(report(cancel, report_id), number)
