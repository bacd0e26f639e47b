"""Paragraphs of exemplar cards, broken into lines once and kept."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from drafter.core.query import Hit
from drafter.core.span import Span
from drafter.ui.painting.ink import baseline_in, face
from drafter.ui.text_units import to_points, to_units, units
from drafter.ui.theme import Theme

LINE, SHORT = 22, 4
"""Height of a line in px, and how many lines a card shows until it is the current one."""

_PX = 13
_KEPT = 64
_WIDE = "\u3000"
"""Hanzi and Chinese marks come from here on, all of one width."""
_OTHERS = 20
"""Other characters that a paragraph may well have among its first hanzi."""
_FILLER = "…字字"  # what follows the … only makes Qt set its line out to the full width


@dataclass(frozen=True, slots=True)
class CardText:
    """A paragraph set in lines.

    Attributes:
        layout: Ready to draw; its first line begins at 0, 0.
        lines: How many it has.
    """

    layout: QTextLayout
    lines: int


class CardTexts:
    """Sets paragraphs for a width, and keeps the last few of them.

    Call `forget` when the theme changes: the marks carry its colours.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[str, tuple[Span, ...], int, bool], CardText] = OrderedDict()

    def forget(self) -> None:
        """Drop all that is kept."""
        self._kept.clear()

    def whole(self, hit: Hit, width: int) -> CardText:
        """Return the whole paragraph at ``width`` px."""
        return self._set(hit, width, True)

    def short(self, hit: Hit, width: int) -> CardText:
        """Return the first `SHORT` lines, ending in … when there are more."""
        return self._set(hit, width, False)

    def short_lines(self, hit: Hit, width: int) -> int:
        """Return how many lines `short` has, without setting a paragraph that is surely long."""
        # Hanzi and Chinese marks are 1 em wide each: more of them than three lines hold
        # need a fourth, whatever stands between them. Most paragraphs begin with enough.
        enough = (SHORT - 1) * width // _PX + 1
        for head in (enough + _OTHERS, _most_chars(width)):
            if sum(char >= _WIDE for char in hit.exemplar.text[:head]) >= enough:
                return SHORT
        return self.short(hit, width).lines

    def _set(self, hit: Hit, width: int, whole: bool) -> CardText:
        key = (hit.exemplar.id, hit.spans, width, whole)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._kept[key] = made = self._whole(hit, width) if whole else self._short(hit, width)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def _whole(self, hit: Hit, width: int) -> CardText:
        text = hit.exemplar.text
        return _lines(text, self._marks(hit, text), width, len(text))

    def _short(self, hit: Hit, width: int) -> CardText:
        """Set no more of the paragraph than can be seen: a paragraph may be long."""
        text = hit.exemplar.text[: _most_chars(width)]
        made = _lines(text, self._marks(hit, text), width, SHORT)
        last = made.layout.lineAt(made.lines - 1)
        if last.textStart() + last.textLength() >= units(hit.exemplar.text):
            return made
        kept = _cut(text, last, width)
        return _lines(kept + _FILLER, self._marks(hit, kept), width, SHORT)

    def _marks(self, hit: Hit, text: str) -> list[QTextLayout.FormatRange]:
        """Return the hits within ``text``, the beginning of the paragraph, in Qt's units."""
        style = QTextCharFormat()
        style.setBackground(self._theme.color("hit"))
        marks: list[QTextLayout.FormatRange] = []
        for span in hit.spans:
            stop = min(span.stop, len(text))
            if span.start < stop:
                mark = QTextLayout.FormatRange()
                mark.start = to_units(text, span.start)
                mark.length = units(text[span.start : stop])
                mark.format = style
                marks.append(mark)
        return marks


def _most_chars(width: int) -> int:
    """Return how many characters `SHORT` lines hold at most, narrow ones included."""
    return SHORT * width // _PX * 4 + 8


def _lines(text: str, marks: list[QTextLayout.FormatRange], width: int, most: int) -> CardText:
    layout = QTextLayout(text, face(_PX))
    option = QTextOption(Qt.AlignmentFlag.AlignJustify)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(marks)
    baseline = baseline_in(QRect(0, 0, width, LINE), _PX)
    count = 0
    layout.beginLayout()
    while count < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * LINE + baseline - line.ascent()))
        count += 1
    layout.endLayout()
    return CardText(layout, count)


def _cut(text: str, last: QTextLine, width: int) -> str:
    """Return ``text`` up to where … still fits into its last line."""
    start = to_points(text, last.textStart())
    stop = to_points(text, last.textStart() + last.textLength())
    metrics = QFontMetricsF(face(_PX))
    while stop > start + 1 and metrics.horizontalAdvance(text[start:stop] + "…") > width:
        stop -= 1
    return text[:stop]
