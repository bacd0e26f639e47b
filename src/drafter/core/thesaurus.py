"""The concepts of 组织工作, and which of them a text speaks of."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, islice
from operator import add

from drafter.core.report import SUBJECTS
from drafter.core.span import Span

SAID, TOGETHER, HINTED = 1.0, 0.8, 0.3
"""What a mention counts: the concept named, meant by two words near each other, or only
hinted at by a figure of speech, which serves many matters (蓄水池, 强磁场)."""

REACH = 10
"""Code points between two words that mean a concept together; no sentence ends there."""

NARROWER, BROADER, RELATED = 0.6, 0.1, 0.05
"""What the neighbours of a question's concept count, where the concept itself counts 1."""

SHORTEST = 2
"""Code points a variant or cue has at least."""

_QUOTES = re.compile('[“”‘’"「」『』]')
_STOPS = "。；！？"
_Meaning = tuple[str, float]

Occurrence = tuple[int, int, int]
"""Which word stands somewhere, by its place among the words looked for; start and stop."""
Look = Callable[[str], Iterable[Occurrence]]
"""Finds all occurrences of some words in a text, overlapping ones too, in any order."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A matter of the field, and the words reports have for it.

    Attributes:
        term: Preferred term, shown to the user; unique, it names the concept.
        subject: One of `report.SUBJECTS`: the pillar it is dealt with under.
        variants: Other words that name it by themselves; without quotation marks.
        cues: Figures of speech that hint at it; without quotation marks.
        together: Pairs of words that mean it when they stand near each other.
        broader: Terms of the concepts it is a part of; most have one.
        related: Terms of others a writer on it looks at as well; read both ways.
    """

    term: str
    subject: str
    variants: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    together: tuple[tuple[str, str], ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that name it, the preferred term first."""
        return (self.term, *self.variants)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text speaks of a concept, and how much that counts, over 0 to `SAID`."""

    term: str
    span: Span
    weight: float


class Thesaurus:
    """Concepts and their links. Immutable; safe to share between threads."""

    def __init__(
        self, concepts: Iterable[Concept], look_for: Callable[[Sequence[str]], Look] | None = None
    ) -> None:
        """Take concepts in which `faults` finds nothing; others give undefined answers.

        Args:
            concepts: All there are.
            look_for: Makes of words what finds them; None does it with what Python has,
                which takes some four times as long.
        """
        self._concepts = {concept.term: concept for concept in concepts}
        self._look_for = look_for or looking_for
        narrower: dict[str, list[str]] = defaultdict(list)
        related: dict[str, list[str]] = defaultdict(list)
        for term, concept in self._concepts.items():
            for other in concept.broader:
                narrower[other].append(term)
            for other in concept.related:
                related[term].append(other)
                related[other].append(term)
        self._narrower = {term: tuple(others) for term, others in narrower.items()}
        self._related = {term: tuple(dict.fromkeys(others)) for term, others in related.items()}

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """Return all concepts, in the order they were given."""
        return tuple(self._concepts.values())

    def concept(self, term: str) -> Concept:
        """Return the concept of a preferred term; KeyError when there is none."""
        return self._concepts[term]

    def of_subject(self, subject: str) -> tuple[Concept, ...]:
        """Return the concepts dealt with under a pillar."""
        return tuple(c for c in self._concepts.values() if c.subject == subject)

    def narrower(self, term: str) -> tuple[str, ...]:
        """Return the terms of its parts."""
        return self._narrower.get(term, ())

    def related(self, term: str) -> tuple[str, ...]:
        """Return the terms that either side calls related."""
        return self._related.get(term, ())

    def mentions(self, text: str, subject: str = "") -> tuple[Mention, ...]:
        """Return what a text speaks of, in order of place.

        Of words that overlap the first counts, of those that begin together the longest;
        pairs of words are seen besides. Quotation marks are read over. A word of several
        concepts means those of the subject, if any; what it names goes before what it hints
        at, and several have each a share.

        Args:
            text: Any text; the time taken is in proportion to its length.
            subject: One of `report.SUBJECTS` that the text stands under; '' when unknown.
        """
        quotes = [match.start() for match in _QUOTES.finditer(text)]
        before = [place - index for index, place in enumerate(quotes)]

        def span(start: int, stop: int) -> Span:
            return Span(start + bisect_right(before, start), stop + bisect_right(before, stop - 1))

        found = sorted(self._found(_plain(text), subject))
        return tuple(Mention(term, span(start, stop), w) for start, stop, term, w in found)

    def counted(self, text: str, subject: str = "") -> Mapping[str, float]:
        """Return what all `mentions` of each concept in a text count together."""
        found: dict[str, float] = {}
        for _, _, term, weight in self._found(_plain(text), subject):
            found[term] = found.get(term, 0.0) + weight
        return found

    def concepts_of(self, text: str, subject: str = "") -> Mapping[str, float]:
        """Return each concept a text speaks of and how surely, over 0 to 1, surest first.

        Repeated hints add up, but never to a certainty.
        """
        doubt: dict[str, float] = {}
        for _, _, term, weight in self._found(_plain(text), subject):
            doubt[term] = doubt.get(term, 1.0) * (1 - weight)
        return _ordered({term: 1 - left for term, left in doubt.items()})

    def about(self, text: str, subject: str = "") -> Mapping[str, float]:
        """Return the concepts a question is about, with their neighbours at less weight.

        Args:
            text: A heading, a topic or a sentence.
            subject: The subject of the pillar it stands under; '' for none.
        """
        answer: dict[str, float] = {}
        for term, weight in self.concepts_of(text, subject).items():
            for others, share in (
                ((term,), 1.0),
                (self.narrower(term), NARROWER),
                (self._concepts[term].broader, BROADER),
                (self.related(term), RELATED),
            ):
                for other in others:
                    answer[other] = max(answer.get(other, 0.0), weight * share)
        return _ordered(answer)

    def subject(self, text: str) -> str:
        """Return the subject most of a text's concepts belong to; '' when it has none."""
        votes: dict[str, float] = {}
        for term, weight in self.concepts_of(text).items():
            under = self._concepts[term].subject
            votes[under] = votes.get(under, 0.0) + weight
        return next(iter(_ordered(votes)), "")

    def _found(self, text: str, subject: str) -> Iterator[tuple[int, int, str, float]]:
        """Yield start, stop, term and weight of what is found, nearly in order of place."""
        free = 0
        meanings = self._meanings
        # Of those that begin together the longest first.
        found = sorted([(start, -stop, number) for number, start, stop in self._looking(text)])
        for start, back, number in found:
            meant, partners = meanings[number]
            stop = -back
            if meant and start >= free:
                free = stop
                chosen = meant if len(meant) == 1 else self._choice(meant, subject)
                for term, weight in chosen:
                    yield start, stop, term, weight / len(chosen)
            for other, term in partners:
                if other in text and (span := _near(text, start, stop, other)):
                    yield *span, term, TOGETHER

    @cached_property
    def _looking(self) -> Look:
        return self._look_for(self._all_words)

    @cached_property
    def _all_words(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._words, *self._pairs)))

    @cached_property
    def _meanings(self) -> list[tuple[tuple[_Meaning, ...], list[tuple[str, str]]]]:
        """What each of all words means, and with which others it means something together."""
        return [(self._words.get(w, ()), self._pairs.get(w, [])) for w in self._all_words]

    def _choice(self, meant: Sequence[_Meaning], subject: str) -> Sequence[_Meaning]:
        """Return which of its concepts a word means under a subject, best guess without one."""
        fitting = [one for one in meant if self._concepts[one[0]].subject == subject] or meant
        return [one for one in fitting if one[1] == SAID] or fitting

    @cached_property
    def _words(self) -> dict[str, tuple[_Meaning, ...]]:
        """Each word of a concept, with the terms it may mean and their weights."""
        found = defaultdict[str, list[_Meaning]](list)
        for term, concept in self._concepts.items():
            for words, weight in ((concept.words, SAID), (concept.cues, HINTED)):
                for word in words:
                    found[_plain(word)].append((term, weight))
        return {word: tuple(meant) for word, meant in found.items()}

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[str, str]]]:
        """The word of each pair that is looked for, with the other one and the term."""
        times = Counter(w for c in self._concepts.values() for pair in c.together for w in pair)
        found = defaultdict[str, list[tuple[str, str]]](list)
        for term, concept in self._concepts.items():
            for pair in concept.together:
                # A word of many pairs (人才, 干部) is common: it is cheaper to look for the other.
                anchor, other = sorted(pair, key=lambda word: (len(word) < SHORTEST, times[word]))
                found[anchor].append((other, term))
        return dict(found)


def looking_for(words: Sequence[str]) -> Look:
    """Return what finds words of `SHORTEST` code points or more, with what Python has."""
    numbers = {word: number for number, word in enumerate(words)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for word in words:
        lengths[word[:SHORTEST]].add(len(word))
    known = dict(lengths)

    def look(text: str) -> Iterator[Occurrence]:
        # All in C but for the few places where a word may begin.
        heads = list(map(add, text, islice(text, 1, None)))
        for start in compress(range(len(heads)), map(known.__contains__, heads)):
            for length in known[heads[start]]:
                word = text[start : start + length]  # shorter at the end of the text
                if len(word) == length and (number := numbers.get(word)) is not None:
                    yield number, start, start + length

    return look


def faults(concepts: Iterable[Concept]) -> Iterator[tuple[str, str]]:
    """Yield the term of each faulty concept and, in Chinese, what is wrong with it."""
    concepts = tuple(concepts)
    known = {concept.term: concept for concept in concepts}
    seen: set[str] = set()
    for concept in concepts:
        if concept.term in seen:
            yield concept.term, "这个主题词出现了两次"
        seen.add(concept.term)
        if concept.subject not in SUBJECTS:
            yield concept.term, f"没有“{concept.subject}”这个聚焦"
        for other in (*concept.broader, *concept.related):
            if other == concept.term or other not in known:
                yield concept.term, f"指向的“{other}”不是另一个主题词"
        if concept.term in _above(concept.term, known):
            yield concept.term, "它的上位词又回到它自己"
        yield from ((concept.term, reason) for reason in _faulty_words(concept))


def _faulty_words(concept: Concept) -> Iterator[str]:
    words = (*concept.words, *concept.cues)
    for word, times in Counter(words).items():
        if len(word) < SHORTEST or _plain(word) != word or any(char.isspace() for char in word):
            yield f"“{word}”要有 {SHORTEST} 个字以上，不带引号和空格"
        if times > 1:
            yield f"“{word}”写了两次"
    for pair in concept.together:
        if max(map(len, pair)) < SHORTEST or not all(pair) or pair[0] == pair[1]:
            yield f"“{'”和“'.join(pair)}”不能合起来认"


def _above(term: str, known: Mapping[str, Concept]) -> set[str]:
    """Return all that is broader than a term, itself only if it is in a circle."""
    found: set[str] = set()
    waiting = list(known[term].broader)
    while waiting:
        other = waiting.pop()
        if other in known and other not in found:
            found.add(other)
            waiting += known[other].broader
    return found


def _near(text: str, start: int, stop: int, other: str) -> tuple[int, int] | None:
    """Return from where to where a word and another one near it stand; None without it."""
    reach = REACH + len(other)
    left, right = max(0, start - reach), stop + reach
    if (place := text.rfind(other, left, start)) >= 0 and not _ends(text[place:start]):
        return place, stop
    if (place := text.find(other, stop, right)) >= 0 and not _ends(text[stop:place]):
        return start, place + len(other)
    return None


def _ends(text: str) -> bool:
    """Return whether a sentence ends within a text."""
    return any(mark in text for mark in _STOPS)


def _ordered(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the same, largest first; equal ones in their order."""
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def _plain(word: str) -> str:
    return _QUOTES.sub("", word)
