"""Rows of the topic tree: pillars in small grey type, topics with their counts."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from drafter.ui.models.topic_tree import TopicRole
from drafter.ui.painting.ink import Piece, draw_line, draw_line_right, draw_ring
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.outline_delegate import BAR
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_ROW, _HEADING = 28, 34
_LEFT, _STEP, _RIGHT, _LEAST_RIGHT, _GAP = 16, 16, 16, 4, 10
_ICON, _ICON_GAP = 16, 4


class TopicDelegate(QStyledItemDelegate):
    """Draws the whole row from the view's left edge, deeper topics further in."""

    def __init__(self, theme: Theme, focus: KeyboardFocus, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._focus = theme, focus

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the row; the width is the view's."""
        wanted = _ROW if index.parent().isValid() else _HEADING
        return QSize(0, max(wanted, option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row = QRect(option.rect)
        painter.save()
        if index.parent().isValid():
            self._paint_topic(painter, option, row, index)
        else:
            line = row.adjusted(_LEFT, 6, -_RIGHT, 0)
            draw_line(painter, line, [Piece(str(index.data()), 12, "ink3")], self._theme)
        painter.restore()

    def chevron(self, row: QRect, index: _Index) -> QRect:
        """Return where a row's chevron is, its surroundings included, within ``row``."""
        left = row.left() + _indent(index) - _ICON_GAP
        return QRect(left, row.top(), _ICON + 2 * _ICON_GAP, row.height())

    def _paint_topic(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, index: _Index
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(row, self._theme.color("raised"))
            bar = QRect(row.left(), row.top(), BAR, row.height())
            painter.fillRect(bar, self._theme.color("cinnabar"))
        view, left = option.widget, row.left() + _indent(index)
        if index.model().hasChildren(index):
            unfolded = bool(option.state & QStyle.StateFlag.State_Open)
            ratio = painter.device().devicePixelRatio()
            icon = self._theme.pixmap("down" if unfolded else "right", "ink3", _ICON, ratio)
            painter.drawPixmap(left, row.top() + (row.height() - _ICON) // 2, icon)
        taken = view.width() - row.width() if view else 0
        inner = QRect(row)
        inner.setLeft(left + _ICON + _ICON_GAP)
        inner.setRight(row.right() - max(_LEAST_RIGHT, _RIGHT - taken))
        count = [Piece(f"{index.data(TopicRole.COUNT):,}", 12, "ink3")]
        used = draw_line_right(painter, inner, count, self._theme)
        weight = QFont.Weight.Medium if selected else QFont.Weight.Normal
        name = Piece(str(index.data()), 13, "ink1", weight)
        draw_line(painter, inner.adjusted(0, 0, -used - _GAP, 0), [name], self._theme)
        if selected and self._focus.visible:
            draw_ring(painter, row, self._theme)


def _indent(index: _Index) -> int:
    """Return where the chevron of a row begins; topics right below a pillar are at its edge."""
    depth, above = 0, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return _LEFT - _ICON_GAP + (depth - 1) * _STEP
