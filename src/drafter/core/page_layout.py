"""The page of GB/T 9704-2012 as one frozen value, in mm and pt, clause by clause.

Measures only: how Word is told of them is `drafter.export`'s business, how the window
paints them the ui's. 字 is the width of one 3号 character as it is set here (15.75 pt).
"""

from dataclasses import dataclass

from drafter.core.length import INDENT, LINE, PAGE_LINES

MM_PER_PT = 25.4 / 72

TIMES = "Times New Roman"
SIZE_2, SIZE_3, SIZE_4 = 22.0, 16.0, 14.0
"""2号, 3号 and 4号 in pt."""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in one size.

    Attributes:
        family: Font of the Han characters, by the name Chinese offices use.
        size_pt: Size.
        latin: Font of half-width letters and digits.
    """

    family: str
    size_pt: float = SIZE_3
    latin: str = TIMES


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page and the faces of what stands on it; the defaults are the standard's.

    Attributes:
        paper_mm: Width and height (5.1: A4).
        type_area_mm: Width and height of 版心 (5.2.1).
        top_mm: 天头, paper edge to type area (5.2.1).
        binding_mm: 订口, left edge to type area (5.2.1).
        lines: Lines of a full page (5.2.3).
        characters: Full-width characters of a full line (5.2.3).
        line_pitch_pt: Line to line. 225 mm / 22 = 28.99; rounded down to whole twips,
            because 29 pt leaves room for 21 lines only.
        tracking_pt: Added after each character of 3号: 28 × 16 pt do not fit into
            156 mm, 28 × 15.75 pt (三号 of the old measure) do.
        indent: 字 a paragraph begins with (7.3.3).
        title: 标题 (7.3.1); set without tracking.
        byline: Unit, speaker and date under the title; the standard is silent.
        body: 正文 and 主送机关 (5.2.2, 7.3.2).
        levels: Headings 一、（一）1.（1）, highest first (7.3.3).
        page_number: 页码, in this face for all characters (7.5).
        page_number_drop_mm: Type area down to the dash of the page number (7.5).
        page_number_inset: Characters of its own size from the outer edge (7.5).
        title_characters: Most characters of a line of the title: 2号 in 156 mm.
        title_last: Fewest characters of its last line.
    """

    paper_mm: tuple[float, float] = (210, 297)
    type_area_mm: tuple[float, float] = (156, 225)
    top_mm: float = 37
    binding_mm: float = 28
    lines: int = PAGE_LINES
    characters: int = LINE
    line_pitch_pt: float = 28.95
    tracking_pt: float = -0.25
    indent: int = INDENT
    title: Face = Face("方正小标宋简体", SIZE_2)
    byline: Face = Face("楷体_GB2312")
    body: Face = Face("仿宋_GB2312")
    levels: tuple[Face, Face, Face, Face] = (
        Face("黑体"),
        Face("楷体_GB2312"),
        Face("仿宋_GB2312"),
        Face("仿宋_GB2312"),
    )
    page_number: Face = Face("宋体", SIZE_4, latin="宋体")
    page_number_drop_mm: float = 7
    page_number_inset: int = 1
    title_characters: int = 20
    title_last: int = 3

    def __post_init__(self) -> None:
        if self.right_mm < 0 or self.bottom_mm < self.page_number_drop_mm:
            raise ValueError("the type area does not fit on the paper")
        if self.lines * self.line_pitch_pt * MM_PER_PT > self.type_area_mm[1]:
            raise ValueError(f"{self.lines} lines do not fit into {self.type_area_mm[1]} mm")
        if self.characters * self.pitch_pt * MM_PER_PT > self.type_area_mm[0]:
            raise ValueError(f"{self.characters} do not fit into {self.type_area_mm[0]} mm")

    @property
    def right_mm(self) -> float:
        """Return the margin right of the type area: 26 mm."""
        return self.paper_mm[0] - self.binding_mm - self.type_area_mm[0]

    @property
    def bottom_mm(self) -> float:
        """Return the margin below the type area: 35 mm."""
        return self.paper_mm[1] - self.top_mm - self.type_area_mm[1]

    @property
    def pitch_pt(self) -> float:
        """Return one 字: character to character of the body."""
        return self.body.size_pt + self.tracking_pt

    @property
    def indent_pt(self) -> float:
        """Return the first-line indent of a paragraph."""
        return self.indent * self.pitch_pt

    @property
    def page_number_edge_mm(self) -> float:
        """Return the height of the page number's dash above the paper's lower edge."""
        return self.bottom_mm - self.page_number_drop_mm


GBT9704 = PageLayout()
"""GB/T 9704-2012, the format of party and government documents."""
