"""Words and pairs of a question, counted in the texts of its candidates.

The index says who has the words; how well they serve is found out here, over a hundred
texts, so that it takes as long in a large library as in a small one.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drafter.library import ranking
from drafter.library.counting import Counting
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
        self._counting = Counting(texts)
        self._lengths = [len(text) for text in texts]
        self._times: dict[str, NDArray[np.intp]] = {}

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

    def answers(self) -> Sequence[int]:
        """Return the places of texts that have most of what is asked, once they are scored.

        Most by how rare it is, of the words or, where these are cut differently, the pairs.
        """
        import numpy as np

        most = np.zeros(len(self._texts), dtype=bool)
        for terms, field in ((self._finder.words, "words"), (self._finder.pairs, "pairs")):
            if terms and all(term in self._times for term in terms):
                asked = np.array([self._finder.rarity(term, field) for term in terms])
                having = np.array([self._times[term] > 0 for term in terms])
                most |= asked @ having >= ranking.MOST * asked.sum()
        found: list[int] = np.flatnonzero(most).tolist()
        return found

    def _own(self) -> "_Scores":
        """Return what the question's own words and pairs count."""
        import numpy as np

        finder = self._finder
        words = {word: ranking.WORDS * finder.rarity(word) for word in finder.words}
        few = len(words) <= ranking.FEW_WORDS
        pairs = {p: ranking.PAIRS * finder.rarity(p, "pairs") for p in finder.pairs if few}
        terms = list(dict.fromkeys([*words, *pairs]))
        if not terms:
            return np.zeros(len(self._texts), dtype=np.float32)
        values = [words.get(term, 0.0) + pairs.get(term, 0.0) for term in terms]
        times, begun = self._counting.times(terms, ranking.BEGINNING)
        self._times = dict(zip(terms, times, strict=True))
        found = ranking.bm25(times, values, self._lengths)
        if words:
            found += ranking.LEAD * ranking.bm25(begun[: len(words)], list(words.values()))
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
        rarity = self._finder.rarities.__getitem__
        shared = ranking.feedback(read, rarity, len(self._finder.words))
        return {word: share * rarity(word) for word, share in shared.items()}

    def _part(self, terms: Mapping[str, float]) -> "_Scores":
        import numpy as np

        if not terms:
            return np.zeros(len(self._texts), dtype=np.float32)
        times, _ = self._counting.times(list(terms))
        return ranking.bm25(times, list(terms.values()), self._lengths)
