"""资料库: groups, the list of one of them, and the report that is read."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from drafter.ui.panels.import_shelf import ImportShelf
from drafter.ui.panels.library_groups import LibraryGroupsPanel
from drafter.ui.panels.passage_list import PassageListPanel
from drafter.ui.panels.report_list import ReportListPanel
from drafter.ui.panels.report_reader import ReportReader
from drafter.ui.theme import Theme
from drafter.ui.views.library_bar import LibraryBar
from drafter.ui.views.library_foot import LibraryFoot
from drafter.ui.widgets.dropped_files import dropped_files
from drafter.ui.widgets.themed import Banner

_SHARES = (212, 580, 648)
_MINIMA = (168, 400, 360)
NARROW_BELOW = 1280
"""Below this width of the window, in px, the columns at the left keep to the narrow widths."""
_NARROW_LEFT, _NARROW_MIDDLE = 180, 470


class LibraryView(QWidget):
    """Arranges its parts and connects none of them with a library."""

    files_dropped = Signal(list)  # paths (list[str]) dropped on the page, folders among them
    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.bar, self.foot = LibraryBar(theme), LibraryFoot(theme)
        self.banner, self.undo = Banner(theme), Banner(theme)
        self.groups = LibraryGroupsPanel(theme)
        self.reports, self.passages = ReportListPanel(theme), PassageListPanel(theme)
        self.shelf, self.reader = ImportShelf(theme), ReportReader(theme)
        self._lists = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._narrow: bool | None = None
        self._restored = QByteArray()  # widths to take over once the view has its size
        self._lay_out()
        self.bar.back_requested.connect(self.back_requested)
        self.bar.search.down_pressed.connect(self.focus_list)
        QShortcut(
            QKeySequence.StandardKey.Find,
            self,
            self.focus_search,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def show_reports(self) -> None:
        """Show the list of reports in the middle."""
        self._lists.setCurrentWidget(self.reports)

    def show_passages(self) -> None:
        """Show the list of passages in the middle."""
        self._lists.setCurrentWidget(self.passages)

    @property
    def on_passages(self) -> bool:
        """Whether passages are listed, not reports."""
        return self._lists.currentWidget() is self.passages

    def focus_list(self) -> None:
        """Put the keyboard into the list that is shown."""
        (self.passages if self.on_passages else self.reports).focus_list()

    def focus_search(self) -> None:
        """Put the keyboard into the search box, its words selected."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        middle = self.passages if self.on_passages else self.reports
        return [self.bar.search, self.groups, middle, self.shelf, self.reader]

    def save_state(self) -> QByteArray:
        """Return the widths of the columns, as Qt keeps them."""
        return self._splitter.saveState()

    def restore_state(self, state: QByteArray) -> None:
        """Take over widths once saved; nonsense changes nothing."""
        self._restored = state

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their share of a wide or a narrow window."""
        super().resizeEvent(event)
        width = event.size().width()
        narrow = width < NARROW_BELOW
        if narrow == self._narrow:
            return
        first, self._narrow = self._narrow is None, narrow
        if first and self._restored and self._splitter.restoreState(self._restored):
            return
        left = _NARROW_LEFT if narrow else _SHARES[0]
        middle = _NARROW_MIDDLE if narrow else round((width - left) * _SHARES[1] / sum(_SHARES[1:]))
        self._splitter.setSizes([left, middle, width - left - middle - 2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc that no part had use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell the paths of what was dropped."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _lay_out(self) -> None:
        self._lists.addWidget(self.reports)
        self._lists.addWidget(self.passages)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._lists, 1)
        column.addWidget(self.shelf)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for part, least in zip((self.groups, middle, self.reader), _MINIMA, strict=True):
            part.setMinimumWidth(least)
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setStretchFactor(2, 1)
        self._splitter.setStretchFactor(0, 0)
        self._splitter.setSizes(list(_SHARES))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.bar)
        page.addWidget(self.banner)
        page.addWidget(self.undo)
        page.addWidget(self._splitter, 1)
        page.addWidget(self.foot)
        self.setFocusProxy(self.reports)
