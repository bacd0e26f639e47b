"""Rows of the outline: pillars with a progress line, points with a mark."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from drafter.core.draft import Role
from drafter.core.outline import OutlineItem, Progress
from drafter.ui.models.outline_model import OutlineRole, short_title
from drafter.ui.painting.ink import Piece, baseline_in, draw_line, draw_line_right, draw_ring
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Face, Theme, paper_font

_Index = QModelIndex | QPersistentModelIndex

BAR = 3
"""Width of the bar at the left edge of the current row or card, in px."""

_RIGHT, _LEAST_RIGHT, _GAP = 12, 3, 10
_NUMERAL_CENTRE, _PILLAR_TOP, _PILLAR_HEIGHT = 18.5, 6, 20
_PILLAR_LEFT, _PLAIN_LEFT = 34, 32
_LINE_TOP, _LINE_HEIGHT = 28, 2
_ICON, _ICON_LEFT, _ICON_TO_TITLE = 14, 30, 18
_SUBPOINT_INDENT = 16
_MARKS = {
    Progress.EMPTY: ("ring", "ink3"),
    Progress.PARTLY: ("half", "ink2"),
    Progress.OPEN: ("half", "slotText"),
    Progress.WRITTEN: ("done", "ink2"),
}


class OutlineDelegate(QStyledItemDelegate):
    """Draws the whole row from the view's left edge; the tree has no indentation of its own.

    Args:
        theme: Gives colours and icons.
        focus: Says whether the current row wears a focus ring.
    """

    def __init__(self, theme: Theme, focus: KeyboardFocus, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._focus, self._right = theme, focus, _RIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the row; the width is the view's."""
        item: OutlineItem = index.data(OutlineRole.ITEM)
        height = self._theme.height("treePillar" if _is_pillar(item) else "treePoint")
        return QSize(0, max(height, option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        item: OutlineItem = index.data(OutlineRole.ITEM)
        row = QRect(option.rect)
        self._right = _right_margin(option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(row, self._theme.color("raised"))
            bar = QRect(row.left(), row.top(), BAR, row.height())
            painter.fillRect(bar, self._theme.color("cinnabar"))
        if _is_pillar(item):
            self._paint_pillar(painter, row, item, _holds_current(option, index))
        elif item.role in (Role.POINT, Role.SUBPOINT):
            self._paint_point(painter, row, item, selected)
        else:
            self._paint_plain(painter, row, item, selected)
        if selected and self._focus.visible:
            draw_ring(painter, row, self._theme)
        painter.restore()

    def _paint_pillar(self, painter: QPainter, row: QRect, item: OutlineItem, here: bool) -> None:
        line = QRect(row.left(), row.top() + _PILLAR_TOP, row.width(), _PILLAR_HEIGHT)
        painter.setFont(paper_font(Face.SONG, 13, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("ink2"))
        width = painter.fontMetrics().horizontalAdvance(item.label)
        left = row.left() + _NUMERAL_CENTRE - width / 2
        painter.drawText(QPointF(left, baseline_in(line, 13)), item.label)
        counts = [Piece(str(item.written_in_all), 12, "ink1")]
        if item.target_in_all:
            counts.append(Piece(f" / {item.target_in_all}", 12, "ink3"))
        title = Piece(short_title(item), 13, "ink1", QFont.Weight.Medium)
        self._paint_line(painter, line, _PILLAR_LEFT, title, counts)
        self._paint_progress(painter, row, item, here)

    def _paint_progress(self, painter: QPainter, row: QRect, item: OutlineItem, here: bool) -> None:
        track = QRect(row.left() + _PILLAR_LEFT, row.top() + _LINE_TOP, 0, _LINE_HEIGHT)
        track.setWidth(max(0, row.width() - _PILLAR_LEFT - self._right))
        painter.fillRect(track, self._theme.color("track"))
        wanted = item.target_in_all or item.written_in_all
        if item.written_in_all:
            share = min(1.0, item.written_in_all / wanted)
            track.setWidth(max(1, round(track.width() * share)))
            painter.fillRect(track, self._theme.color("cinnabar" if here else "inkbar"))

    def _paint_point(self, painter: QPainter, row: QRect, item: OutlineItem, bold: bool) -> None:
        left = _ICON_LEFT + (_SUBPOINT_INDENT if item.role is Role.SUBPOINT else 0)
        name, token = _MARKS[item.progress]
        ratio = painter.device().devicePixelRatio()
        top = row.top() + (row.height() - _ICON) // 2
        painter.drawPixmap(row.left() + left, top, self._theme.pixmap(name, token, _ICON, ratio))
        done = "—" if item.progress is Progress.EMPTY else str(item.written_in_all)
        wanted = f"/{item.target_in_all}" if item.target_in_all else ""
        self._paint_line(
            painter,
            row,
            left + _ICON_TO_TITLE,
            _title(item, bold),
            [Piece(done + wanted, 12, "ink3")],
        )

    def _paint_plain(self, painter: QPainter, row: QRect, item: OutlineItem, bold: bool) -> None:
        count = Piece(str(item.written_in_all), 12, "ink3")
        self._paint_line(painter, row, _PLAIN_LEFT, _title(item, bold), [count])

    def _paint_line(
        self, painter: QPainter, line: QRect, left: int, title: Piece, counts: list[Piece]
    ) -> None:
        inner = line.adjusted(left, 0, -self._right, 0)
        taken = draw_line_right(painter, inner, counts, self._theme)
        draw_line(painter, inner.adjusted(0, 0, -taken - _GAP, 0), [title], self._theme)


def _right_margin(option: QStyleOptionViewItem) -> int:
    """Return the margin right of the counts: a scroll bar makes up for most of it."""
    taken = option.widget.width() - option.rect.width() if option.widget else 0
    return max(_LEAST_RIGHT, _RIGHT - taken)


def _is_pillar(item: OutlineItem) -> bool:
    return item.role is Role.PILLAR


def _title(item: OutlineItem, bold: bool) -> Piece:
    weight = QFont.Weight.Medium if bold else QFont.Weight.Normal
    return Piece(short_title(item), 13, "ink1", weight)


def _holds_current(option: QStyleOptionViewItem, index: _Index) -> bool:
    """Return whether the view's current row is this one or lies below it."""
    view = option.widget
    here = view.currentIndex() if isinstance(view, QAbstractItemView) else QModelIndex()
    while here.isValid() and here != index:
        here = here.parent()
    return here.isValid()
