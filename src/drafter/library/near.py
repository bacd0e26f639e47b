"""Concepts near a question that has no answer, which do have passages under its filters."""

from dataclasses import replace

from drafter.core.cancel import CancelToken
from drafter.core.query import Query, Topic
from drafter.library.encoder import Encoder
from drafter.library.finder import Finder
from drafter.library.latent import Features
from drafter.library.ranking import LONGEST
from drafter.library.snapshot import Snapshot
from drafter.library.tokenizer import bigrams
from drafter.library.topics import as_topics

_SHOWN, _TRIED = 6, 18
"""Concepts that are proposed; that are looked for under the filters."""
_COUNTED = 1_000
"""Passages that are counted of a concept at most."""
_NAMED, _LIKE, _SPELT = 1.0, 0.5, 1.0
"""What it counts that the question names the concept or a neighbour, that it is like it in
the latent space, that it shares its characters."""
_LIKELY, _LEAST = 0.35, 0.3
"""Likeness below which there is none; score below which a concept is not near."""


class Near:
    """Proposes concepts. Safe between threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder, self._thesaurus = encoder, encoder.thesaurus

    def topics(self, query: Query, snapshot: Snapshot, cancel: CancelToken) -> tuple[Topic, ...]:
        """Return what is near a question, nearest first, with its passages under the filters.

        Raises:
            Cancelled: ``cancel`` was set.
        """
        text = " ".join((*query.phrases, query.text, *query.concepts))[:LONGEST]
        scores = self._scores(text, snapshot)
        best = sorted(scores, key=lambda term: (-scores[term], term))
        counts: list[tuple[str, int]] = []
        for term in [term for term in best if term not in query.concepts][:_TRIED]:
            cancel.raise_if_cancelled()
            if scores[term] < _LEAST or len(counts) == _SHOWN:
                break
            if count := self._count(query, term, snapshot):
                counts.append((term, count))
        return as_topics(self._thesaurus, counts)

    def _scores(self, text: str, snapshot: Snapshot) -> dict[str, float]:
        """Return how near each concept is to a text."""
        terms = [concept.term for concept in self._thesaurus.concepts]
        named = self._thesaurus.about(text)
        words, concepts = self._encoder.question(text, "").words, named
        own = [Features(self._encoder.tokenizer.words(term), {term: 1.0}) for term in terms]
        places = snapshot.projection.places(own)
        like = snapshot.projection.likeness(Features(words, concepts), 1.0, places).tolist()
        scores = dict.fromkeys(terms, 0.0)
        for term, likeness in zip(terms, like, strict=True):
            spelt = max(_spelt_alike(text, word) for word in self._thesaurus.concept(term).words)
            scores[term] = _NAMED * named.get(term, 0.0) + _SPELT * spelt
            scores[term] += _LIKE * likeness if likeness >= _LIKELY else 0.0
        return scores

    def _count(self, query: Query, term: str, snapshot: Snapshot) -> int:
        """Return how many passages speak of a concept under the filters of a query.

        Concepts beside a text or phrase are filters. The first one beside neither is what was
        browsed, in whose place the concept is put; see `Filters.narrow`.
        """
        browsing = not (query.text.strip() or query.phrases)
        kept = query.concepts[1:] if browsing else query.concepts
        asked = replace(query, text="", phrases=(), hints=(), concepts=(term, *kept))
        return len(Finder(snapshot, asked, self._encoder.tokenizer).having(_COUNTED).records)


def _spelt_alike(text: str, word: str) -> float:
    """Return what share of the pairs of characters a text and a word have in common."""
    first, second = _hanzi(text), _hanzi(word)
    return 2 * len(first & second) / max(1, len(first) + len(second))


def _hanzi(text: str) -> set[str]:
    """Return the pairs of characters but for those of numbers: 12371 is not nearly 12380."""
    return {pair for pair in bigrams(text) if not pair.isascii()}
