"""How a draft will begin, in the face of the paper."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from drafter.core.draft import Run, split_runs
from drafter.core.slot import find_slots
from drafter.ui.text_units import to_units, units
from drafter.ui.theme import Face, Theme, paper_font

_CLAUSE_ENDS = "，。；"


class OpeningPreview(QWidget):
    """A passage in the paper's face; slots are yellow, facts carry a dotted line."""

    _PX, _LEADING = 17, 30

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs: tuple[Run, ...] = ()
        self._layout = QTextLayout()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("开头会写成"))
        theme.changed.connect(self._on_theme_changed)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show one paragraph."""
        self._runs = tuple(runs)
        self.setAccessibleDescription(self._text())
        self._flow(self.width())
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at ``width`` px."""
        return self._LEADING * max(1, self._flow(width))

    def sizeHint(self) -> QSize:
        """Return the present width with its height."""
        return QSize(280, self.heightForWidth(max(280, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._flow(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the passage."""
        self._flow(self.width())
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setPen(self._theme.color("ink1"))
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _text(self) -> str:
        return "".join(run.text for run in self._runs)

    def _on_theme_changed(self) -> None:
        self._flow(self.width())
        self.update()

    def _flow(self, width: int) -> int:
        """Break the passage into lines of ``width`` px; return how many."""
        font = paper_font(Face.FANG, self._PX)
        metrics = QFontMetrics(font)
        self._layout = QTextLayout(self._text(), font)
        self._layout.setFormats(self._formats())
        self._layout.beginLayout()
        count = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            # The leading is shared above and below, so that yellow grounds do not touch.
            top = (self._LEADING - metrics.height()) / 2 + metrics.ascent() - line.ascent()
            line.setPosition(QPointF(0, count * self._LEADING + top))
            count += 1
        self._layout.endLayout()
        return count

    def _formats(self) -> list[QTextLayout.FormatRange]:
        text = self._text()
        made: list[QTextLayout.FormatRange] = []
        start = 0
        for run in self._runs:
            if run.fact:
                format_ = QTextCharFormat()
                format_.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                format_.setUnderlineColor(self._theme.color("ink3"))
                made.append(_range(units(text[:start]), units(run.text), format_))
            start += len(run.text)
        for slot in find_slots(text):
            format_ = QTextCharFormat()
            format_.setBackground(self._theme.color("slot"))
            format_.setForeground(self._theme.color("slotText"))
            format_.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            format_.setUnderlineColor(self._theme.color("slotLine"))
            begin, end = to_units(text, slot.span.start), to_units(text, slot.span.stop)
            made.append(_range(begin, end - begin, format_))
        return made


def excerpt(runs: Sequence[Run], most: int = 54) -> tuple[Run, ...]:
    """Return the clauses of a passage from the first fact or slot on, …… where it was cut.

    Args:
        runs: One paragraph.
        most: 字 after which no further clause is taken.
    """
    text = "".join(run.text for run in runs)
    start = max(text.rfind(mark, 0, _first_mark(runs)) for mark in _CLAUSE_ENDS) + 1
    stop = len(text)
    if stop - start > most:
        ends = [text.rfind(mark, start, start + most) + 1 for mark in _CLAUSE_ENDS]
        stop = max(ends) or start + most
    kept, _ = split_runs(split_runs(runs, start)[1], stop - start)
    cut = Run("……")
    return ((cut,) if start else ()) + kept + ((cut,) if stop < len(text) else ())


def _first_mark(runs: Sequence[Run]) -> int:
    """Return where the first fact or slot begins; 0 when there is none."""
    starts = list(accumulate((len(run.text) for run in runs), initial=0))
    marks = [start for start, run in zip(starts, runs, strict=False) if run.fact]
    marks += [slot.span.start for slot in find_slots("".join(run.text for run in runs))]
    return min(marks, default=0)


def _range(start: int, length: int, format_: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, format_
    return made
