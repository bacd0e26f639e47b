"""A row of chips that goes on in more lines, or folds what does not fit behind 更多."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from drafter.ui.painting.ink import draw_ring
from drafter.ui.theme import Theme
from drafter.ui.widgets.chip import CHIP_HEIGHT, Chip, ChipWords, chip_room
from drafter.ui.widgets.flow_row import FlowRow

CHIP_GAP = 6
"""Between chips, in px."""


class ChipRow(FlowRow):
    """Says which chip was clicked; whoever holds the choice shows what came of it.

    Args:
        theme: Gives colours and icons.
        chooses: The chips are on or off.
        folds: Keep to one line until 更多 is asked for.
        closes: The chips carry a cross.
    """

    picked = Signal(str)  # key of the chip

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        chooses: bool = False,
        folds: bool = False,
        closes: bool = False,
    ) -> None:
        super().__init__(CHIP_GAP, CHIP_HEIGHT, parent)
        self._theme, self._chooses = theme, chooses
        self._folds, self._closes = folds, closes
        self._words: tuple[ChipWords, ...] = ()
        self._shown: tuple[ChipWords, ...] = ()  # those of them that are seen
        self._bare = self._open = False
        self._chips: list[Chip] = []  # made once, said anew: cheap, and the keyboard stays
        self._more = Chip(theme, self, plain=True)
        self._more.hide()
        self._more.clicked.connect(self._on_more_clicked)
        self._add_chip()  # in its place in the order of Tab

    @property
    def words(self) -> Sequence[ChipWords]:
        """Return what the chips say, those behind 更多 included."""
        return self._words

    @property
    def parts(self) -> Sequence[Chip]:
        """Return the chips that are seen, 更多 last."""
        more = [] if self._more.isHidden() else [self._more]
        return [*self._chips[: len(self._shown)], *more]

    @property
    def last_stop(self) -> QWidget:
        """Return what Tab comes to last in the row."""
        return self._more

    def show_chips(self, words: Sequence[ChipWords]) -> None:
        """Show other chips; the keyboard stays on the one it is on while that is shown.

        When that goes, the row takes the keyboard: no other chip is pressed by mistake.
        """
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._refresh()

    def show_bare(self, bare: bool) -> None:
        """Leave the counts out, or put them in."""
        if bare != self._bare:
            self._bare = bare
            self._refresh()

    def focus_chip(self, key: str) -> bool:
        """Put the keyboard on a chip; return whether it is seen."""
        for chip, words in zip(self._chips, self._shown, strict=False):
            if words.key == key:
                chip.setFocus()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit the new width."""
        if event.size().width() != event.oldSize().width():
            self._refresh()
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has gone."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring of the keyboard around the chips."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            draw_ring(painter, self.rect(), self._theme)
            painter.end()

    def _refresh(self) -> None:
        held = [words.key for chip, words in self._pairs() if chip.hasFocus()]
        self._shown = self._words[: self._fitting()]
        while len(self._chips) < len(self._shown):
            self._add_chip()
        for chip, words in self._pairs():
            chip.say(words, bare=self._bare)
            chip.setChecked(words.on)
        folded = len(self._shown) < len(self._words)
        unfolded = self._folds and self._open and self._fits_folded() < len(self._words)
        self._more.setVisible(folded or unfolded)
        self._more.say(ChipWords("", self.tr("更多") if folded else self.tr("收起")))
        for key in held:
            if not self.focus_chip(key):
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(self._shown))
        self.arrange()

    def _fitting(self) -> int:
        """Return how many chips are to be seen."""
        return self._fits_folded() if self._folds and not self._open else len(self._words)

    def _fits_folded(self) -> int:
        """Return how many fit into one line, beside 更多 where they are not all; 1 at least."""
        x = 0
        ends: list[int] = []
        for words in self._words:
            text = words.name if self._bare else words.full
            ends.append(x + chip_room(text, closes=self._closes))
            x = ends[-1] + CHIP_GAP
        if not ends or ends[-1] <= self.width():
            return len(ends)
        room = self.width() - chip_room(self.tr("更多")) - CHIP_GAP
        return max(1, sum(end <= room for end in ends))

    def _pairs(self) -> list[tuple[Chip, ChipWords]]:
        return list(zip(self._chips, self._shown, strict=False))

    def _add_chip(self) -> None:
        chip = Chip(self._theme, self, closes=self._closes)
        chip.setCheckable(self._chooses)
        chip.hide()
        number = len(self._chips)
        chip.clicked.connect(lambda: self._on_clicked(number))
        if self._chips:
            self.setTabOrder(self._chips[-1], chip)
        self.setTabOrder(chip, self._more)
        self._chips.append(chip)

    def _on_clicked(self, number: int) -> None:
        words = self._shown[number]
        self._chips[number].setChecked(words.on)  # Qt has switched it already
        self.picked.emit(words.key)

    def _on_more_clicked(self) -> None:
        self._open = not self._open
        self._refresh()
