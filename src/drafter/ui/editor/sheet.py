"""The sheet: how a draft looks on screen, 28 characters a line, as it will be printed."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from drafter.core.outline import outline, walk
from drafter.core.settings import ZOOM_RANGE
from drafter.ui.editor.draft_document import DraftDocument
from drafter.ui.editor.paper_margin import HEAD, PaperMargin, Scene
from drafter.ui.editor.paper_style import PaperMetrics, PaperStyle, metrics_for
from drafter.ui.editor.slot_highlighter import SlotHighlighter
from drafter.ui.theme import Theme

_TOP, _BOTTOM = 24, 200


class Sheet(QTextEdit):
    """Shows one `DraftDocument`, with labels, origins and page ticks beside it."""

    zoomed = Signal(int)  # percent

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._zoom = theme, 100
        self._composing = False
        self.draft_document = DraftDocument(PaperStyle(theme, metrics_for(760, 1.0)), self)
        self.setDocument(self.draft_document.text)
        self._slots = SlotHighlighter(self.draft_document.text, theme)
        self._margin = PaperMargin(self.draft_document.text, theme)
        self._labels: dict[str, str] = {}
        self._dress()
        theme.changed.connect(self._on_theme_changed)
        self.draft_document.restructured.connect(self._on_restructured)
        layout = self.draft_document.text.documentLayout()
        layout.documentSizeChanged.connect(self.viewport().update)

    @property
    def composing(self) -> bool:
        """Whether an input method composes; nothing is searched, counted or saved then."""
        return self._composing

    @property
    def zoom(self) -> int:
        """Return the zoom in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the paper larger or smaller, within `ZOOM_RANGE` and what the column holds."""
        percent = max(ZOOM_RANGE[0], min(ZOOM_RANGE[1], percent))
        larger = metrics_for(self._room(), percent / 100).em > self.metrics().em
        if percent < self._zoom or (percent > self._zoom and (larger or not self.isVisible())):
            self._zoom = percent
            self._fit()
            self.zoomed.emit(percent)

    def metrics(self) -> PaperMetrics:
        """Return the present measures."""
        return self.draft_document.style.metrics

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif turned := event.angleDelta().y():
            self.set_zoom(self._zoom + (10 if turned > 0 else -10))
            event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheet into the column."""
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then its margins."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        scene = Scene(
            self.draft_document.blocks,
            [block.role for block in self.draft_document.blocks[:HEAD]],
            self._labels,
            self.textCursor().blockNumber(),
            self.verticalScrollBar().value(),
            self.viewport().height(),
            self._composing,
        )
        self._margin.paint(painter, self.metrics(), scene)
        line = self._theme.color("line")
        right, height = self.viewport().width() - 1, self.viewport().height()
        painter.fillRect(QRectF(0, 0, 1, height), line)
        painter.fillRect(QRectF(right, 0, 1, height), line)
        painter.end()

    def _dress(self) -> None:
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("正文"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(True)
        self._colour()

    def _colour(self) -> None:
        # The program's sheet colours the desk around; a palette would lose against it.
        self.viewport().setStyleSheet(f"background: {self._theme.value('paper')};")

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _fit(self) -> None:
        """Centre the sheet and give the text its gutters."""
        room = self._room()
        metrics = metrics_for(room, self._zoom / 100)
        if metrics != self.metrics():
            self.draft_document.restyle(PaperStyle(self._theme, metrics))
        left = max(0, (room - metrics.width) // 2)
        self.setViewportMargins(left, 0, max(0, room - metrics.width - left), 0)
        root = self.document().rootFrame()
        frame = root.frameFormat()
        margins = (metrics.left, _TOP, metrics.right, _BOTTOM)
        if margins != (
            frame.leftMargin(),
            frame.topMargin(),
            frame.rightMargin(),
            frame.bottomMargin(),
        ):
            frame.setLeftMargin(metrics.left)
            frame.setTopMargin(_TOP)
            frame.setRightMargin(metrics.right)
            frame.setBottomMargin(_BOTTOM)
            root.setFrameFormat(frame)

    def _on_theme_changed(self) -> None:
        self._colour()
        self.draft_document.restyle(PaperStyle(self._theme, self.metrics()))
        self._slots.rehighlight()

    def _on_restructured(self) -> None:
        if self.draft_document.blocks:
            items = walk(outline(self.draft_document.draft()))
            self._labels = {item.block_id: item.label for item in items if item.label}
        self.viewport().update()
