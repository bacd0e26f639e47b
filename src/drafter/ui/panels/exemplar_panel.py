"""The right column: exemplars for the point the caret is in, or for what is looked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from drafter.core.filters import Filters
from drafter.core.query import Answer, Topic
from drafter.core.report import Exemplar
from drafter.ui.models.no_hits import NoHits, Offer, no_hits
from drafter.ui.theme import Theme
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.exemplar_head import ExemplarHead
from drafter.ui.widgets.exemplar_question import ExemplarQuestion
from drafter.ui.widgets.no_hits_page import NoHitsPage
from drafter.ui.widgets.notice_strip import NoticeStrip, Owner
from drafter.ui.widgets.topic_page import TopicPage
from drafter.ui.widgets.work_line import WorkLine

BARE_BELOW = 360
"""Narrower than this, in px, the chips show no counts."""

_NARROWEST = 320
_OVER_STRIP = 140
"""What stands over the filters that fold out, in px; with them it takes half the panel."""


class ExemplarPanel(QWidget):
    """Says what the user wants; shows what it is given. Knows no library, no editor, no window."""

    insert_requested = Signal(object)  # Exemplar
    search_requested = Signal(str)  # the words as typed, stripped; "" once they are cleared
    follow_changed = Signal(bool)  # whether answers are to follow the caret from now on
    filters_changed = Signal(object)  # Filters
    more_requested = Signal()  # the list nears its end, and the answer has more
    near_chosen = Signal(str)  # a concept offered where nothing was found
    topics_wanted = Signal()  # the user browses by topic
    topic_opened = Signal(str)  # preferred term of the topic chosen there
    left = Signal()  # Esc, and nothing to end: back to where the user came from

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)
        self._theme = theme
        self._head, self._work = ExemplarHead(theme), WorkLine(theme)
        self._question = ExemplarQuestion(self._head.context, self._head.search)
        self._cards, self._strip = CardList(theme), NoticeStrip(theme)
        self._answers, self._pages = QStackedWidget(), QStackedWidget()
        # Made when first wanted: exemplars are on the screen sooner.
        self._empty: NoHitsPage | None = None
        self._topics: TopicPage | None = None
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._head.search)

    @property
    def following(self) -> bool:
        """Whether answers follow the caret: nothing is pinned, and nothing is looked for."""
        return self._question.following

    @property
    def pinned(self) -> bool:
        """Whether a point is pinned, though something else may be looked for meanwhile."""
        return self._question.pinned

    @property
    def browsing(self) -> bool:
        """Whether the topics are looked at."""
        return self._pages.currentIndex() > 0

    @property
    def composing(self) -> bool:
        """Whether an input method composes in the search box."""
        return self._head.search.composing

    @property
    def filters(self) -> Filters:
        """Return what the answers are narrowed to."""
        return self._head.narrowing.filters

    @property
    def words(self) -> str:
        """Return the words in the search box, stripped; '' while following."""
        return self._question.words

    def exemplar_at(self, number: int) -> Exemplar | None:
        """Return the exemplar of card ``number``, from 1; None when there is none."""
        hits = self._cards.hits
        return hits[number - 1].exemplar if 1 <= number <= len(hits) else None

    def exemplar_seen(self, number: int) -> Exemplar | None:
        """Return the exemplar of card ``number`` as it is seen; None when no such card is."""
        hits = self._cards.seen if self._cards.isVisible() else ()
        return hits[number - 1].exemplar if 1 <= number <= len(hits) else None

    def current_exemplar(self) -> Exemplar | None:
        """Return the exemplar of the unfolded card; None while nothing is listed."""
        return self._cards.current

    def focus_search(self) -> None:
        """Put the keyboard into the search box, its words selected."""
        self._leave_topics()
        self._head.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._head.search.selectAll()

    def forget_topics(self) -> None:
        """Narrow to no topic any more, without a word; the other filters stay."""
        self._head.narrowing.forget_topics()

    def forget_filters(self) -> None:
        """Narrow to nothing any more; `filters_changed` follows when there was something."""
        self._head.narrowing.choose(Filters())

    def follow(self) -> None:
        """Forget words, topic and pin, and follow the caret; says nothing of it."""
        self._leave_topics()
        self._question.follow()

    def show_context(self, heading: str) -> None:
        """Name the point the caret is in, '' for none; while pinned it is kept for later."""
        self._question.show_caret(heading)

    def show_like(self, text: str) -> None:
        """Say that answers are like a selection until the user ends it; asks for nothing.

        Args:
            text: The selection; its beginning is shown.
        """
        self._leave_topics()
        self._question.take_selection(text)

    def show_answer(self, answer: Answer) -> None:
        """List the hits, or say that there are none and what may help.

        One that begins with the hits listed leaves scroll, current card and keyboard as
        they are; else the list begins anew.
        """
        self.show_searching(False)
        self.show_notice("", Owner.CARET)
        self._head.show_read_as(answer.read_as)
        topics = [topic for topic in answer.topics if topic.term != self._question.matter]
        asked = set(answer.query.concepts) & set(self.filters.concepts)
        chosen = [Topic(term, answer.total) for term in asked]  # all hits speak of those
        self._head.narrowing.show_found(answer.counts, (*chosen, *topics))
        if not answer.hits:
            said = no_hits(answer, self.filters, self.words)
            self._empty_page().show_no_hits(said, answer.near)
        held = self._answers.isAncestorOf(self.window().focusWidget())
        self._cards.show_hits(answer.hits, answer.total)
        self._turn_to(self._cards if answer.hits else self._empty_page(), held=held)

    def clear(self) -> None:
        """List nothing, until there is an answer."""
        self._list_nothing(self._cards)

    def show_no_point(self) -> None:
        """List nothing, and say so: the caret is in no point."""
        title = self.tr("光标不在要点里")
        body = self.tr("把光标放到要点里，或者在上面找。")
        self._empty_page().show_no_hits(NoHits(title, body, ()), ())
        self._list_nothing(self._empty_page())

    def show_failed(self, sentence: str) -> None:
        """Say that a question could not be answered; what is listed stays.

        Args:
            sentence: What happened, what is safe, what to do.
        """
        self.show_notice(sentence, Owner.QUESTION)
        if not self._cards.hits:
            self._empty_page().show_no_hits(NoHits(self.tr("例文没有读出来"), sentence, ()), ())
            held = self._answers.isAncestorOf(self.window().focusWidget())
            self._turn_to(self._empty_page(), held=held)

    def show_searching(self, searching: bool) -> None:
        """Say unobtrusively that a search runs; what is listed stays."""
        self._work.show_busy(searching)
        if not searching:
            self._cards.ask_again()

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """List what the library speaks of, with its passages, for browsing."""
        self._topic_page().show_topics(topics)

    def show_topics_failed(self, sentence: str) -> None:
        """Say where the topics are browsed that they could not be read; '' knows no more."""
        self._topic_page().show_failed(sentence)

    def show_regions(self, regions: Sequence[str]) -> None:
        """Offer these places to narrow to."""
        self._head.narrowing.show_regions(regions)

    def show_notice(self, sentence: str, owner: Owner = Owner.LIBRARY) -> None:
        """Show one sentence under the list until its owner takes it back with ''."""
        self._strip.show_sentence(sentence, "caution", owner)

    def show_inserted(self, places: int, slots: int) -> None:
        """Confirm an insertion: how many place names were swapped, how many slots are new."""
        if places and slots:
            text = self.tr("已插入，{a} 处地名已换，{b} 处要填").format(a=places, b=slots)
        elif places:
            text = self.tr("已插入，{a} 处地名已换").format(a=places)
        elif slots:
            text = self.tr("已插入，{b} 处要填").format(b=slots)
        else:
            text = self.tr("已插入")
        self._strip.show_sentence(text, "done", Owner.TAKEN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the counts of the chips where there is no room, and leave room for cards."""
        super().resizeEvent(event)
        self._head.narrowing.show_most(event.size().height() // 2 - _OVER_STRIP)
        self._head.narrowing.show_bare(event.size().width() < BARE_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc what is looked for; leave when there is nothing to end."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._question.matter or self.words:
            self._question.end()
        else:
            self.left.emit()

    def _lay_out(self) -> None:
        # From the outside inwards: whatever is given a parent is polished again, with all in it.
        page = QWidget()
        _stack(self, self._pages, self._strip)
        self._pages.addWidget(page)
        _stack(page, self._head, self._work, self._answers)
        self._answers.addWidget(self._cards)
        # Qt sees that the last action comes right before the pin, going round; it moves
        # nothing unless something is put between them first.
        for button in self._head.context.buttons:
            for before in (self._cards, self._cards.last_action):
                self.setTabOrder(before, button)

    def _connect(self) -> None:
        self._question.words_given.connect(self.search_requested)
        self._question.follow_changed.connect(self.follow_changed)
        self._cards.insert_requested.connect(self.insert_requested)
        self._cards.more_requested.connect(self.more_requested)
        self._head.narrowing.changed.connect(self.filters_changed)
        self._head.topics_wanted.connect(self._on_topics_wanted)
        self._head.search.down_pressed.connect(self._on_down_pressed)

    def _list_nothing(self, page: QWidget) -> None:
        self._head.show_read_as("")
        self._head.narrowing.show_found({}, ())
        held = self._answers.isAncestorOf(self.window().focusWidget())
        self._cards.show_hits(())
        self._turn_to(page, held=held)

    def _empty_page(self) -> NoHitsPage:
        if self._empty is None:
            self._empty = NoHitsPage(self._theme)
            self._answers.addWidget(self._empty)
            self._empty.offer_taken.connect(self._on_offer_taken)
            self._empty.near_chosen.connect(self._on_near_chosen)
        return self._empty

    def _topic_page(self) -> TopicPage:
        if self._topics is None:
            self._topics = TopicPage(self._theme)
            self._pages.addWidget(self._topics)
            self._topics.topic_opened.connect(self._on_topic_opened)
            self._topics.left.connect(self._on_topics_left)
        return self._topics

    def _turn_to(self, page: QWidget, *, held: bool) -> None:
        """Show the cards or what stands in their place; the keyboard they held goes along."""
        if page is not self._answers.currentWidget():
            self._answers.setCurrentWidget(page)
            if held:
                page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_topics(self) -> None:
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self._head.search)

    def _on_topics_wanted(self) -> None:
        page = self._topic_page()
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.begin()
        self.topics_wanted.emit()

    def _on_topics_left(self) -> None:
        self._leave_topics()
        self._head.focus_topics_button()

    def _on_topic_opened(self, term: str) -> None:
        self._leave_topics()
        self._question.take_topic(term)
        page = self._answers.currentWidget() or self._cards
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.topic_opened.emit(term)

    def _on_near_chosen(self, term: str) -> None:
        self._question.take_topic(term)
        self.near_chosen.emit(term)

    def _on_offer_taken(self, offer: Offer) -> None:
        if offer.filters is not None:
            self._head.narrowing.choose(offer.filters)
        if offer.words:
            self._question.take_words(offer.words)

    def _on_down_pressed(self) -> None:
        if self._cards.hits:
            self._cards.setFocus(Qt.FocusReason.OtherFocusReason)


def _stack(owner: QWidget, *parts: QWidget) -> None:
    """Lay parts out below each other without a gap; the stacks among them take what is left."""
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QStackedWidget) else 0)
