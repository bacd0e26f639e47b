"""A strip with an icon and a sentence at the lower edge of a panel."""

from enum import StrEnum
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


class Owner(StrEnum):
    """Whose sentence it is: what takes it away again."""

    LIBRARY = "library"  # stands while the library is so; every other is said over it
    QUESTION = "question"  # until the next answer
    PLACES = "places"  # until the places to narrow to are read
    CARET = "caret"  # until the caret moves, the text changes or an answer comes
    TAKEN = "taken"  # until the text changes


class NoticeStrip(QFrame):
    """Shows the latest sentence; when its owner takes it back, the one before returns.

    Word of something done goes after a while by itself.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: Kind = "done"
        self._said: dict[Owner, tuple[str, Kind]] = {}  # the latest last
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
        self._leave.timeout.connect(self._on_left)
        theme.changed.connect(self._refresh)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what it says; '' while hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def show_sentence(
        self, sentence: str, kind: Kind = "caution", owner: Owner = Owner.LIBRARY
    ) -> None:
        """Say one sentence; an empty one takes back what this owner said."""
        before = self._said.pop(owner, None)
        if sentence:
            self._said[owner] = sentence, kind
        if sentence or before:
            self._show_latest()

    def _show_latest(self) -> None:
        """Show what was said last; what the library says only where there is nothing else."""
        passing = [said for owner, said in self._said.items() if owner is not Owner.LIBRARY]
        sentence, self._kind = [self._said.get(Owner.LIBRARY, ("", "caution")), *passing][-1]
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._leave.stop()
        if self._kind == "done" and sentence:
            self._leave.start()
        self._refresh()
        self.setVisible(bool(sentence))

    def _on_left(self) -> None:
        """Take back word of something done."""
        self._said = {who: said for who, said in self._said.items() if said[1] != "done"}
        self._show_latest()

    def _refresh(self) -> None:
        icon, ink, ground, edge = _LOOKS[self._kind]
        self._icon.setPixmap(self._theme.pixmap(icon, ink, 16, self.devicePixelRatioF()))
        self.setStyleSheet(
            f"NoticeStrip {{ background: {self._theme.value(ground)};"
            f" border: none; border-top: 1px solid {self._theme.value(edge)} }}"
            f" QLabel {{ color: {self._theme.value('ink1')} }}"
        )
