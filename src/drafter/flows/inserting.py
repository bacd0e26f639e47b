"""Taking an exemplar into the draft, by button, double-click, Enter or Alt+1 to Alt+9."""

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QObject

from drafter.core.draft import Role, Run
from drafter.core.facts import PLACE
from drafter.core.insertion import new_sentences
from drafter.core.report import Exemplar, Report
from drafter.core.slot import find_slots
from drafter.errors import DrafterError
from drafter.flows.session import Session
from drafter.ui.main_window import MainWindow
from drafter.ui.widgets.held_enter import HeldEnter
from drafter.ui.widgets.notice_strip import Owner

FindReport = Callable[[str], Report]


class Localise(Protocol):
    """Makes runs for a place of an exemplar; see `drafter.core.localise.localise`."""

    def __call__(
        self, exemplar: Exemplar, report: Report, place: str, *, sentences: Collection[int] | None
    ) -> Sequence[Run]:
        """Return the runs; ``sentences`` None takes all."""
        ...


_CLOSED = (Role.TITLE, Role.BYLINE, Role.SALUTATION)


class InsertingFlow(QObject):
    """Joins the exemplar panel to the paper."""

    def __init__(
        self, window: MainWindow, session: Session, *, report: FindReport, localise: Localise
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._report, self._localise = report, localise
        self._panel = window.drafting.exemplars
        self._panel.insert_requested.connect(self.insert)
        session.paper.edited.connect(self._on_edited)
        session.paper.caret_moved.connect(self._on_caret_moved)
        HeldEnter(session.paper)  # which took a card, and goes on to where the keyboard is then
        window.commands.insert_exemplar.triggered.connect(lambda: self._take(None))
        for number, action in enumerate(window.commands.take, 1):
            action.triggered.connect(lambda _=False, n=number: self._take(n))

    def insert(self, exemplar: Exemplar) -> None:
        """Put an exemplar at the caret, fitted to this draft; one step back undoes it."""
        paper = self._session.paper
        paper.commit_composition()  # what is composed stands before the block is read
        block = paper.current_block()
        if self._session.path is None or block is None:
            return
        if block.role in _CLOSED:
            self._refuse(self.tr("没有插入。先把光标放到要点或正文里，再插入一次。"))
            return
        place = self._session.draft().facts.get(PLACE, "")
        try:
            report = self._report(exemplar.report_id)
            sentences = new_sentences(exemplar.text, block.heading) if not block.body else None
            runs = tuple(self._localise(exemplar, report, place, sentences=sentences))
        except DrafterError as error:
            self._refuse(str(error))
            return
        paper.insert_at_caret(runs)
        self._panel.show_notice("", Owner.CARET)
        if not report.region:
            said = self.tr("已插入。不知道这篇是哪里的材料，地名没有换，请自己核对。")
            self._panel.show_notice(said, Owner.TAKEN)
            return
        places = sum(1 for run in runs if run.fact == PLACE)
        self._panel.show_inserted(places, len(find_slots("".join(run.text for run in runs))))

    def _refuse(self, sentence: str) -> None:
        """Say why nothing is inserted, for as long as the caret stays where it is."""
        self._panel.show_notice(sentence, Owner.CARET)

    def _on_edited(self) -> None:
        """Take the confirmation away with the next edit: after an undo it would be wrong."""
        self._panel.show_notice("", Owner.TAKEN)
        self._panel.show_notice("", Owner.CARET)

    def _on_caret_moved(self) -> None:
        self._panel.show_notice("", Owner.CARET)

    def _take(self, number: int | None) -> None:
        """Insert a card by its number, the current one for None; never one that is not seen."""
        if not self._panel.isVisible():
            self._window.status.show_message(self.tr("右栏收着，没有插入。按 F10 打开再选。"))
            return
        panel = self._panel
        if number:
            exemplar = panel.exemplar_seen(number)
        else:
            exemplar = panel.current_exemplar() if panel.exemplar_seen(1) else None
        if exemplar is not None:
            self.insert(exemplar)
        elif number:
            self._refuse(self.tr("没有插入，现在没有第 {n} 段例文。").format(n=number))
