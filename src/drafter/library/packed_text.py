"""Texts as the library's file keeps them: compressed wherever that is shorter.

Chinese in UTF-8 takes three bytes a character, and reports say much the same: with a
dictionary learnt from the bundled ones a paragraph shrinks to two fifths, for some 5
microseconds to write and 1 to read (decision 0010). A dictionary stands in
the file it is needed for, and is never changed nor thrown away: where it is damaged, one is
learnt beside it, which is the same where the reports are. Each packed text names its own. A
text of an older file, or of one without a dictionary, stands there as it is.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress

import zstandard

_SIZE = 112_640
"""Bytes of a dictionary; a larger one gains nothing."""
_ENOUGH = 8 * _SIZE
"""Bytes of text to learn one from; less makes a poor one."""
_STRENGTH = 3
_DAMAGED = """
SELECT EXISTS (
    SELECT 1 FROM paragraphs WHERE report >= 'b' AND report < 'c'
    AND plain(CAST(text AS BLOB), TYPEOF(text)) IS NULL
)
"""


class DamagedText(Exception):
    """Texts of the library's file cannot be unpacked."""


def learn(db: sqlite3.Connection, texts: Sequence[str]) -> None:
    """Give the file a dictionary for such texts, unless it has one or they are too few.

    One that no longer serves for the bundled reports does not count.

    Args:
        db: In a transaction of its own: what is packed later must find it there; it knows
            ``plain``.
        texts: As those to come; the same ones give the same dictionary.
    """
    samples: list[bytes | bytearray | memoryview] = [text.encode() for text in texts]
    if sum(len(sample) for sample in samples) < _ENOUGH:
        return
    there = _dictionaries(db)
    if there and not is_damaged(db):
        return
    learnt = zstandard.train_dictionary(_SIZE, samples).as_bytes()
    if learnt not in there:
        db.execute("INSERT INTO dictionary VALUES (?)", (learnt,))


def is_damaged(db: sqlite3.Connection) -> bool:
    """Return whether a text of the bundled reports cannot be unpacked. Takes some 10 ms.

    Args:
        db: Knows ``plain``.
    """
    row = db.execute(_DAMAGED).fetchone()
    return bool(row[0])


def register(connection: sqlite3.Connection) -> None:
    """Let SQL say ``packed(text)``, and ``plain(…)`` of what that gave: NULL for damage.

    ``plain(CAST(text AS BLOB), TYPEOF(text))`` gives NULL for damage to a text that was not
    packed as well; given as it is, SQLite would fail on it.
    """
    packing = _Packing(connection)
    connection.create_function("packed", 1, packing.packed, deterministic=True)
    connection.create_function("plain", -1, packing.plain, deterministic=True)


class _Packing:
    """Packs and unpacks for one connection, hence for one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._read: list[bytes] = []
        self._decompressors: list[zstandard.ZstdDecompressor] = []
        self._compressor: zstandard.ZstdCompressor | None = None

    def packed(self, text: str) -> str | bytes:
        """Return the shorter of a text and its compressed form."""
        if self._compressor is None:
            self._load()  # another connection may have learnt one meanwhile
        if self._compressor is None:
            return text
        raw = text.encode()
        small = self._compressor.compress(raw)
        return small if len(small) < len(raw) else text

    def plain(self, kept: str | bytes, kind: str = "blob") -> str | None:
        """Return the text; None when it or its dictionary is damaged."""
        if isinstance(kept, str):
            return kept
        if kind == "text":
            with suppress(UnicodeDecodeError):
                return kept.decode()
            return None
        if (text := self._unpacked(kept)) is None and self._load():
            text = self._unpacked(kept)
        return text

    def _unpacked(self, kept: bytes) -> str | None:
        for decompressor in self._decompressors:  # the first one serves, hardly ever another
            # Damage may claim a size beyond all memory.
            with suppress(zstandard.ZstdError, UnicodeDecodeError, MemoryError):
                return decompressor.decompress(kept).decode()
        return None

    def _load(self) -> bool:
        """Read the dictionaries; return whether there are others than before."""
        there = _dictionaries(self._connection)
        if there == self._read:
            return False
        self._read, sound = there, list(_sound(there))
        self._decompressors = [zstandard.ZstdDecompressor(dict_data=one) for one in sound]
        self._compressor = next(
            (zstandard.ZstdCompressor(_STRENGTH, dict_data=d, write_checksum=True) for d in sound),
            None,
        )
        return True


def _dictionaries(db: sqlite3.Connection) -> list[bytes]:
    """Return those in the file, the latest first."""
    return [bytes(row[0]) for row in db.execute("SELECT bytes FROM dictionary ORDER BY rowid DESC")]


def _sound(dictionaries: Sequence[bytes]) -> Iterator[zstandard.ZstdCompressionDict]:
    """Yield those that zstd takes for dictionaries."""
    for one in dictionaries:
        known = zstandard.ZstdCompressionDict(one)
        with suppress(zstandard.ZstdError):
            known.precompute_compress(_STRENGTH)
            yield known
