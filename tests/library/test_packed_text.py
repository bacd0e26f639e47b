import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.errors import LibraryError
from drafter.library import packed_text
from drafter.library.bundled import parse_corpus, read_corpus
from drafter.library.database import Database
from drafter.library.library import Library
from drafter.library.store import Store

CORPUS = Path(__file__).parents[2] / "resources" / "corpus"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    data, _ = read_corpus(CORPUS)
    reports = parse_corpus(data)
    return [p.text for report in reports for section in report.sections for p in section.paragraphs]


@pytest.fixture(scope="module")
def connection(texts: list[str]) -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.execute("CREATE TABLE dictionary (bytes BLOB NOT NULL)")
    packed_text.learn(made, texts)
    packed_text.register(made)
    return made


def again(connection: sqlite3.Connection, text: str) -> str:
    return str(connection.execute("SELECT plain(packed(?))", (text,)).fetchone()[0])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_as_it_was(connection: sqlite3.Connection, text: str) -> None:
    assert again(connection, text) == text


def test_the_reports_take_less_than_half(connection: sqlite3.Connection, texts: list[str]) -> None:
    packed = sum(
        connection.execute("SELECT LENGTH(CAST(packed(?) AS BLOB))", (text,)).fetchone()[0]
        for text in texts
    )
    assert packed < sum(len(text.encode()) for text in texts) / 2


def test_the_same_texts_give_the_same_dictionary(texts: list[str]) -> None:
    def dictionary() -> bytes:
        db = sqlite3.connect(":memory:")
        db.execute("CREATE TABLE dictionary (bytes BLOB NOT NULL)")
        packed_text.learn(db, texts)
        return bytes(db.execute("SELECT bytes FROM dictionary").fetchone()[0])

    assert dictionary() == dictionary()


def test_a_dictionary_is_never_learnt_anew(connection: sqlite3.Connection) -> None:
    packed = connection.execute("SELECT packed(?)", ("坚持党管干部原则" * 20,)).fetchone()[0]
    packed_text.learn(connection, [f"别的文字{n}" * 100 for n in range(2000)])
    assert connection.execute("SELECT COUNT(*) FROM dictionary").fetchone() == (1,)
    assert connection.execute("SELECT plain(?)", (packed,)).fetchone()[0] == "坚持党管干部原则" * 20


def test_few_texts_are_kept_as_they_are() -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE dictionary (bytes BLOB NOT NULL)")
    packed_text.learn(db, ["坚持党管干部原则"])
    packed_text.register(db)
    assert db.execute("SELECT packed('坚持党管干部原则')").fetchone()[0] == "坚持党管干部原则"


def test_a_text_of_before_the_dictionary_is_read_beside_packed_ones(tmp_path: Path) -> None:
    data, digest = read_corpus(CORPUS)
    reports = parse_corpus(data)
    database = Database(tmp_path / "library.sqlite3")
    store = Store(database)
    before = store.add_all(reports[:1])[0].id
    store.replace_bundled(reports, digest)
    after = store.add_all(reports[:1], again=True)[0].id
    old, new = store.report(before), store.report(after)
    database.close()
    assert old.sections == new.sections == reports[0].sections


def test_a_harmed_text_is_a_sentence_and_not_nonsense(tmp_path: Path) -> None:
    Library.open(tmp_path, CORPUS).close()
    with sqlite3.connect(tmp_path / "library.sqlite3") as db:
        db.execute(
            "UPDATE paragraphs SET text = CAST(SUBSTR(text, 1, LENGTH(text) - 9) AS BLOB)"
            " WHERE TYPEOF(text) = 'blob'"
        )
    db.close()
    library = Library.open(tmp_path, CORPUS)
    with pytest.raises(LibraryError, match="稿子不受影响"):
        library.search(Query("容错纠错"), CancelToken())
    library.close()
