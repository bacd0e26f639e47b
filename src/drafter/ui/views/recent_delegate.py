"""Paints a recent draft as a row of two lines with its ruler, its count and its slots."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from drafter.core.settings import RecentDraft
from drafter.ui.models.recent_list import RecentRole, slots_text, where_text
from drafter.ui.ruler import paint_ruler
from drafter.ui.theme import Theme, ui_font

ROW_HEIGHT = 52

_EDGE = 8
_RULER = 4
_ICON = 14
_MIDDLE = 27  # of 12 px hanzi centred in a row, which sit 1 px low
# Where the columns begin, in px from the right edge of the row, and how wide they are.
_WHEN, _SLOTS, _COUNT, _BAR = (110, 102), (216, 98), (320, 96), (484, 150)
_NARROW_SLOTS, _NARROW_COUNT, _NARROW_BAR = (192, 76), (290, 92), (400, 96)
_NARROW = 800

_V_CENTER = Qt.AlignmentFlag.AlignVCenter


class RecentDelegate(QStyledItemDelegate):
    """Draws rows of one height; a narrow list gets a shorter ruler."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - every row has one height
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        """Return a height; the list gives the width."""
        return QSize(0, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        recent: RecentDraft = index.data(RecentRole.RECENT)
        row = QRect(option.rect)
        narrow = row.width() < _NARROW
        painter.save()
        self._paint_ground(painter, row, option.state)
        count = _NARROW_COUNT if narrow else _COUNT
        bar = _NARROW_BAR if narrow else _BAR
        self._paint_titles(painter, row, row.width() - bar[0] - _EDGE - 16, recent)
        ruler = _column(row, bar)
        ruler.setTop(row.top() + _MIDDLE - _RULER // 2)
        ruler.setHeight(_RULER)
        paint_ruler(
            painter, ruler, recent.parts or [(recent.written, recent.target)], None, self._theme
        )
        self._paint_count(painter, _column(row, count), recent)
        self._paint_slots(painter, _column(row, _NARROW_SLOTS if narrow else _SLOTS), recent)
        align = Qt.AlignmentFlag.AlignRight | _V_CENTER
        when = index.data(RecentRole.WHEN)
        self._text(painter, _column(row, _WHEN), ui_font(12), "ink3", when, align)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
        body = row.adjusted(0, 0, 0, -1)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(body, self._theme.color("cinnabar"))
            painter.fillRect(body.adjusted(2, 2, -2, -2), self._theme.color("raised"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(body, self._theme.color("chrome"))
        line = QRect(row.left(), row.bottom(), row.width(), 1)
        painter.fillRect(line, self._theme.color("line"))

    def _paint_titles(self, painter: QPainter, row: QRect, width: int, recent: RecentDraft) -> None:
        left = row.left() + _EDGE
        title = QRect(left, row.top() + 7, width, 20)
        where = QRect(left, row.top() + 27, width, 18)
        medium = ui_font(13, QFont.Weight.Medium)
        self._text(painter, title, medium, "ink1", recent.title or "没有题目")
        self._text(painter, where, ui_font(12), "ink3", where_text(recent))

    def _paint_count(self, painter: QPainter, column: QRect, recent: RecentDraft) -> None:
        written = f"{recent.written:,}"
        font = ui_font(12)
        self._text(painter, column, font, "ink1", written)
        shift = QFontMetrics(font).horizontalAdvance(written)
        rest = column.adjusted(shift, 0, 0, 0)
        self._text(painter, rest, font, "ink3", f" / {recent.target:,}" if recent.target else " 字")

    def _paint_slots(self, painter: QPainter, column: QRect, recent: RecentDraft) -> None:
        name, ink, word = (
            ("slot", "slotText", "slotText") if recent.slots else ("check", "ok", "ink2")
        )
        ratio = painter.device().devicePixelRatio()
        y = column.top() + _MIDDLE - _ICON // 2
        painter.drawPixmap(column.left(), y, self._theme.pixmap(name, ink, _ICON, ratio))
        words = column.adjusted(_ICON + 4, 0, 0, 0)
        self._text(painter, words, ui_font(12), word, slots_text(recent))

    def _text(
        self,
        painter: QPainter,
        place: QRect,
        font: QFont,
        token: str,
        text: str,
        align: Qt.AlignmentFlag = _V_CENTER,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align, fitting)


def _column(row: QRect, column: tuple[int, int]) -> QRect:
    """Return a column of the row, less the hairline below it."""
    from_right, width = column
    return QRect(row.right() + 1 - from_right, row.top(), width, ROW_HEIGHT - 1)
