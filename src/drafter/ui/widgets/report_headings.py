"""The headings over the table of reports; they span its scroll bar, as Qt's own do not."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from drafter.ui.models.report_table_model import Column
from drafter.ui.painting.ink import Piece, draw_line, draw_line_right, fill_hairline
from drafter.ui.painting.report_delegate import MARGIN
from drafter.ui.theme import Theme
from drafter.ui.widgets.report_table import ReportTable

_HEIGHT = 28


class ReportHeadings(QWidget):
    """Names the columns where the table has them."""

    def __init__(self, theme: Theme, table: ReportTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._table = theme, table
        self.setFixedHeight(_HEIGHT)
        table.columns_moved.connect(self.update)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names and the line below them."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        body = self.rect().adjusted(0, 0, 0, -1)
        for column in Column:
            if not self._table.isColumnHidden(column):
                self._paint_name(painter, body, column)
        fill_hairline(painter, 0, self.height() - 1, self.width(), self._theme)
        painter.end()

    def _paint_name(self, painter: QPainter, body: QRect, column: Column) -> None:
        model = self._table.model()
        name = [Piece(str(model.headerData(column, Qt.Orientation.Horizontal)), 12, "ink3")]
        left = self._table.columnViewportPosition(column)
        match column:
            case Column.LEVEL:
                draw_line(painter, body.adjusted(MARGIN, 0, 0, 0), name, self._theme)
            case Column.TITLE:
                draw_line(painter, body.adjusted(left, 0, 0, 0), name, self._theme)
            case _:
                room = QRect(body)
                room.setWidth(self._table.right_edge(column))
                draw_line_right(painter, room, name, self._theme)
