"""The headings of a report as tabs; one button with a menu where they have no room."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from drafter.core.numbering import split_marker
from drafter.core.report import Section
from drafter.ui.painting.ink import Piece, line_width
from drafter.ui.theme import Theme

_HEIGHT, _PX = 26, 12
_GAP, _LEAST_GAP = 14, 10
"""Between tabs, in px: as designed, and where that makes them fit."""
_EDGES, _LINE = 1, 2
_MOST = 5
"""Tabs there are at most; more headings than these are a list, not a row."""
_LONGEST = 6
"""Characters of a tab without its number."""
_BOLD = QFont.Weight.Medium
_QUOTED = re.compile(r"[“「](\S{2,4})[”」]")
_MARKS = re.compile(r"[“”「」《》]")
_CLAUSE = re.compile(r"[，：；、,:;\s—]")
_TOP = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[部章节])")


def short_heading(heading: str, subject: str = "") -> str:
    """Return a heading in a few characters: 三、选贤任能“聚力”，锻造…… → 三 聚力.

    Args:
        heading: As printed.
        subject: Label of its section; taken where the heading has no short words of its own.
    """
    marker, rest = split_marker(heading)
    number = marker.strip("（）()、.．，, \u3000")
    clause = _CLAUSE.split(rest.strip(), maxsplit=1)[0]
    quoted = _QUOTED.search(clause)
    words = quoted.group(1) if quoted else _MARKS.sub("", clause)
    if len(words) > _LONGEST:
        words = subject if subject and subject != "其他" else words[: _LONGEST - 1] + "…"
    return f"{number} {words}".strip()


def tab_sections(sections: Sequence[Section]) -> list[int]:
    """Return which sections get a tab: those of the highest level of heading, from 0."""
    headed = [n for n, section in enumerate(sections) if section.heading]
    top = [n for n in headed if _TOP.match(sections[n].heading)]
    return top or headed


class HeadingTabs(QWidget):
    """Shows where in the report one is, and goes to another part of it."""

    section_requested = Signal(int)  # from 0

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sections: list[int] = []
        self._names: list[str] = []
        self._full: list[str] = []
        self._current = -1
        self._leftward = False
        self._tabs: list[QToolButton] = []
        self._folded = QToolButton(self)
        self._folded.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._folded.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._folded.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow at the right
        self._folded.setIconSize(QSize(12, 12))
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._folded.setMenu(self._menu)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._refresh()
        theme.changed.connect(self._refresh)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Offer the headings of these sections; none is the current one."""
        self._sections = tab_sections(sections)
        chosen = [sections[n] for n in self._sections]
        self._names = [short_heading(s.heading, s.subject) for s in chosen]
        self._full = [s.heading for s in chosen]
        self._current = -1
        for tab in self._tabs:
            tab.deleteLater()
        self._tabs = [self._tab(n) for n in range(len(chosen))] if len(chosen) <= _MOST else []
        self._menu.clear()
        for number, heading in enumerate(self._full):
            action = self._menu.addAction(heading)
            action.triggered.connect(lambda _=False, n=number: self._ask(n))
        self._arrange()

    def show_current(self, section: int) -> None:
        """Mark the part that holds a section: its own tab or the last one before it."""
        before = [n for n, at in enumerate(self._sections) if at <= section]
        self._current = before[-1] if before else -1
        self._refresh()

    @property
    def count(self) -> int:
        """Return how many parts there are to go to."""
        return len(self._names)

    def show_leftward(self, leftward: bool) -> None:
        """Set the tabs from the left edge, or flush right as they are at first."""
        self._leftward = leftward
        self._arrange()

    def sizeHint(self) -> QSize:
        """Return the room that all tabs need."""
        return QSize(self._room(_LEAST_GAP), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing: what does not fit folds into one button."""
        return QSize(24, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the tabs, or unfold them, as the new width allows."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the current tab."""
        if not 0 <= self._current < len(self._tabs) or self._tabs[self._current].isHidden():
            return
        tab = self._tabs[self._current].geometry()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        line = QRect(tab.left(), _HEIGHT - _LINE, tab.width(), _LINE)
        painter.fillRect(line, self._theme.color("ink1"))
        painter.end()

    def _tab(self, number: int) -> QToolButton:
        tab = QToolButton(self)
        tab.setText(self._names[number])
        tab.setToolTip(self._full[number])
        tab.setAccessibleName(self._full[number])
        tab.clicked.connect(lambda: self._ask(number))
        return tab

    def _room(self, gap: int) -> int:
        widths = [line_width([Piece(name, _PX, weight=_BOLD)]) + _EDGES for name in self._names]
        return sum(widths) + gap * max(0, len(widths) - 1)

    def _arrange(self) -> None:
        """Set the tabs flush right, or the one button that stands for them."""
        gap = _GAP if self._room(_GAP) <= self.width() else _LEAST_GAP
        fits = bool(self._tabs) and self._room(gap) <= self.width()
        right = self._room(gap) if self._leftward else self.width()
        for name, tab in zip(reversed(self._names), reversed(self._tabs), strict=False):
            width = line_width([Piece(name, _PX, weight=_BOLD)]) + _EDGES
            tab.setGeometry(QRect(right - width, 0, width, _HEIGHT - _LINE))
            tab.setVisible(fits)
            right -= width + gap
        self._folded.setVisible(bool(self._names) and not fits)
        self._refresh()

    def _ask(self, number: int) -> None:
        self.section_requested.emit(self._sections[number])

    def _refresh(self) -> None:
        ink1, ink2 = self._theme.value("ink1"), self._theme.value("ink2")
        for number, tab in enumerate(self._tabs):
            now = number == self._current
            tab.setStyleSheet(
                f"QToolButton {{ font-size: {_PX}px; padding: 0; min-height: 0; border: none;"
                f" color: {ink1 if now else ink2}; font-weight: {500 if now else 400} }}"
                f" QToolButton:hover {{ background: transparent; color: {ink1} }}"
                f" QToolButton:focus {{ color: {self._theme.value('cinnabar')} }}"
            )
        if self._names:
            named = self._names[self._current] if self._current >= 0 else self.tr("各部分")
            self._folded.setText(named)
            self._folded.setAccessibleName(self.tr("各部分，现在是{name}").format(name=named))
        self._folded.setIcon(self._theme.icon("down", "ink2", 12))
        self._folded.setStyleSheet(
            f"QToolButton {{ font-size: {_PX}px; padding: 0; min-height: 22px }}"
            " QToolButton::menu-indicator { image: none }"
        )
        width = min(self._folded.sizeHint().width(), self.width())
        left = 0 if self._leftward else self.width() - width
        self._folded.setGeometry(left, 0, width, _HEIGHT - _LINE)
        self.update()
