"""The outline folded into a rail: a numeral and an upright bar a pillar."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QToolButton, QWidget

from drafter.core.outline import OutlineItem
from drafter.ui.painting.ink import draw_ring, fill_hairline
from drafter.ui.theme import Face, Theme, paper_font

RAIL_WIDTH = 44
"""Width of the rail, in px."""

_MARGIN, _GAP, _SHORTEST = 14, 6, 24
_PX_A_WORD = 0.155
_BAR_LEFT, _BAR_WIDTH = 30, 4
_NUMERAL = QRect(3, 0, 27, 18)


class RailButton(QAbstractButton):
    """One pillar: its numeral, and a bar as long as its target, inked as far as written."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item: OutlineItem | None = None
        self._here = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def item(self) -> OutlineItem | None:
        """Return the pillar it stands for."""
        return self._item

    def show_item(self, item: OutlineItem, spoken: str) -> None:
        """Stand for ``item``; ``spoken`` is what a screen reader says."""
        self._item = item
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def show_here(self, here: bool) -> None:
        """Draw it in cinnabar while the caret is in this pillar."""
        self._here = here
        self.update()

    def sizeHint(self) -> QSize:
        """Return the smallest size that can be hit; the rail decides the height."""
        return QSize(RAIL_WIDTH, _SHORTEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint numeral and bar, and the ring while it has the focus."""
        if self._item is None:
            return
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        size = 14 if len(self._item.label) < 2 else 12
        painter.setFont(paper_font(Face.SONG, size, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("cinnabar" if self._here else "ink2"))
        painter.drawText(_NUMERAL, Qt.AlignmentFlag.AlignCenter, self._item.label)
        bar = QRect(_BAR_LEFT, 0, _BAR_WIDTH, self.height())
        painter.fillRect(bar, self._theme.color("track"))
        if written := self._item.written_in_all:
            share = min(1.0, written / (self._item.target_in_all or written))
            bar.setHeight(max(1, round(bar.height() * share)))
            painter.fillRect(bar, self._theme.color("cinnabar" if self._here else "inkbar"))
        if self.hasFocus():
            draw_ring(painter, self.rect(), self._theme)
        painter.end()


class OutlineRail(QWidget):
    """The rail; opening and closing have no place on it."""

    block_chosen = Signal(str)  # id of the pillar's block
    unfold_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[RailButton] = []
        self._unfold = QToolButton(self)
        self._unfold.setAccessibleName(self.tr("展开提纲"))
        self._unfold.setToolTip(self.tr("展开提纲（F9）"))
        self._unfold.clicked.connect(self.unfold_chosen)
        self.setFocusProxy(self._unfold)
        self.setFixedWidth(RAIL_WIDTH)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_pillars(self, pillars: Sequence[OutlineItem], spoken: Sequence[str]) -> None:
        """Show these pillars; ``spoken`` says one sentence a pillar."""
        while len(self._buttons) < len(pillars):
            self._buttons.append(self._new_button())
        while len(self._buttons) > len(pillars):
            self._buttons.pop().deleteLater()
        for button, item, words in zip(self._buttons, pillars, spoken, strict=True):
            button.show_item(item, words)
        self._place()

    def show_here(self, block_id: str) -> None:
        """Mark the pillar the caret is in; '' for none."""
        for button in self._buttons:
            button.show_here(button.item is not None and button.item.block_id == block_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height among the pillars."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line under the button, level with the one under the editor bar."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        fill_hairline(painter, 0, self._theme.height("bar") - 1, self.width(), self._theme)
        painter.end()

    def _new_button(self) -> RailButton:
        button = RailButton(self._theme, self)
        button.clicked.connect(lambda: self._on_clicked(button))
        button.show()
        return button

    def _place(self) -> None:
        """Give each pillar a length by its target, none too short to be hit."""
        bar = self._theme.height("bar")
        self._unfold.setGeometry(8, (bar - 1 - 28) // 2, 28, 28)
        top = bar + _MARGIN
        weights = [b.item.target_in_all or b.item.written_in_all for b in self._buttons if b.item]
        room = self.height() - top - _MARGIN - _GAP * (len(weights) - 1)
        for button, length in zip(self._buttons, _lengths(weights, room), strict=True):
            button.setGeometry(0, top, self.width(), length)
            top += length + _GAP

    def _on_clicked(self, button: RailButton) -> None:
        if button.item is not None:
            self.block_chosen.emit(button.item.block_id)

    def _on_theme_changed(self) -> None:
        self._unfold.setIcon(self._theme.icon("panell"))
        self.update()


def _lengths(weights: Sequence[int], room: int) -> list[int]:
    """Return a length a pillar, in px: by weight, none too short to be hit.

    Where that is more than ``room``, what exceeds the shortest length shrinks in proportion.
    """
    lengths = [max(_SHORTEST, round(weight * _PX_A_WORD)) for weight in weights]
    excess = sum(lengths) - _SHORTEST * len(lengths)
    spare = max(0, room - _SHORTEST * len(lengths))
    if excess <= spare:
        return lengths
    return [_SHORTEST + (length - _SHORTEST) * spare // excess for length in lengths]
