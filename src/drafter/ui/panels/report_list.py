"""The middle column of 资料库: the reports of a group."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from drafter.core.catalogue import ReportSummary
from drafter.ui.models.library_groups_model import ALL_BUNDLED, Group, GroupKind
from drafter.ui.models.report_order import Order
from drafter.ui.models.report_table_model import ReportTableModel
from drafter.ui.theme import Theme
from drafter.ui.widgets.list_advice import ListAdvice
from drafter.ui.widgets.report_filters import ReportFilters
from drafter.ui.widgets.report_headings import ReportHeadings
from drafter.ui.widgets.report_menu import ReportMenu
from drafter.ui.widgets.report_table import ReportTable
from drafter.ui.widgets.themed import Hairline

_NARROWEST = 320


class ReportListPanel(QWidget):
    """Lists what it is given, sifted and sorted as the user likes. Knows no library."""

    report_chosen = Signal(str)  # id the user went to; '' when the last one has gone
    report_opened = Signal(str)  # id; Enter or a double click
    remove_requested = Signal(object)  # tuple of ids
    move_requested = Signal(object, str)  # tuple of ids; folder, '' for out of all folders
    labels_requested = Signal(str)  # id
    files_chosen_requested = Signal()
    order_changed = Signal(object)  # Order, by the user

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(_NARROWEST)
        self._group: Group = ALL_BUNDLED
        self._read, self._opening = False, True
        self._folders: tuple[str, ...] = ()
        self._model = ReportTableModel(self)
        self._filters = ReportFilters(theme)
        self._table = ReportTable(theme, self._model)
        self._advice = ListAdvice(theme)
        self._list, self._pages = QWidget(), QStackedWidget()
        self.menu = ReportMenu(self)
        self._lay_out(theme)
        self._connect()

    @property
    def chosen(self) -> str:
        """Return the id of the current report; '' for none."""
        return self._table.chosen

    @property
    def order(self) -> Order:
        """Return what the list is sorted by."""
        return self._filters.order

    def set_order(self, order: Order) -> None:
        """Sort by something else; `order_changed` is not emitted."""
        self._filters.choose_order(order)
        self._sift()

    def show_reports(self, group: Group, reports: Sequence[ReportSummary]) -> None:
        """List the reports of a group.

        Of the same group, filters, selection and scroll stay; where the current report
        has gone its successor is chosen and told. Another group starts at the top, with
        nothing chosen and nothing sifted.
        """
        if group != self._group:
            self._group = group
            self._table.forget()
            self._filters.clear()
        self._read = True
        self._model.show_reports(reports)
        self._filters.show_choices(self._model.provinces(), self._model.levels())
        self._sift()

    def show_opening(self) -> None:
        """Say that the library is being opened, as it is until reports were shown first."""
        self._show_unread(opening=True)

    def show_unopened(self) -> None:
        """Say that the library has not opened."""
        self._show_unread(opening=False)

    def show_folders(self, folders: Sequence[str]) -> None:
        """Tell the user's own folders, in order, for the menu."""
        self._folders = tuple(folders)

    def choose(self, id: str) -> bool:
        """Go to a report without a word; return False when it is not listed."""
        return self._table.choose(id)

    def choose_first(self) -> str:
        """Go to the topmost report without a word; return its id, '' for none."""
        reports = self._model.reports
        if reports:
            self._table.choose(reports[0].id)
        return self.chosen

    def focus_list(self, reason: Qt.FocusReason = Qt.FocusReason.ActiveWindowFocusReason) -> None:
        """Put the keyboard into the list, or on what is offered in its place.

        From the sentence that the library is being opened it goes on to the list by itself.

        Args:
            reason: Keys show a ring; this one leaves it as it was, for mouse or keys may
                have led here.
        """
        if self._model.rowCount():
            place: QWidget = self._table
        else:
            place = self._advice if self._advice.offers or not self._read else self._filters
        place.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on. A focus proxy that changes would tear Qt's chain of Tab."""
        super().focusInEvent(event)
        self.focus_list(event.reason())

    def _lay_out(self, theme: Theme) -> None:
        inner = QVBoxLayout(self._list)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(ReportHeadings(theme, self._table))
        inner.addWidget(self._table, 1)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._advice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        column.addWidget(Hairline(theme))
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        table = self._table
        table.report_chosen.connect(self.report_chosen)
        table.report_opened.connect(self.report_opened)
        table.remove_requested.connect(self.remove_requested)
        table.labels_requested.connect(self.labels_requested)
        table.menu_requested.connect(self._on_menu_requested)
        self.menu.labels_chosen.connect(self.labels_requested)
        self.menu.folder_chosen.connect(self.move_requested)
        self.menu.remove_chosen.connect(self.remove_requested)
        table.selectionModel().selectionChanged.connect(self._show_count)
        self._filters.chosen.connect(self._on_filters_chosen)
        self._advice.pressed.connect(self._on_advice_pressed)
        self._sift()

    def _sift(self) -> None:
        self._model.sift(self._filters.province, self._filters.level)
        self._model.sort_by(self._filters.order)
        self._show_count()
        focus = self.window().focusWidget()
        inside = focus is not None and self._pages.isAncestorOf(focus)
        page: QWidget = self._list if self._model.rowCount() else self._advice
        if page is self._advice:
            self._say_nothing()
        turned = page is not self._pages.currentWidget()
        self._pages.setCurrentWidget(page)
        if inside and (turned or page is self._advice):
            self.focus_list()

    def _show_unread(self, *, opening: bool) -> None:
        self._read, self._opening = False, opening
        self._model.show_reports(())
        self._sift()

    def _say_nothing(self) -> None:
        say = self._advice.advise
        if not self._read:
            unopened = self.tr("资料库没有打开")
            say("library", self.tr("正在打开资料库…") if self._opening else unopened, "")
        elif self._model.total:
            title = self.tr("没有符合筛选的材料")
            body = self.tr("这一组有 {n} 篇，省份和级别都合的没有。").format(n=self._model.total)
            say("search", title, body, self.tr("清除筛选"))
        elif self._group.kind is GroupKind.USED:
            body = self.tr("从例文里插入的段，会记在它所在的篇上，在这里能找到。")
            say("clock", self.tr("还没有用过的篇"), body)
        elif self._group.kind is GroupKind.FOLDER:
            body = self.tr("把自己的材料拖进来，或选择文件导入到这里。")
            title = self.tr("“{folder}”里还没有材料").format(folder=self._group.name)
            say("open", title, body, self.tr("选择文件"))
        elif self._group.kind in (GroupKind.OWN, GroupKind.LOOSE):
            body = self.tr("把以往的稿子导进来，就能和内置范例一起检索。资料只存在本机。")
            say("import", self.tr("还没有自己的材料"), body, self.tr("选择文件"))
        else:
            say("library", self.tr("这一组没有材料"), "")

    def _show_count(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        picked = self._table.selected_count()
        if not self._read:
            text = ""
        elif picked > 1:
            text = self.tr("已选 {n} 篇").format(n=picked)
        elif shown == total:
            text = self.tr("{n} 篇").format(n=f"{total:,}")
        else:
            text = self.tr("{n} / {all} 篇").format(n=f"{shown:,}", all=f"{total:,}")
        self._filters.show_count(text)

    def _on_filters_chosen(self) -> None:
        before = self._model.order
        self._sift()
        if self._filters.order is not before:
            self.order_changed.emit(self._filters.order)

    def _on_advice_pressed(self) -> None:
        if self._model.total:
            self._filters.clear()
            self._sift()
            self.focus_list()
        else:
            self.files_chosen_requested.emit()

    def _on_menu_requested(self, place: QPoint) -> None:
        self.menu.fill(self._table.own_selected(), self._folders)
        self.menu.popup(place)
