"""The text of a report as printed, its numbers in the margin, one paragraph the current one."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QMenu, QTextBrowser, QWidget

from drafter.core.report import SUBJECTS, Report
from drafter.core.span import Span
from drafter.ui.painting.report_margin import Band, ReportMargin
from drafter.ui.painting.report_places import ReportPlaces
from drafter.ui.painting.report_text import (
    GAP,
    LEFT,
    TOP,
    Part,
    PartKind,
    marked,
    write_report,
)
from drafter.ui.theme import Theme

ACTIONS = 38
"""Room below the current paragraph for its buttons, in px, beyond the usual gap."""
_ACTIONS_TOP = 9
_SUNK = 4
"""A line of fixed height has its extra leading above, in px: bands follow the text down."""
_STOPS = (PartKind.PARAGRAPH, PartKind.SUBJECT)
_ACTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_S)
_HEAD = 40
"""A section counts as the one shown once its heading is this near to the top, in px."""


class ReportPage(QTextBrowser):
    """Clicks and ↑↓ choose a paragraph; real buttons stand below it.

    Args:
        theme: Gives colours and faces.
        actions: The buttons; laid over the text, below the current paragraph.
    """

    current_changed = Signal(int)  # number of the current paragraph; 0 for none
    section_shown = Signal(int)  # the section now at the top, from 0
    inserted = Signal()  # Enter on the current paragraph
    starred = Signal()  # S on it
    subject_requested = Signal(int, str)  # section from 0, one of SUBJECTS

    def __init__(self, theme: Theme, actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self._report: Report | None = None
        self._parts: tuple[Part, ...] = ()
        self._current, self._section = -1, -1
        self._spans: Mapping[int, Sequence[Span]] = {}
        self._keys = False  # whether the page was reached by keyboard
        self._places = ReportPlaces(self.document(), ())
        self._margin = ReportMargin(self.document(), theme)
        self.setObjectName("read")
        self.setAccessibleName(self.tr("范例正文"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        actions.setParent(self.viewport())
        actions.hide()
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> int:
        """Return the number of the current paragraph; 0 while none is."""
        return self._parts[self._current].number if 0 <= self._current < len(self._parts) else 0

    def show_report(self, report: Report) -> None:
        """Show a report from its top; the same one with other labels stays where it is."""
        same = self._report is not None and self._report.id == report.id
        top, current = self.verticalScrollBar().value(), self._current
        self._report = report
        self._current, self._section = -1, -1
        self._spans = {}
        with QSignalBlocker(self.verticalScrollBar()):
            self._parts = write_report(self.document(), report, self._theme)
            self._places = ReportPlaces(self.document(), self._parts)
            self.setTextCursor(QTextCursor(self.document()))  # else Qt scrolls to the end of it
            if same and current < len(self._parts):
                self._choose(current)
            self.verticalScrollBar().setValue(top if same else 0)
        self.setExtraSelections([])
        if not same or current >= len(self._parts):
            self._choose(-1)
        self._tell_section()

    def show_spans(self, spans: Mapping[int, Sequence[Span]]) -> None:
        """Mark hits: code points of a paragraph, by its number."""
        self._spans = spans
        self.setExtraSelections(marked(self.document(), self._parts, spans, self._theme))

    def show_stars(self, numbers: Collection[int]) -> None:
        """Show which paragraphs are favourites, by their numbers."""
        self._margin.stars = frozenset(numbers)
        self.viewport().update()

    def go_to(self, number: int) -> None:
        """Make a paragraph the current one and show it; there need be none of this number."""
        for index, part in enumerate(self._parts):
            if part.number == number and part.kind is PartKind.PARAGRAPH:
                self._choose(index)
                self._show_whole(middle=True)

    def go_to_section(self, section: int) -> None:
        """Scroll until the heading of a section stands at the top."""
        for index, part in enumerate(self._parts):
            if part.section == section:
                self.verticalScrollBar().setValue(round(self._places.top(index)) - GAP)
                self._tell_section(section)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band of the current paragraph, the text over it, the margin beside it."""
        band = self._band()
        painter = QPainter(self.viewport())
        self._margin.paint_band(painter, band, ring=self._keys and self.hasFocus())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        offset = self.verticalScrollBar().value()
        self._margin.paint(painter, self._parts, self._current, offset, self.viewport().height())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is read where it is, however the lines break now."""
        anchor = self._places.at(self.verticalScrollBar().value() + TOP)
        bar = self.verticalScrollBar()
        above = bar.value() - self._places.top(anchor)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and bar.value():
            bar.setValue(round(self._places.top(anchor) + above))
        self._place_actions()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with ↑↓, act with Enter and S; leave the other keys to the browser."""
        self._keys = True
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = event.key()
        if event.isAutoRepeat() and key in _ACTING:
            return  # held down, perhaps since another list had the keyboard
        if plain and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            if self._parts[self._current].kind is PartKind.SUBJECT:
                self._ask_subject()
            else:
                self.inserted.emit()
        elif plain and key == Qt.Key.Key_S and self.current:
            self.starred.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Forget that keys were used: a ring would be noise now."""
        self._keys = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the paragraph that was clicked the current one, unless text was selected."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        index = self.cursorForPosition(event.position().toPoint()).blockNumber()
        if not 0 <= index < len(self._parts):
            return
        while index and self._parts[index].kind is PartKind.NOTE:
            index -= 1
        if self._parts[index].kind in _STOPS:
            self._choose(index)
            self._show_whole()
            if self._parts[index].kind is PartKind.SUBJECT:
                self._ask_subject()

    def _walk(self, step: int) -> None:
        """Go to the next stop; from none, to the first one in sight."""
        index = self._current
        if index < 0:
            index = self._places.at(self.verticalScrollBar().value() + TOP) - step
        index += step
        while 0 <= index < len(self._parts) and self._parts[index].kind not in _STOPS:
            index += step
        if 0 <= index < len(self._parts):
            self._choose(index)
            self._show_whole()
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if step > 0 else 0)

    def _choose(self, index: int) -> None:
        """Make a block the current one; it keeps its place on the screen."""
        before = self._current
        bar = self.verticalScrollBar()
        place = self._places.top(index) - bar.value() if index >= 0 else 0.0
        self._places.reserve(before, 0)
        self._current = index
        self._places.reserve(index, ACTIONS)
        if index >= 0 and index != before:
            bar.setValue(round(self._places.top(index) - place))
        self._place_actions()
        self.viewport().update()
        if index != before:
            self.current_changed.emit(self.current)

    def _band(self) -> Band:
        """Return the current paragraph with its buttons, in px of the viewport."""
        if not 0 <= self._current < len(self._parts):
            return Band(QRect(), 0)
        scroll = self.verticalScrollBar().value()
        top = round(self._places.top(self._current)) - scroll
        bottom = round(self._places.bottom(self._current)) - scroll
        room = ACTIONS if self._parts[self._current].kind is PartKind.PARAGRAPH else 0
        rect = QRect(0, top - GAP // 2 + _SUNK, self.viewport().width(), bottom - top + GAP + room)
        return Band(rect, bottom)

    def _place_actions(self) -> None:
        self._actions.setVisible(bool(self.current))
        if not self.current:
            return
        width = self.viewport().width() - LEFT - GAP
        self._actions.setGeometry(LEFT, self._band().text_bottom + _ACTIONS_TOP, width, 28)

    def _show_whole(self, *, middle: bool = False) -> None:
        """Scroll as little as shows the current paragraph whole, or its top."""
        band, room, bar = self._band().rect, self.viewport().height(), self.verticalScrollBar()
        if middle and not 0 <= band.top() <= band.bottom() < room:
            bar.setValue(bar.value() + band.top() - max(0, (room - band.height()) // 3))
        elif band.top() < 0 or band.height() > room:
            bar.setValue(bar.value() + band.top())
        elif band.bottom() >= room:
            bar.setValue(bar.value() + band.bottom() + 1 - room)
        self._tell_section(self._parts[self._current].section)

    def _on_scrolled(self) -> None:
        self._place_actions()  # Qt has moved them already, but not after each change of layout
        self._tell_section()

    def _tell_section(self, section: int | None = None) -> None:
        """Say which section stands at the top, when it is another one."""
        if not self._parts:
            return
        if section is None:
            top = self.verticalScrollBar().value()
            section = self._parts[self._places.at(top + _HEAD)].section
        if section != self._section:
            self._section = section
            self.section_shown.emit(section)

    def _ask_subject(self) -> None:
        """Offer the subjects for the section of the current stop."""
        if self._report is None:
            return
        section = self._parts[self._current].section
        menu = QMenu(self)
        for subject in SUBJECTS:
            action = menu.addAction(subject)
            action.setCheckable(True)
            action.setChecked(subject == self._report.sections[section].subject)
            action.triggered.connect(
                lambda _=False, s=subject: self.subject_requested.emit(section, s)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        below = self._band().rect.bottomLeft()
        below.setX(LEFT)
        menu.popup(self.viewport().mapToGlobal(below))

    def _on_theme_changed(self) -> None:
        if self._report is not None:
            spans = self._spans
            self.show_report(self._report)
            self.show_spans(spans)
