"""One question to one state of the index: candidates gathered, and all evidence weighed.

First the index is asked, for words and for concepts; its answer is fast however large the
library is. Then the few hundred candidates are weighed by all there is known of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from drafter.core.cancel import CancelToken
from drafter.core.fusing import Evidence, damping, fuse
from drafter.core.query import Query, Why
from drafter.library import ranking
from drafter.library.encoder import Encoder
from drafter.library.finder import Candidate, Finder
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store

_BY_WORDS, _BY_CONCEPTS = 200, 60
"""Candidates that are gathered by either kind of evidence, at least. More of them
change no judged answer."""
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
        text = query.text[: ranking.LONGEST]
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
        candidates, shared = self._gathered(cancel)
        cancel.raise_if_cancelled()
        documents = self._finder.documents(candidates)
        cancel.raise_if_cancelled()
        damp = damping(len(self._finder.words))
        likeness = self._projection.likeness(
            self._features, damp, [self._encoder.place(one.evidence) for one in documents]
        )
        evidence = [
            Evidence(
                shared.get(candidate.same, 0.0),
                self._encoder.shared(document.evidence, self._meant),
                like,
                document.weight,
            )
            for candidate, document, like in zip(candidates, documents, likeness, strict=True)
        ]
        found = [
            Weighed(document.id, score, document.weight, document.evidence, candidate.twins)
            for candidate, document, score in zip(
                candidates, documents, fuse(evidence, damp), strict=True
            )
        ]
        return sorted(found, key=lambda one: (-one.score, one.id))

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

    def _gathered(self, cancel: CancelToken) -> tuple[list[Candidate], dict[int, float]]:
        """Return the candidates, and the lexical score of each wording that has one."""
        feedback = self._feedback(cancel)
        cancel.raise_if_cancelled()
        limit = max(_BY_WORDS, self._query.limit)
        by_words = self._finder.second(feedback, limit)
        shared = {candidate.same: candidate.score for candidate in by_words}
        cancel.raise_if_cancelled()
        more = [
            candidate
            for candidate in self._finder.sharing(self._named, _BY_CONCEPTS)
            if candidate.same not in shared
        ]
        if len(by_words) == limit:  # else whoever has a word of the query is among them
            scored = self._finder.among(feedback, more)
            shared |= {candidate.same: candidate.score for candidate in scored}
        return [*by_words, *more], shared

    def _feedback(self, cancel: CancelToken) -> Mapping[str, float]:
        """Return what the best passages by the query's own words share beside them."""
        cancel.raise_if_cancelled()
        best = self._finder.first(ranking.FEEDBACK_PASSAGES)
        passages = [passage(exemplar_id) for exemplar_id in self._finder.ids(best)]
        exemplars = self._store.exemplars(passages)
        read = [
            (candidate.score, self._encoder.tokenizer.words(exemplars[at].text))
            for candidate, at in zip(best, passages, strict=True)
            if at in exemplars
        ]
        return ranking.feedback(read, self._finder.rarity, len(self._finder.words))

    def _rare(self, concepts: Mapping[str, float]) -> dict[str, float]:
        """Return concepts with what they count: the rarer, the more."""
        return {t: share * self._finder.rarity(t, "concept") for t, share in concepts.items()}
