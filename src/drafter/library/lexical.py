"""Words and pairs of a question, counted in the texts of its candidates.

The index says who has the words; how well they serve is found out here, over a hundred
texts, so that it takes as long in a large library as in a small one.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.library import ranking
from drafter.library.finder import Finder
from drafter.library.tokenizer import Tokenizer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Scores = NDArray[np.float32]


class Lexical:
    """Scores some texts for one question."""

    def __init__(self, finder: Finder, tokenizer: Tokenizer, texts: Sequence[str]) -> None:
        """Take the question and the texts, folded."""
        self._finder, self._tokenizer, self._texts = finder, tokenizer, texts
        self._begin = [text[: ranking.BEGINNING] for text in texts]
        self._lengths = [len(text) for text in texts]
        self._counted: dict[str, list[int]] = {}

    def scores(self, weights: "_Scores") -> "_Scores":
        """Return the score of each text; 0 for one that shares nothing with the question.

        Args:
            weights: How good an exemplar each is before any question.
        """
        import numpy as np

        own = self._own()
        scores = own + self._part(self._hints())
        scores += self._part(self._feedback(scores * weights))
        return np.where(own > 0, scores * weights, 0).astype(np.float32)

    def _own(self) -> "_Scores":
        """Return what the question's own words and pairs count."""
        finder = self._finder
        words = {word: ranking.WORDS * finder.rarity(word) for word in finder.words}
        few = len(words) <= ranking.FEW_WORDS
        pairs = {p: ranking.PAIRS * finder.rarity(p, "pairs") for p in finder.pairs if few}
        found = self._part(words) + self._part(pairs)
        if words:
            begun = [[text.count(word) for text in self._begin] for word in words]
            found += ranking.LEAD * ranking.bm25(begun, list(words.values()))
        return found

    def _hints(self) -> Mapping[str, float]:
        finder = self._finder
        share = min(1, max(1, len(finder.words)) / max(1, len(finder.hints)))
        return {w: ranking.HINTS_WEIGHT * share * finder.rarity(w) for w in finder.hints}

    def _feedback(self, scores: "_Scores") -> Mapping[str, float]:
        """Return what the best texts share beside the question's words."""
        best = (-scores).argsort(kind="stable")[: ranking.FEEDBACK_PASSAGES].tolist()
        read = [
            (float(scores[at]), self._tokenizer.words(self._texts[at]))
            for at in best
            if scores[at] > 0
        ]
        rarity = self._finder.rarity
        shared = ranking.feedback(read, rarity, len(self._finder.words))
        return {word: share * rarity(word) for word, share in shared.items()}

    def _part(self, terms: Mapping[str, float]) -> "_Scores":
        import numpy as np

        if not terms:
            return np.zeros(len(self._texts), dtype=np.float32)
        counts = [self._count(term) for term in terms]
        return ranking.bm25(counts, list(terms.values()), self._lengths)

    def _count(self, term: str) -> list[int]:
        """Return how often each text has a term."""
        if term not in self._counted:
            self._counted[term] = [text.count(term) for text in self._texts]
        return self._counted[term]
