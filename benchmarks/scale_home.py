"""The home of a large library, and the baseline beside it, made in one run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.places import CORPUS
from benchmarks.scale_fts5 import Fts5
from benchmarks.scale_texts import Texts, cut_whole
from drafter.core.report import Report
from drafter.library.bundled import read_corpus
from drafter.library.database import Database
from drafter.library.store import Store
from drafter.library.tokenizer import Tokenizer

STORE, INDEX, BASELINE = "library.sqlite3", "index", "fts5.sqlite3"
_AT_ONCE = 200
"""Reports taken in by one transaction, as an import does."""


@dataclass
class Made:
    """Seconds that making took; the texts were cut before, the sentences once each."""

    store: float = 0.0
    baseline: float = 0.0


def make_home(home: Path, beside: Path, paragraphs: int) -> Made:
    """Fill the store of a library and the baseline with the same texts.

    Args:
        home: Gets the store, without an index.
        beside: Gets the baseline.
        paragraphs: How many of the user's own; the bundled ones come in addition.
    """
    tokenizer = Tokenizer()
    texts, took = Texts(tokenizer), Made()
    database, fts5 = Database(home / STORE), Fts5(beside / BASELINE)
    store = Store(database)
    start = perf_counter()
    store.replace_bundled(texts.real, read_corpus(CORPUS)[1])
    took.store += perf_counter() - start
    bundled = list(bundled_passages(texts.real, tokenizer))
    start = perf_counter()
    fts5.add(bundled)
    took.baseline += perf_counter() - start
    made = texts.reports(paragraphs)
    while some := list(islice(made, _AT_ONCE)):
        start = perf_counter()
        added = store.add_all([report for report, _ in some])
        took.store += perf_counter() - start
        start = perf_counter()
        fts5.add(
            (f"{one.id}-{number}", text)
            for one, (_, cut) in zip(added, some, strict=True)
            if not one.known
            for number, text in enumerate(cut, 1)
        )
        took.baseline += perf_counter() - start
    fts5.close()
    database.close()
    return took


def size(path: Path) -> int:
    """Return the bytes of a file with its log, or of all in a folder."""
    files = path.rglob("*") if path.is_dir() else path.parent.glob(f"{path.name}*")
    return sum(file.stat().st_size for file in files if file.is_file())


def bundled_passages(reports: Sequence[Report], tokenizer: Tokenizer) -> Iterator[tuple[str, str]]:
    """Yield exemplar id and cut text of each paragraph of reports that have their ids."""
    for report in reports:
        texts = (paragraph.text for section in report.sections for paragraph in section.paragraphs)
        for number, text in enumerate(texts, 1):
            yield f"{report.id}-{number}", cut_whole(text, tokenizer)
