"""The line at the foot of 资料库: how much the chosen group holds; that it stays here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from drafter.ui.theme import Theme
from drafter.ui.widgets.themed import Hairline, ThemedLabel


class LibraryFoot(QFrame):
    """Figures at the left, a promise at the right, news of what goes on between them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(theme.height("status"))
        self._figures = [ThemedLabel(theme, "", "ink2", 12) for _ in range(3)]
        self._message = ThemedLabel(theme, "", "ink2", 12)
        self._lock = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(12)
        for label in self._figures:
            line = Hairline(theme, Qt.Orientation.Vertical)
            line.setFixedHeight(14)
            row.addWidget(label)
            row.addWidget(line)
        row.addWidget(self._message)
        row.addStretch()
        row.addWidget(self._lock)
        row.addSpacing(-6)
        row.addWidget(ThemedLabel(theme, self.tr("资料只存在本机"), "ink2", 12))
        self._refresh()
        theme.changed.connect(self._refresh)

    def show_figures(self, name: str, reports: int, paragraphs: int, characters: int) -> None:
        """Say how much a group holds: 内置范例 76 篇, 2,913 段, 33.9 万字."""
        length = f"{characters:,} 字"
        if characters >= 10_000:
            length = f"{characters / 10_000:,.1f} 万字"
        texts = (f"{name} {reports:,} 篇", f"{paragraphs:,} 段", length)
        for label, text in zip(self._figures, texts, strict=True):
            label.setText(text)

    def show_message(self, sentence: str) -> None:
        """Say what goes on; an empty sentence clears it."""
        self._message.setText(sentence)

    def _refresh(self) -> None:
        self._lock.setPixmap(self._theme.pixmap("lock", "ink2", 14, self.devicePixelRatioF()))
        self.setStyleSheet(
            f"LibraryFoot {{ background: {self._theme.value('panel')}; border: none;"
            f" border-top: 1px solid {self._theme.value('line')} }}"
        )
