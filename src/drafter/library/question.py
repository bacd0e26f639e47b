"""One question to one state of the index: candidates gathered, and all evidence weighed.

First the index is asked, for words and for concepts, and nothing else: that is all that
takes longer in a larger library. Then the candidates are weighed by all there is known of them.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from drafter.core.cancel import CancelToken
from drafter.core.fusing import Evidence, damping, foreign, fuse
from drafter.core.query import Query, Why
from drafter.core.report import LEVELS, SUBJECTS
from drafter.library import ranking, records
from drafter.library.encoder import Encoder
from drafter.library.finder import Candidates, Finder
from drafter.library.lexical import Lexical
from drafter.library.marks import says_all
from drafter.library.reading import Reading
from drafter.library.snapshot import Snapshot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BY_WORDS, _BY_CONCEPTS, _BY_TOPIC = 120, 25, 1_000
"""Candidates that are gathered by either kind of evidence, at most, and by nothing but a
concept asked for. More of them make no judged answer better; of fewer by words, in a large
library, less than nine tenths of the exhaustive search's 20 best are among them."""
_BY_PHRASE = 3_000
"""Passages that have a phrase's pairs of characters, which are read for it: whoever says it is
an answer. The bundled reports have fewer."""
_OF_A_LEVEL, _MORE_OF_A_LEVEL = 20, 25
"""Candidates of a level, or of the user's own reports, below which more of it are gathered,
and how many: who chooses a level is shown some when the library has any."""
_LIKELY = 0.35
"""Likeness from which a passage is an answer that shares neither words nor concepts: of many
a passage the concepts it mentions in passing are not on record."""
_SAYING = 20
"""Candidates that may say a short question word for word."""
_FEW = 6
"""Words of a question all of which matter. A sentence has others where the library lacks some."""
_NAMED, _SHOWN = 0.3, 3
"""What a concept of the question counts at least to find passages by, and to be named as a
reason; how many are."""
_MEANT = 0.6
"""How much a passage speaks of a concept at least that is given as a reason: a figure of speech
alone (.46 in a usual passage) may bring it up, but does not say what it is about."""
_SOUGHT = 40
"""Concepts that passages are looked for by; a long text speaks of many in passing."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Candidates, best first, each with all that speaks for it in one score.

    Attributes:
        records: Theirs.
        ids: Those of the exemplars.
        scores: Larger is better.
        twins: How many more were met that say the same, for each.
    """

    records: "NDArray[np.void]"
    ids: Sequence[str]
    scores: Sequence[float]
    twins: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)

    def at(self, places: Sequence[int]) -> "Weighed":
        """Return those at some places, in the order of these."""
        return Weighed(
            self.records[list(places)],
            [self.ids[at] for at in places],
            [self.scores[at] for at in places],
            [self.twins[at] for at in places],
        )

    @property
    def reports(self) -> list[str]:
        """Return the ids of their reports."""
        return [name.partition("-")[0] for name in self.ids]


class Question:
    """A query being answered; for one thread."""

    def __init__(
        self,
        query: Query,
        subject: str,
        snapshot: Snapshot,
        encoder: Encoder,
        reading: Reading,
        levels: Callable[[Sequence[str]], Sequence[str]] | None = None,
    ) -> None:
        """Take the query, and the subject of the heading it stands under ('' for none).

        ``levels`` gives the levels of reports; without it none is looked after.
        """
        self._query, self._subject, self._levels = query, subject, levels
        self._encoder, self._reading = encoder, reading
        self._projection = snapshot.projection
        self._finder = Finder(snapshot, query, encoder.tokenizer)
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
        named = [term for term, share in about.items() if share >= _NAMED]
        self._named = {t: self._about[t] for t in nlargest(_SOUGHT, named, self._about.__getitem__)}

    def weighed(self, cancel: CancelToken) -> Weighed:
        """Return the candidates, best first.

        Raises:
            Cancelled: ``cancel`` was set before the last step.
        """
        found, twins = self._gathered(cancel)
        cancel.raise_if_cancelled()
        asked = self._finder.words or self._finder.pairs or self._query.phrases
        texts = self._reading.texts(found) if asked else [""] * len(found)
        if self._query.phrases:
            having = [at for at, t in enumerate(texts) if says_all(t, self._query.phrases)]
            found, twins = found[having], [twins[at] for at in having]
            texts = [texts[at] for at in having]
        lexical = Lexical(self._finder, self._encoder.tokenizer, texts)
        weights = records.weights(found)
        words = lexical.scores(weights)
        cancel.raise_if_cancelled()
        damp = damping(len(self._finder.words))
        likeness = self._projection.likeness(self._features, damp, found["place"])
        shared = records.shared(found, self._meant)
        kinds = (words.tolist(), shared.tolist(), likeness.tolist(), weights.tolist())
        pillars = [foreign(self._subject, subject) for subject in ("", *SUBJECTS)]
        elsewhere = [pillars[number] for number in found["subject"].tolist()]
        evidence = [Evidence(*values) for values in zip(*kinds, elsewhere, strict=True)]
        weighed = Weighed(found, records.ids(found), fuse(evidence, damp), twins)
        answers = lexical.answers() if self._needs_most else range(len(weighed))
        if not (self._query.phrases or self._query.concepts):
            named = (words > 0) | (shared > 0) | (likeness >= _LIKELY)
            answers = [at for at in answers if named[at]]
        ids, scores = weighed.ids, weighed.scores
        return weighed.at(sorted(answers, key=lambda at: (-scores[at], ids[at])))

    @property
    def seldom(self) -> bool:
        """Whether only few passages can say the question word for word, and it is short."""
        return self._finder.seldom

    def said(self, text: str) -> tuple[str, ...]:
        """Return the words of the question, or else its pairs, that a folded text has."""
        words = tuple([word for word in self._finder.named if word in text])
        return words or tuple([pair for pair in self._finder.pairs if pair in text])

    def why(self, words: tuple[str, ...], subject: str, evidence: bytes) -> Why:
        """Return why a passage is an answer.

        Args:
            words: What is `said` by the passage and its section's heading.
            subject: That of the passage.
            evidence: Its concepts, see `records.evidence`.
        """
        concepts = self._encoder.unpack(evidence)
        shares = {t: weight * concepts.get(t, 0.0) for t, weight in self._named.items()}
        meant = (t for t in shares if shares[t] > 0 and concepts[t] >= _MEANT)
        best = sorted(meant, key=lambda term: -shares[term])
        return Why(
            words,
            tuple(best[:_SHOWN]),
            subject if subject == self._subject else "",
        )

    def _gathered(self, cancel: CancelToken) -> "tuple[NDArray[np.void], list[int]]":
        """Return the records of the candidates, and of how many each is one."""
        browsing = not self._query.text.strip() and not self._query.phrases
        most = _BY_PHRASE if self._query.phrases else _BY_WORDS
        by_words = self._finder.having(_BY_TOPIC if browsing else most)
        cancel.raise_if_cancelled()
        named = {} if browsing else self._named
        by_concepts = self._finder.sharing(named, _BY_CONCEPTS)
        found = _joined([by_words, by_concepts, self._finder.saying(_SAYING)])
        if not browsing and not self._query.phrases and not self._query.levels:
            full = len(by_words.records) == most, len(by_concepts.records) == _BY_CONCEPTS
            found = _joined([found, *self._of_levels(found, *full)])
        return found.records, found.twins.tolist()

    def _of_levels(self, found: Candidates, words: bool, concepts: bool) -> list[Candidates]:
        """Return more of the levels of which too few are among the candidates.

        Args:
            found: The candidates.
            words: Whether there are more by words than were gathered.
            concepts: Whether there are more by concepts.
        """
        if self._levels is None or self._query.own is not None or not (words or concepts):
            return []
        ids = records.ids(found.records)
        times = Counter(self._levels([name.partition("-")[0] for name in ids]))
        short = [(self._finder.within(level), times[level]) for level in LEVELS]
        short.append((self._finder.within(own=True), sum(name.startswith("m") for name in ids)))
        more: list[Candidates] = []
        for finder, there in short:
            if there < _OF_A_LEVEL and words:
                more.append(finder.having(_MORE_OF_A_LEVEL))
                there += len(more[-1].records)
            if there < _OF_A_LEVEL and concepts:
                more.append(finder.sharing(self._named, _MORE_OF_A_LEVEL - there))
        return more

    @property
    def _needs_most(self) -> bool:
        """Whether the library does not know some of the few words that are all there is.

        Of 高考志愿填报 it has 志愿, which is about something else. A point of a draft has its
        pillar besides, or hints.
        """
        query, finder = self._query, self._finder
        more = self._named or query.phrases or query.concepts or query.under or query.hints
        if more or not (finder.words or finder.pairs):
            return False
        return len(finder.words) <= _FEW and not all(map(finder.knows, finder.words))

    def _rare(self, concepts: Mapping[str, float]) -> dict[str, float]:
        """Return concepts with what they count: the rarer, the more."""
        return {t: share * self._finder.rarity(t, "concept") for t, share in concepts.items()}


def _joined(parts: Sequence[Candidates]) -> Candidates:
    """Return all of them in order, each wording once."""
    import numpy as np

    every = np.concatenate([part.records for part in parts])
    twins = np.concatenate([part.twins for part in parts])
    _, first = np.unique(every["same"], return_index=True)
    first.sort()
    return Candidates(every[first], twins[first])
