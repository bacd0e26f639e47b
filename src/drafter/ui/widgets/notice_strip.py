"""A strip with an icon and a sentence at the lower edge of a panel."""

from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from drafter.ui.theme import Theme

Kind = Literal["caution", "done"]

_DONE_MS = 8_000
_LOOKS = {
    "caution": ("info", "slotText", "slot", "slotLine"),
    "done": ("check", "ok", "panel", "line"),
}


class NoticeStrip(QFrame):
    """Cautions stay until replaced; word of something done goes after a while."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = "done"
        self._icon, self._sentence = QLabel(), QLabel(wordWrap=True)
        self._leave = QTimer(self, singleShot=True, interval=_DONE_MS)
        self._icon.setFixedHeight(20)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setMinimumHeight(20)
        self._sentence.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self._leave.timeout.connect(self.hide)
        theme.changed.connect(self._refresh)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what it says; '' while hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_sentence(self, sentence: str, kind: Kind = "caution") -> None:
        """Say one sentence; an empty one hides the strip."""
        self._kind = kind
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._leave.stop()
        if kind == "done" and sentence:
            self._leave.start()
        self._refresh()
        self.setVisible(bool(sentence))

    def leave_if_done(self) -> None:
        """Hide word of something done; a caution stays."""
        if self._kind == "done":
            self._leave.stop()
            self.hide()

    def _refresh(self) -> None:
        icon, ink, ground, edge = _LOOKS[self._kind]
        self._icon.setPixmap(self._theme.pixmap(icon, ink, 16, self.devicePixelRatioF()))
        self.setStyleSheet(
            f"NoticeStrip {{ background: {self._theme.value(ground)};"
            f" border: none; border-top: 1px solid {self._theme.value(edge)} }}"
            f" QLabel {{ color: {self._theme.value('ink1')} }}"
        )
