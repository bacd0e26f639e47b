"""Reports of the library, and the paragraphs a writer borrows from them."""

from dataclasses import dataclass

from drafter.core.draft import LINE_BREAKS

LEVELS = ("省级", "市级", "县级")
"""Levels of the place a report is about, highest first."""

SUBJECTS = (
    "政治建设",
    "干部队伍",
    "人才",
    "基层组织",
    "考核",
    "监督作风自身建设",
    "其他",
)
"""The pillars as the library labels them, whatever a report's own heading says."""

TERM_KINDS = (
    "name",
    "nick",
    "child",
    "parent",
    "landmark",
    "org",
    "brand",
    "policy",
    "person",
    "partner",
    "generic",
)
"""Kinds of origin term, as the corpus names them."""


@dataclass(frozen=True, slots=True)
class OriginTerm:
    """A word that gives a report's origin away, and its kind (one of `TERM_KINDS`)."""

    term: str
    kind: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A run-in sub-point of a paragraph.

    Attributes:
        marker: 一是, 第一，; empty when the sub-point has none.
        text: Its first sentence, marker included.
        start: Where it begins in the paragraph, in code points.
    """

    marker: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Note:
    """What is damaged in the printed source, and where (``excerpt`` as printed)."""

    excerpt: str
    note: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a leader that a report quotes.

    Attributes:
        number: Number of the paragraph within its report, from 1.
        start: Where the words begin in the paragraph, in code points, marks left out.
        text: The words, without the marks around them.
        speaker: Who is named as having said them; empty when nobody is.
    """

    number: int
    start: int
    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a report: non-blank, without line breaks."""

    text: str
    leads: tuple[Lead, ...] = ()
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip() or any(char in self.text for char in LINE_BREAKS):
            raise ValueError("a paragraph is one non-blank line")


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading; introduction and close have none.

    Attributes:
        heading: As printed, number included (一、凝心铸魂); empty for none.
        subject: One of `SUBJECTS`; empty when the section has none.
        paragraphs: In order; may be empty for a heading that only has sub-headings.
    """

    heading: str
    subject: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the library.

    Attributes:
        id: ``b`` and a number for a bundled report, ``m`` and a number for the
            user's own (我的). Stable for as long as the report is in the library.
        title: As printed; empty when the source gives none.
        level: One of `LEVELS`; empty when unknown.
        region: Short name of the place (钦州); empty when unknown.
        region_full: Full name (钦州市).
        province: Full name of its province; itself for a province.
        sections: In printed order.
        terms: Words that give the report's origin away.
        source: Name of the file it came from, without folder.
        folder: The user's own folder in the library; empty for none.
        date: When it was written, as far as it says: 2023, 2023-02 or 2023-02-18;
            empty when it does not.
        quotations: Leaders' words it quotes, in order.
    """

    id: str
    title: str
    level: str
    region: str
    region_full: str
    province: str
    sections: tuple[Section, ...]
    terms: tuple[OriginTerm, ...] = ()
    source: str = ""
    folder: str = ""
    date: str = ""
    quotations: tuple[Quotation, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the user brought it in, as opposed to the bundled reports."""
        return self.id.startswith("m")


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One paragraph of the library, with what a writer must know to borrow it.

    Attributes:
        id: Report id and paragraph number, ``b23-18``; stable like the report's id.
        report_id: Id of its report.
        report: Title of its report; may be empty.
        level: As in `Report`.
        region: As in `Report`; the short name.
        heading: Heading of its section; empty for none.
        subject: One of `SUBJECTS`; empty for none.
        number: Number of the paragraph within its report, from 1.
        text: The paragraph.
        leads: Its run-in sub-points.
        notes: What is damaged in the printed source.
    """

    id: str
    report_id: str
    report: str
    level: str
    region: str
    heading: str
    subject: str
    number: int
    text: str
    leads: tuple[Lead, ...] = ()
    notes: tuple[Note, ...] = ()
