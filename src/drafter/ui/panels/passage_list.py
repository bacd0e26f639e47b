"""The middle column of 资料库 while passages are listed: favourites, or answers to words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from drafter.core.query import Hit
from drafter.core.report import Exemplar
from drafter.ui.theme import Theme
from drafter.ui.widgets.list_advice import ListAdvice
from drafter.ui.widgets.passage_cards import PassageCards
from drafter.ui.widgets.themed import Hairline, ThemedLabel

_NARROWEST, _HEAD = 320, 43


class PassageListPanel(QWidget):
    """Lists passages of several reports. Knows no library."""

    passage_chosen = Signal(str)  # id of the exemplar the user went to
    passage_opened = Signal(str)  # id; Enter or a double click

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)
        self._title = ThemedLabel(theme, "", "ink1", 13, 500)
        self._count = ThemedLabel(theme, "", "ink3", 12)
        self._cards, self._advice = PassageCards(theme), ListAdvice(theme)
        self._favourites = False  # are listed, not answers
        self._pages = QStackedWidget()
        self._pages.addWidget(self._cards)
        self._pages.addWidget(self._advice)
        head = QWidget()
        head.setFixedHeight(_HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self._title, 1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Hairline(theme))
        column.addWidget(self._pages, 1)
        self._cards.passage_chosen.connect(self.passage_chosen)
        self._cards.passage_opened.connect(self.passage_opened)

    @property
    def chosen(self) -> str:
        """Return the id of the current passage; '' for none."""
        return self._cards.chosen

    def show_favourites(self, passages: Sequence[Exemplar]) -> None:
        """List the favourites in the order given; none at all is said in words.

        Where the current one has gone its successor is marked, and the list stays where it
        was; that is not told: what was taken off is still being read.
        """
        self._title.setText(self.tr("收藏的段"))
        self._advice.advise(
            "star",
            self.tr("还没有收藏的段"),
            self.tr("点开一篇材料，选中一段，再点“收藏”或按 S。收藏的段都列在这里。"),
        )
        self._show([Hit(passage, 0.0) for passage in passages], succeed=self._favourites)
        self._favourites = True

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """List the answers to words looked for, best first; none at all is said in words."""
        self._title.setText(self.tr("找“{words}”").format(words=words))
        title = self.tr("资料库里没有含“{words}”的段").format(words=words)
        self._advice.advise("search", title, self.tr("换一个词，或把词写短一些再找。"))
        self._show(hits)
        self._favourites = False

    def choose(self, id: str) -> bool:
        """Go to a passage without a word; return False when it is not listed."""
        return self._cards.choose(id)

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.ActiveWindowFocusReason) -> None:
        """Put the keyboard into the list, or on what is said in its place.

        Args:
            reason: Keys show a ring; this one leaves it as it was, for mouse or keys may
                have led here.
        """
        place: QWidget = self._cards if self._cards.count else self._advice
        place.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is seen."""
        super().focusInEvent(event)
        self.focus_list(event.reason())

    def _show(self, hits: Sequence[Hit], *, succeed: bool = False) -> None:
        focus = self.window().focusWidget()
        inside = focus is not None and self._pages.isAncestorOf(focus)
        self._cards.show_hits(hits, succeed=succeed)
        self._count.setText(self.tr("{n} 段").format(n=f"{len(hits):,}") if hits else "")
        self._pages.setCurrentWidget(self._cards if hits else self._advice)
        if inside:
            self.focus_list()
