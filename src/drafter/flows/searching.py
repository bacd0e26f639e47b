"""Exemplars that follow the caret, or answer what the writer looks for."""

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from drafter.core.query import Answer, Query
from drafter.core.typed import typed_query
from drafter.errors import DrafterError, LibraryError
from drafter.flows.answering import FIRST, Answering, Ask
from drafter.flows.offering import OfferingFlow, Regions, Topics
from drafter.flows.questions import question_at, question_like
from drafter.flows.remembered import Remembered
from drafter.flows.session import Session
from drafter.ui.main_window import MainWindow
from drafter.ui.tasks import LatestTask
from drafter.ui.widgets.notice_strip import Owner

FOLLOW_MS = 250
"""How long the caret rests in a point before its exemplars are looked for."""


class SearchingFlow(QObject):
    """Joins caret, panel and library. Expected failures stay in the panel.

    What the writer looks for (words, a topic, something like a selection) is answered until
    he ends it; then the pinned point, or the caret's, is answered again. The filters narrow
    every question; the topics among them are of one answer, and go with its question. A
    point is named only where what is listed answers it, or nothing is. Until the library
    answers for the first time, what is remembered of the last time is shown.

    Args:
        window: Has the panel.
        session: The open draft, if any.
        pool: Runs the questions.
        answer: Answers them.
        topics: Reads what the library speaks of.
        regions: Reads which places it has.
        remembered: Answers of the last time; None for none.
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
        remembered: Remembered | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._panel = window.drafting.exemplars
        self._answers = Answering(LatestTask(pool, self), answer, self)
        self._offers = OfferingFlow(window, pool, topics=topics, regions=regions)
        # Questions before the filters narrow them:
        self._question: Query | None = None  # asked last
        self._listed: Query | None = None  # answered by what is listed
        self._named: Query | None = None  # the point that the panel was told of last
        self._pinned: Query | None = None
        self._bare = True  # whether nothing is listed, nor said to be missing
        self._said_below = False  # whether a sentence of ours stands in the status line
        self._remembered = remembered or Remembered(tuple, lambda _answers: None)
        self._heard = False  # whether the library has answered at all
        self._recalled = False
        self._rest = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._rest.timeout.connect(self._follow)
        self._connect()

    @property
    def recalled(self) -> bool:
        """Whether what is shown is remembered, and not confirmed by the library so far."""
        return self._recalled

    def check(self) -> None:
        """Refuse to take what the library has not confirmed.

        Raises:
            LibraryError: it has not answered yet.
        """
        if self._recalled:
            raise LibraryError(
                self.tr("没有插入，资料库还在打开，稿子没有改动。请稍等一下，再选一次。")
            )

    def refresh(self) -> None:
        """Follow a changed library: ask again what is asked, place and choices kept."""
        self._remembered.forget()
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
        panel.left.connect(self._on_panel_left)
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
        self._forget()
        self._panel.follow()
        self._panel.forget_filters()
        self._panel.clear()
        self._follow()

    def _on_closed(self) -> None:
        self._rest.stop()
        self._answers.forget()

    def _on_caret_moved(self) -> None:
        if self._said_below:
            self._said_below = False
            self._window.status.show_message("")
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
        if not self._panel.following:
            self._name(question)
        elif question is None:
            self._forget()
            self._panel.show_no_point()
        else:
            self._ask(question)
            if self._bare or question == self._listed:
                self._name(question)

    def _name(self, question: Query | None) -> None:
        """Name the point of the caret, None for none."""
        self._named = question
        self._panel.show_context(question.text if question else "")

    def _forget(self) -> None:
        """Ask nothing and name nothing."""
        self._answers.forget()
        self._question = self._listed = None
        self._recalled, self._bare = False, True
        self._name(None)
        self._panel.show_notice("", Owner.QUESTION)

    def _call_off(self) -> None:
        """Go back to the question that is answered."""
        self._answers.call_off()
        self._question = self._listed
        self._panel.show_notice("", Owner.QUESTION)

    def _on_search_requested(self, words: str) -> None:
        if words.strip():
            self._ask(typed_query(words))
        elif self._panel.pinned and self._pinned is not None:
            self._ask(self._pinned)  # unpinned, cleared words come with `follow_changed`

    def _on_topic_chosen(self, term: str) -> None:
        self._ask(Query(concepts=(term,)))

    def _on_more_like_this(self) -> None:
        """Look for what is like the selection, or like the sentence the caret stands in."""
        paper = self._session.paper
        paper.commit_composition()
        blocks, number = paper.draft_document.blocks, paper.textCursor().blockNumber()
        question = question_like(paper.chosen_runs(), blocks, number)
        if question is None:
            self._say_here(self.tr("这里没有可比照的文字。选中一段，或者把光标放进一句话里再找。"))
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
            self._call_off()
            self._name(None)  # until what is listed is the caret's
            self._follow()
        elif self._panel.pinned:
            self._pinned = self._named
            if not self._bare:
                self._call_off()  # another point than the one that is named

    def _ask(self, question: Query) -> None:
        if question != self._question:
            self._panel.forget_topics()
        self._question = question
        narrowed = self._panel.filters.narrow(question)
        known = None if self._heard else self._remembered.answer_to(narrowed)
        if known is not None:
            self._recalled = True
            self._list(known)
        self._answers.ask(narrowed)

    def _list(self, answer: Answer) -> None:
        """Show the answer to the question asked last, and name its point."""
        self._listed, self._bare = self._question, False
        if self._panel.following:
            self._name(self._question)
        self._panel.show_answer(answer)

    def _on_answered(self, answer: Answer) -> None:
        self._recalled, self._heard = False, True
        self._list(answer)
        if self._panel.following and answer.query.limit == FIRST:
            self._remembered.take(answer)
        self._panel.show_notice("", Owner.QUESTION)
        self._offers.offer_regions()

    def _on_failed(self, error: Exception) -> None:
        self._recalled = False  # the library says itself what it cannot do
        if isinstance(error, DrafterError):
            self._panel.show_failed(str(error))
        else:
            self.bug_found.emit(error)

    def _on_panel_left(self) -> None:
        if self._session.path is not None:
            self._session.paper.setFocus()

    def _say_here(self, sentence: str) -> None:
        """Say what cannot be done where the caret is; where it is seen."""
        if self._panel.isVisible():
            self._panel.show_notice(sentence, Owner.CARET)
        else:
            self._window.status.show_message(sentence)
            self._said_below = True
