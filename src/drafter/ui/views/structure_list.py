"""The pillars a draft will have, with their lengths, as rows beside the form."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from drafter.core.draft import Role, Run
from drafter.core.facts import PLACE, TARGET
from drafter.core.new_draft import new_draft
from drafter.core.outline import OutlineItem, outline
from drafter.core.skeleton import Skeleton
from drafter.ui.theme import Face, Theme, paper_font, ui_font

_ROW = 24
_NUMERAL, _COLUMN_GAP = 20, 12


class StructureList(QWidget):
    """The pillars a draft will have: numeral, heading, how many points, how many 字."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pillars: tuple[OutlineItem, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("结构"))
        theme.changed.connect(self.update)

    def show_pillars(self, pillars: Sequence[OutlineItem]) -> None:
        """List these pillars."""
        self._pillars = tuple(pillars)
        self.setAccessibleDescription(
            "；".join(f"{p.label}，{p.title}，{p.target_in_all} 字" for p in pillars)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(280, _ROW * len(self._pillars))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows; where a heading would not fit, no row tells its points."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        small, normal = QFontMetrics(ui_font(12)), QFontMetrics(ui_font(13))
        lengths = _widest(small, (self._length(p) for p in self._pillars))
        points = _widest(small, (self._points(p) for p in self._pillars))
        titles = _widest(normal, (p.title for p in self._pillars))
        room = self.width() - _NUMERAL - lengths - _COLUMN_GAP
        told = points > 0 and titles + _COLUMN_GAP + points <= room
        for number, pillar in enumerate(self._pillars):
            row = QRect(0, number * _ROW, self.width(), _ROW)
            heading = row.adjusted(_NUMERAL, 0, -lengths - _COLUMN_GAP, 0)
            if told:
                column = heading.adjusted(0, 0, -_COLUMN_GAP // 2, 0)
                self._text(painter, column, "ink3", self._points(pillar))
                heading.setRight(column.right() - points - _COLUMN_GAP)
            self._text(painter, row, "ink2", self._length(pillar))
            self._paint_heading(painter, row, heading, pillar)
        painter.end()

    def _paint_heading(
        self, painter: QPainter, row: QRect, heading: QRect, pillar: OutlineItem
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(paper_font(Face.SONG, 13, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(row, middle, pillar.label)
        font = ui_font(13)
        painter.setFont(font)
        painter.setPen(self._theme.color("ink1"))
        elide = Qt.TextElideMode.ElideRight
        title = QFontMetrics(font).elidedText(pillar.title, elide, heading.width())
        painter.drawText(heading, middle, title)

    def _text(self, painter: QPainter, place: QRect, token: str, text: str) -> None:
        painter.setFont(ui_font(12))
        painter.setPen(self._theme.color(token))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place, align, text)

    def _points(self, pillar: OutlineItem) -> str:
        count = len(pillar.children)
        return self.tr("{n} 要点").format(n=count) if count else ""

    def _length(self, pillar: OutlineItem) -> str:
        return self.tr("{n} 字").format(n=f"{pillar.target_in_all:,}")


def _widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)


def structure(skeleton: Skeleton, target: str, place: str) -> tuple[int, tuple[OutlineItem, ...]]:
    """Return the 字 of the opening, and the pillars, as a new draft will have them.

    Args:
        skeleton: What the draft starts from.
        target: 字 wanted of the whole, checked; empty for the skeleton's own.
        place: The fact 地区, checked; empty while it is not set.
    """
    facts = {name: value for name, value in ((TARGET, target), (PLACE, place)) if value}
    items = outline(new_draft(skeleton, facts, _no_text))
    opening = sum(item.target_in_all for item in items if item.role is Role.TITLE)
    return opening, tuple(item for item in items if item.role is Role.PILLAR)


def _no_text(passage: str, facts: Mapping[str, str]) -> tuple[Run, ...]:  # noqa: ARG001
    """Render nothing: lengths do not depend on the passages."""
    return ()
