"""The middle column of 资料库 while passages are listed: favourites, or answers to words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
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
        self.setFocusProxy(self._cards)

    @property
    def chosen(self) -> str:
        """Return the id of the current passage; '' for none."""
        return self._cards.chosen

    def show_favourites(self, passages: Sequence[Exemplar]) -> None:
        """List the favourites in the order given; none at all is said in words."""
        self._title.setText(self.tr("收藏的段"))
        self._show([Hit(passage, 0.0) for passage in passages])
        if not passages:
            body = self.tr("在例文卡片上点收藏，常用的段会留在这里，断网也能用。")
            self._advise("star", self.tr("还没有收藏的段"), body)

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """List the answers to words looked for, best first; none at all is said in words."""
        self._title.setText(self.tr("找“{words}”").format(words=words))
        self._show(hits)
        if not hits:
            title = self.tr("资料库里没有含“{words}”的段").format(words=words)
            self._advise("search", title, self.tr("换一个词，或把词写短一些再找。"))

    def choose(self, id: str) -> bool:
        """Go to a passage without a word; return False when it is not listed."""
        return self._cards.choose(id)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self._cards.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, hits: Sequence[Hit]) -> None:
        self._cards.show_hits(hits)
        self._count.setText(self.tr("{n} 段").format(n=f"{len(hits):,}") if hits else "")
        self._pages.setCurrentWidget(self._cards)

    def _advise(self, icon: str, title: str, body: str) -> None:
        self._advice.show_words(icon, title, body)
        self._pages.setCurrentWidget(self._advice)
