"""Paints a skeleton as a card: its page in small, its name, what it holds."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from drafter.core.skeleton import Skeleton
from drafter.ui.models.skeleton_list import SkeletonRole, captions
from drafter.ui.theme import Theme, ui_font
from drafter.ui.views.skeleton_thumbnail import paint_thumbnail

GAP = 11
"""Between two cards, in px; it belongs to the cell of the card before it."""

_EDGE, _TOP, _NAME_GAP, _NAME, _CAPTION, _BOTTOM = 20, 18, 11, 22, 18, 18
_CAPTION_EDGE = 4


class SkeletonDelegate(QStyledItemDelegate):
    """Draws cards of one width, which the gallery sets."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width, self._columns, self._wider = 188, 1, 0

    def set_columns(self, columns: int, width: int) -> None:
        """Spread ``columns`` cards and their gaps over ``width`` px; the view must lay out again.

        All cards are equal but for 1 px, which the first ones get where the division
        leaves a rest, so that the last card ends where the page does.
        """
        cell, self._wider = divmod(width, columns)
        self._width, self._columns = cell - GAP, columns

    def card_height(self) -> int:
        """Return the height of every card in px; narrow cards break their caption in two."""
        lines = 2 if self._narrow() else 1
        return _TOP + self._page().height() + _NAME_GAP + _NAME + lines * _CAPTION + _BOTTOM

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the size of a cell: the card and the gap after and below it."""
        return QSize(self._card_width(index.row()) + GAP, self.card_height() + GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one card; the chosen one is raised and carries the cinnabar line."""
        skeleton: Skeleton = index.data(SkeletonRole.SKELETON)
        card = QRect(
            option.rect.topLeft(), QSize(self._card_width(index.row()), self.card_height())
        )
        state = option.state
        painter.save()
        self._paint_frame(
            painter,
            card,
            chosen=bool(state & QStyle.StateFlag.State_Selected),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )
        page = QRect(card.topLeft() + QPoint(_EDGE, _TOP), self._page())
        paint_thumbnail(painter, page, skeleton, self._theme)
        self._paint_words(painter, card, page.bottom() + 1 + _NAME_GAP, skeleton)
        painter.restore()

    def _paint_frame(
        self, painter: QPainter, card: QRect, *, chosen: bool, focused: bool, hovered: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "line2" if hovered else "line"
        width = 1.0
        if focused:
            edge, width = "cinnabar", 2.0
        elif chosen:
            edge = "ink2"
        painter.setPen(QPen(self._theme.color(edge), width))
        painter.setBrush(self._theme.color("raised") if chosen else Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), 6, 6)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("cinnabar"))
            painter.setClipRect(QRect(card.left(), card.top(), card.width(), 3))
            painter.drawRoundedRect(QRectF(card), 6, 6)
            painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_words(self, painter: QPainter, card: QRect, top: int, skeleton: Skeleton) -> None:
        area = card.adjusted(_CAPTION_EDGE, 0, -_CAPTION_EDGE, 0)
        name = ui_font(14, QFont.Weight.Medium)
        self._line(
            painter, QRect(area.left(), top, area.width(), _NAME), name, skeleton.name, "ink1"
        )
        holds, length = captions(skeleton)
        lines = (holds, length) if self._narrow() else (f"{holds} · {length}",)
        for number, text in enumerate(lines):
            y = top + _NAME + number * _CAPTION
            line = QRect(area.left(), y, area.width(), _CAPTION)
            self._line(painter, line, ui_font(12), text, "ink3")

    def _line(self, painter: QPainter, line: QRect, font: QFont, text: str, token: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, fitting)

    def _card_width(self, row: int) -> int:
        return self._width + (1 if row % self._columns < self._wider else 0)

    def _page(self) -> QSize:
        width = self._width - 2 * _EDGE
        return QSize(width, round(width * 198 / 148))

    def _narrow(self) -> bool:
        return self._width < 184
