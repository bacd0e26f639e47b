"""The line of a card that says why it is listed: 命中 容错纠错 · 主题 容错纠错 · 同属干部队伍."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from drafter.core.query import Hit, Why
from drafter.ui.painting.ink import Piece, draw_line, draw_line_right, line_width
from drafter.ui.theme import Theme

WHY = 18
"""Height of the line, in px."""

_PX, _GAP = 12, 10
_NOTHING = Why()


def has_why(hit: Hit) -> bool:
    """Return whether there is anything to say."""
    return bool(hit.twins or hit.why != _NOTHING)


def draw_why(painter: QPainter, line: QRect, hit: Hit, theme: Theme) -> None:
    """Draw as many reasons as fit, the weightiest in any case; twins flush right."""
    room = QRect(line)
    if hit.twins:
        said = _tr("另有 {n} 段雷同").format(n=hit.twins)
        taken = draw_line_right(painter, line, [Piece(said, _PX, "ink3")], theme)
        room.setWidth(max(0, line.width() - taken - _GAP))
    draw_line(painter, room, why_pieces(hit.why, room.width()), theme)


def why_pieces(why: Why, width: int) -> list[Piece]:
    """Return the fullest wording that fits into ``width`` px, or the shortest there is.

    The pillar goes first, then all concepts but the first, then words from the last on,
    then the concept: words that are seen in the text convince most.
    """
    shortest: list[Piece] = []
    for shortest in _wordings(why):
        if line_width(shortest) <= width:
            break
    return shortest


def _wordings(why: Why) -> Iterator[list[Piece]]:
    """Yield the wordings from the fullest to the shortest."""
    words, concepts = why.words, why.concepts
    if why.like and not words and not concepts:
        alike = Piece(_tr("意思相近"), _PX, "ink3")
        yield _joined([[alike], *_subject(why.subject)])
        yield [alike]
        return
    yield _worded(words, concepts, why.subject)
    yield _worded(words, concepts, "")
    yield _worded(words, concepts[:1], "")
    for kept in range(len(words) - 1, 0, -1):
        yield _worded(words[:kept], concepts[:1], "", more=True)
    if words:
        yield _worded(words[:1], (), "", more=len(words) > 1)


def _worded(
    words: Sequence[str], concepts: Sequence[str], subject: str, *, more: bool = False
) -> list[Piece]:
    parts: list[list[Piece]] = []
    if words:
        said = "、".join(words) + (_tr("等") if more else "")
        parts.append([Piece(_tr("命中") + " ", _PX, "ink3"), Piece(said, _PX, "ink2")])
    if concepts:
        said = "、".join(concepts)
        parts.append([Piece(_tr("主题") + " ", _PX, "ink3"), Piece(said, _PX, "ink2")])
    return _joined([*parts, *_subject(subject)])


def _subject(subject: str) -> list[list[Piece]]:
    said = _tr("同属{subject}").format(subject=subject)
    return [[Piece(said, _PX, "ink3")]] if subject else []


def _joined(parts: Sequence[Sequence[Piece]]) -> list[Piece]:
    pieces: list[Piece] = []
    for part in parts:
        if pieces:
            pieces.append(Piece(" · ", _PX, "ink3"))
        pieces += part
    return pieces


def _tr(text: str) -> str:
    return QCoreApplication.translate("CardWhy", text)
