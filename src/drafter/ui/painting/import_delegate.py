"""Rows of an import: a sign, the file's name, what became of it, what can be done."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from drafter.ui.models.import_list import ImportEntry, ImportListModel, ImportRole, Phase, Remedy
from drafter.ui.painting.ink import Piece, draw_line, draw_ring, fill_hairline, line_width
from drafter.ui.painting.keyboard_focus import KeyboardFocus
from drafter.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 32
"""Height of a row, its hairline included, in px."""

_LEFT, _RIGHT, _LEAST_RIGHT = 16, 16, 4
_ICON, _NAME_LEFT, _GAP = 16, 40, 12
_REMARK_SHARE = 280 / 579
_REMEDY_PADDING, _REMEDY_HEIGHT = 5, 24
SIGNS = {
    Phase.WAITING: ("ring", "ink2"),
    Phase.WORKING: ("clock", "ink2"),
    Phase.ADDED: ("check", "ok"),
    Phase.KNOWN: ("info", "ink2"),
    Phase.REFUSED: ("alert", "cinnabar"),
    Phase.LOCKED: ("lock", "cinnabar"),
    Phase.STOPPED: ("ring", "ink2"),
}
"""Icon and colour of a phase."""


class ImportDelegate(QStyledItemDelegate):
    """Draws a row. The foremost remedy always shows, the others where mouse or keys are.

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

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - every row has one height
        index: _Index,  # noqa: ARG002
    ) -> QSize:
        """Return a height; the list gives the width."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        entry: ImportEntry = index.data(ImportRole.ENTRY)
        row = QRect(option.rect)
        body = row.adjusted(0, 0, 0, -1)
        here = self._focus.visible and _is_current(option, index)
        painter.save()
        fill_hairline(painter, row.left(), row.bottom(), row.width(), self._theme)
        self._paint_sign(painter, body, entry.phase)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        places = self._places(row, entry, all=here or hovered, taken=_taken(option))
        for remedy, place in places.items():
            lit = self.pointed == (index.row(), remedy)
            self._paint_remedy(painter, body, place, remedy, lit)
        right = min((place.left() for place in places.values()), default=row.right() - _RIGHT)
        self._paint_words(painter, body, entry, right - _GAP)
        if here:
            draw_ring(painter, body, self._theme)
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

    def _paint_words(self, painter: QPainter, body: QRect, entry: ImportEntry, right: int) -> None:
        left = body.left() + _NAME_LEFT
        middle = body.left() + remark_left(body.width())
        name = QRect(left, body.top(), max(0, middle - _GAP - left), body.height())
        draw_line(painter, name, [Piece(entry.name, 13, "ink1")], self._theme)
        remark = QRect(middle, body.top(), max(0, right - middle), body.height())
        draw_line(painter, remark, [Piece(entry.remark, 12, "ink2")], self._theme)


def remark_left(width: int) -> int:
    """Return where the remarks begin in a list of ``width`` px."""
    return round(width * _REMARK_SHARE)


def _taken(option: QStyleOptionViewItem) -> int:
    return option.widget.width() - option.rect.width() if option.widget else 0


def _is_current(option: QStyleOptionViewItem, index: _Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex() == index
