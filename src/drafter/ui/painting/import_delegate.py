"""Rows of an import: a sign, the file's name, what became of it, what can be done."""

from math import ceil

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
)
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from drafter.ui.models.import_list import ImportEntry, ImportListModel, ImportRole, Phase, Remedy
from drafter.ui.painting.ink import Piece, draw_line, draw_ring, face, fill_hairline, line_width
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 32
"""Height of a row, its hairline included, in px; the current one grows with its remark."""

_LEFT, _RIGHT, _LEAST_RIGHT = 16, 16, 4
_ICON, _NAME_LEFT, _GAP = 16, 40, 12
_REMARK_SHARE = 280 / 579
_REMEDY_PADDING, _REMEDY_HEIGHT = 5, 24
_REMARK_PX, _REMARK_LINE, _REMARK_BOTTOM = 12, 18, 8
SIGNS = {
    Phase.WAITING: ("ring", "ink2"),
    Phase.WORKING: ("clock", "ink2"),
    Phase.ADDED: ("check", "ok"),
    Phase.DOUBTED: ("info", "slotText"),
    Phase.KNOWN: ("info", "ink2"),
    Phase.REFUSED: ("alert", "cinnabar"),
    Phase.LOCKED: ("lock", "cinnabar"),
    Phase.STOPPED: ("ring", "ink2"),
}
"""Icon and colour of a phase."""


class ImportDelegate(QStyledItemDelegate):
    """Draws a row. The foremost remedy always shows, the others where mouse or keys are.

    A remark that has no room beside the name stands whole below it on the current row.

    Args:
        theme: Gives colours and icons.
        model: Names the remedies.
        focus: Says whether the current row wears a focus ring.
    """

    def __init__(
        self, theme: Theme, model: ImportListModel, focus: KeyboardFocus, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme, self._model, self._focus = theme, model, focus
        self.pointed: tuple[int, Remedy] | None = None
        """Row and remedy under the mouse."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return a height; the list gives the width."""
        if not _is_current(option, index) or not isinstance(option.widget, QAbstractItemView):
            return QSize(0, ROW_HEIGHT)
        row = QRect(0, 0, option.widget.viewport().width(), ROW_HEIGHT)
        taken = option.widget.width() - row.width()
        remark = self._remark_below(row, index.data(ImportRole.ENTRY), taken)
        room = remark.lineCount() * _REMARK_LINE + _REMARK_BOTTOM if remark else 0
        return QSize(0, ROW_HEIGHT + room)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        entry: ImportEntry = index.data(ImportRole.ENTRY)
        row = QRect(option.rect)
        body = QRect(row.topLeft(), QSize(row.width(), ROW_HEIGHT - 1))  # without the remark below
        here = self._focus.visible and _is_current(option, index)
        painter.save()
        fill_hairline(painter, row.left(), row.bottom(), row.width(), self._theme)
        self._paint_sign(painter, body, entry.phase)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        places = self._places(row, entry, all=here or hovered, taken=_taken(option))
        for remedy, place in places.items():
            lit = self.pointed == (index.row(), remedy)
            self._paint_remedy(painter, body, place, remedy, lit)
        right = self._right(row, places)
        below = None
        if _is_current(option, index):
            below = self._remark_below(row, entry, _taken(option))
        self._paint_words(painter, body, entry, right, remark=below is None)
        if below is not None:
            painter.setPen(self._theme.color("ink2"))
            below.draw(painter, QPointF(row.left() + _NAME_LEFT, body.bottom()))
        if here:
            draw_ring(painter, row.adjusted(0, 0, 0, -1), self._theme)
        painter.restore()

    def remedy_at(self, row: QRect, entry: ImportEntry, taken: int, at: QPoint) -> Remedy | None:
        """Return the remedy at a point of the row under the mouse; None for none.

        Args:
            row: The row as the view places it.
            entry: What is drawn in it.
            taken: Width of the scroll bar, in px; 0 while there is none.
            at: The point, in the view's viewport.
        """
        places = self._places(row, entry, all=True, taken=taken)
        return next((remedy for remedy, place in places.items() if place.contains(at)), None)

    def _places(
        self, row: QRect, entry: ImportEntry, *, all: bool, taken: int
    ) -> dict[Remedy, QRect]:
        """Return where the remedies stand, the foremost at the right edge."""
        found: dict[Remedy, QRect] = {}
        right = row.right() + 1 - max(_LEAST_RIGHT, _RIGHT - taken)
        top = row.top() + (ROW_HEIGHT - 1 - _REMEDY_HEIGHT) // 2
        for remedy in entry.remedies if all else entry.remedies[:1]:
            word = Piece(self._model.remedy_name(remedy))
            width = line_width([word]) + 2 * _REMEDY_PADDING
            right -= width
            found[remedy] = QRect(right, top, width, _REMEDY_HEIGHT)
        return found

    def _right(self, row: QRect, places: dict[Remedy, QRect]) -> int:
        """Return where the words end."""
        edge = min((place.left() for place in places.values()), default=row.right() - _RIGHT)
        return edge - _GAP

    def _remark_below(self, row: QRect, entry: ImportEntry, taken: int) -> QTextLayout | None:
        """Return the remark in lines when it has no room beside the name, else None."""
        right = self._right(row, self._places(row, entry, all=True, taken=taken))
        remark = Piece(entry.remark, _REMARK_PX)
        if line_width([remark]) <= right - row.left() - remark_left(row.width()):
            return None
        return _laid_out(entry.remark, row.width() - _NAME_LEFT - _RIGHT)

    def _paint_sign(self, painter: QPainter, body: QRect, phase: Phase) -> None:
        name, token = SIGNS[phase]
        pixmap = self._theme.pixmap(name, token, _ICON, painter.device().devicePixelRatio())
        top = body.top() + (body.height() - _ICON + 1) // 2
        painter.drawPixmap(body.left() + _LEFT, top, pixmap)

    def _paint_remedy(
        self, painter: QPainter, body: QRect, place: QRect, remedy: Remedy, lit: bool
    ) -> None:
        if lit:
            painter.fillRect(place, self._theme.color("line"))
        word = Piece(self._model.remedy_name(remedy), 13, "ink1" if lit else "ink2")
        # On the row's own line, so that it stands level with name and remark.
        line = QRect(place.left() + _REMEDY_PADDING, body.top(), place.width(), body.height())
        draw_line(painter, line, [word], self._theme)

    def _paint_words(
        self, painter: QPainter, body: QRect, entry: ImportEntry, right: int, *, remark: bool
    ) -> None:
        left = body.left() + _NAME_LEFT
        middle = body.left() + remark_left(body.width())
        end = middle - _GAP if remark else right
        name = QRect(left, body.top(), max(0, end - left), body.height())
        draw_line(painter, name, [Piece(entry.name, 13, "ink1")], self._theme)
        if remark:
            room = QRect(middle, body.top(), max(0, right - middle), body.height())
            draw_line(painter, room, [Piece(entry.remark, _REMARK_PX, "ink2")], self._theme)


def remark_left(width: int) -> int:
    """Return where the remarks begin in a list of ``width`` px."""
    return round(width * _REMARK_SHARE)


def _laid_out(text: str, width: int) -> QTextLayout:
    """Return a remark broken into lines of ``width`` px."""
    layout = QTextLayout(text, face(_REMARK_PX))
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    line, y = layout.createLine(), 0
    while line.isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y + ceil((_REMARK_LINE - line.height()) / 2)))
        y += _REMARK_LINE
        line = layout.createLine()
    layout.endLayout()
    return layout


def _taken(option: QStyleOptionViewItem) -> int:
    return option.widget.width() - option.rect.width() if option.widget else 0


def _is_current(option: QStyleOptionViewItem, index: _Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index
