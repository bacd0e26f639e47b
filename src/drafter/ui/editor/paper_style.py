"""How the paper looks: measures, faces and the formats of blocks and runs."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from drafter.core.draft import Role, Run
from drafter.core.length import INDENT, LINE
from drafter.ui.theme import Face, Theme, installed_family

BLOCK_ID = QTextFormat.Property.UserProperty.value + 1
BLOCK_ROLE = BLOCK_ID + 1
RUN_HEADING = BLOCK_ID + 2
RUN_ORIGIN = BLOCK_ID + 3
RUN_FACT = BLOCK_ID + 4

_EM, _LINE_RATIO = 19, 34 / 19
_GUTTERS = (92, 72)
_NARROW_GUTTERS = (40, 40)
_TITLE_SCALE = 22 / 16  # 2号 over 3号, GB/T 9704-2012, 7.3.1

_CENTRED, _JUSTIFIED = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignJustify

_HEADING_FACES = {
    Role.PILLAR: (Face.HEI, QFont.Weight.DemiBold),
    Role.POINT: (Face.KAI, QFont.Weight.DemiBold),
    Role.SUBPOINT: (Face.FANG, QFont.Weight.DemiBold),
}


@dataclass(frozen=True, slots=True)
class PaperMetrics:
    """Measures of the paper in px.

    Attributes:
        em: Width and height of one character.
        line: Distance of the lines.
        left: Gutter with the labels.
        right: Gutter with the origins and page ticks.
    """

    em: int
    line: int
    left: int
    right: int

    @property
    def text_width(self) -> int:
        """Return the width of 28 characters, and 1 px that keeps Qt from wrapping early."""
        return LINE * self.em + 1

    @property
    def width(self) -> int:
        """Return the width of the whole paper."""
        return self.left + self.text_width + self.right


def metrics_for(width: int, zoom: float) -> PaperMetrics:
    """Return the measures for a column ``width`` px wide.

    The paper keeps its 28 characters whatever the width: first the gutters give way,
    then the type. Type never grows past what the column holds.
    """
    largest = max(10, int((width - sum(_NARROW_GUTTERS) - 1) / LINE))
    size = min(round(_EM * zoom), largest)
    wide = _metrics(size, _GUTTERS)
    return wide if wide.width <= width else _metrics(size, _NARROW_GUTTERS)


def _metrics(size: int, gutters: tuple[int, int]) -> PaperMetrics:
    return PaperMetrics(size, round(size * _LINE_RATIO), *gutters)


class PaperStyle:
    """Makes Qt formats from roles and runs, for one theme and one set of measures."""

    def __init__(self, theme: Theme, metrics: PaperMetrics) -> None:
        self.theme, self.metrics = theme, metrics

    def block_format(self, block_id: str, role: Role) -> QTextBlockFormat:
        """Return the format of a block; it carries the block's id and role."""
        made = QTextBlockFormat()
        made.setProperty(BLOCK_ID, block_id)
        made.setProperty(BLOCK_ROLE, role.value)
        line = self.metrics.line
        if role in (Role.TITLE, Role.BYLINE):
            made.setAlignment(_CENTRED)
            made.setTopMargin(line // 2 if role is Role.TITLE else 0)
            line = round(line * _TITLE_SCALE) if role is Role.TITLE else line
        else:
            made.setAlignment(_JUSTIFIED)
        if role is Role.SALUTATION:
            made.setTopMargin(self.metrics.line)
        if role not in (Role.TITLE, Role.BYLINE, Role.SALUTATION):
            made.setTextIndent(INDENT * self.metrics.em)
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return made

    def char_format(self, role: Role, run: Run | None, origin: int = -1) -> QTextCharFormat:
        """Return the format of a run in a block of ``role``.

        Args:
            role: Of the block.
            run: None for words typed in.
            origin: Number of the run's origin in the document's register; -1 for none.
        """
        made = QTextCharFormat()
        heading = bool(run and run.heading)
        made.setFont(self._font(role, heading))
        made.setForeground(self.theme.color("ink1"))
        if heading:
            made.setProperty(RUN_HEADING, True)
        if origin >= 0:
            made.setProperty(RUN_ORIGIN, origin)
        if run and run.fact:
            made.setProperty(RUN_FACT, run.fact)
        if run and run.fact and not heading:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(self.theme.color("ink3"))
        return made

    def _font(self, role: Role, heading: bool) -> QFont:
        face, weight, size = Face.FANG, QFont.Weight.Normal, self.metrics.em
        if role is Role.TITLE:
            face, weight, size = Face.SONG, QFont.Weight.Bold, round(size * _TITLE_SCALE)
        elif role is Role.BYLINE:
            face = Face.KAI
        elif heading and role in _HEADING_FACES:
            face, weight = _HEADING_FACES[role]
        font = QFont()
        font.setFamilies([installed_family(face), *Face.FANG.value[-1:]])
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
