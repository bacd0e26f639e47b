"""What the index keeps of a passage beside its words: its concepts and its latent place."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.core.cancel import CancelToken
from drafter.core.report import Paragraph, Report
from drafter.core.thesaurus import Thesaurus
from drafter.library.latent import Features, Projection
from drafter.library.records import Entry, concepts_in, place_in, speaking
from drafter.library.tokenizer import Tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_HALF, _LENGTH, _USUAL = 1.0, 0.3, 180
"""Mentions of a concept at which it counts half of the most; how far a longer passage must
have more of them; usual length of a passage, in code points."""
_LEAD = 0.3
"""What a concept counts more when a run-in sub-heading names it."""


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

    def strengths(self, paragraph: Paragraph, subject: str, features: Features) -> dict[str, float]:
        """Return how much a passage speaks of each concept, given with its features."""
        longer = 1 - _LENGTH + _LENGTH * len(paragraph.text) / _USUAL
        found = {
            term: (1 + _HALF) * times / (times + _HALF * longer)
            for term, times in features.concepts.items()
        }
        led: dict[str, float] = {}
        for lead in paragraph.leads:
            for term, sure in self.thesaurus.concepts_of(lead.text, subject).items():
                led[term] = max(led.get(term, 0.0), sure)
        for term, sure in led.items():
            found[term] = found.get(term, 0.0) + _LEAD * sure
        return found

    def question(self, text: str, subject: str) -> Features:
        """Return words and concepts of a question, the latter by how sure they are."""
        return Features(self.tokenizer.words(text), self.thesaurus.concepts_of(text, subject))

    def entry(
        self,
        name: tuple[str, int],
        same: int,
        weight: float,
        subject: int,
        concepts: Mapping[str, float],
    ) -> Entry:
        """Return what the record of a passage has.

        Args:
            name: Id of its report, and its number there.
            same: Equal for passages of the same wording.
            weight: How good an exemplar it is before any question.
            subject: Number of its pillar.
            concepts: See `strengths`.
        """
        numbered = {self._numbers[term]: strength for term, strength in concepts.items()}
        return Entry(*name, same, weight, subject, numbered)

    def place(self, evidence: bytes) -> bytes:
        """Return the latent place of a passage, from what `records.evidence` gave of it."""
        return place_in(evidence)

    def unpack(self, evidence: bytes) -> dict[str, float]:
        """Return how much a passage speaks of each concept, 0 to 2.3; the strongest ones."""
        return {self._terms[number]: s for number, s in concepts_in(evidence).items()}

    def speaking(self, found: "NDArray[np.void]", least: float) -> dict[str, int]:
        """Return how many records speak so much at least of each concept; none twice."""
        return {self._terms[number]: n for number, n in speaking(found, least).items()}

    def weights(self, concepts: Mapping[str, float]) -> "NDArray[np.float32]":
        """Return concepts with their weights as `records.shared` wants them."""
        import numpy as np

        return np.array([*(concepts.get(term, 0.0) for term in self._terms), 0.0], dtype=np.float32)

    def train(self, reports: Iterable[Report], cancel: CancelToken) -> Projection:
        """Learn a projection from the passages of reports, each wording once.

        Raises:
            Cancelled: ``cancel`` was set.
        """
        subjects = {
            paragraph.text: section.subject
            for report in reports
            for section in report.sections
            for paragraph in section.paragraphs
        }
        texts = list[Features]()
        for passage in subjects.items():
            cancel.raise_if_cancelled()
            texts.append(self.features(*passage))
        return Projection.train(texts, cancel=cancel)

    def _features(self, text: str, subject: str) -> Features:
        return Features(self.tokenizer.words_of(text), self.thesaurus.counted(text, subject))
