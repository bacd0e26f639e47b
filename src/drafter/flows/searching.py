"""Exemplars that follow the caret, or answer what the writer looks for."""

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from drafter.core.query import Answer, Query
from drafter.core.typed import typed_query
from drafter.errors import DrafterError
from drafter.flows.answering import Answering, Ask
from drafter.flows.offering import OfferingFlow, Regions, Topics
from drafter.flows.questions import question_at, question_like
from drafter.flows.session import Session
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask

FOLLOW_MS = 250
"""How long the caret rests in a point before its exemplars are looked for."""


class SearchingFlow(QObject):
    """Joins caret, panel and library. Expected failures stay in the panel.

    What the writer looks for (words, a topic, something like a selection) is answered until
    he ends it; the filters narrow every question, and stay while the caret moves on.

    Args:
        window: Has the panel.
        session: The open draft, if any.
        pool: Runs the questions.
        answer: Answers them.
        topics: Reads what the library speaks of.
        regions: Reads which places it has.
    """

    bug_found = Signal(Exception)

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        pool: QThreadPool,
        *,
        answer: Ask,
        topics: Topics,
        regions: Regions,
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._panel = window.drafting.exemplars
        self._answers = Answering(LatestTask(pool, self), answer, self)
        self._offers = OfferingFlow(window, pool, topics=topics, regions=regions)
        self._question: Query | None = None  # before the filters narrow it
        self._told = False  # whether our sentence stands in the panel
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._rest.timeout.connect(self._follow)
        self._connect()

    def refresh(self) -> None:
        """Follow a changed library: ask again what is asked, place and choices kept."""
        self._answers.ask_again()
        self._offers.renew()

    def close(self) -> None:
        """Call off what is under way."""
        self._rest.stop()
        self._answers.forget()
        self._offers.close()

    def _connect(self) -> None:
        session, panel, commands = self._session, self._panel, self._window.commands
        session.paper.caret_moved.connect(self._on_caret_moved)
        session.paper.edited.connect(self._on_caret_moved)  # a heading may say something else
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        panel.search_requested.connect(self._on_search_requested)
        panel.filters_changed.connect(self._on_filters_changed)
        panel.follow_changed.connect(self._on_follow_changed)
        panel.more_requested.connect(self._answers.go_on)
        panel.near_chosen.connect(self._on_topic_chosen)
        panel.topic_opened.connect(self._on_topic_chosen)
        commands.to_exemplars.triggered.connect(self._on_to_exemplars)
        commands.more_like_this.triggered.connect(self._on_more_like_this)
        self._answers.searching.connect(panel.show_searching)
        self._answers.answered.connect(self._on_answered)
        self._answers.failed.connect(self._on_failed)
        self._offers.bug_found.connect(self.bug_found)

    def _on_opened(self) -> None:
        self._answers.forget()
        self._question = None
        self._panel.follow()
        self._follow()

    def _on_closed(self) -> None:
        self._rest.stop()
        self._answers.forget()

    def _on_caret_moved(self) -> None:
        if self._session.path is not None:
            self._rest.start()

    def _follow(self) -> None:
        """Ask for the point the caret stands in, unless something else is looked for."""
        if self._session.path is None:
            return
        paper = self._session.paper
        if paper.composing or self._panel.composing:
            self._rest.start()
            return
        question = question_at(paper.draft_document.blocks, paper.textCursor().blockNumber())
        if question is not None:
            self._panel.show_context(question.text)
            if self._panel.following:
                self._ask(question)

    def _on_search_requested(self, words: str) -> None:
        if words.strip():  # cleared words come with `follow_changed`
            self._ask(typed_query(words))

    def _on_topic_chosen(self, term: str) -> None:
        self._ask(Query(concepts=(term,)))

    def _on_more_like_this(self) -> None:
        """Look for what is like the selection, or like the sentence the caret stands in."""
        paper = self._session.paper
        paper.commit_composition()
        blocks, number = paper.draft_document.blocks, paper.textCursor().blockNumber()
        question = question_like(paper.chosen_runs(), blocks, number)
        if question is None:
            self._tell(self.tr("这里没有可比照的文字。选中一段，或者把光标放进一句话里再找。"))
            return
        self._window.commands.right_panel.setChecked(True)
        self._panel.show_like(question.text)
        self._ask(question)

    def _on_to_exemplars(self) -> None:
        self._window.commands.right_panel.setChecked(True)
        self._panel.focus_search()

    def _on_filters_changed(self) -> None:
        if self._question is not None:
            self._ask(self._question)

    def _on_follow_changed(self, following: bool) -> None:
        if following:
            self._follow()

    def _ask(self, question: Query) -> None:
        self._question = question
        self._answers.ask(self._panel.filters.narrow(question))

    def _on_answered(self, answer: Answer) -> None:
        self._panel.show_answer(answer)
        if self._told:
            self._tell("")
        self._offers.offer_regions()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, DrafterError):
            self._tell(str(error))
        else:
            self.bug_found.emit(error)

    def _tell(self, sentence: str) -> None:
        self._told = bool(sentence)
        self._panel.show_notice(sentence)
