"""Pinyin read as the library's own words: the likeliest of all ways to part the letters.

The readings of characters are pypinyin's table; its file is read as it is, for importing
the package loads a table of phrases besides, which takes twenty times as long.
"""

import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import islice, product
from pathlib import Path

LONGEST = 60
"""Letters that are read; nobody types more without looking."""

_READINGS, _WAYS = 4, 24
"""Readings of a character that are known, commonest first; of a word in all."""
_INITIALS = 3
"""Initials that may stand for a word or a term, at least."""
_SINGLE = 1e-7
"""How likely a single character is, times its frequency: words are what people type."""
_RAREST = 0.5
"""How often a word is taken to be met that is not."""
_ALPHABET = re.compile("[a-z]+")
_TONE = re.compile("(?<=[a-z])[1-5](?![0-9])")
_UMLAUT = re.compile("(?<=[ln])ue")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, the letters between which its syllables part, and how likely it is."""

    text: str
    parts: frozenset[int]
    likelihood: float


class Pinyin:
    """Reads letters as words of a vocabulary. Immutable; safe to share between threads."""

    def __init__(self, words: Mapping[str, float], terms: Mapping[str, float]) -> None:
        """Take words and set terms, each with how many passages have it: 1 is the least."""
        self._words = defaultdict[str, list[_Word]](list)
        every = {**terms, **{w: max(n, terms.get(w, 0.0)) for w, n in words.items()}}
        whole = sum(every.values()) or 1.0
        singles: dict[str, float] = {}
        for word, times in every.items():
            self._add(word, math.log(max(times, _RAREST) / whole))
            for char in word:
                singles[char] = max(singles.get(char, 0.0), times)
        for char, times in singles.items():
            if char not in every:
                self._add(char, math.log(_SINGLE * max(times, _RAREST) / whole))
        self._longest = max(map(len, self._words), default=0)
        self._initials: dict[str, str] = {}
        for word in sorted(every, key=lambda word: (-every[word], word)):
            for spelt in _spellings(word) if len(word) >= _INITIALS else ():
                self._initials.setdefault("".join(syllable[0] for syllable in spelt), word)

    def read(self, letters: str) -> str:
        """Return what letters stand for; '' when they are no pinyin of known words.

        Args:
            letters: Of any case, with or without tones; blanks and ' part syllables.
        """
        plain, parts = _plain(letters)
        if not 2 <= len(plain) <= LONGEST:
            return ""
        return self._segmented(plain, parts) or self._by_initials(plain)

    def _segmented(self, letters: str, parts: frozenset[int]) -> str:
        """Return the likeliest words; none when mere single characters make up most."""
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())]
        for stop in range(1, len(letters) + 1):
            ways = [
                (reached[0] + word.likelihood, (*reached[1], word.text))
                for start in range(max(0, stop - self._longest), stop)
                if (reached := best[start]) is not None
                for word in self._words.get(letters[start:stop], ())
                if all(part - start in word.parts for part in parts if start < part < stop)
            ]
            best.append(max(ways, key=lambda way: way[0], default=None))
        if (found := best[-1]) is None:
            return ""
        words = found[1]
        text, single = "".join(words), sum(len(word) == 1 for word in words)
        return text if single * 2 < len(text) else ""

    def _by_initials(self, letters: str) -> str:
        return self._initials.get(letters, "") if len(letters) >= _INITIALS else ""

    def _add(self, word: str, likelihood: float) -> None:
        for spelt in _spellings(word):
            stops = [0]
            for syllable in spelt:
                stops.append(stops[-1] + len(syllable))
            self._words["".join(spelt)].append(_Word(word, frozenset(stops), likelihood))


def spelt(word: str) -> tuple[str, str] | tuple[()]:
    """Return a word's likeliest pinyin without blanks, and its initials; none if not hanzi."""
    for syllables in _spellings(word):
        return "".join(syllables), "".join(syllable[0] for syllable in syllables)
    return ()


def is_pinyin(text: str) -> bool:
    """Return whether a folded text may be pinyin: letters, tones and what parts them only."""
    return bool(_ALPHABET.fullmatch(_plain(text)[0]))


def _plain(letters: str) -> tuple[str, frozenset[int]]:
    """Return the letters without tones, ü as v, and where blanks part them."""
    marked = unicodedata.normalize("NFD", letters.lower()).replace("u\u0308", "v")
    marked = re.sub("u([\u0300\u0301\u0304\u030c])\u0308", "v", marked)
    bare = "".join(char for char in marked if not unicodedata.combining(char))
    bare = _UMLAUT.sub("ve", _TONE.sub(" ", bare))
    pieces = re.split("[\\s'’]+", bare.strip())
    stops, length = [], 0
    for piece in pieces:
        length += len(piece)
        stops.append(length)
    return "".join(pieces), frozenset(stops)


def _spellings(word: str) -> Iterable[tuple[str, ...]]:
    """Return the ways to spell a word; none when it has a character that is no hanzi."""
    readings = [_readings(char) for char in word]
    return dict.fromkeys(islice(product(*readings), _WAYS)) if all(readings) else ()


@cache
def _readings(char: str) -> tuple[str, ...]:
    """Return the readings of a hanzi, commonest first, without tones; none for another."""
    if not "\u4e00" <= char <= "\u9fff":
        return ()
    spelt = _table().get(str(ord(char)), "").split(",")
    return tuple(dict.fromkeys(plain for one in spelt if (plain := _plain(one)[0])))[:_READINGS]


@cache
def _table() -> dict[str, str]:
    """Return the readings of each character, by its number, parted by commas."""
    package = find_spec("pypinyin")
    assert package is not None  # it is installed with us
    assert package.origin is not None
    path = Path(package.origin).with_name("pinyin_dict.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))
