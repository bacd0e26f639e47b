"""What is asked of the library, and what it answers."""

from dataclasses import dataclass

from drafter.core.report import Exemplar
from drafter.core.span import Span


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the library.

    Attributes:
        text: The words of a point, a topic or a sentence; not blank.
        under: Heading of the pillar it stands under; empty for none. It is context:
            its words are not searched for (measured: they make answers worse).
        hints: Words that help to tell the good answers from the others, as a skeleton
            has them for its points. They count less than the text, and an answer has
            words of the text as well.
        subjects: Only these pillars (`report.SUBJECTS`); empty for all.
        levels: Only these levels (`report.LEVELS`); empty for all.
        own: True for the user's own reports only, False for bundled only, None for both.
        limit: Most hits wanted, at least 1.
    """

    text: str
    under: str = ""
    hints: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    own: bool | None = None
    limit: int = 200

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a query is not blank")
        if self.limit < 1:
            raise ValueError(f"limit must be at least 1, got {self.limit}")


@dataclass(frozen=True, slots=True)
class Why:
    """Why an exemplar is among the answers.

    Attributes:
        words: Words of the query that it or its heading has, in the query's order, in
            half width and small letters; pairs of characters where it has no whole word.
        concepts: Preferred terms of the concepts it shares, what counts most first; few.
        subject: Its pillar, when the query stands under the same one; else empty.
    """

    words: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An exemplar that answers a query.

    Attributes:
        exemplar: The answer.
        score: Larger is better; comparable within one answer only.
        spans: Where the query's words stand in the exemplar's text, in order,
            without overlap; none for one that shares concepts only.
        why: What it shares with the query.
        twins: How many more passages were found that say the same or nearly so.
    """

    exemplar: Exemplar
    score: float
    spans: tuple[Span, ...] = ()
    why: Why = Why()
    twins: int = 0
