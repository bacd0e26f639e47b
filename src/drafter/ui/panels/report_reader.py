"""The right column of 资料库: one report to be read, and borrowed from."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from drafter.core.catalogue import Use
from drafter.core.report import Report
from drafter.core.span import Span
from drafter.ui.painting.ink import Piece
from drafter.ui.theme import Theme
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.report_head import ReportHead
from drafter.ui.widgets.report_page import ReportPage
from drafter.ui.widgets.text_line import TextLine

NARROWEST = 360
"""In px."""
_BESIDE = "  "
"""Parts a button's words from its sign: Qt sets them closer than the design."""


class ReportReader(QWidget):
    """Shows a report and says what the reader wants with it. Knows no library, no draft."""

    insert_requested = Signal(str)  # exemplar id
    favourite_requested = Signal(str, bool)  # exemplar id, whether it is to be one
    subject_requested = Signal(str, int, str)  # report id, section from 0, one of SUBJECTS
    labels_requested = Signal(str)  # report id

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setMinimumWidth(NARROWEST)
        self._theme = theme
        self._report: Report | None = None
        self._favourites: frozenset[str] = frozenset()
        self._uses: dict[str, list[Use]] = {}
        self._actions = QWidget()
        self._insert, self._star = QPushButton(_BESIDE + self.tr("插入本稿")), QPushButton()
        self._used = TextLine(theme, 28)
        self._head, self._page = ReportHead(theme), ReportPage(theme, self._actions)
        self._empty = EmptyAnswer(theme, "library")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_insertable(False)
        self.show_nothing()

    @property
    def report(self) -> Report | None:
        """Return the report that is shown; None while there is none."""
        return self._report

    @property
    def current(self) -> str:
        """Return the exemplar id of the current paragraph; '' while none is."""
        number = self._page.current
        return f"{self._report.id}-{number}" if self._report and number else ""

    def show_report(
        self, report: Report, spans: Mapping[int, Sequence[Span]] | None = None, number: int = 0
    ) -> None:
        """Show a report.

        Args:
            report: The one shown already stays where it was read.
            spans: Hits to be marked, in code points, by number of the paragraph.
            number: Paragraph to make the current one; 0 leaves that to the reader.
        """
        self._report = report
        self._head.show_report(report)
        self._page.show_report(report)
        self._page.show_spans(spans or {})
        self._turn_to(1)
        self._show_stars()
        if number:
            self._page.go_to(number)
        self._show_actions()

    def show_nothing(self) -> None:
        """Ask to choose a report."""
        self._report = None
        self._empty.show_words(self.tr("选一篇来读"), self.tr("在左边点一篇，正文显示在这里。"))
        self._turn_to(0)

    def show_marks(self, favourites: Collection[str], uses: Sequence[Use]) -> None:
        """Tell which exemplars are favourites, and where drafts use them."""
        self._favourites = frozenset(favourites)
        self._uses = {}
        for use in uses:
            self._uses.setdefault(use.exemplar_id, []).append(use)
        self._show_stars()
        self._show_actions()

    def show_insertable(self, insertable: bool) -> None:
        """Offer 插入本稿, or not: there is no draft to insert into."""
        self._insert.setVisible(insertable)

    def focus_page(self) -> None:
        """Put the keyboard into the text, or on the sentence in its place."""
        seen = self._empty if self._pages.currentWidget() is self._empty else self._page
        seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is seen."""
        super().focusInEvent(event)
        self.focus_page()

    def _lay_out(self) -> None:
        self._used.setStyleSheet("background: transparent")
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self._insert, self._star):
            button.setFixedHeight(28)
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self._used, 1)
        read = QWidget()
        column = QVBoxLayout(read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._page, 1)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(read)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _turn_to(self, page: int) -> None:
        """Show a page; the keyboard moves with it."""
        focus = self.window().focusWidget()
        inside = focus is not None and self._pages.isAncestorOf(focus)
        turned = page != self._pages.currentIndex()
        self._pages.setCurrentIndex(page)
        if inside and turned:
            self.focus_page()

    def _connect(self) -> None:
        self._insert.setAccessibleName(self.tr("插入本稿"))
        self._insert.setToolTip(self.tr("插到稿子的光标处（Enter）"))
        self._insert.clicked.connect(self._on_insert)
        self._star.clicked.connect(self._on_star)
        self._page.inserted.connect(self._on_insert)
        self._page.starred.connect(self._on_star)
        self._page.current_changed.connect(self._show_actions)
        self._page.section_shown.connect(self._head.show_section)
        self._page.subject_requested.connect(self._on_subject)
        self._head.section_requested.connect(self._page.go_to_section)
        self._head.labels_requested.connect(self._on_labels)
        self._theme.changed.connect(self._show_actions)

    def _on_insert(self) -> None:
        if self.current and not self._insert.isHidden():
            self.insert_requested.emit(self.current)

    def _on_star(self) -> None:
        if self.current:
            self.favourite_requested.emit(self.current, self.current not in self._favourites)

    def _on_subject(self, section: int, subject: str) -> None:
        if self._report is not None:
            self.subject_requested.emit(self._report.id, section, subject)

    def _on_labels(self) -> None:
        if self._report is not None:
            self.labels_requested.emit(self._report.id)

    def _show_stars(self) -> None:
        if self._report is not None:
            ids = (one.rsplit("-", 1) for one in self._favourites)
            self._page.show_stars([int(n) for report, n in ids if report == self._report.id])

    def _show_actions(self) -> None:
        """Make the buttons and the mark those of the current paragraph."""
        starred = self.current in self._favourites
        self._insert.setIcon(self._theme.icon("insert", "ink1"))
        self._star.setIcon(self._theme.icon("starf" if starred else "star", "ink1"))
        self._star.setText(_BESIDE + (self.tr("已收藏") if starred else self.tr("收藏")))
        self._star.setAccessibleName(self.tr("取消收藏") if starred else self.tr("收藏"))
        self._star.setToolTip(self.tr("取消收藏（S）") if starred else self.tr("收藏（S）"))
        places = [
            f"{use.title.strip() or self.tr('没有题目的稿子')}  {use.label}".rstrip()
            for use in self._uses.get(self.current, ())
        ]
        said = self.tr("用在 {places}").format(places="；".join(places)) if places else ""
        self._used.show_pieces([Piece(said, 12, "ink2")])
