"""Cells of the list of reports; a row looks like one piece."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from drafter.ui.models.report_table_model import Column
from drafter.ui.painting.ink import Piece, draw_line, draw_line_right, draw_ring
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.level_tag import TAG, draw_tag
from drafter.ui.painting.outline_delegate import BAR
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 32
"""Height of a row, in px."""
MARGIN, LEAST_MARGIN = 16, 4
"""Room at the left and right edge of the list, and what a scroll bar leaves of it, in px."""

_TITLE_GAP = 12
_LOWER = 1
"""Text and frame sit this much below the middle of a row, in px, as hanzi look centred."""


class ReportDelegate(QStyledItemDelegate):
    """Draws one cell; the selected row is white with a bar at its left.

    Args:
        theme: Gives the colours.
        focus: Says whether the current row wears a focus ring.
    """

    def __init__(self, theme: Theme, focus: KeyboardFocus, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._focus = theme, focus

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - every row has one height
        index: _Index,  # noqa: ARG002
    ) -> QSize:
        """Return a height; the table gives the width."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        cell, column = QRect(option.rect), Column(index.column())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(cell, self._theme.color("raised"))
            if column is Column.LEVEL:
                bar = QRect(cell.left(), cell.top(), BAR, cell.height())
                painter.fillRect(bar, self._theme.color("cinnabar"))
        text, line = str(index.data()), cell.adjusted(0, _LOWER, 0, _LOWER)
        match column:
            case Column.LEVEL:
                top = cell.top() + (cell.height() - TAG.height()) // 2 + _LOWER
                place = QRect(cell.left() + MARGIN, top, TAG.width(), TAG.height())
                draw_tag(painter, place, text, self._theme)
            case Column.TITLE:
                weight = QFont.Weight.Medium if selected else QFont.Weight.Normal
                room = line.adjusted(0, 0, -_TITLE_GAP, 0)
                draw_line(painter, room, [Piece(text, 13, "ink1", weight)], self._theme)
            case Column.USED:
                room = line.adjusted(0, 0, -right_margin(option.widget), 0)
                draw_line_right(painter, room, [Piece(text, 12, "ink3")], self._theme)
            case _:
                draw_line_right(painter, line, [Piece(text, 13, "ink2")], self._theme)
        if self._focus.visible and _in_current_row(option, index):
            painter.setClipRect(cell)
            draw_ring(painter, _whole_row(option, cell), self._theme)
        painter.restore()


def right_margin(view: object) -> int:
    """Return the margin right of the last column: a scroll bar makes up for most of it."""
    if not isinstance(view, QAbstractItemView):
        return MARGIN
    return max(LEAST_MARGIN, MARGIN - (view.width() - view.viewport().width()))


def _in_current_row(option: QStyleOptionViewItem, index: _Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()


def _whole_row(option: QStyleOptionViewItem, cell: QRect) -> QRect:
    view = option.widget
    width = view.viewport().width() if isinstance(view, QAbstractItemView) else cell.width()
    return QRect(0, cell.top(), width, cell.height())
