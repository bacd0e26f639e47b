"""A skeleton drawn as a printed page in small: its headings and its lengths, in proportion."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from drafter.core.skeleton import HeadingForm, Point, Skeleton, point_target
from drafter.ui.theme import Theme

_PITCH = 3
"""From line to line, in px: 1 px of ink needs 2 px of air to be seen as a line."""
_INDENT = 3
_TOP, _TITLE_HEIGHT = 9, 3
_TICK = 3
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Stroke:
    """One filled rectangle in px, ``y`` from the top edge, and its colour token."""

    x: int
    y: int
    width: int
    height: int
    token: str


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """字 of a paragraph, of which ``heading`` are its heading in colour ``token``."""

    length: int
    heading: int = 0
    token: str = ""
    tick: bool = False


def paint_thumbnail(painter: QPainter, rect: QRect, skeleton: Skeleton, theme: Theme) -> None:
    """Fill ``rect`` with the page: white paper, hairline edge, and its strokes."""
    painter.fillRect(rect, theme.color("line2"))
    painter.fillRect(rect.adjusted(1, 1, -1, -1), theme.color("paper"))
    for stroke in strokes(skeleton, rect.width(), rect.height()):
        place = QRect(stroke.x, stroke.y, stroke.width, stroke.height)
        painter.fillRect(place.translated(rect.topLeft()), theme.color(stroke.token))


def strokes(skeleton: Skeleton, width: int, height: int) -> list[Stroke]:
    """Return the strokes of a page of ``width`` × ``height`` px.

    A line holds as many 字 as needed for the whole skeleton to fill one page, so a
    part is as tall as its share of the 字, whatever the length of the skeleton.
    """
    margin = max(8, width * 11 // 148)
    column = width - 2 * margin
    made = [_title(skeleton, width)]
    y = _TOP + _TITLE_HEIGHT + 4
    if skeleton.salutation:
        made.append(Stroke(margin, y, column * 3 // 10, 2, "ink2"))
        y += _PITCH
    room = max(1, (height - 4 - y) // _PITCH)
    paragraphs = tuple(_paragraphs(skeleton, deep=True))
    if len(paragraphs) > room * 6 // 10:  # no room left to show lengths
        paragraphs = tuple(_paragraphs(skeleton, deep=False))
    per_line = _per_line(paragraphs, column, room)
    for paragraph in paragraphs:
        if paragraph.tick:
            made.append(Stroke(margin // 2, y - 1, _TICK, _TICK, "cinnabar"))
        lines = _lines(paragraph, per_line, column)
        made += _strokes_of(paragraph, lines, y, margin, column, per_line)
        y += _PITCH * len(lines)
    return [stroke for stroke in made if stroke.y + stroke.height <= height - 2]


def _title(skeleton: Skeleton, width: int) -> Stroke:
    length = min(width // 2, max(width // 5, 3 * len(skeleton.name)))
    return Stroke((width - length) // 2, _TOP, length, _TITLE_HEIGHT, "ink1")


def _paragraphs(skeleton: Skeleton, *, deep: bool) -> Iterator[_Paragraph]:
    """Yield the paragraphs; unless ``deep``, sub-points are text of their point."""
    yield _Paragraph(skeleton.opening_target)
    for pillar in skeleton.pillars:
        heading = len(pillar.marker + pillar.heading)
        if skeleton.form is HeadingForm.RUN_IN:
            yield _Paragraph(max(heading, pillar.target), heading, "ink1", tick=True)
        else:
            yield _Paragraph(heading, heading, "ink1", tick=True)
            if pillar.target > heading:
                yield _Paragraph(pillar.target - heading)
        for point in pillar.points:
            yield _of_point(point, point.target if deep else point_target(point))
            if deep:
                yield from (_of_point(sub, sub.target) for sub in point.points)


def _of_point(point: Point, length: int) -> _Paragraph:
    heading = len(point.marker + point.heading)
    return _Paragraph(max(heading, length), heading, "ink2")


def _per_line(paragraphs: tuple[_Paragraph, ...], column: int, room: int) -> float:
    """Return the fewest 字 a line must hold for all paragraphs to fit in ``room`` lines."""
    low, high = 1.0, max(2.0, float(sum(p.length for p in paragraphs)))
    for _ in range(24):
        middle = (low + high) / 2
        if sum(len(_lines(p, middle, column)) for p in paragraphs) <= room:
            high = middle
        else:
            low = middle
    return high


def _lines(paragraph: _Paragraph, per_line: float, column: int) -> list[int]:
    """Return the lengths of a paragraph's lines in px, at least one."""
    left = _INDENT + round(paragraph.length * column / per_line)
    lines: list[int] = []
    while left > column:
        lines.append(column)
        left -= column
    return [*lines, max(left, _INDENT + _SHORTEST)]


def _strokes_of(
    paragraph: _Paragraph, lines: list[int], y: int, margin: int, column: int, per_line: float
) -> Iterator[Stroke]:
    for number, length in enumerate(lines):
        x, end = margin, margin + length
        if number == 0:
            x += _INDENT
            if paragraph.heading:
                ink = max(_SHORTEST, round(paragraph.heading * column / per_line))
                ink = min(ink, column - _INDENT)
                yield Stroke(x, y, ink, 2, paragraph.token)
                x += ink + 1
        if end > x:
            yield Stroke(x, y, end - x, 1, "line2")
        y += _PITCH
