"""How often terms stand in texts, all at once.

A question has some sixty terms and a hundred candidates, a long selection ten times as many:
numpy looks once through all texts for what any term begins with.

numpy is imported where it is first needed, off the window's thread: it takes 0.1 s.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Places = NDArray[np.intp]

_CHARACTERS = 0x10000
"""Code points told from each other at first; rare ones share the last place."""


class Counting:
    """Counts terms in some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        joined = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
        self._codes = np.frombuffer(joined, dtype="<u4")
        self._texts = len(texts)
        lengths = np.array([len(text) + 1 for text in texts], dtype=np.intp)
        self._starts = np.cumsum(lengths) - lengths
        self._text_at = np.repeat(np.arange(len(texts)), lengths)

    def times(
        self, terms: Sequence[str], beginning: int | None = None
    ) -> "tuple[NDArray[np.intp], NDArray[np.intp]]":
        """Return how often each text, a column, has each term, a row; they may overlap.

        Args:
            terms: All different and none empty, without line breaks.
            beginning: Code points a text begins with; None where that does not matter.

        Returns:
            How often a term stands anywhere, and how often in what the text begins with.
        """
        import numpy as np

        term, place = self._found(terms)
        text = self._text_at[place]
        shape, cell = (len(terms), self._texts), term * self._texts + text
        times = np.bincount(cell, minlength=shape[0] * shape[1]).reshape(shape)
        if beginning is None:
            return times, np.zeros_like(times)
        lengths = np.array([len(one) for one in terms], dtype=np.intp)
        begun = cell[place - self._starts[text] + lengths[term] <= beginning]
        return times, np.bincount(begun, minlength=shape[0] * shape[1]).reshape(shape)

    def _found(self, terms: Sequence[str]) -> "tuple[_Places, _Places]":
        """Return the numbers of terms and where each of them stands."""
        import numpy as np

        begins = {pair: n for n, pair in enumerate(dict.fromkeys(filter(None, map(_begin, terms))))}
        pairs, places = self._begun(begins)
        whole = np.full(len(begins) + 1, -1, dtype=np.intp)
        whole[[begins.get(term, -1) for term in terms]] = range(len(terms))
        whole[-1] = -1  # of all that are no pair
        numbers = whole[pairs]
        found = [(numbers[numbers >= 0], places[numbers >= 0])]
        for number, term in enumerate(terms):
            if term not in begins:
                begun = begins.get(_begin(term))
                at = self._of(term[0]) if begun is None else places[pairs == begun]
                for further in range(1 if begun is None else 2, len(term)):
                    at = at[self._codes.take(at + further, mode="clip") == ord(term[further])]
                found.append((np.full(len(at), number, dtype=np.intp), at))
        return np.concatenate([n for n, _ in found]), np.concatenate([at for _, at in found])

    def _of(self, letter: str) -> "_Places":
        import numpy as np

        return np.flatnonzero(self._codes == ord(letter))

    def _begun(self, begins: Mapping[str, int]) -> "tuple[_Places, _Places]":
        """Return the numbers of pairs of characters and where each of them stands."""
        import numpy as np

        lefts = {letter: n for n, letter in enumerate({pair[0] for pair in begins}, 1)}
        rights = {letter: n for n, letter in enumerate({pair[1] for pair in begins}, 1)}
        grid = np.full((len(lefts) + 1, len(rights) + 1), -1, dtype=np.intp)
        for pair, number in begins.items():
            grid[lefts[pair[0]], rights[pair[1]]] = number
        first = _numbered(lefts)[self._characters[:-1]]
        second = _numbered(rights)[self._characters[1:]]
        places = np.flatnonzero((first != 0) & (second != 0))
        numbers = grid[first[places], second[places]]
        there = numbers >= 0
        return numbers[there], places[there]

    @cached_property
    def _characters(self) -> "_Places":
        """Return the code points as places in a table."""
        import numpy as np

        characters: _Places = np.minimum(self._codes, _CHARACTERS - 1).astype(np.intp)
        return characters


def _begin(term: str) -> str:
    """Return the two characters a term begins with; empty where it is to be found otherwise."""
    pair = term[:2]
    return pair if len(pair) == 2 and max(map(ord, pair)) < _CHARACTERS - 1 else ""


def _numbered(letters: Mapping[str, int]) -> "NDArray[np.int16]":
    """Return a table of numbers of letters, 0 for all others."""
    import numpy as np

    table = np.zeros(_CHARACTERS, dtype=np.int16)
    table[[ord(letter) for letter in letters]] = list(letters.values())
    return table
