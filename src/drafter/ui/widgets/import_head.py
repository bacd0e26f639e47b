"""The line over the files of an import: where they go, how far it is, and a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from drafter.ui.painting.import_delegate import remark_left
from drafter.ui.painting.ink import Piece, line_width
from drafter.ui.theme import Theme
from drafter.ui.widgets.text_line import TextLine

_HEIGHT, _MARGIN, _GAP, _BAR = 46, 16, 8, 4
_SHORTEST_BAR, _NARROWEST, _BUTTON_PADDING = 40, 24, 5


class ImportHead(QWidget):
    """Words at the left, a bar above the remarks, and one button."""

    stop_requested = Signal()
    close_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._bar, self._button = TextLine(theme, 24), QProgressBar(), QToolButton()
        self._running, self._wanted = False, 0
        self.setFixedHeight(_HEIGHT)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR)
        self._bar.setMinimumWidth(_SHORTEST_BAR)
        self._bar.setAccessibleName(self.tr("导入进度"))
        self._button.setStyleSheet("padding: 0")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_MARGIN, 4, _MARGIN, 0)
        self._row.setSpacing(_GAP)
        words = QVBoxLayout()
        words.setContentsMargins(0, 2, 0, 0)  # level with the bar
        words.addWidget(self._words)
        self._row.addLayout(words)
        self._row.addWidget(self._bar, 1)
        self._row.addWidget(self._button)
        self._button.clicked.connect(self._on_clicked)

    def show_running(self, folder: str, done: int, total: int) -> None:
        """Say how far it is.

        Args:
            folder: The user's folder the files go to; '' for none.
            done: Files that are through.
            total: Files in all.
        """
        where = self.tr("正在导入到“{folder}”").format(folder=folder)
        count = self.tr("第 {i} 个，共 {n} 个").format(i=min(done + 1, total), n=total)
        self._say(where if folder else self.tr("正在导入"), count)
        self._show_progress(done, total)
        if not self._running:
            self._running = True
            self._label(self.tr("停止"))
            self._button.setToolTip(self.tr("停止导入；已经导入的留着"))
            self._button.setEnabled(True)

    def show_stopping(self) -> None:
        """Say that it will stop as soon as it can."""
        self._label(self.tr("正在停"))
        self._button.setEnabled(False)

    def show_finished(self, folder: str, done: int, stopped: int) -> None:
        """Say that it is over: how many files are through, how many had no turn."""
        where = self.tr("导入到“{folder}”").format(folder=folder)
        count = self.tr("{n} 个文件已处理完").format(n=done)
        if stopped:
            count = self.tr("{n} 个文件已处理完，{m} 个没有轮到").format(n=done, m=stopped)
        self._say(where if folder else self.tr("导入"), count)
        self._show_progress(done, done + stopped)
        self._running = False
        self._label(self.tr("收起"))
        self._button.setToolTip(self.tr("收起这份清单"))
        self._button.setEnabled(True)

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - only the new size counts
        """Place the bar anew."""
        self._place_bar()

    def _say(self, where: str, count: str) -> None:
        title = Piece(where, 13, "ink1", QFont.Weight.Medium)
        pieces = [title, Piece("　" + count, 12, "ink3")]
        self._wanted = line_width(pieces)
        self._words.show_pieces(pieces)
        self._place_bar()

    def _place_bar(self) -> None:
        """Begin the bar where the remarks begin, or further right when the words need it."""
        button = self._button.width()
        most = self.width() - 2 * _MARGIN - 2 * _GAP - button - _SHORTEST_BAR
        wanted = max(self._wanted, remark_left(self.width()) - _MARGIN - _GAP)
        self._words.setFixedWidth(max(_NARROWEST, min(wanted, most)))

    def _label(self, text: str) -> None:
        self._button.setText(text)
        self._button.setFixedWidth(line_width([Piece(text)]) + 2 * _BUTTON_PADDING)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)

    def _on_clicked(self) -> None:
        if self._running:
            self.stop_requested.emit()
        else:
            self.close_requested.emit()
