"""Paragraphs of exemplar cards, broken into lines once and kept."""

from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from drafter.core.query import Hit
from drafter.core.span import Span
from drafter.ui.painting.card_excerpt import excerpt_start, part_start
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
_MORE = "…"
_FILLER = "字字"


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
        """Return the first `SHORT` lines, or as many where the hits stand when none is there.

        They begin and end in … where there is more.
        """
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
        made, stop = self._excerpt(hit, 0, width)
        if stop == len(hit.exemplar.text) or not hit.spans or hit.spans[0].start < stop:
            return made
        return self._excerpt(hit, self._start(hit, width), width)[0]

    def _start(self, hit: Hit, width: int) -> int:
        """Return where an excerpt begins that shows hits and fills all its lines."""
        text = hit.exemplar.text
        start = excerpt_start(text, hit.spans, SHORT * width // _PX)
        shown = next(span.start for span in hit.spans if span.start >= start)
        if shown >= self._excerpt(hit, start, width)[1]:
            start = shown
        if self._excerpt(hit, start, width)[0].lines == SHORT:
            return start
        # The paragraph ends too soon: begin as late as fills the lines, at a clause if it may.
        full = bisect_left(
            range(start), True, key=lambda at: self._excerpt(hit, at, width)[0].lines < SHORT
        )
        latest = max(0, full - 1)
        clause = part_start(text, latest)
        return clause if clause and shown < self._excerpt(hit, clause, width)[1] else latest

    def _excerpt(self, hit: Hit, start: int, width: int) -> tuple[CardText, int]:
        """Set `SHORT` lines from an offset on; return them and the offset they end at."""
        lead, whole = _MORE if start else "", hit.exemplar.text
        text = lead + whole[start : start + _most_chars(width)]
        shift = start - len(lead)
        made = _lines(text, self._marks(hit, text, shift), width, SHORT)
        last = made.layout.lineAt(made.lines - 1)
        if to_points(text, last.textStart() + last.textLength()) + shift == len(whole):
            return made, len(whole)
        kept, after = _cut(text, last, width)
        made = _lines(kept + after, self._marks(hit, kept, shift), width, SHORT)
        return made, len(kept) + shift

    def _marks(self, hit: Hit, text: str, shift: int = 0) -> list[QTextLayout.FormatRange]:
        """Return the hits within ``text``, in Qt's units.

        Args:
            hit: Has the paragraph.
            text: What is set of it.
            shift: What is to be added to an offset in ``text`` for that in the paragraph.
        """
        style = QTextCharFormat()
        style.setBackground(self._theme.color("hit"))
        marks: list[QTextLayout.FormatRange] = []
        first = 0 if shift <= 0 else len(_MORE)
        for span in hit.spans:
            start, stop = max(span.start - shift, first), min(span.stop - shift, len(text))
            if start < stop:
                mark = QTextLayout.FormatRange()
                mark.start = to_units(text, start)
                mark.length = units(text[start:stop])
                mark.format = style
                marks.append(mark)
        return marks


def _most_chars(width: int) -> int:
    """Return how many characters `SHORT` lines hold at most, narrow ones included."""
    return SHORT * width // _PX * 4 + 8


def _lines(text: str, marks: list[QTextLayout.FormatRange], width: int, most: int) -> CardText:
    layout = QTextLayout(text, face(_PX))
    layout.setCacheEnabled(True)  # else what was found out for the lines is so again to draw
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


def _cut(text: str, last: QTextLine, width: int) -> tuple[str, str]:
    """Return ``text`` up to where … still fits into its last line, and what to set after it.

    That is … and what only makes Qt set the line out to the full width; where a long word
    that went to the next line left room for more, the line stays short.
    """
    start = to_points(text, last.textStart())
    stop = to_points(text, last.textStart() + last.textLength())
    metrics = QFontMetricsF(face(_PX))
    while stop > start + 1 and metrics.horizontalAdvance(text[start:stop] + _MORE) > width:
        stop -= 1
    full = metrics.horizontalAdvance(text[start:stop] + _MORE + _FILLER[0]) > width
    return text[:stop], _MORE + _FILLER if full else _MORE
