"""A question in other letters: traditional characters, pinyin. Read before it is asked.

What the library has as it was typed is asked for as it was typed.
"""

import re
import threading
from collections.abc import Iterable
from dataclasses import replace

from drafter.core.query import Query
from drafter.library.encoder import Encoder
from drafter.library.finder import Finder
from drafter.library.pinyin import Pinyin, is_pinyin
from drafter.library.ranking import LONGEST
from drafter.library.snapshot import Snapshot
from drafter.library.store import Store
from drafter.library.tokenizer import bigrams, fold
from drafter.library.traditional import simplified

_FOREIGN = re.compile(r"[a-zü\u00e0-\u01dc]")
_HANZI = re.compile(r"[\u3400-\u9fff]")
_PIECE = re.compile(r"\S+")
_SPELT = re.compile(r"(?:[^\W_]|['’\u0300-\u036f])+")
"""What of a piece may be pinyin: marks part it."""
_ABBREVIATED = 5
"""Capitals amid small letters are an abbreviation, if they are so few (AI peixun)."""


class Spelling:
    """Reads questions as they are meant. Safe between threads.

    Pinyin is read as words of the bundled reports, terms of the thesaurus and places of the
    library, where these do not do as any word the library has: the first time that takes
    some 0.1 s, or 0.5 s, and again after a change of the library.
    """

    def __init__(self, store: Store, encoder: Encoder) -> None:
        self._store, self._encoder = store, encoder
        self._lock = threading.Lock()
        self._known: dict[bool, tuple[int, Pinyin]] = {}

    def read(self, query: Query, snapshot: Snapshot) -> tuple[Query, str]:
        """Return the query as it is to be asked, and what its words were taken for.

        The latter is empty where they were taken as they are. Either text is no longer than
        `ranking.LONGEST`, or twice as long where it is asked both ways.
        """
        if len(query.text) > LONGEST:
            query = replace(query, text=query.text.strip()[:LONGEST])
        text = query.text
        meant = self._meant(text, snapshot)
        phrases = tuple(self._phrase(phrase, snapshot) for phrase in query.phrases)
        if (meant, phrases) == (text, query.phrases):
            return query, ""
        said = " ".join(part for part in (*phrases, meant.strip()) if part)
        if meant != text and self._is_said(text, meant, snapshot):
            meant = f"{meant} {text}"
        return replace(query, text=meant, phrases=phrases), said[:LONGEST]

    def _phrase(self, phrase: str, snapshot: Snapshot) -> str:
        """Return what a phrase means; itself when any passage says it word for word."""
        if len(phrase) > LONGEST:
            return phrase
        meant = self._meant(phrase, snapshot)
        if meant == phrase or self._finds(phrase, snapshot):
            return phrase
        return meant

    def _meant(self, text: str, snapshot: Snapshot) -> str:
        if _HANZI.search(text):
            return self._simplified(text, snapshot)
        folded = fold(text).lower()
        return self._from_pinyin(text, snapshot) if _FOREIGN.search(folded) else text

    def _simplified(self, text: str, snapshot: Snapshot) -> str:
        """Return a text with those characters simplified that the library has so."""
        read = simplified(text)
        if read == text:
            return text
        return "".join(
            new if new == old or self._is_met(read, at, snapshot, alone=True) else old
            for at, (old, new) in enumerate(zip(text, read, strict=True))
        )

    def _is_said(self, text: str, meant: str, snapshot: Snapshot) -> bool:
        """Return whether passages have any of what was simplified as it was typed."""
        if not _HANZI.search(text):
            return False
        return any(
            old != new and self._is_met(text, at, snapshot)
            for at, (old, new) in enumerate(zip(text, meant, strict=True))
        )

    def _is_met(self, text: str, at: int, snapshot: Snapshot, *, alone: bool = False) -> bool:
        """Return whether passages have a character beside one of its neighbours.

        Args:
            text: All of it.
            at: Where the character stands.
            snapshot: Knows the passages.
            alone: What to say of one without neighbours.
        """
        pairs = bigrams(text[max(0, at - 1) : at + 2])
        return any(snapshot.having("pairs", p) for p in pairs) if pairs else alone

    def _finds(self, phrase: str, snapshot: Snapshot) -> bool:
        asked = Query(phrases=(phrase,))
        return len(Finder(snapshot, asked, self._encoder.tokenizer).having(1).records) > 0

    def _from_pinyin(self, text: str, snapshot: Snapshot) -> str:
        """Return a text with all that is pinyin read, what the library has left as it is."""
        read: list[str] = []
        waiting: list[str] = []
        for said in [*_PIECE.findall(text), ""]:
            piece = fold(said)
            spelt = _SPELT.findall(piece)
            short = len(said) <= _ABBREVIATED and said.isupper() and not text.isupper()
            pinyin = bool(spelt) and all(map(is_pinyin, spelt))
            if pinyin and not (short or self._is_word(piece, snapshot)):
                waiting += spelt
                continue
            if waiting:
                if not (meant := self._words(" ".join(waiting), snapshot)):
                    return text
                read.append(meant)
                waiting = []
            read += [piece] if piece else []
        return " ".join(read) if _HANZI.search("".join(read)) else text

    def _is_word(self, piece: str, snapshot: Snapshot) -> bool:
        """Return whether passages have a piece of text as it stands."""
        words = self._encoder.tokenizer.words(piece)
        return bool(words) and all(snapshot.having("words", w) for w in words)

    def _words(self, letters: str, snapshot: Snapshot) -> str:
        """Return what letters stand for; '' when they are no pinyin."""
        if not is_pinyin(letters):
            return ""
        return self._pinyin(snapshot).read(letters) or self._pinyin(snapshot, every=True).read(
            letters
        )

    def _pinyin(self, snapshot: Snapshot, *, every: bool = False) -> Pinyin:
        """Return what reads letters as words learnt, or as every word the library has."""
        with self._lock:
            known = self._known.get(every)
            if known is None or known[0] != snapshot.generation:
                self._known[every] = known = snapshot.generation, self._made(snapshot, every)
            return known[1]

    def _made(self, snapshot: Snapshot, every: bool) -> Pinyin:
        found = snapshot.having
        likely: Iterable[str] = snapshot.projection.rarity
        if every:
            likely = [*likely, *(w for w in self._encoder.tokenizer.lexicon if len(w) > 1)]
        words = {word: float(n) for word in likely if (n := found("words", word))}
        terms = {
            word: words.get(word) or float(min(found("pairs", p) for p in pairs))
            for concept in self._encoder.thesaurus.concepts
            for word in concept.words
            if (pairs := bigrams(word))
        }
        places = dict.fromkeys(self._store.regions(), 1.0)
        return Pinyin(places | words, terms)
