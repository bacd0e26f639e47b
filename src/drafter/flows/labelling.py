"""Putting the user's own reports in order: labels and folders."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from drafter.core.catalogue import Labels
from drafter.core.report import Report
from drafter.flows.shelves import Shelves
from drafter.ui.main_window import MainWindow

AskLabels = Callable[[Report], Labels | None]
"""Shows the labels of a report to be changed; None when the user called it off."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How the library is changed; each may raise `DrafterError`, none needs the window."""

    relabel: Callable[[str, Labels], object]
    set_subject: Callable[[str, int, str], object]
    move: Callable[[Sequence[str], str], object]
    add_folder: Callable[[str], object]
    rename_folder: Callable[[str, str], object]


class LabellingFlow(QObject):
    """Joins what the page asks for to the library; refusals are told by the shelves."""

    labelled = Signal()  # a report is labelled otherwise now, or a section of it

    def __init__(
        self,
        window: MainWindow,
        shelves: Shelves,
        keeping: Keeping,
        *,
        report: Callable[[str], Report],
        ask_labels: AskLabels,
        read_again: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._shelves, self._keeping = shelves, keeping
        self._report, self._ask_labels, self._read_again = report, ask_labels, read_again
        self._asking = False
        view = window.library
        view.reader.labels_requested.connect(self._on_labels)
        view.reader.subject_requested.connect(self._on_subject)
        view.reports.labels_requested.connect(self._on_labels)
        view.reports.move_requested.connect(self._on_move)
        view.groups.reports_dropped_on_folder.connect(self._on_move)
        view.groups.folder_add_requested.connect(self._on_folder_add)
        view.groups.folder_rename_requested.connect(self._on_folder_rename)

    def _on_labels(self, report_id: str) -> None:
        """Ask for the labels of a report, once it is fetched."""
        self._shelves.change(partial(self._report, report_id), self._ask)

    def _ask(self, report: object) -> None:
        assert isinstance(report, Report)
        if self._asking:  # F2 was pressed twice: one dialog is there already
            return
        self._asking = True
        try:
            labels = self._ask_labels(report)
        finally:
            self._asking = False
        if labels is not None:
            self._label(partial(self._keeping.relabel, report.id, labels))

    def _on_subject(self, report_id: str, section: int, subject: str) -> None:
        self._label(partial(self._keeping.set_subject, report_id, section, subject))

    def _on_move(self, ids: Sequence[str], folder: str) -> None:
        self._change(partial(self._keeping.move, tuple(ids), folder))

    def _on_folder_add(self, name: str) -> None:
        self._change(partial(self._keeping.add_folder, name))

    def _on_folder_rename(self, old: str, new: str) -> None:
        self._change(partial(self._keeping.rename_folder, old, new))

    def _label(self, deed: Callable[[], object]) -> None:
        self._shelves.change(deed, self._on_labelled)

    def _on_labelled(self, _answer: object) -> None:
        self._read_again()
        self.labelled.emit()

    def _change(self, deed: Callable[[], object]) -> None:
        self._shelves.change(deed, lambda _answer: self._read_again())
