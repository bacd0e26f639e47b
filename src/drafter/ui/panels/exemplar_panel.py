"""The right column: exemplars for the point the caret is in, or for words looked for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from drafter.core.query import Hit
from drafter.core.report import Exemplar
from drafter.ui.painting.ink import Piece
from drafter.ui.theme import Theme
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.level_chips import LevelChips
from drafter.ui.widgets.notice_strip import NoticeStrip
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.text_line import TextLine
from drafter.ui.widgets.work_line import WorkLine

BARE_BELOW = 360
"""Narrower than this, in px, the chips show no counts."""

_NARROWEST = 320


class ExemplarPanel(QWidget):
    """Says what the user wants; shows what it is given. Knows no library, no editor, no window."""

    insert_requested = Signal(object)  # Exemplar
    search_requested = Signal(str)  # the words as typed, stripped; "" once they are cleared
    follow_changed = Signal(bool)  # whether answers are to follow the caret from now on
    levels_changed = Signal(str)  # a level, 我的, or "" for all

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)
        self._theme = theme
        self._caret_heading = self._pinned_heading = ""
        self._followed = True
        self._context, self._pin = TextLine(theme, 20), QToolButton()
        self._search, self._chips = SearchBox(theme), LevelChips()
        self._work, self._cards = WorkLine(theme), CardList(theme)
        self._empty, self._strip = EmptyAnswer(theme, "search"), NoticeStrip(theme)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._search)
        self.setTabOrder(self._cards, self._pin)

    @property
    def following(self) -> bool:
        """Whether answers follow the caret: nothing is pinned and no words are looked for."""
        return not self._pin.isChecked() and not self._search.words

    @property
    def level(self) -> str:
        """Return the chosen chip: a level, 我的, or '' for all."""
        return self._chips.level

    @property
    def words(self) -> str:
        """Return the words in the search box, stripped; '' while following."""
        return self._search.words

    def exemplar_at(self, number: int) -> Exemplar | None:
        """Return the exemplar of card ``number``, from 1; None when there is none."""
        hits = self._cards.hits
        return hits[number - 1].exemplar if 1 <= number <= len(hits) else None

    def current_exemplar(self) -> Exemplar | None:
        """Return the exemplar of the unfolded card; None while nothing is listed."""
        return self._cards.current

    def focus_search(self) -> None:
        """Put the keyboard into the search box, its words selected."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def follow(self) -> None:
        """Forget words and pin, and follow the caret; says nothing of it."""
        self._search.forget()
        self._pin.setChecked(False)
        self._pinned_heading, self._followed = "", True
        self._refresh()

    def show_context(self, heading: str) -> None:
        """Name the point the caret is in; while pinned it is kept for later."""
        self._caret_heading = heading
        self._show_context_line()

    def show_hits(self, hits: Sequence[Hit], counts: Mapping[str, int]) -> None:
        """List ``hits`` from the top, best first.

        Args:
            hits: The same as before leave list and scroll as they are.
            counts: Hits by the name on the chip, 全部 省级 … 我的; missing ones show none.
        """
        self.show_searching(False)
        self._chips.show_counts(counts)
        self._cards.show_hits(hits)
        self._pages.setCurrentWidget(self._cards)

    def show_searching(self, searching: bool) -> None:
        """Say unobtrusively that a search runs; what is listed stays."""
        self._work.show_busy(searching)

    def show_no_hits(self, title: str, body: str = "") -> None:
        """Say in words that nothing was found, and what may help."""
        self.show_searching(False)
        self._cards.show_hits(())
        self._empty.show_words(title, body)
        self._pages.setCurrentWidget(self._empty)

    def show_notice(self, sentence: str) -> None:
        """Show one sentence under the list until another comes; '' hides it."""
        self._strip.show_sentence(sentence)

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
        self._strip.show_sentence(text, "done")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the counts of the chips where there is no room."""
        super().resizeEvent(event)
        self._chips.show_bare(event.size().width() < BARE_BELOW)

    def _lay_out(self) -> None:
        self._pin.setCheckable(True)
        self._pin.setFixedSize(24, 24)
        self._pin.setStyleSheet("padding: 0; min-height: 22px")
        context = QHBoxLayout()
        context.setContentsMargins(0, 0, 0, 0)
        context.setSpacing(8)
        context.addWidget(self._context, 1)
        context.addWidget(self._pin)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 12)
        head.setSpacing(0)
        head.addLayout(context)
        head.addSpacing(6)
        head.addWidget(self._search)
        head.addSpacing(8)
        head.addWidget(self._chips)
        for page in (self._cards, self._empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        for part in (self._work, self._pages, self._strip):
            column.addWidget(part, 1 if part is self._pages else 0)

    def _connect(self) -> None:
        self._cards.insert_requested.connect(self.insert_requested)
        self._chips.chosen.connect(self.levels_changed)
        self._search.words_given.connect(self._on_words_given)
        self._search.cleared.connect(self._on_cleared)
        self._search.down_pressed.connect(self._on_down_pressed)
        self._pin.clicked.connect(self._on_pin_clicked)
        self._theme.changed.connect(self._refresh)
        self._refresh()

    def _on_words_given(self, words: str) -> None:
        self._tell_follow()
        self.search_requested.emit(words)

    def _on_cleared(self) -> None:
        self._pin.setChecked(False)
        self._tell_follow()
        self.search_requested.emit("")

    def _on_down_pressed(self) -> None:
        if self._cards.hits:
            self._cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pin_clicked(self, pinned: bool) -> None:
        self._pinned_heading = self._caret_heading if pinned else ""
        self._tell_follow()

    def _tell_follow(self) -> None:
        self._refresh()
        if self.following != self._followed:
            self._followed = self.following
            self.follow_changed.emit(self._followed)

    def _refresh(self) -> None:
        pinned = self._pin.isChecked()
        self._pin.setIcon(self._theme.icon("pin", "ink1" if pinned else "ink2"))
        tip = self.tr("取消固定，重新随光标") if pinned else self.tr("固定在这个要点")
        self._pin.setToolTip(tip)
        self._pin.setAccessibleName(tip)
        self._show_context_line()

    def _show_context_line(self) -> None:
        pinned = self._pin.isChecked()
        if pinned:
            caption = self.tr("已固定在")
        else:
            caption = self.tr("光标在") if self._search.words else self.tr("随光标")
        heading = self._pinned_heading if pinned else self._caret_heading
        self._context.show_pieces(
            [Piece(caption + "  ", 12, "ink3"), Piece(heading, 12, "ink1", QFont.Weight.Medium)]
        )
