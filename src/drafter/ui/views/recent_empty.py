"""What is said where no recent draft is left to show."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import ThemedLabel


class RecentEmpty(QWidget):
    """What the section says when no row is left."""

    open_requested = Signal()
    all_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._icon_name = "new"
        self._title = ThemedLabel(theme, "", "ink1", 14, 500)
        self._body = ThemedLabel(theme, "", "ink2")
        self._body.setWordWrap(True)
        self._open = QPushButton(self.tr("打开稿子"))
        self._open.clicked.connect(self.open_requested)
        self._all = QPushButton(self.tr("看全部"))
        self._all.clicked.connect(self.all_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 20, 8, 0)
        column.setSpacing(4)
        column.addWidget(self._icon)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._body)
        column.addSpacing(8)
        for button in (self._open, self._all):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        theme.changed.connect(self._refresh)

    def say_no_drafts(self) -> None:
        """Tell how to begin."""
        self._say(
            "new",
            self.tr("还没有稿子"),
            self.tr("选上面一种骨架，填好地区和会议就能开始。也可以打开已有的稿子。"),
        )
        self._open.show()
        self._all.hide()

    def say_nothing_found(self, words: str) -> None:
        """Tell that ``words`` are in no recent draft."""
        title = self.tr("最近的稿子里没有“{words}”").format(words=words)
        self._say("search", title, self.tr("换一个词再找。"))
        self._open.hide()
        self._all.show()

    def _say(self, icon: str, title: str, body: str) -> None:
        self._icon_name = icon
        self._title.setText(title)
        self._body.setText(body)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, "ink3", 20, ratio))
