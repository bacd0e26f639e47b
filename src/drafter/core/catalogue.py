"""What the library lists: its reports, what was used of them, labels given by hand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A line of the library's list.

    Attributes:
        id: As in `Report`.
        title: As in `Report`; may be empty.
        level: As in `Report`.
        region: As in `Report`.
        paragraphs: How many it has.
        characters: Code points of its paragraphs together.
        own: Whether the user brought it in.
        folder: As in `Report`.
        source: As in `Report`; names a report without title.
        province: As in `Report`.
        date: As in `Report`.
        used: How many of its paragraphs are used in drafts.
        last_used: When a draft took one last, in seconds since 1970; 0 for never.
    """

    id: str
    title: str
    level: str
    region: str
    paragraphs: int
    characters: int
    own: bool
    folder: str
    source: str
    province: str = ""
    date: str = ""
    used: int = 0
    last_used: float = 0.0


@dataclass(frozen=True, slots=True)
class Use:
    """Where a draft uses an exemplar.

    Attributes:
        exemplar_id: As in `Exemplar`.
        draft: Path of the draft's file.
        title: Title of the draft; may be empty.
        label: Where in it, 二·4; empty where its outline has no number.
    """

    exemplar_id: str
    draft: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What the user says a report of their own is, whatever was read off it.

    Attributes:
        title: As in `Report`.
        level: One of `LEVELS`; empty for unknown.
        place: Name of the place as written by the user, short or full; empty for unknown.
    """

    title: str
    level: str
    place: str
