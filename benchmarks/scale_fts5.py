"""The baseline of `scale`: SQLite FTS5 over the same texts.

The texts are cut by our tokenizer and joined by blanks, marks and all, so that a text can be
shown from what is stored; a question is its words, any of which may be there, ranked by
bm25. An answer is 20 texts, fetched and highlighted.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

LIMIT = 20
_ANSWER = """
SELECT rowid, highlight(passages, 0, '[', ']') FROM passages
WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?
"""
_BEST = """
SELECT rowid, bm25(passages) FROM passages
WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?
"""
_BUNDLED, _REPORT = 10**12, 10**4


class Fts5:
    """One table of texts, the rows named by exemplar ids."""

    def __init__(self, path: Path) -> None:
        """Open the file at ``path``, made when missing."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5 (text)")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def add(self, rows: Iterable[tuple[str, str]]) -> None:
        """Add exemplar ids and their cut texts in one transaction."""
        self._db.execute("BEGIN")
        numbered = ((_row(exemplar_id), text) for exemplar_id, text in rows)
        self._db.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", numbered)
        self._db.execute("COMMIT")

    def remove(self, exemplar_ids: Iterable[str]) -> None:
        """Take texts out again."""
        rows = [(_row(exemplar_id),) for exemplar_id in exemplar_ids]
        self._db.executemany("DELETE FROM passages WHERE rowid = ?", rows)

    def answer(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """Return the best texts, highlighted."""
        return self._db.execute(_ANSWER, (_any(words), LIMIT)).fetchall()

    def best(self, words: Sequence[str], most: int) -> list[tuple[str, float]]:
        """Return ids and scores, larger is better, of the best."""
        found = self._db.execute(_BEST, (_any(words), most))
        return [(_exemplar_id(row), -score) for row, score in found]


def _any(words: Sequence[str]) -> str:
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)


def _row(exemplar_id: str) -> int:
    report, number = exemplar_id.rsplit("-", 1)
    bundled = _BUNDLED if report.startswith("b") else 0
    return bundled + int(report[1:]) * _REPORT + int(number)


def _exemplar_id(row: int) -> str:
    kind, row = ("b", row - _BUNDLED) if row >= _BUNDLED else ("m", row)
    return f"{kind}{row // _REPORT}-{row % _REPORT}"
