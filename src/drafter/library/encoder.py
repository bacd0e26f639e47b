"""What the index keeps of a passage beside its words: its concepts and its latent place."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from drafter.core.report import Report
from drafter.core.thesaurus import Thesaurus
from drafter.library.latent import Features, Projection
from drafter.library.tokenizer import Tokenizer

_HALF, _LENGTH, _USUAL = 1.0, 0.3, 180
"""Mentions of a concept at which it counts half of the most; how far a longer passage must
have more of them; usual length of a passage, in code points."""
_LEAD = 0.3
"""What a concept counts more when a run-in sub-heading names it."""
_STEPS = 100
"""Steps of a strength of 1 in a byte; 2.3 is the most there is."""


class Encoder:
    """Reads words and concepts off texts. Safe to share between threads."""

    def __init__(self, tokenizer: Tokenizer, thesaurus: Thesaurus) -> None:
        self.tokenizer, self.thesaurus = tokenizer, thesaurus
        self.features = lru_cache(maxsize=4096)(self._features)
        """Words and concepts of a text under a subject; recent answers are kept."""
        self._terms = [concept.term for concept in thesaurus.concepts]
        self._numbers = {term: number for number, term in enumerate(self._terms)}
        said = repr(thesaurus.concepts).encode()
        self.fingerprint = hashlib.blake2b(said, digest_size=8).hexdigest()
        """Names the thesaurus: what was encoded by another one cannot be read."""

    def concepts(self, text: str, subject: str, leads: Iterable[str]) -> dict[str, float]:
        """Return how much a passage speaks of each concept."""
        longer = 1 - _LENGTH + _LENGTH * len(text) / _USUAL
        found = {
            term: (1 + _HALF) * times / (times + _HALF * longer)
            for term, times in self.features(text, subject).concepts.items()
        }
        led: dict[str, float] = {}
        for lead in leads:
            for term, sure in self.thesaurus.concepts_of(lead, subject).items():
                led[term] = max(led.get(term, 0.0), sure)
        for term, sure in led.items():
            found[term] = found.get(term, 0.0) + _LEAD * sure
        return found

    def question(self, text: str, subject: str) -> Features:
        """Return words and concepts of a question, the latter by how sure they are."""
        return Features(self.tokenizer.words(text), self.thesaurus.concepts_of(text, subject))

    def pack(self, concepts: Mapping[str, float], place: bytes) -> bytes:
        """Return the evidence of a passage as the index stores it; at most 65,535 concepts."""
        parts = bytearray(len(concepts).to_bytes(2, "big"))
        for term, strength in concepts.items():
            parts += self._numbers[term].to_bytes(2, "big")
            parts.append(min(255, round(strength * _STEPS)))
        return bytes(parts) + place

    def place(self, packed: bytes) -> bytes:
        """Return the latent place of a packed passage."""
        return packed[_start_of_place(packed) :]

    def unpack(self, packed: bytes) -> dict[str, float]:
        """Return how much a packed passage speaks of each concept, 0 to 2.3."""
        return {self._terms[number]: steps / _STEPS for number, steps in _strengths(packed)}

    def weights(self, concepts: Mapping[str, float]) -> Sequence[float]:
        """Return concepts with their weights as `shared` wants them."""
        return [concepts.get(term, 0.0) for term in self._terms]

    def shared(self, packed: bytes, weights: Sequence[float]) -> float:
        """Return how much a packed passage speaks of weighed concepts; see `weights`."""
        return sum(weights[number] * steps for number, steps in _strengths(packed)) / _STEPS

    def train(self, reports: Iterable[Report]) -> Projection:
        """Learn a projection from the passages of reports, each wording once."""
        subjects = {
            paragraph.text: section.subject
            for report in reports
            for section in report.sections
            for paragraph in section.paragraphs
        }
        return Projection.train([self.features(*passage) for passage in subjects.items()])

    def _features(self, text: str, subject: str) -> Features:
        mentioned: dict[str, float] = {}
        for mention in self.thesaurus.mentions(text, subject):
            mentioned[mention.term] = mentioned.get(mention.term, 0.0) + mention.weight
        return Features(self.tokenizer.words_of(text), mentioned)


def _start_of_place(packed: bytes) -> int:
    return 2 + 3 * int.from_bytes(packed[:2], "big")


def _strengths(packed: bytes) -> Iterator[tuple[int, int]]:
    """Yield number and strength of each concept, the latter in steps."""
    stop = _start_of_place(packed)
    parts = packed[2:stop:3], packed[3:stop:3], packed[4:stop:3]
    return ((high << 8 | low, steps) for high, low, steps in zip(*parts, strict=True))
