"""One question to one state of the index: candidates gathered, and all evidence weighed.

First the index is asked, for words and for concepts, and nothing else: that is all that
takes longer in a larger library. Then the candidates are weighed by all there is known of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.core.cancel import CancelToken
from drafter.core.fusing import Evidence, damping, foreign, fuse
from drafter.core.query import Query, Why
from drafter.core.report import SUBJECTS
from drafter.library import ranking, records
from drafter.library.encoder import Encoder
from drafter.library.finder import Finder
from drafter.library.lexical import Lexical
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store
from drafter.library.tokenizer import fold_letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BY_WORDS, _BY_CONCEPTS, _BY_TOPIC = 100, 40, 1_000
"""Candidates that are gathered by either kind of evidence, at most, and by nothing but a
concept asked for. More of them change no judged answer."""
_BY_PHRASE = 400
"""Candidates for a phrase: whoever says it is an answer."""
_NAMED, _SHOWN = 0.3, 3
"""What a concept of the question counts at least to find passages by, and to be named as a
reason; how many are."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with all that speaks for it in one score.

    Attributes:
        id: That of the exemplar.
        score: Larger is better.
        weight: How good an exemplar it is before any question.
        evidence: Its concepts and its latent place, see `Encoder`.
        twins: How many more of its very wording were met.
    """

    id: str
    score: float
    weight: float
    evidence: bytes
    twins: int


class Question:
    """A query being answered; for one thread."""

    def __init__(
        self, query: Query, subject: str, snapshot: Snapshot, encoder: Encoder, store: Store
    ) -> None:
        """Take the query, and the subject of the heading it stands under ('' for none)."""
        self._query, self._subject = query, subject
        self._encoder, self._store = encoder, store
        self._projection = snapshot.projection
        self._finder = Finder(snapshot, query, encoder.tokenizer)
        self.marks = self._finder.marks
        """What to mark in an answer."""
        text = (query.text.strip() or " ".join(query.concepts))[: ranking.LONGEST]
        self._features = encoder.question(text, subject)
        about = encoder.thesaurus.about(text, subject)
        self._about = self._rare(about)
        hints = " ".join(query.hints)[: ranking.LONGEST]
        hinted = encoder.thesaurus.about(hints, subject) if hints else {}
        meant = self._about | {
            term: max(self._about.get(term, 0.0), ranking.HINTS_WEIGHT * share)
            for term, share in self._rare(hinted).items()
        }
        self._meant = encoder.weights(meant)
        self._named = {t: self._about[t] for t, share in about.items() if share >= _NAMED}

    def weighed(self, cancel: CancelToken) -> list[Weighed]:
        """Return the candidates, best first.

        Raises:
            Cancelled: ``cancel`` was set before the last step.
        """
        found, twins = self._gathered(cancel)
        weights, ids = records.weights(found), records.ids(found)
        cancel.raise_if_cancelled()
        lexical = self._lexical(ids).scores(weights)
        cancel.raise_if_cancelled()
        damp = damping(len(self._finder.words))
        likeness = self._projection.likeness(self._features, damp, found["place"])
        shared = records.shared(found, self._meant)
        kinds = (lexical.tolist(), shared.tolist(), likeness.tolist(), weights.tolist())
        pillars = [foreign(self._subject, subject) for subject in ("", *SUBJECTS)]
        elsewhere = [pillars[number] for number in found["subject"].tolist()]
        evidence = [Evidence(*values) for values in zip(*kinds, elsewhere, strict=True)]
        scores = fuse(evidence, damp)
        packed = records.evidence(found)
        order = sorted(range(len(ids)), key=lambda at: (-scores[at], ids[at]))
        return [Weighed(ids[at], scores[at], kinds[3][at], packed[at], twins[at]) for at in order]

    def why(self, text: str, subject: str, evidence: bytes) -> Why:
        """Return why a passage is an answer.

        Args:
            text: Of the passage and its section's heading, folded.
            subject: That of the passage.
            evidence: See `Weighed`.
        """
        concepts = self._encoder.unpack(evidence)
        shares = {t: weight * concepts.get(t, 0.0) for t, weight in self._named.items()}
        best = sorted((t for t in shares if shares[t] > 0), key=lambda term: -shares[term])
        words = tuple(word for word in self._finder.words if word in text)
        return Why(
            words or tuple(pair for pair in self._finder.pairs if pair in text),
            tuple(best[:_SHOWN]),
            subject if subject == self._subject else "",
        )

    def _gathered(self, cancel: CancelToken) -> "tuple[NDArray[np.void], list[int]]":
        """Return the records of the candidates, and of how many each is one."""
        import numpy as np

        browsing = not self._query.text.strip() and not self._query.phrases
        most = _BY_PHRASE if self._query.phrases else _BY_WORDS
        by_words = self._finder.having(_BY_TOPIC if browsing else most)
        cancel.raise_if_cancelled()
        more = self._finder.sharing({} if browsing else self._named, _BY_CONCEPTS)
        new = ~np.isin(more.records["same"], by_words.records["same"])
        return (
            np.concatenate([by_words.records, more.records[new]]),
            np.concatenate([by_words.twins, more.twins[new]]).tolist(),
        )

    def _lexical(self, ids: Sequence[str]) -> Lexical:
        passages = [passage(name) for name in ids] if self._finder.marks else []
        texts = self._store.texts(passages)
        read = [fold_letters(texts.get(at, "")) for at in passages] or [""] * len(ids)
        return Lexical(self._finder, self._encoder.tokenizer, read)

    def _rare(self, concepts: Mapping[str, float]) -> dict[str, float]:
        """Return concepts with what they count: the rarer, the more."""
        return {t: share * self._finder.rarity(t, "concept") for t, share in concepts.items()}
