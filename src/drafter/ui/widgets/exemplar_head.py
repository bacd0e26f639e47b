"""The upper part of the exemplar panel: what is asked, and what narrows it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from drafter.ui.models.filter_choice import chosen_count
from drafter.ui.painting.ink import Piece, line_width
from drafter.ui.theme import Theme
from drafter.ui.widgets.context_line import ContextLine
from drafter.ui.widgets.narrowing import Narrowing
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.text_line import TextLine

_GAP, _EDGES = 4, 16


class ExemplarHead(QWidget):
    """Context, search box with its two buttons, how the words were read, what narrows."""

    topics_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = ContextLine(theme)
        self.search = SearchBox(theme)
        self._topics, self._filters = _button(self.tr("主题")), _button(self.tr("筛选"))
        self._read_as = TextLine(theme, 18)
        self.narrowing = Narrowing(theme)
        self._lay_out()
        self._topics.setAccessibleName(self.tr("按主题找"))
        self._topics.setToolTip(self.tr("按主题找例文"))
        self._filters.setCheckable(True)
        self._read_as.hide()
        self._topics.clicked.connect(self.topics_wanted)
        self._filters.clicked.connect(self._on_filters_clicked)
        self.narrowing.refreshed.connect(self._show_filter_state)
        self.narrowing.strip_shown.connect(self._show_filter_state)
        self.narrowing.strip_left.connect(self._on_strip_left)
        self._show_filter_state()

    def show_read_as(self, words: str) -> None:
        """Say what was looked for instead of what was typed; empty says nothing."""
        before, after = self.tr("按“"), self.tr("”查找")
        name = Piece(words, 12, "ink1", QFont.Weight.Medium)
        self._read_as.show_pieces([Piece(before, 12, "ink3"), name, Piece(after, 12, "ink3")])
        self._read_as.setVisible(bool(words))

    def focus_topics_button(self) -> None:
        """Put the keyboard back on the button that led to the topics."""
        self._topics.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filters_clicked(self, out: bool) -> None:
        self.narrowing.show_strip(out)
        if out and self._filters.hasFocus():  # a click leaves the keyboard where it is
            self.narrowing.focus_strip()

    def _on_strip_left(self) -> None:
        self._filters.setFocus(Qt.FocusReason.OtherFocusReason)
        self.narrowing.show_strip(False)

    def _show_filter_state(self) -> None:
        """Show on the button how many filters are on, and whether they are folded out."""
        count = chosen_count(self.narrowing.filters)
        text = self.tr("筛选 {n}").format(n=count) if count else self.tr("筛选")
        spoken = self.tr("筛选，已选 {n} 项").format(n=count) if count else self.tr("筛选")
        self._filters.setText(text)
        _fit(self._filters)
        self._filters.setAccessibleName(spoken)
        self._filters.setToolTip(self.tr("按作用、归类、数字和地区筛选"))
        self._filters.setChecked(self.narrowing.strip_open)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self.search, 1)
        row.addWidget(self._topics)
        row.addWidget(self._filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(0)
        column.addWidget(self.context)
        column.addSpacing(6)
        column.addLayout(row)
        column.addSpacing(2)
        column.addWidget(self._read_as)
        column.addSpacing(6)
        column.addWidget(self.narrowing)


def _button(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    _fit(button)
    return button


def _fit(button: QToolButton) -> None:
    """Take as little room as the text needs: what is left is the search box's."""
    button.setFixedWidth(line_width([Piece(button.text())]) + _EDGES)
