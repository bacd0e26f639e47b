"""Rows of the library's groups: headings in small grey type, groups with their counts."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from drafter.ui.models.library_groups_model import Group, GroupKind, GroupRole
from drafter.ui.painting.ink import Piece, draw_line, draw_line_right, draw_ring
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.painting.outline_delegate import BAR
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

HEADING_HEIGHT = 38
"""Height of a heading, in px."""

_ROW = 28
_LEFT, _TEXT_LEFT, _RIGHT, _LEAST_RIGHT, _GAP = 14, 38, 12, 3, 10
_ICON = 16
_ICONS = {
    GroupKind.BUNDLED: "library",
    GroupKind.OWN: "library",
    GroupKind.FOLDER: "open",
    GroupKind.FAVOURITES: "star",
    GroupKind.USED: "clock",
}


class GroupDelegate(QStyledItemDelegate):
    """Draws the whole row from the view's left edge, and edits a folder's name in it.

    Args:
        theme: Gives colours and icons.
        focus: Says whether the current row wears a focus ring.
    """

    def __init__(self, theme: Theme, focus: KeyboardFocus, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._focus = theme, focus
        self.drop_target = QPersistentModelIndex()
        """The row that what is dragged would fall on; invalid for none."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the row; the width is the view's."""
        wanted = _ROW if index.parent().isValid() else HEADING_HEIGHT
        return QSize(0, max(wanted, option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row = QRect(option.rect)
        painter.save()
        if index.parent().isValid():
            self._paint_group(painter, option, row, index)
        else:
            line = heading_line(row, first=index.row() == 0)
            draw_line(painter, line, [Piece(str(index.data()), 12, "ink3")], self._theme)
        if index == self.drop_target:
            draw_ring(painter, row, self._theme)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return a field for the name of a folder."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            # The sheet's field is taller than a row.
            editor.setStyleSheet("min-height: 0; padding: 0 3px")
            editor.setPlaceholderText(self.tr("文件夹名称"))
            editor.setAccessibleName(self.tr("文件夹名称"))
        return editor

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: _Index,  # noqa: ARG002
    ) -> None:
        """Lay the field over the name."""
        row = QRect(option.rect)
        editor.setGeometry(row.adjusted(_TEXT_LEFT - 5, 1, -_LEAST_RIGHT, -1))

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, index: _Index
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(row, self._theme.color("raised"))
            bar = QRect(row.left(), row.top(), BAR, row.height())
            painter.fillRect(bar, self._theme.color("cinnabar"))
        group: Group | None = index.data(GroupRole.GROUP)
        if icon := (_ICONS.get(group.kind, "") if group else "open"):
            ratio = painter.device().devicePixelRatio()
            top = row.top() + (row.height() - _ICON) // 2
            pixmap = self._theme.pixmap(icon, "ink2", _ICON, ratio)
            painter.drawPixmap(row.left() + _LEFT, top, pixmap)
        if group is not None:
            self._paint_words(painter, option, row, index, selected)
        if selected and self._focus.visible:
            draw_ring(painter, row, self._theme)

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QRect,
        index: _Index,
        selected: bool,
    ) -> None:
        inner = row.adjusted(_TEXT_LEFT, 0, -_right_margin(option), 0)
        count = [Piece(f"{index.data(GroupRole.COUNT):,}", 12, "ink3")]
        taken = draw_line_right(painter, inner, count, self._theme)
        weight = QFont.Weight.Medium if selected else QFont.Weight.Normal
        name = Piece(str(index.data()), 13, "ink1", weight)
        draw_line(painter, inner.adjusted(0, 0, -taken - _GAP, 0), [name], self._theme)


def heading_line(row: QRect, *, first: bool) -> QRect:
    """Return the line a heading is written on; below a group it stands lower in its row."""
    return row.adjusted(_LEFT, 4 if first else 8, -_RIGHT, 0)


def _right_margin(option: QStyleOptionViewItem) -> int:
    """Return the margin right of the counts: a scroll bar makes up for most of it."""
    taken = option.widget.width() - option.rect.width() if option.widget else 0
    return max(_LEAST_RIGHT, _RIGHT - taken)
