"""What the program remembers between two starts: the user's choices and recent drafts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

THEMES = ("light", "dark", "system")
RATE_RANGE = (80, 400)
"""字 a minute."""
ZOOM_RANGE = (50, 300)
"""Per cent."""
RECENT_LIMIT = 20


@dataclass(frozen=True, slots=True)
class RecentDraft:
    """A draft worked on lately, as its row on the start page shows it.

    Attributes:
        path: Absolute path as text; the file may be gone.
        title: Its title; may be empty.
        skeleton: Name of its skeleton (五个聚焦汇报); may be empty.
        written: 字 written.
        target: 字 wanted; 0 for none.
        slots: Slots left.
        when: Last saved, ISO 8601 with its offset; empty when unknown.
        at: Heading of the part being written; empty for none.
        parts: 字 written and wanted of each pillar, for its ruler.
        place: The fact 地区, to be found by; empty when unset.
        meeting: The fact 会议, likewise.
    """

    path: str
    title: str = ""
    skeleton: str = ""
    written: int = 0
    target: int = 0
    slots: int = 0
    when: str = ""
    at: str = ""
    parts: tuple[tuple[int, int], ...] = ()
    place: str = ""
    meeting: str = ""

    def __post_init__(self) -> None:
        counts = (self.written, self.target, self.slots, *(n for part in self.parts for n in part))
        if not self.path or min(counts) < 0:
            raise ValueError("a recent draft has a path and no negative counts")
        if self.when:
            datetime.fromisoformat(self.when)


@dataclass(frozen=True, slots=True)
class WindowState:
    """How the window stood on a screen: Qt's own state, base64; empty for unknown.

    Attributes:
        geometry: Place and size of the window.
        splitter: Widths of the columns around the paper.
        library: Widths of the columns of 资料库.
    """

    geometry: str = ""
    splitter: str = ""
    library: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered, each with its default.

    Attributes:
        theme: One of `THEMES`.
        rate: Speaking rate in 字 a minute, within `RATE_RANGE`.
        zoom_percent: Size of the paper, within `ZOOM_RANGE`.
        last_folder: Where a file was last saved or opened; empty for none.
        outline_open: Whether the left column is shown.
        panel_open: Whether the right column is shown.
        facts: 材料信息 of the last new draft.
        recent: Newest first, paths unique, at most `RECENT_LIMIT`.
        windows: State of the window by size of screen (``1920x1080``).
    """

    theme: str = "system"
    rate: int = 240
    zoom_percent: int = 100
    last_folder: str = ""
    outline_open: bool = True
    panel_open: bool = True
    facts: Mapping[str, str] = field(default_factory=dict)
    recent: tuple[RecentDraft, ...] = ()
    windows: Mapping[str, WindowState] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise ValueError(f"no theme {self.theme!r}")
        for value, (low, high) in ((self.rate, RATE_RANGE), (self.zoom_percent, ZOOM_RANGE)):
            if not low <= value <= high:
                raise ValueError(f"out of range: {value}")
        if len(self.recent) > RECENT_LIMIT or len({r.path for r in self.recent}) < len(self.recent):
            raise ValueError("too many recent drafts, or one twice")


def with_recent(settings: Settings, draft: RecentDraft) -> Settings:
    """Return settings with ``draft`` first; an older row of its path goes, and the 21st."""
    others = tuple(r for r in settings.recent if r.path != draft.path)
    return replace(settings, recent=(draft, *others)[:RECENT_LIMIT])


def without_recent(settings: Settings, path: str) -> Settings:
    """Return settings without the row of ``path``."""
    return replace(settings, recent=tuple(r for r in settings.recent if r.path != path))
