"""What stands above the text of a report: title, labels, the way to its parts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from drafter.core.report import Report
from drafter.ui.painting.ink import Piece
from drafter.ui.painting.level_tag import TAG, draw_tag
from drafter.ui.painting.report_text import LEFT
from drafter.ui.theme import Face, Theme, paper_font
from drafter.ui.widgets.heading_tabs import HeadingTabs
from drafter.ui.widgets.text_line import TextLine

_TITLE_PX, _RIGHT = 19, 28
_GAP = 8
_TAG_ROOM = TAG.width() + 2 * _GAP
"""What the level and the gaps beside the labels take, in px."""


class ReportHead(QFrame):
    """Title in the face of titles; level, region, length and source; the parts as tabs."""

    section_requested = Signal(int)  # from 0
    labels_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = _Title(theme)
        self._edit = QToolButton()
        self._edit.setFixedSize(28, 28)
        self._edit.setToolTip(self.tr("改标签"))
        self._edit.setAccessibleName(self.tr("改标签"))
        self._edit.clicked.connect(self.labels_requested)
        self._level = _Tag(theme)
        self._line, self.tabs = TextLine(theme, 26), HeadingTabs(theme)
        self.tabs.section_requested.connect(self.section_requested)
        self._lay_out()
        self._refresh()
        theme.changed.connect(self._refresh)

    def show_report(self, report: Report) -> None:
        """Say what report this is; only the user's own offers its labels to be changed."""
        paragraphs = [p for section in report.sections for p in section.paragraphs]
        characters = sum(len(paragraph.text) for paragraph in paragraphs)
        file = report.source if report.own else ""
        self._title.show_text(report.title or file or self.tr("没有题目的材料"))
        self._level.show_level(report.level)
        where = report.source if report.own else self.tr("内置范例，只读")
        said = [
            report.region,
            report.date,
            self.tr("{n} 段").format(n=f"{len(paragraphs):,}"),
            self.tr("{n} 字").format(n=f"{characters:,}"),
            where,
        ]
        gap = Piece("\u3000", _GAP)
        pieces = [piece for text in filter(None, said) for piece in (gap, Piece(text, 12, "ink2"))]
        self._line.show_pieces(pieces[1:])
        self._edit.setVisible(report.own)
        self.tabs.show_sections(report.sections)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts beside the labels, or below them, as the new width allows."""
        super().resizeEvent(event)
        self._arrange()

    def show_section(self, section: int) -> None:
        """Mark the part that holds a section."""
        self.tabs.show_current(section)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._edit)
        self._labels = QHBoxLayout()
        self._labels.setSpacing(_GAP)
        self._labels.addWidget(self._level, 0, Qt.AlignmentFlag.AlignVCenter)
        self._labels.addWidget(self._line)
        self._labels.addWidget(self.tabs, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(LEFT, 15, _RIGHT, 10)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(self._labels)

    def _arrange(self) -> None:
        """Give the parts a line of their own where they would push the labels away."""
        room = self.width() - LEFT - _RIGHT
        wanted = self._line.sizeHint().width() + self.tabs.sizeHint().width() + _TAG_ROOM
        apart = wanted > room and bool(self.tabs.count)
        if apart != (self._labels.indexOf(self.tabs) < 0):
            (self._labels if apart else self._column).removeWidget(self.tabs)
            (self._column if apart else self._labels).addWidget(self.tabs, 0 if apart else 1)
            self.tabs.show_leftward(apart)

    def _refresh(self) -> None:
        self._edit.setIcon(self._theme.icon("edit"))
        value = self._theme.value
        self.setStyleSheet(
            f"ReportHead {{ background: {value('paper')}; border: none;"
            f" border-bottom: 1px solid {value('line')} }}"
        )


class _Tag(QWidget):
    """A level in its frame."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._level = theme, ""
        self.setFixedSize(TAG)
        theme.changed.connect(self.update)

    def show_level(self, level: str) -> None:
        """Say another level; none takes no room."""
        self._level = level
        self.setAccessibleName(level)
        self.setVisible(bool(level))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the level."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        draw_tag(painter, self.rect(), self._level, self._theme)
        painter.end()


class _Title(QWidget):
    """One line in the face of titles, cut with … where it is too long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._text = theme, ""
        self._font = paper_font(Face.SONG, _TITLE_PX, QFont.Weight.Bold)
        self.setFixedHeight(28)
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Say another title; the whole of it is the tool tip."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: a long title is cut."""
        return QSize(24, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setFont(self._font)
        painter.setPen(self._theme.color("ink1"))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(0, round(self.height() / 2 + 0.38 * _TITLE_PX), text)
        painter.end()
