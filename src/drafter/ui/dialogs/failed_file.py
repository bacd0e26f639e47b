"""A file that was not imported: its name, why, and a button to take another one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from drafter.core.importing import ImportResult
from drafter.ui.models.import_list import ImportEntry, Phase
from drafter.ui.painting.import_delegate import SIGNS
from drafter.ui.painting.ink import Piece, fill_hairline
from drafter.ui.theme import Theme
from drafter.ui.widgets.text_line import TextLine
from drafter.ui.widgets.themed import ThemedLabel

_ICON, _LINE, _LEAST = 16, 20, 60
_TOP, _BUTTON_TOP, _BOTTOM = 11, 14, 8


class FailedFile(QWidget):
    """A row of the dialog; a line parts it from the next.

    Args:
        theme: Gives colours and icons.
        result: Of the file.
        reason: Shown below its name.
    """

    replace_requested = Signal(str)  # path

    def __init__(self, theme: Theme, result: ImportResult, reason: str) -> None:
        super().__init__()
        phase = Phase.LOCKED if result.locked else Phase.REFUSED
        entry = ImportEntry(result.path, phase, reason)
        self._theme, self._phase, self._last, self._path = theme, phase, False, result.path
        self._sign = QLabel()
        self._sign.setFixedSize(_ICON, _LINE)
        self._name = TextLine(theme, _LINE)
        self._name.show_pieces([Piece(entry.name, 13, "ink1", QFont.Weight.Medium)])
        self._reason = ThemedLabel(theme, reason, "ink2")
        self._reason.setWordWrap(True)
        self._reason.setMinimumHeight(_LINE)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._button = QPushButton(self.tr("换文件"))
        self._button.setAutoDefault(False)
        self._button.setStyleSheet("min-height: 24px; padding: 0 9px")
        self._button.setAccessibleName(self.tr("换文件：{name}").format(name=entry.name))
        self._button.clicked.connect(self._on_clicked)
        self.setToolTip(result.path)
        self._lay_out()
        theme.changed.connect(self._refresh)
        self._refresh()

    def show_last(self, last: bool) -> None:
        """Tell whether no line is drawn below it."""
        self._last = last
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below."""
        super().paintEvent(event)
        if not self._last:
            painter = QPainter(self)
            fill_hairline(painter, 0, self.height() - 1, self.width(), self._theme)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow with the sentence when it wraps."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._reason)
        words.addStretch(1)
        button = QVBoxLayout()
        button.setContentsMargins(0, _BUTTON_TOP - _TOP, 0, 0)
        button.addWidget(self._button)
        button.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _TOP, 0, _BOTTOM)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(button)
        self.setMinimumHeight(_LEAST + 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _refresh(self) -> None:
        name, token = SIGNS[self._phase]
        self._sign.setPixmap(self._theme.pixmap(name, token, _ICON, self.devicePixelRatioF()))

    def _on_clicked(self) -> None:
        self.replace_requested.emit(self._path)
