"""The baseline: BM25 over jieba words, every passage scored, nothing else."""

import math
from collections import Counter
from collections.abc import Sequence

from drafter.library.tokenizer import Tokenizer

K1, B = 1.2, 0.75


class PlainBm25:
    """Scores all passages for a query."""

    def __init__(self, texts: Sequence[str], tokenizer: Tokenizer) -> None:
        self._texts, self._tokenizer = texts, tokenizer
        self._counts = [Counter(tokenizer.words(text)) for text in texts]
        self._lengths = [sum(counts.values()) for counts in self._counts]
        self._mean = sum(self._lengths) / len(texts)
        self._having = Counter(word for counts in self._counts for word in counts)

    def search(self, query: str, limit: int) -> list[str]:
        """Return the best passages, best first."""
        words = self._tokenizer.words(query)
        scored = sorted(
            ((self._score(words, index), index) for index in range(len(self._texts))),
            key=lambda pair: (-pair[0], pair[1]),
        )
        return [self._texts[index] for _, index in scored[:limit]]

    def _score(self, words: Sequence[str], index: int) -> float:
        counts, norm = self._counts[index], 1 - B + B * self._lengths[index] / self._mean
        return sum(
            self._rarity(word) * counts[word] * (K1 + 1) / (counts[word] + K1 * norm)
            for word in words
            if counts[word]
        )

    def _rarity(self, word: str) -> float:
        having = self._having[word]
        return math.log(1 + (len(self._texts) - having + 0.5) / (having + 0.5))
