"""Asking the library: a question in, the best passages and their counts out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from drafter.core.cancel import CancelToken
from drafter.core.fusing import VERBATIM, fold_twins, vary
from drafter.core.query import Hit, Query
from drafter.core.report import LEVELS, Exemplar
from drafter.errors import LibraryError
from drafter.library.encoder import Encoder
from drafter.library.index import Index
from drafter.library.labels.subjects import SubjectGuess
from drafter.library.marks import mark_folded
from drafter.library.question import Question, Weighed
from drafter.library.ranking import LONGEST
from drafter.library.rows import passage
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store
from drafter.library.tokenizer import bigrams, fold

ALL, OWN = "全部", "我的"
"""Names of the counts beside the levels."""

COUNTED = 200
"""Most hits that are counted."""

RELEVANT, CERTAIN = 0.3, 20
"""Behind the first `CERTAIN` hits, a passage below this share of the best score is no answer."""

_SPARE, _FEWEST = 20, 50
"""Answers read beyond those wanted, as some are folded into others; and at least, so that
one that says the question word for word is not missed."""
_SENTENCE = 12
"""Letters of a question from which it matters that a passage says it word for word. Set
phrases are shorter; many passages say them, and not the best (measured: nDCG .80 from 4 on)."""

_ALIKE, _SAID_AGAIN = 0.9, 0.7
"""Passages so like each other in the latent space, that have such a share of the shorter
one's pairs of characters in common, say the same: reports copy each other."""

_Read = tuple[Weighed, Exemplar]


class Asking:
    """Searches the index, and reads what it found from the store. Safe between threads."""

    def __init__(
        self, store: Store, index: Index, encoder: Encoder, subjects: SubjectGuess
    ) -> None:
        self._store, self._index, self._encoder = store, index, encoder
        self._subjects = subjects

    def search(self, query: Query, cancel: CancelToken) -> tuple[Hit, ...]:
        """Return the passages that answer best, best first, each wording once.

        Args:
            query: The question.
            cancel: Asked between the steps.

        Raises:
            Cancelled: ``cancel`` was set before the answer was ready.
        """
        subject = self._subjects.subject(query.under) if query.under else ""
        try:
            return self._hits(query, subject, cancel)
        except (
            ValueError,
            IndexError,
        ):  # tantivy or we met something that cannot be in a sound index
            self._index.discard()
            return self._hits(query, subject, cancel)

    def counts(self, query: Query, cancel: CancelToken) -> dict[str, int]:
        """Return how many hits a search lists: 全部, each of `LEVELS`, 我的; `COUNTED` at most.

        Level and own filters of the query are not applied; its subjects are. A hit
        without a level counts in 全部 only.

        Raises:
            Cancelled: ``cancel`` was set.
        """
        hits = self.search(replace(query, levels=(), own=None, limit=COUNTED), cancel)
        levels = Counter(hit.exemplar.level for hit in hits)
        own = sum(hit.exemplar.report_id.startswith("m") for hit in hits)
        return {ALL: len(hits), **{level: levels[level] for level in LEVELS}, OWN: own}

    def _snapshot(self) -> Snapshot:
        """Return the index to search: an older one rather than none."""
        try:
            return self._index.snapshot(self._store)
        except LibraryError:
            if self._index.latest is None:
                raise
            return self._index.latest

    def _hits(self, query: Query, subject: str, cancel: CancelToken) -> tuple[Hit, ...]:
        snapshot = self._snapshot()
        question = Question(query, subject, snapshot, self._encoder, self._store)
        weighed = question.weighed(cancel)[: max(_FEWEST, query.limit + _SPARE)]
        least = weighed[0].score * RELEVANT if weighed else 0.0
        read = self._read([w for n, w in enumerate(weighed) if n < CERTAIN or w.score >= least])
        read = _verbatim_first(read, query.text)
        cancel.raise_if_cancelled()
        near = snapshot.projection.near(
            [self._encoder.place(found.evidence) for found, _ in read], _ALIKE
        )
        pairs = cache(lambda at: frozenset(bigrams(read[at][1].text)))
        stays, twins = fold_twins(near, lambda a, b: _say_the_same(pairs(a), pairs(b)))
        order = vary([read[at][1].report_id for at in stays], [read[at][0].score for at in stays])
        hits: list[Hit] = []
        for place in order[: query.limit]:
            cancel.raise_if_cancelled()
            found, exemplar = read[stays[place]]
            score = min(found.score, hits[-1].score) if hits else found.score
            text = fold(exemplar.text)
            spans = mark_folded(text, question.marks)
            said = f"{text}\n{fold(exemplar.heading)}"
            why = question.why(said, exemplar.subject, found.evidence)
            hits.append(Hit(exemplar, score, spans, why, found.twins + twins[place]))
        return tuple(hits)

    def _read(self, weighed: Sequence[Weighed]) -> list[_Read]:
        """Return those that are there still, with their text."""
        passages = [passage(found.id) for found in weighed]
        exemplars = self._store.exemplars(passages)
        return [
            (found, exemplars[at])
            for found, at in zip(weighed, passages, strict=True)
            if at in exemplars  # else another process took it out a moment ago
        ]


def _verbatim_first(read: Sequence[_Read], text: str) -> list[_Read]:
    """Return the answers, best first, with those moved up that say a text word for word."""
    phrase = _letters(text)
    if len(phrase) < _SENTENCE or len(phrase) > LONGEST:
        return list(read)
    scored = [
        (replace(found, score=found.score + VERBATIM * found.weight), exemplar)
        if phrase in _letters(exemplar.text)
        else (found, exemplar)
        for found, exemplar in read
    ]
    return sorted(scored, key=lambda one: (-one[0].score, one[0].id))


def _letters(text: str) -> str:
    """Return the letters and digits of a text as they are compared."""
    return "".join(filter(str.isalnum, fold(text)))


def _say_the_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two passages of these pairs of characters say the same."""
    return len(first & second) >= _SAID_AGAIN * max(1, min(len(first), len(second)))
