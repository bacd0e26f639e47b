"""What is asked of the library, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.core.report import Exemplar
from drafter.core.span import Span


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the library.

    Attributes:
        text: The words of a point, a topic or a sentence; blank only when phrases or
            concepts say what is wanted.
        under: Heading of the pillar it stands under; empty for none. It is context:
            its words are not searched for (measured: they make answers worse).
        hints: Words that help to tell the good answers from the others, as a skeleton
            has them for its points. They count less than the text, and an answer has
            words of the text as well.
        phrases: An answer has each of them word for word; without quotation marks.
        concepts: An answer speaks of each of these; preferred terms of the thesaurus.
        subjects: Only these pillars (`report.SUBJECTS`); empty for all.
        levels: Only these levels (`report.LEVELS`); empty for all.
        regions: Only these places, named as `Exemplar.region` is; empty for all.
        roles: Only these roles (`role.ROLES`); empty for all.
        own: True for the user's own reports only, False for bundled only, None for both.
        figures: True for passages with figures only, False for those without, None for both.
        without: Ids of exemplars that are no answer, as what a selection was taken from.
        limit: Most hits wanted, at least 1.
    """

    text: str = ""
    under: str = ""
    hints: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    own: bool | None = None
    figures: bool | None = None
    without: tuple[str, ...] = ()
    limit: int = 200

    def __post_init__(self) -> None:
        if not (self.text.strip() or self.phrases or self.concepts):
            raise ValueError("a query asks for something")
        if not all(phrase.strip() for phrase in self.phrases):
            raise ValueError("a phrase is not blank")
        if self.limit < 1:
            raise ValueError(f"limit must be at least 1, got {self.limit}")


@dataclass(frozen=True, slots=True)
class Why:
    """Why an exemplar is among the answers.

    Attributes:
        words: Words of the query that it or its heading has, in the query's order, in
            half width and small letters, phrases first; pairs of characters where it has
            no whole word.
        concepts: Preferred terms of the concepts it shares, those that were required
            first, then what counts most; few.
        subject: Its pillar, when the query stands under the same one; else empty.
        like: Whether it is an answer for its likeness alone: it speaks as passages do
            that have the query's words, and has neither these nor its concepts itself.
    """

    words: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    subject: str = ""
    like: bool = False


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


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept, and how many passages speak of it.

    Attributes:
        term: Its preferred term.
        count: Passages: of an answer's hits, or of the library.
        subject: The pillar it is dealt with under.
        broader: Preferred term of the concept it is a part of; empty for none.
        words: What else it is found by where topics are browsed: other words for it, all of
            them in traditional characters, in pinyin and by its initials; empty elsewhere.
    """

    term: str
    count: int
    subject: str = ""
    broader: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """All a search found.

    Attributes:
        query: What was asked.
        hits: The best, best first, at most ``query.limit``. A larger limit gives the same
            ones first.
        total: Hits a limit large enough would give.
        counts: Hits by 全部, each of `LEVELS` and 我的, as if the query had neither levels
            nor ``own``; but of the one it has alone, as many as it found, ``total``.
        topics: Concepts the hits speak of, with how many of them do; most telling first.
        read_as: What the text was taken for, where it was written in other letters
            (pinyin, traditional characters); empty where it was taken as it is.
        near: Concepts that do have passages, where there is no hit; nearest first.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    read_as: str = ""
    near: tuple[Topic, ...] = ()
