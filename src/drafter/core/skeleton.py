"""Report skeletons: the structure a draft starts from.

A skeleton is data (a file under ``templates/``, see docs/skeleton-format.md). Its
passages are Jinja2 text over the facts; `drafter.storage.skeleton_file` reads and
renders them, and a fact that is not set renders as a slot.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafter.core.draft import Run
from drafter.core.place import unit_of

Render = Callable[[str, Mapping[str, str]], tuple[Run, ...]]
"""Renders a passage with facts: known facts become runs that name their fact,
unknown ones slots."""

OWN_UNIT = "本级"
"""The word a place calls its own unit by, derived from 地区: 市 in 人才强市, 县 in 人才强县.
Passages may use it like a fact, and of all facts headings may use it alone."""
UNIT_MARK = f"{{{{ {OWN_UNIT} }}}}"
"""Where a heading's own unit goes."""
_CORPS = "兵团"


def own_unit(place: str) -> str:
    """Return what stands for `OWN_UNIT` in a draft about ``place``.

    Args:
        place: Full name, or '' while it is not known: 市 then, as in the sources.
    """
    return unit_of(place) or (_CORPS if place.endswith(_CORPS) else "市")


class HeadingForm(StrEnum):
    """How the headings of pillars are set."""

    RUN_IN = "接排"
    """The heading ends in 。 and its paragraph follows on the same line."""
    LINE = "独立"
    """The heading has a line of its own and no mark at its end."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One item of 材料信息: its name (地区) and an example shown while it is empty."""

    name: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a pillar (要点), or a sub-point of a point (分点).

    Attributes:
        heading: Without marker and without closing mark, as a 市 says it.
        marker: Family of its numbering by the first member: 一是, 第一，, 一要; empty for none.
        target: Length wanted, in Word's 字数, heading included and sub-points left out.
        prompt: What to write here, in a few words: 写渠道、平台和实效.
        hints: Words that help to find exemplars, beside the heading.
        points: Sub-points; only a point has them, a sub-point has none.
        unit_heading: The heading with `UNIT_MARK` for its own unit; empty when it has none.
    """

    heading: str
    marker: str
    target: int
    prompt: str
    hints: tuple[str, ...] = ()
    points: tuple["Point", ...] = ()
    unit_heading: str = ""


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of the skeleton (聚焦).

    Attributes:
        heading: Without number and without closing mark, as a 市 says it.
        marker: Family of its numbering, 一、; empty for none.
        subject: Which of `report.SUBJECTS` its exemplars serve.
        lead: Passage that follows the heading; empty for none.
        target: Length wanted of heading and lead, in Word's 字数, points left out.
        points: In order.
        unit_heading: The heading with `UNIT_MARK` for its own unit; empty when it has none.
    """

    heading: str
    marker: str
    subject: str
    lead: str
    target: int
    points: tuple[Point, ...]
    unit_heading: str = ""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A kind of report to start from.

    Attributes:
        id: Name of its file without ending: wuge-jujiao-huibao.
        name: Shown to the writer: 五个聚焦汇报.
        kind: 汇报, 发言, 讲话 or 综述; decides the Word layout.
        facts: What 材料信息 asks for, in order.
        title: Passage; the fact 题目 replaces it when set.
        byline: Passage under the title (单位 姓名, 时间); empty for none.
        salutation: Passage, ending in ：; empty for none. 称谓 replaces it when set.
        opening: Passages, one a paragraph.
        opening_target: Length wanted of title, byline, salutation and opening together.
        form: How pillar headings are set.
        pillars: In order.
        closing: Passage; empty for none.
        closing_target: Length wanted of the closing; 0 for none.
    """

    id: str
    name: str
    kind: str
    facts: tuple[Fact, ...]
    title: str
    byline: str
    salutation: str
    opening: tuple[str, ...]
    opening_target: int
    form: HeadingForm
    pillars: tuple[Pillar, ...]
    closing: str
    closing_target: int = 0

    @property
    def target(self) -> int:
        """Return the length the source has, in Word's 字数: all targets together."""
        pillars = sum(pillar_target(p) for p in self.pillars)
        return self.opening_target + pillars + self.closing_target

    @property
    def point_count(self) -> int:
        """Return how many points the pillars have, sub-points left out."""
        return sum(len(p.points) for p in self.pillars)


def point_target(point: Point) -> int:
    """Return the length wanted of a point with its sub-points."""
    return point.target + sum(point_target(sub) for sub in point.points)


def pillar_target(pillar: Pillar) -> int:
    """Return the length wanted of a pillar with all its points."""
    return pillar.target + sum(point_target(p) for p in pillar.points)
