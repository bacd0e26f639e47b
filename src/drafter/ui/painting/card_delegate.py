"""Exemplar cards: where it is from, the paragraph with its hits, the report."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from drafter.core.length import words
from drafter.core.query import Hit
from drafter.core.report import Exemplar
from drafter.ui.models.hit_list import HitRole, level_name, role_name
from drafter.ui.painting.card_text import LINE, CardTexts
from drafter.ui.painting.card_why import WHY, draw_why, has_why
from drafter.ui.painting.ink import (
    Piece,
    draw_line,
    draw_line_right,
    draw_ring,
    fill_hairline,
)
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.level_tag import draw_tag
from drafter.ui.painting.outline_delegate import BAR
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

MARGIN = 16
"""Room left and right of a card's text, in px."""
ACTION_HEIGHT = 28
"""Height of the buttons laid over the current card, in px."""
ACTION_BOTTOM = 11
"""From the lower edge of the buttons to that of the card, its hairline included, in px."""
KEYS = 9
"""Cards that Alt and a digit insert."""
FOOT = 44
"""Height of what is said below the last card, in px."""

_LEAST_MARGIN = 4
_TOP, _HEAD, _HEAD_GAP = 12, 18, 4
_TAG, _TAG_GAP = QSize(32, 17), 4
_WHY_GAP = 3
_NOTE, _NOTE_GAP, _NOTE_ICON = 22, 4, 14
_SOURCE, _SOURCE_GAP = 18, 3
_BOTTOM, _ACTION_GAP = 12, 8


class CardDelegate(QStyledItemDelegate):
    """Draws a card; the view's current one whole, with room for its buttons, others short.

    Args:
        theme: Gives colours and icons.
        focus: Says whether the current card wears a focus ring.
        parent: The view.
        browsing: Draw the current card short as well, without room for buttons and
            without digits: what it holds is read elsewhere.
    """

    def __init__(
        self, theme: Theme, focus: KeyboardFocus, parent: QObject, *, browsing: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme, self._focus, self._browsing = theme, focus, browsing
        self._texts = CardTexts(theme)
        self.foot = ""
        """What is said below the last card; empty for nothing, which takes no room."""
        theme.changed.connect(self._texts.forget)

    def card(self, index: _Index, row: QRect) -> QRect:
        """Return the part of a row that is its card: what follows the last is none."""
        return row.adjusted(0, 0, 0, -self._foot_height(index))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the card at the view's width."""
        hit: Hit = index.data(HitRole.HIT)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        current = _is_current(option, index) and not self._browsing
        text = _text_width(option, width)
        if current:
            lines = self._texts.whole(hit, text).lines
        else:
            lines = self._texts.short_lines(hit, text)
        notes = _note_lines(hit.exemplar, current)
        height = _TOP + _HEAD + _HEAD_GAP + lines * LINE + notes * (_NOTE + _NOTE_GAP)
        height += _WHY_GAP + WHY if has_why(hit) else 0
        height += _SOURCE_GAP + _SOURCE
        height += _ACTION_GAP + ACTION_HEIGHT + ACTION_BOTTOM if current else _BOTTOM
        return QSize(width, height + self._foot_height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card."""
        hit: Hit = index.data(HitRole.HIT)
        card, current = self.card(index, QRect(option.rect)), _is_current(option, index)
        painter.save()
        if current:
            painter.fillRect(card, self._theme.color("raised"))
            bar = QRect(card.left(), card.top(), BAR, card.height())
            painter.fillRect(bar, self._theme.color("cinnabar"))
        fill_hairline(painter, card.left(), card.bottom(), card.width(), self._theme)
        inner = card.adjusted(MARGIN, _TOP, 0, 0)
        inner.setWidth(_text_width(option, card.width()))
        self._paint_head(painter, QRect(inner.topLeft(), QSize(inner.width(), _HEAD)), hit)
        y = inner.top() + _HEAD + _HEAD_GAP
        whole = current and not self._browsing
        y = self._paint_text(painter, QPointF(inner.left(), y), hit, inner.width(), whole)
        y = self._paint_remarks(painter, QRect(inner.left(), y, inner.width(), 0), hit, whole)
        source = QRect(inner.left(), y + _SOURCE_GAP, inner.width(), _SOURCE)
        self._paint_source(painter, source, hit.exemplar, index.row() + 1)
        if current and self._focus.visible:
            draw_ring(painter, card.adjusted(0, 0, 0, -1), self._theme)
        below = QRect(inner.left(), card.bottom() + 1, inner.width(), self._foot_height(index))
        if below.height():
            draw_line(painter, below, [Piece(self.foot, 12, "ink3")], self._theme)
        painter.restore()

    def _foot_height(self, index: _Index) -> int:
        last = index.row() == index.model().rowCount() - 1
        return FOOT if self.foot and last else 0

    def _paint_head(self, painter: QPainter, line: QRect, hit: Hit) -> None:
        exemplar, left = hit.exemplar, 0
        if level := level_name(exemplar):
            draw_tag(painter, QRect(line.topLeft(), _TAG), level, self._theme)
            left = _TAG.width() + _TAG_GAP
        place = QPoint(line.left() + left, line.top())
        draw_tag(painter, QRect(place, _TAG), role_name(exemplar), self._theme)
        left += _TAG.width() + 7
        count = [Piece(self.tr("{n} 字").format(n=words(exemplar.text)), 12, "ink3")]
        taken = draw_line_right(painter, line, count, self._theme)
        region = Piece(exemplar.region, 13, "ink1", QFont.Weight.Medium)
        gap = "  " if exemplar.region else ""
        number = Piece(gap + self.tr("第 {n} 段").format(n=exemplar.number), 12, "ink3")
        room = line.adjusted(left, 0, -taken - 8, 0)
        draw_line(painter, room, [region, number], self._theme)

    def _paint_text(
        self, painter: QPainter, place: QPointF, hit: Hit, width: int, current: bool
    ) -> int:
        """Draw the paragraph; return the y below it."""
        text = self._texts.whole(hit, width) if current else self._texts.short(hit, width)
        painter.setPen(self._theme.color("ink1"))
        text.layout.draw(painter, place)
        return round(place.y()) + text.lines * LINE

    def _paint_remarks(self, painter: QPainter, below: QRect, hit: Hit, whole: bool) -> int:
        """Draw why the card is listed and what is damaged in it; return the y below that."""
        y = below.top()
        if has_why(hit):
            line = QRect(below.left(), y + _WHY_GAP, below.width(), WHY)
            draw_why(painter, line, hit, self._theme)
            y += _WHY_GAP + WHY
        for note in _note_sentences(hit.exemplar, whole, self.tr("，共 {n} 处")):
            strip = QRect(below.left(), y + _NOTE_GAP, below.width(), _NOTE)
            self._paint_note(painter, strip, note)
            y += _NOTE + _NOTE_GAP
        return y

    def _paint_note(self, painter: QPainter, strip: QRect, sentence: str) -> None:
        painter.fillRect(strip, self._theme.color("slot"))
        ratio = painter.device().devicePixelRatio()
        icon = self._theme.pixmap("alert", "slotText", _NOTE_ICON, ratio)
        painter.drawPixmap(strip.left() + 4, strip.top() + (_NOTE - _NOTE_ICON) // 2, icon)
        line = strip.adjusted(_NOTE_ICON + 10, 0, -6, 0)
        draw_line(painter, line, [Piece(sentence, 12, "slotText")], self._theme)

    def _paint_source(self, painter: QPainter, line: QRect, exemplar: Exemplar, row: int) -> None:
        taken = 0
        if row <= KEYS and not self._browsing:
            digit = [Piece(str(row), 11, "ink3")]
            taken = draw_line_right(painter, line, digit, self._theme)
        report = exemplar.report or exemplar.heading or self.tr("没有题目的材料")
        room = line.adjusted(0, 0, -taken - 8, 0)
        draw_line(painter, room, [Piece(report, 12, "ink3")], self._theme)


def _is_current(option: QStyleOptionViewItem, index: _Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index


def _text_width(option: QStyleOptionViewItem, card: int) -> int:
    """Return the room for text: a scroll bar lies in the right margin, it does not add to it."""
    taken = option.widget.width() - card if option.widget else 0
    return max(1, card - MARGIN - max(_LEAST_MARGIN, MARGIN - taken))


def _note_lines(exemplar: Exemplar, current: bool) -> int:
    return len(exemplar.notes) if current else min(1, len(exemplar.notes))


def _note_sentences(exemplar: Exemplar, current: bool, more: str) -> list[str]:
    """Return what to say of the damage: all of it on the current card, else the first."""
    said = [f"{note.note}：{note.excerpt}" for note in exemplar.notes]
    if current or len(said) < 2:
        return said
    return [exemplar.notes[0].note + more.format(n=len(said))]
