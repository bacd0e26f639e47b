"""The choices of the filter strip: their names, and switching one on or off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.core.filters import Filters

WITH, WITHOUT = "有数字", "没有数字"


class FilterKind(StrEnum):
    """What a choice narrows."""

    ROLE = "role"
    SUBJECT = "subject"
    FIGURES = "figures"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: ``name`` is a role, a pillar, a place, `WITH` or `WITHOUT`."""

    kind: FilterKind
    name: str


def chosen_count(filters: Filters) -> int:
    """Return how much is chosen that clearing takes away; the level has a row of its own."""
    return len(choices(filters)) + len(filters.concepts)


def choices(filters: Filters) -> list[Choice]:
    """Return what is chosen in the strip; level and concepts have chips of their own."""
    found = [Choice(FilterKind.ROLE, name) for name in filters.roles]
    found += [Choice(FilterKind.SUBJECT, name) for name in filters.subjects]
    if filters.figures is not None:
        found.append(Choice(FilterKind.FIGURES, WITH if filters.figures else WITHOUT))
    return found + [Choice(FilterKind.REGION, name) for name in filters.regions]


def switched(filters: Filters, choice: Choice) -> Filters:
    """Return the filters with one choice on that was off, or off that was on."""
    match choice.kind:
        case FilterKind.ROLE:
            return replace(filters, roles=toggled(filters.roles, choice.name))
        case FilterKind.SUBJECT:
            return replace(filters, subjects=toggled(filters.subjects, choice.name))
        case FilterKind.REGION:
            return replace(filters, regions=toggled(filters.regions, choice.name))
        case FilterKind.FIGURES:
            wanted = choice.name == WITH
            return replace(filters, figures=None if filters.figures is wanted else wanted)


def without_choices(filters: Filters) -> Filters:
    """Return the filters with nothing chosen but the level."""
    return Filters(level=filters.level)


def without_topics(filters: Filters) -> Filters:
    """Return the filters with no topic: those are of one answer."""
    return replace(filters, concepts=())


def toggled(names: Sequence[str], name: str) -> tuple[str, ...]:
    """Return the names without this one, or with it at the end."""
    return tuple(n for n in names if n != name) if name in names else (*names, name)


def matching(names: Sequence[str], typed: str, most: int) -> list[str]:
    """Return names with what was typed in them, those first that begin with it."""
    begin = [name for name in names if name.startswith(typed)]
    within = [name for name in names if typed in name and not name.startswith(typed)]
    return [*begin, *within][:most]
