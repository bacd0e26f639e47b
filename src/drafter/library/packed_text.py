"""Texts as the library's file keeps them: compressed wherever that is shorter.

Chinese in UTF-8 takes three bytes a character, and reports say much the same: with a
dictionary learnt from the bundled ones a paragraph shrinks to two fifths, for some 5
microseconds to write and 1 to read (decision 0010). The dictionary stands in the file it is
needed for, and is never changed. A text of an older file, or of one without a dictionary,
stands there as it is.
"""

import sqlite3
from collections.abc import Sequence
from functools import cached_property

import zstandard

_SIZE = 112_640
"""Bytes of a dictionary; a larger one gains nothing."""
_ENOUGH = 8 * _SIZE
"""Bytes of text to learn one from; less makes a poor one."""
_STRENGTH = 3


def learn(db: sqlite3.Connection, texts: Sequence[str]) -> None:
    """Give the file a dictionary for such texts, unless it has one or they are too few.

    Args:
        db: In a transaction of its own: what is packed later must find it there.
        texts: As those to come; the same ones give the same dictionary.
    """
    samples: list[bytes | bytearray | memoryview] = [text.encode() for text in texts]
    if sum(len(sample) for sample in samples) < _ENOUGH or _dictionary(db) is not None:
        return
    learnt = zstandard.train_dictionary(_SIZE, samples)
    db.execute("INSERT INTO dictionary VALUES (?)", (learnt.as_bytes(),))


def register(connection: sqlite3.Connection) -> None:
    """Let SQL say ``packed(text)``, and ``plain(…)`` of what that gave."""
    packing = _Packing(connection)
    connection.create_function("packed", 1, packing.packed, deterministic=True)
    connection.create_function("plain", 1, packing.plain, deterministic=True)


class _Packing:
    """Packs and unpacks for one connection, hence for one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def packed(self, text: str) -> str | bytes:
        """Return the shorter of a text and its compressed form."""
        if self._known is None:
            return text
        raw = text.encode()
        small = self._compressor.compress(raw)
        return small if len(small) < len(raw) else text

    def plain(self, kept: str | bytes) -> str:
        """Return the text; ZstdError when the file is damaged."""
        return kept if isinstance(kept, str) else self._decompressor.decompress(kept).decode()

    @property
    def _known(self) -> zstandard.ZstdCompressionDict | None:
        # Asked again until there is one: another connection may have learnt it meanwhile.
        if "_learnt" not in self.__dict__ and _dictionary(self._connection) is None:
            return None
        return self._learnt

    @cached_property
    def _learnt(self) -> zstandard.ZstdCompressionDict:
        return zstandard.ZstdCompressionDict(_dictionary(self._connection) or b"")

    @cached_property
    def _compressor(self) -> zstandard.ZstdCompressor:
        return zstandard.ZstdCompressor(_STRENGTH, dict_data=self._learnt, write_checksum=True)

    @cached_property
    def _decompressor(self) -> zstandard.ZstdDecompressor:
        return zstandard.ZstdDecompressor(dict_data=self._learnt)


def _dictionary(db: sqlite3.Connection) -> bytes | None:
    row = db.execute("SELECT bytes FROM dictionary").fetchone()
    return bytes(row[0]) if row else None
