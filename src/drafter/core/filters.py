"""What a writer narrows the exemplars to, beside the words he looks for."""

from dataclasses import dataclass, replace

from drafter.core.query import Query

OWN = "我的"
"""Stands where a level does, for the user's own reports of all levels."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Choices beside the question; none of them narrows anything at first.

    Attributes:
        level: One of `report.LEVELS`, `OWN`, or '' for all.
        subjects: Pillars; empty for all.
        regions: Places, named as `Exemplar.region` is; empty for all.
        roles: Some of `role.ROLES`; empty for all.
        figures: True for passages with figures only, False for those without, None for both.
        concepts: Preferred terms that an answer must speak of.
    """

    level: str = ""
    subjects: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    figures: bool | None = None
    concepts: tuple[str, ...] = ()

    def narrow(self, query: Query) -> Query:
        """Return the question with these choices in the place of its own.

        Only its concepts stay beside those chosen: they may be all it asks for.
        """
        return replace(
            query,
            levels=(self.level,) if self.level and self.level != OWN else (),
            own=True if self.level == OWN else None,
            subjects=self.subjects,
            regions=self.regions,
            roles=self.roles,
            figures=self.figures,
            concepts=tuple(dict.fromkeys((*query.concepts, *self.concepts))),
        )
