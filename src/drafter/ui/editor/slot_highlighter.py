"""Tints slots without touching the text, the undo history or the saved formats."""

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from drafter.core.slot import find_slots
from drafter.ui.text_units import to_units, units
from drafter.ui.theme import Theme


class SlotHighlighter(QSyntaxHighlighter):
    """Shows 〔…〕 as a field to be filled."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def highlightBlock(self, text: str) -> None:
        """Tint the slots of one paragraph."""
        if "〔" not in text:
            return
        for slot in find_slots(text):
            start = to_units(text, slot.span.start)
            length = units(text[slot.span.start : slot.span.stop])
            self.setFormat(start, length, self._slot_format())

    def _slot_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setBackground(self._theme.color("slot"))
        made.setForeground(self._theme.color("slotText"))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(self._theme.color("slotLine"))
        return made
