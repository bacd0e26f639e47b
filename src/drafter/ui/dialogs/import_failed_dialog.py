"""导入: which files were not brought in, why, and what can be done."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.core.importing import ImportResult
from drafter.ui.dialogs.failed_file import FailedFile
from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import Hairline, ThemedLabel

_WIDTH, _MARGIN, _LINE = 598, 24, 20
_MOST_ROWS = 100
"""More rows of widgets than this would be slow to build, and nobody reads them here."""
_MOST_HEIGHT = 366
"""Of the rows together, in px: six of one line each."""


class ImportFailedDialog(QDialog):
    """Lists the files that were refused. Stays open while one is replaced.

    Args:
        theme: Gives colours and icons.
        failed: Results of the files that were refused, at least one.
        imported: How many of the others are in the library.
        parent: The window it stands before.
    """

    replace_requested = Signal(str)  # path
    folder_requested = Signal(str)  # folder of the first file, to be opened

    def __init__(
        self,
        theme: Theme,
        failed: Sequence[ImportResult],
        imported: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导入"))
        self._theme, self._failed, self._imported = theme, list(failed), imported
        self._title = ThemedLabel(theme, "", "ink1", 16, 500)
        self._body = ThemedLabel(theme, "", "ink2")
        self._body.setWordWrap(True)
        self._title.setFixedHeight(24)
        self._more = ThemedLabel(theme, "", "ink3", 12)
        self._more.setFixedHeight(30)
        self._rows: dict[str, FailedFile] = {}
        self._scroll = self._build_rows()
        self._copy, self._folder, self._known = self._build_buttons()
        self._lay_out()
        self._refresh()
        self._known.setFocus()

    def dismiss(self, path: str) -> None:
        """Take a file off that is being replaced; close when none is left."""
        self._failed = [result for result in self._failed if result.path != path]
        if row := self._rows.pop(path, None):
            row.deleteLater()
            row.hide()
        if not self._failed:
            self.accept()
            return
        self._refresh()

    def failures(self) -> str:
        """Return the list of failures as text: a file and its reason a line."""
        return "\n".join(f"{result.path}\t{reason(result)}" for result in self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the wrapped sentences need."""
        super().showEvent(event)
        self._fit()

    def _build_rows(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._inside = inside
        for result in self._failed[:_MOST_ROWS]:
            row = FailedFile(self._theme, result, reason(result))
            row.replace_requested.connect(self.replace_requested)
            self._rows[result.path] = row
            column.addWidget(row)
        column.addWidget(self._more)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("没有导入的文件"))
        scroll.setWidget(inside)
        return scroll

    def _build_buttons(self) -> tuple[QToolButton, QPushButton, QPushButton]:
        copy = QToolButton()
        copy.setText(self.tr("复制失败清单"))
        copy.setStyleSheet("padding: 0 1px")
        copy.clicked.connect(self._on_copy_clicked)
        folder = QPushButton(self.tr("打开所在文件夹"))
        folder.setAutoDefault(False)
        folder.clicked.connect(self._on_folder_clicked)
        known = QPushButton(self.tr("知道了"))
        known.setProperty("primary", True)
        known.setDefault(True)
        known.clicked.connect(self.accept)
        height = self._theme.height("dialogButton") - 2  # less the border
        folder.setStyleSheet(f"min-height: {height}px; padding: 0 16px")
        # On focus the sheet makes the border 2 px; the text must not move for it.
        known.setStyleSheet(
            f"QPushButton {{ min-height: {height}px; padding: 0 20px }}"
            f"QPushButton:focus {{ min-height: {height - 2}px; padding: 0 19px }}"
        )
        return copy, folder, known

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._copy)
        foot.addStretch()
        foot.addWidget(self._folder)
        foot.addWidget(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 18, _MARGIN, 18)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._body)
        column.addSpacing(14)
        column.addWidget(Hairline(self._theme))
        column.addWidget(self._scroll, 1)
        column.addSpacing(13)
        column.addWidget(Hairline(self._theme))
        column.addSpacing(16)
        column.addLayout(foot)
        self.setFixedWidth(_WIDTH)

    def _refresh(self) -> None:
        count, others = len(self._failed), self._imported
        self._title.setText(self.tr("有 {n} 个文件没有导入").format(n=count))
        safe = self.tr("资料库里原有的内容没有变化，这 {n} 个文件也没有改动。").format(n=count)
        done = self.tr("另外 {m} 个已经导入。").format(m=others) if others else ""
        self._body.setText(done + safe)
        rest = count - len(self._rows)
        self._more.setText(self.tr("还有 {n} 个没有列出，复制失败清单能看全。").format(n=rest))
        self._more.setVisible(rest > 0)
        for number, row in enumerate(self._rows.values(), 1):
            row.show_last(number == count)
        self._fit()

    def _fit(self) -> None:
        """Make the room of the rows as high as they are, within bounds."""
        width = _WIDTH - 2 * _MARGIN
        self._body.setFixedHeight(max(_LINE, self._body.heightForWidth(width)))
        wanted = self._inside.heightForWidth(width)
        self._scroll.setFixedHeight(max(60, min(wanted, _MOST_HEIGHT)))
        self.adjustSize()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.failures())
        self._copy.setText(self.tr("已复制"))

    def _on_folder_clicked(self) -> None:
        self.folder_requested.emit(str(PurePath(self._failed[0].path).parent))


def reason(result: ImportResult) -> str:
    """Return why a file was refused and what to do: its name stands above already."""
    return result.remark or result.sentence
