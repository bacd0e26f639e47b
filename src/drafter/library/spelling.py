"""A question in other letters: traditional characters, pinyin. Read before it is asked."""

import math
import re
import threading
from dataclasses import replace

from drafter.core.query import Query
from drafter.library.encoder import Encoder
from drafter.library.latent import Projection
from drafter.library.pinyin import Pinyin, is_pinyin
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store
from drafter.library.tokenizer import fold
from drafter.library.traditional import simplified

_FOREIGN = re.compile(r"[a-zü\u00e0-\u01dc]", re.IGNORECASE)
_HANZI = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"\S+")
_ABBREVIATED = 5
"""Capitals amid small letters are an abbreviation, if they are so few (AI peixun)."""


class Spelling:
    """Reads questions as they are meant. Safe between threads.

    Pinyin is read as words of the bundled reports, terms of the thesaurus and places of the
    library; the first time takes some 0.1 s.
    """

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store, self._encoder = store, encoder
        self._lock = threading.Lock()
        self._known: tuple[Projection, Pinyin] | None = None

    def read(self, query: Query, snapshot: Snapshot) -> tuple[Query, str]:
        """Return the query as it is to be asked, and what its words were taken for.

        The latter is empty where they were taken as they are.
        """
        text = self._text(query.text, snapshot)
        phrases = tuple(self._text(phrase, snapshot) for phrase in query.phrases)
        if (text, phrases) == (query.text, query.phrases):
            return query, ""
        said = " ".join(part for part in (*phrases, text.strip()) if part)
        return replace(query, text=text, phrases=phrases), said

    def _text(self, text: str, snapshot: Snapshot) -> str:
        if _HANZI.search(text):
            return simplified(text)
        return self._from_pinyin(text, snapshot) if _FOREIGN.search(text) else text

    def _from_pinyin(self, text: str, snapshot: Snapshot) -> str:
        """Return a text with all that is pinyin read, what the library has left as it is."""
        read: list[str] = []
        waiting: list[str] = []
        for said in [*_PIECE.findall(text), ""]:
            piece = fold(said)
            short = len(said) <= _ABBREVIATED and said.isupper() and not text.isupper()
            if is_pinyin(piece) and not (short or self._is_word(piece, snapshot)):
                waiting.append(piece)
                continue
            if waiting:
                meant = self._pinyin(snapshot.projection).read(" ".join(waiting))
                if not meant:
                    return text
                read.append(meant)
                waiting = []
            read += [piece] if piece else []
        return " ".join(read) if _HANZI.search("".join(read)) else text

    def _is_word(self, piece: str, snapshot: Snapshot) -> bool:
        """Return whether passages have a piece of text as it stands."""
        words = self._encoder.tokenizer.words(piece)
        return bool(words) and all(snapshot.searcher.doc_freq("words", w) for w in words)

    def _pinyin(self, projection: Projection) -> Pinyin:
        with self._lock:
            if self._known is None or self._known[0] is not projection:
                words = {word: 1 / math.expm1(rare) for word, rare in projection.rarity.items()}
                least = min(words.values(), default=1.0)
                terms = {
                    word: max(words.get(word, 0.0), least)
                    for concept in self._encoder.thesaurus.concepts
                    for word in concept.words
                }
                places = dict.fromkeys(self._store.regions(), least)
                self._known = projection, Pinyin(places | words, terms)
            return self._known[1]
