"""Texts of passages as they are compared, recent ones remembered by their wording."""

from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING

from drafter.library import records
from drafter.library.rows import passage
from drafter.library.store import Store
from drafter.library.tokenizer import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEPT = 6_000
"""Texts remembered, twice as many at the most: some 5 MB. A writer's questions circle about the
same matters; the bundled reports have half as many."""
_PAIRED = 256
"""Texts whose pairs of characters are remembered: these are large."""


class Reading:
    """Reads candidates. Safe between threads: what one of them overwrites, is read again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._recent: dict[int, str] = {}
        self._older: dict[int, str] = {}
        self.pairs = lru_cache(_PAIRED)(_pairs)
        """Pairs of neighbouring characters of a text."""

    def texts(self, found: "NDArray[np.void]") -> list[str]:
        """Return the texts of records, folded, blanks as in any passage of the same wording.

        Empty for a passage that was taken out a moment ago.
        """
        recent, older = self._recent, self._older
        same = found["same"].tolist()
        read = [recent.get(one) or older.get(one) for one in same]
        if missing := [at for at, text in enumerate(read) if text is None]:
            passages = [passage(name) for name in records.ids(found[missing])]
            texts = self._store.texts(passages)
            for at, where in zip(missing, passages, strict=True):
                if text := texts.get(where):
                    read[at] = fold(text)
        kept = {one: text for one, text in zip(same, read, strict=True) if text}
        if len(recent) > _KEPT:
            self._older, self._recent = recent, kept
        else:
            recent.update(kept)
        return [text or "" for text in read]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(filter(str.isalnum, map(add, text, text[1:])))
