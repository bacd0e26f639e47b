"""What is painted beside the text: labels, origins, page ticks, prompts."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextBlock, QTextDocument

from drafter.core.draft import Block, Role
from drafter.core.length import PAGE_LINES
from drafter.ui.editor.paper_style import PaperMetrics
from drafter.ui.theme import Face, Theme, paper_font, ui_font

HEAD = 4
"""How many paragraphs a 称谓 stands within: title, byline, 称谓, and one to spare."""

_HEAD_ROLES = (Role.TITLE, Role.BYLINE, Role.SALUTATION)  # the last with a blank line above

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Scene:
    """What the margins show.

    Attributes:
        blocks: The draft's blocks, one a paragraph of the document.
        head: Roles of the first paragraphs, up to and with the 称谓.
        labels: 二 or 二·4 by block id.
        current: Number of the paragraph with the caret.
        scroll: Vertical offset in px.
        height: Of the visible part in px.
        composing: Whether an input method composes in the current paragraph.
    """

    blocks: Sequence[Block]
    head: Sequence[Role]
    labels: dict[str, str]
    current: int
    scroll: int
    height: int
    composing: bool


class PaperMargin:
    """Paints the margins of one document."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document, self._theme = document, theme

    def paint(self, painter: QPainter, metrics: PaperMetrics, scene: Scene) -> None:
        """Paint everything that stands beside the visible paragraphs."""
        layout = self._document.documentLayout()
        place = QPointF(metrics.left + 1, scene.scroll + 1)
        block = self._document.findBlock(layout.hitTest(place, Qt.HitTestAccuracy.FuzzyHit))
        reached = float("-inf")
        base, before = self._first_page_line(scene)
        while block.isValid() and block.blockNumber() < len(scene.blocks):
            rect = layout.blockBoundingRect(block).translated(0, -scene.scroll)
            # Qt lays a long text out bit by bit: what is not laid out yet has no place.
            if rect.top() > scene.height or rect.bottom() <= reached:
                break
            reached = rect.bottom()
            self._paint_block(painter, metrics, scene, block, rect)
            lines = before + round((rect.top() + scene.scroll - base) / metrics.line)
            self._paint_ticks(painter, metrics, block, rect, lines)
            block = block.next()

    def _first_page_line(self, scene: Scene) -> tuple[float, int]:
        """Return where the text proper begins in px, and how many printed lines stand above.

        From there on all lines are of one height, so that a place tells its line.
        """
        lines = 0
        block = self._document.firstBlock()
        for role in scene.head:
            if role not in _HEAD_ROLES or not block.next().isValid():
                break
            lines += block.layout().lineCount() + (role is Role.SALUTATION)
            block = block.next()
        return self._document.documentLayout().blockBoundingRect(block).top(), lines

    def _paint_block(
        self,
        painter: QPainter,
        metrics: PaperMetrics,
        scene: Scene,
        block: QTextBlock,
        rect: QRectF,
    ) -> None:
        model = scene.blocks[block.blockNumber()]
        self._paint_label(painter, metrics, scene.labels.get(model.id, ""), model.role, block, rect)
        current = block.blockNumber() == scene.current
        if current:
            bar = QRectF(4, rect.top() + 7, 3, rect.height() - 8)
            painter.fillRect(bar, self._theme.color("cinnabar"))
        if places := places_of(model):
            self._paint_place(painter, metrics, places, block, rect)
        if model.prompt and not model.body.strip() and not (current and scene.composing):
            self._paint_prompt(painter, metrics, model, block, rect)

    def _paint_label(
        self,
        painter: QPainter,
        metrics: PaperMetrics,
        label: str,
        role: Role,
        block: QTextBlock,
        rect: QRectF,
    ) -> None:
        if not label:
            return
        if role is Role.PILLAR:
            font = paper_font(Face.SONG, min(15, metrics.em - 3), QFont.Weight.DemiBold)
            painter.setPen(self._theme.color("ink1"))
        else:
            font = ui_font(12)
            painter.setPen(self._theme.color("ink3"))
        painter.setFont(font)
        base = _baseline(block, rect)
        text = label.replace("·", " · ")
        width = QFontMetricsF(font).horizontalAdvance(text)
        if width > metrics.left - 17:  # a narrow gutter holds the last number only
            text = label.rsplit("·", 1)[-1]
            width = QFontMetricsF(font).horizontalAdvance(text)
        painter.drawText(QPointF(metrics.left - 13 - width, base), text)

    def _paint_place(
        self, painter: QPainter, metrics: PaperMetrics, places: str, block: QTextBlock, rect: QRectF
    ) -> None:
        font = ui_font(12)
        left = metrics.left + metrics.text_width + 9
        room = metrics.right - 12
        text = f"例 · {places}"
        if QFontMetricsF(font).horizontalAdvance(text) > room:
            text = QFontMetricsF(font).elidedText(places, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(self._theme.color("ink3"))
        painter.drawText(QPointF(left, _baseline(block, rect)), text)

    def _paint_prompt(
        self,
        painter: QPainter,
        metrics: PaperMetrics,
        model: Block,
        block: QTextBlock,
        rect: QRectF,
    ) -> None:
        """Show what to write, on the heading's own line and baseline, elided to fit."""
        layout = block.layout()
        if not layout.lineCount():
            return
        line = layout.lineAt(layout.lineCount() - 1)
        x = metrics.left + line.naturalTextRect().right()
        font = paper_font(Face.FANG, metrics.em)
        text = f"{model.prompt}，约 {model.target} 字" if model.target else model.prompt
        room = metrics.left + metrics.text_width - x
        painter.setFont(font)
        painter.setPen(self._theme.color("ink3"))
        if QFontMetricsF(font).horizontalAdvance(text) > room:
            text = model.prompt
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, rect.top() + line.y() + line.ascent()), elided)

    def _paint_ticks(
        self, painter: QPainter, metrics: PaperMetrics, block: QTextBlock, rect: QRectF, before: int
    ) -> None:
        """Mark where a printed page of 22 lines ends."""
        for index in range(block.layout().lineCount()):
            done = before + index
            if not done or done % PAGE_LINES:
                continue
            y = round(rect.top() + block.layout().lineAt(index).y())
            left = metrics.left + metrics.text_width + 12
            painter.fillRect(QRectF(left, y, metrics.right - 12, 1), self._theme.color("line2"))
            painter.setFont(ui_font(12))
            painter.setPen(self._theme.color("ink3"))
            page = f"第 {done // PAGE_LINES + 1} 页"
            box = QRectF(left, y - 19, metrics.right - 22, 18)
            if painter.fontMetrics().horizontalAdvance(page) > box.width():
                page = str(done // PAGE_LINES + 1)
            painter.drawText(box, _RIGHT, page)


def _baseline(block: QTextBlock, rect: QRectF) -> float:
    """Return the baseline of a paragraph's first line, in px from the top of the view.

    A fixed line height puts the extra leading above the text, so that a label centred
    in the line would stand too high.
    """
    layout = block.layout()
    if not layout.lineCount():
        return rect.bottom()
    line = layout.lineAt(0)
    return (
        layout.position().y()
        - block.document().documentLayout().blockBoundingRect(block).top()
        + rect.top()
        + line.y()
        + line.ascent()
    )


def places_of(block: Block) -> str:
    """Return the places a block borrows from, the first and 等 for more; '' for none."""
    names: list[str] = []
    for origin in (run.origin for run in block.runs):
        name = (origin.place or "本库") if origin else ""
        if name and name not in names:
            names.append(name)
    return "" if not names else names[0] + ("等" if len(names) > 1 else "")
