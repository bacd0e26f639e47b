"""The top bar of 资料库: the way back, how much there is, the search box, 导入."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from drafter.ui.theme import Theme
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.themed import Hairline, ThemedLabel

_SEARCH_WIDTH = (240, 440)


class LibraryBar(QWidget):
    """Shows what it is told; says what is wanted."""

    back_requested = Signal()
    import_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.height("top"))
        self.search = _LibrarySearch(theme)
        self._back, self._import = QToolButton(), QPushButton(" " + self.tr("导入"))
        self._back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._back.clicked.connect(self.back_requested)
        self._import.setToolTip(self.tr("导入自己的材料，也可以把文件拖进来"))
        self._import.setAccessibleName(self.tr("导入"))
        self._import.clicked.connect(self.import_requested)
        self._counts = ThemedLabel(theme, "", "ink2", 12)
        self._lay_out()
        self.show_back(drafting=False)
        self._refresh()
        theme.changed.connect(self._refresh)

    def show_back(self, *, drafting: bool) -> None:
        """Name where the way back leads: the open draft or the start page."""
        name = self.tr("回到稿子") if drafting else self.tr("回到首页")
        self._back.setText(" " + name)
        self._back.setAccessibleName(name)
        self._back.setToolTip(self.tr("{name}（Esc）").format(name=name))

    def show_counts(self, reports: int, paragraphs: int) -> None:
        """Say how much the library holds in all."""
        text = self.tr("{i} 篇　{n} 段").format(i=f"{reports:,}", n=f"{paragraphs:,}")
        self._counts.setText(text)

    def _lay_out(self) -> None:
        line = Hairline(self._theme, Qt.Orientation.Vertical)
        line.setFixedHeight(18)
        left = QHBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._back)
        left.addSpacing(4)
        left.addWidget(line)
        left.addSpacing(4)
        left.addWidget(ThemedLabel(self._theme, self.tr("资料库"), "ink1", 14, 500))
        left.addWidget(self._counts)
        left.addStretch()
        right = QHBoxLayout()
        right.addStretch()
        right.addWidget(self._import)
        row = QGridLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setHorizontalSpacing(16)
        self.search.setMinimumWidth(_SEARCH_WIDTH[0])
        self.search.setMaximumWidth(_SEARCH_WIDTH[1])
        row.addLayout(left, 0, 0)
        row.addWidget(self.search, 0, 1)
        row.addLayout(right, 0, 2)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)

    def _refresh(self) -> None:
        self._back.setIcon(self._theme.icon("left", "ink1"))
        self._import.setIcon(self._theme.icon("import", "ink1"))


class _LibrarySearch(SearchBox):
    """The search box with its key shown while it is empty."""

    def __init__(self, theme: Theme) -> None:
        key = QKeySequence(QKeySequence.StandardKey.Find)
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        self._key = QLabel(shown.replace("+", " "))
        super().__init__(
            theme,
            prompt=self.tr("在全部段落里找词句、地区、篇名"),
            clear=self.tr("清空，回到列表"),
        )
        self._look = theme
        self._key.setParent(self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(lambda text: self._key.setVisible(not text))
        theme.changed.connect(self._dress)
        self._dress()

    def forget(self) -> None:
        """Clear the box without a word."""
        super().forget()
        self._key.show()

    def sizeHint(self) -> QSize:
        """Ask for the full width; the layout gives less where there is none."""
        return QSize(_SEARCH_WIDTH[1], super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the right edge."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        size = self._key.sizeHint()
        self._key.setGeometry(
            self.width() - size.width() - 8,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _dress(self) -> None:
        self._key.setStyleSheet(
            f"font-size: 12px; color: {self._look.value('ink2')}; padding: 0 4px;"
            f" border: 1px solid {self._look.value('line2')}; border-radius: 3px"
        )
        self._place()
