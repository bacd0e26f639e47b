"""Putting the user's own reports in order: labels, folders, what is taken out and put back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from drafter.core.catalogue import Labels
from drafter.core.report import Report
from drafter.errors import DrafterError
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
    remove_folder: Callable[[str], object]
    remove: Callable[[str], Report]
    restore: Callable[[Report], object]


class LabellingFlow(QObject):
    """Joins what the page asks for to the library; refusals are told by the shelves."""

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
        self._window, self._shelves, self._keeping = window, shelves, keeping
        self._report, self._ask_labels, self._read_again = report, ask_labels, read_again
        self._removed: tuple[Report, ...] = ()
        view = window.library
        view.reader.labels_requested.connect(self._on_labels)
        view.reader.subject_requested.connect(self._on_subject)
        view.reports.labels_requested.connect(self._on_labels)
        view.reports.move_requested.connect(self._on_move)
        view.reports.remove_requested.connect(self._on_remove)
        view.groups.reports_dropped_on_folder.connect(self._on_move)
        view.groups.folder_add_requested.connect(self._on_folder_add)
        view.groups.folder_rename_requested.connect(self._on_folder_rename)
        view.groups.folder_remove_requested.connect(self._on_folder_remove)
        view.banner.taken.connect(self._on_restore)
        view.banner.closed.connect(self._forget)

    def _on_labels(self, report_id: str) -> None:
        """Ask for the labels of a report, once it is fetched."""
        self._shelves.change(partial(self._report, report_id), self._ask)

    def _ask(self, report: object) -> None:
        assert isinstance(report, Report)
        labels = self._ask_labels(report)
        if labels is not None:
            self._change(partial(self._keeping.relabel, report.id, labels))

    def _on_subject(self, report_id: str, section: int, subject: str) -> None:
        self._change(partial(self._keeping.set_subject, report_id, section, subject))

    def _on_move(self, ids: Sequence[str], folder: str) -> None:
        self._change(partial(self._keeping.move, tuple(ids), folder))

    def _on_folder_add(self, name: str) -> None:
        self._change(partial(self._keeping.add_folder, name))

    def _on_folder_rename(self, old: str, new: str) -> None:
        self._change(partial(self._keeping.rename_folder, old, new))

    def _on_folder_remove(self, name: str) -> None:
        self._change(partial(self._keeping.remove_folder, name))

    def _on_remove(self, ids: Sequence[str]) -> None:
        self._shelves.change(partial(_remove, self._keeping.remove, tuple(ids)), self._on_removed)

    def _on_removed(self, removed: object) -> None:
        assert isinstance(removed, tuple)
        self._removed = removed
        if len(removed) == 1:
            name = removed[0].title or removed[0].source
            sentence = self.tr("已移出“{name}”").format(name=name)
        else:
            sentence = self.tr("已移出 {n} 篇").format(n=len(removed))
        self._window.library.banner.show_sentence(sentence, self.tr("恢复"))

    def _on_restore(self) -> None:
        removed, self._removed = self._removed, ()
        self._window.library.banner.show_sentence("")
        if removed:
            self._change(partial(_restore, self._keeping.restore, removed))

    def _forget(self) -> None:
        self._removed = ()

    def _change(self, deed: Callable[[], object]) -> None:
        self._shelves.change(deed, lambda _answer: self._read_again())


def _remove(remove: Callable[[str], Report], ids: Sequence[str]) -> tuple[Report, ...]:
    """Take reports out; where one cannot be, those before it are out, and can be put back."""
    removed: list[Report] = []
    for report_id in ids:
        try:
            removed.append(remove(report_id))
        except DrafterError:
            if not removed:
                raise
            break
    return tuple(removed)


def _restore(restore: Callable[[Report], object], reports: Sequence[Report]) -> None:
    for report in reports:
        restore(report)
