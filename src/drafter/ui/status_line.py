"""The line at the foot of the window: length, minutes, pages, this part, saved or not."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import Hairline


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of the status line.

    Attributes:
        written: 字 in all.
        target: 字 wanted in all; 0 for none.
        minutes: Speaking time.
        rate: 字 a minute.
        pages: Printed pages.
        here: 字 of the part the caret stands in.
        here_target: 字 wanted there; 0 for none.
    """

    written: int
    target: int
    minutes: int
    rate: int
    pages: int
    here: int
    here_target: int


class StatusLine(QStatusBar):
    """Shows figures at the left, and how the file stands at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.height("status"))
        self._labels = [QLabel() for _ in range(4)]
        for label in self._labels:
            self.addWidget(label)
            line = Hairline(theme, Qt.Orientation.Vertical)
            line.setFixedHeight(14)
            self.addWidget(line)
        self._message = QLabel()
        self.addWidget(self._message, 1)
        self._mark, self._state = QLabel(), QLabel()
        self._mark.setStyleSheet("padding: 0")
        self._state.setStyleSheet("padding: 0 12px 0 2px")
        self.addPermanentWidget(self._mark)
        self.addPermanentWidget(self._state)
        self._state_now = ("", "")
        theme.changed.connect(self._refresh)

    def show_figures(self, figures: Figures) -> None:
        """Show the numbers of the draft."""
        f, tr = figures, self.tr
        target = f" / {f.target:,}" if f.target else ""
        here = f" / {f.here_target:,}" if f.here_target else ""
        texts = (
            f"{f.written:,}{target} {tr('字')}",
            tr("约 {m} 分钟　每分钟 {n} 字").format(m=f.minutes, n=f.rate),
            tr("约 {p} 页").format(p=f.pages),
            tr("本段 {n}{t}").format(n=f"{f.here:,}", t=here),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)

    def show_message(self, text: str) -> None:
        """Show one sentence beside the numbers; an empty one clears it."""
        self._message.setText(text)
        self._message.setToolTip(text)

    def show_state(self, text: str, icon: str = "") -> None:
        """Say how the file stands: 已存 14:32 with a tick, 还没有存, 没有存上 with a warning."""
        self._state_now = (text, icon)
        self._refresh()

    def _refresh(self) -> None:
        text, icon = self._state_now
        self._state.setText(text)
        self._mark.setVisible(bool(icon))
        if icon:
            token = {"check": "ok", "alert": "cinnabar"}.get(icon, "ink2")
            self._mark.setPixmap(self._theme.pixmap(icon, token, 16, self.devicePixelRatioF()))
