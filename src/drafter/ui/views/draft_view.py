"""起草: outline, paper and exemplars side by side."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.ui.actions import Actions
from drafter.ui.editor.paper import Paper
from drafter.ui.later import Later
from drafter.ui.theme import Theme
from drafter.ui.views.editor_bar import EditorBar
from drafter.ui.widgets.themed import Banner

if TYPE_CHECKING:
    from drafter.ui.panels.exemplar_panel import ExemplarPanel
    from drafter.ui.panels.outline_panel import OutlinePanel

RAIL_BELOW = 1280
"""Below this width of the window, in px, the outline shows as a rail."""
_WIDTHS, _MINIMA, _RAIL = (276, 766, 396), (232, 560, 320), 44
_NARROW_PANEL = 344


class DraftView(QWidget):
    """Three columns over one draft. Arranges its parts and connects none of them.

    The paper is there at once; outline and exemplars are built into their columns when they are
    first asked for.
    """

    rail_changed = Signal(bool)

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self._outline, self.later_exemplars = (
            Later(self._build_outline),
            Later(self._build_exemplars),
        )
        self.bar = EditorBar(theme, actions)
        self.banner = Banner(theme)
        self.paper = Paper(theme)
        self.paper.offer(actions.on_paper())
        self._panel_width = 0  # of the right column while it is hidden; 0 for its usual one
        self._narrow: bool | None = None
        self._rail = False
        self._restored = QByteArray()  # widths to take over once the view has its size
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._answers = _column()
        self._left, middle, self.right_panel = _column(), self._middle(), self._right()
        for part in (self._left, middle, self.right_panel):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        middle.setMinimumWidth(_MINIMA[1])
        self.right_panel.setMinimumWidth(_MINIMA[2])
        self._splitter.setSizes(list(_WIDTHS))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def rail(self) -> bool:
        """Whether the outline shows as a rail."""
        return self._rail

    @property
    def outline(self) -> "OutlinePanel":
        """Return the column at the left."""
        return self._outline()

    @property
    def exemplars(self) -> "ExemplarPanel":
        """Return the column at the right."""
        return self.later_exemplars()

    def set_panel(self, shown: bool) -> None:
        """Show or hide the column at the right, as wide as it was."""
        sizes = self._splitter.sizes()
        if not shown and self.right_panel.isVisible():
            self._panel_width = sizes[2]
        self.right_panel.setVisible(shown)
        if shown and self._panel_width:
            middle = sum(sizes[1:]) - self._panel_width
            self._splitter.setSizes([sizes[0], max(1, middle), self._panel_width])

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        parts: list[QWidget] = [self.outline, self.paper, self.exemplars]
        return [part for part in parts if part.isVisible()]

    def save_state(self) -> QByteArray:
        """Return the widths of the columns, as Qt keeps them; unseen, those to take over."""
        return self._restored if self._narrow is None else self._splitter.saveState()

    def restore_state(self, state: QByteArray) -> None:
        """Take over widths once saved; nonsense changes nothing."""
        self._restored = state

    def set_rail(self, rail: bool) -> None:
        """Show the outline as a rail, or whole; the other columns keep what they have."""
        focus = QApplication.focusWidget()
        if rail and focus is not None and self._left.isAncestorOf(focus):
            self.paper.setFocus()  # else it would fall to some button
        self._rail = rail
        if self._outline.built:
            self.outline.set_rail(rail)
        self._left.setMinimumWidth(_RAIL if rail else _MINIMA[0])
        self._left.setMaximumWidth(_RAIL if rail else 16_777_215)
        sizes = self._splitter.sizes()
        wanted = _RAIL if rail else _WIDTHS[0]
        self._splitter.setSizes([wanted, max(1, sizes[1] + sizes[0] - wanted), sizes[2]])
        self.rail_changed.emit(rail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up room in the order of the design: outline first, then the panel."""
        super().resizeEvent(event)
        narrow = event.size().width() < RAIL_BELOW
        if narrow != self._narrow:
            first, self._narrow = self._narrow is None, narrow
            self.set_rail(narrow)
            if first and self._restored:
                self._splitter.restoreState(self._restored)
                if narrow:  # they may be those of a wider window
                    self.set_rail(True)
                return
            width = event.size().width()
            left = _RAIL if narrow else _WIDTHS[0]
            right = _NARROW_PANEL if narrow else _WIDTHS[2]
            self._splitter.setSizes([left, width - left - right - 2, right])

    def _build_outline(self) -> "OutlinePanel":
        from drafter.ui.panels.outline_panel import OutlinePanel

        panel = OutlinePanel(self._theme)
        panel.set_rail(self._rail)
        panel.rail_toggled.connect(self._on_rail_toggled)
        _fill(self._left, panel)
        return panel

    def _build_exemplars(self) -> "ExemplarPanel":
        from drafter.ui.panels.exemplar_panel import ExemplarPanel

        panel = ExemplarPanel(self._theme)
        _fill(self._answers, panel)
        return panel

    def _on_rail_toggled(self, rail: bool) -> None:
        self.set_rail(rail)

    def _refresh(self) -> None:
        self._close.setIcon(self._theme.icon("panel"))

    def _middle(self) -> QWidget:
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.bar, self.banner):
            layout.addWidget(part)
        layout.addWidget(self.paper, 1)
        return column

    def _right(self) -> QWidget:
        column = _column()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs())
        layout.addWidget(self._answers, 1)
        return column

    def _tabs(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("ebar")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        frame.setFixedHeight(self._theme.height("bar"))
        tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setAccessibleName(self.tr("右栏"))
        tabs.addTab(self.tr("例文"))
        self._close = QToolButton()
        self._close.setToolTip(self._actions.right_panel.toolTip())
        self._close.setAccessibleName(self.tr("收起右栏"))
        self._close.setFixedSize(28, 28)
        self._close.clicked.connect(self._actions.right_panel.trigger)
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 0, 10, 0)
        row.addWidget(tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()
        row.addWidget(self._close)
        return frame


def _column() -> QWidget:
    column = QWidget()
    column.setObjectName("panel")
    column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return column


def _fill(column: QWidget, part: QWidget) -> None:
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(part)
    part.show()
