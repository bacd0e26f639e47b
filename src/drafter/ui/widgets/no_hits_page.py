"""The page in the place of the cards when nothing was found: what happened and ways out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QWidget

from drafter.core.query import Topic
from drafter.ui.models.no_hits import NoHits, Offer
from drafter.ui.theme import Theme
from drafter.ui.widgets.chip import ChipWords
from drafter.ui.widgets.chip_row import ChipRow
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.flow_row import FlowRow
from drafter.ui.widgets.themed import Hairline, ThemedLabel

_BUTTON, _GAP = 28, 8


class NoHitsPage(EmptyAnswer):
    """Sign, title, body and buttons; below a line the like concepts that do have passages."""

    offer_taken = Signal(object)  # Offer
    near_chosen = Signal(str)  # preferred term

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._offers = _Buttons()
        self._line = Hairline(theme)
        self._caption = ThemedLabel(theme, "", "ink3", 12)
        self._near = ChipRow(theme)
        super().__init__(theme, "search", parent)
        self._caption.setText(self.tr("相近的说法"))
        self._near.setAccessibleName(self.tr("相近的说法"))
        self._offers.picked.connect(self.offer_taken)
        self._near.picked.connect(self.near_chosen)
        self.show_no_hits(NoHits("", "", ()), ())

    def show_no_hits(self, said: NoHits, near: Sequence[Topic]) -> None:
        """Say what happened, and offer what may help; parts with nothing in take no room."""
        self.show_words(said.title, said.body)
        self._offers.show_offers(said.offers)
        self._near.show_chips([ChipWords(t.term, t.term, t.count) for t in near])
        self._offers.setVisible(bool(said.offers))
        for part in (self._line, self._caption, self._near):
            part.setVisible(bool(near))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first way out."""
        super().focusInEvent(event)
        stops = [*self._offers.parts, *self._near.parts]
        if stops:
            stops[0].setFocus(event.reason())

    def _lay_out_below(self) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(self._offers)
        self._column.addSpacing(16)
        self._column.addWidget(self._line)
        self._column.addSpacing(8)
        self._column.addWidget(self._caption)
        self._column.addSpacing(2)
        self._column.addWidget(self._near)


class _Buttons(FlowRow):
    """The ways out, side by side while they fit."""

    picked = Signal(object)  # Offer

    def __init__(self) -> None:
        super().__init__(_GAP, _BUTTON)
        self._offers: tuple[Offer, ...] = ()
        self._buttons: list[QPushButton] = []

    @property
    def parts(self) -> Sequence[QPushButton]:
        """Return the buttons that are seen."""
        return self._buttons[: len(self._offers)]

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer other ways out."""
        self._offers = tuple(offers)
        while len(self._buttons) < len(offers):
            self._add_button()
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(offers))
        for button, offer in zip(self._buttons, offers, strict=False):
            button.setText(offer.text)
        self.arrange()

    def _add_button(self) -> None:
        button, number = QPushButton(self), len(self._buttons)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the paper
        button.clicked.connect(lambda: self.picked.emit(self._offers[number]))
        self._buttons.append(button)
