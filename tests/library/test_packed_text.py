import shutil
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
from drafter.library.rows import UNREADABLE
from drafter.library.store import Store

CORPUS = Path(__file__).parents[2] / "resources" / "corpus"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    data, _ = read_corpus(CORPUS)
    reports = parse_corpus(data)
    return [p.text for report in reports for section in report.sections for p in section.paragraphs]


@pytest.fixture(scope="module")
def connection(texts: list[str]) -> sqlite3.Connection:
    made = empty()
    packed_text.learn(made, texts)
    return made


def empty() -> sqlite3.Connection:
    """Return a file without a dictionary, with the tables that texts and dictionaries are in."""
    made = sqlite3.connect(":memory:", check_same_thread=False)
    made.execute("CREATE TABLE dictionary (bytes BLOB NOT NULL)")
    made.execute("CREATE TABLE paragraphs (report TEXT, number INTEGER, text TEXT NOT NULL)")
    packed_text.register(made)
    return made


@pytest.fixture(scope="module")
def bundled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    library = Library.open(home, CORPUS)
    library.finish()
    library.close()
    return home


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
        db = empty()
        packed_text.learn(db, texts)
        return bytes(db.execute("SELECT bytes FROM dictionary").fetchone()[0])

    assert dictionary() == dictionary()


def test_a_dictionary_is_never_learnt_anew(connection: sqlite3.Connection) -> None:
    packed = connection.execute("SELECT packed(?)", ("坚持党管干部原则" * 20,)).fetchone()[0]
    packed_text.learn(connection, [f"别的文字{n}" * 100 for n in range(2000)])
    assert connection.execute("SELECT COUNT(*) FROM dictionary").fetchone() == (1,)
    assert connection.execute("SELECT plain(?)", (packed,)).fetchone()[0] == "坚持党管干部原则" * 20


def test_few_texts_are_kept_as_they_are() -> None:
    db = empty()
    packed_text.learn(db, ["坚持党管干部原则"])
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


def other_texts() -> list[str]:
    return [f"别的文字{n}，说{n * 7}件事" * 40 for n in range(3000)]


def test_a_text_is_read_by_the_dictionary_it_was_packed_with(texts: list[str]) -> None:
    db = empty()
    packed_text.learn(db, texts)
    old = db.execute("SELECT packed(?)", ("坚持党管干部原则" * 20,)).fetchone()[0]
    db.execute("INSERT INTO paragraphs VALUES ('b1', 1, ?)", (old,))
    kept = db.execute("SELECT bytes FROM dictionary").fetchone()[0]
    db.execute("DELETE FROM dictionary")
    packed_text.register(db)
    assert packed_text.is_damaged(db)
    packed_text.learn(db, other_texts())
    assert packed_text.is_damaged(db)
    new = db.execute("SELECT packed(?)", ("别的文字" * 20,)).fetchone()[0]
    db.execute("INSERT INTO dictionary VALUES (?)", (kept,))
    assert not packed_text.is_damaged(db)
    read = db.execute("SELECT plain(?), plain(?)", (old, new)).fetchone()
    assert read == ("坚持党管干部原则" * 20, "别的文字" * 20)


@pytest.mark.parametrize("harmed", [b"", b"x" * 999, None])
def test_beside_a_harmed_dictionary_another_is_learnt(
    texts: list[str], harmed: bytes | None
) -> None:
    db = empty()
    packed_text.learn(db, texts)
    packed = db.execute("SELECT packed(?)", ("坚持党管干部原则" * 20,)).fetchone()[0]
    db.execute("INSERT INTO paragraphs VALUES ('b1', 1, ?)", (packed,))
    (good,) = db.execute("SELECT bytes FROM dictionary").fetchone()
    bad = good[:4000] if harmed is None else harmed
    db.execute("UPDATE dictionary SET bytes = ?", (bad,))
    packed_text.register(db)
    packed_text.learn(db, texts)
    assert {bad, good} == {bytes(row[0]) for row in db.execute("SELECT bytes FROM dictionary")}
    assert again(db, "坚持党管干部原则" * 20) == "坚持党管干部原则" * 20
    assert not packed_text.is_damaged(db)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM dictionary",
        "UPDATE dictionary SET bytes = x''",
        "UPDATE dictionary SET bytes = SUBSTR(bytes, 1, 500)",
        "UPDATE dictionary SET bytes = CAST(SUBSTR(bytes, 1, 4000) || RANDOMBLOB(9) AS BLOB)",
        "UPDATE paragraphs SET text = CAST(SUBSTR(text, 1, LENGTH(text) - 9) AS BLOB)"
        " WHERE report GLOB 'b*' AND number = 5 AND TYPEOF(text) = 'blob'",
        "UPDATE paragraphs SET text = CAST(x'e4bd' AS TEXT) WHERE report = 'b23' AND number = 5",
    ],
)
def test_harmed_bundled_reports_are_whole_again_when_opened_again(
    tmp_path: Path, bundled_home: Path, harm: str
) -> None:
    home = tmp_path / "我的 资料"
    shutil.copytree(bundled_home, home)
    library = Library.open(home, CORPUS)
    report = library.report("b23")
    own = library.add(report, again=True).id
    library.close()
    change(home, harm)
    library = Library.open(home, CORPUS)
    assert library.report("b23").sections == report.sections == library.report(own).sections
    assert library.search(Query("容错纠错"), CancelToken())
    library.close()


@pytest.mark.parametrize("harmed", ["CAST(SUBSTR(text, 1, 30) AS BLOB)", "CAST(x'e4bd' AS TEXT)"])
def test_a_harmed_passage_hides_no_other(tmp_path: Path, bundled_home: Path, harmed: str) -> None:
    home = tmp_path / "我的 资料"
    shutil.copytree(bundled_home, home)
    library = Library.open(home, CORPUS)
    query = Query("容错纠错", limit=20)
    whole = [hit.exemplar.id for hit in library.search(query, CancelToken())]
    own = library.add(library.report(whole[0].partition("-")[0]), again=True).id
    number = int(whole[0].partition("-")[2])
    library.close()
    where = f"WHERE report = '{own}' AND number = {number}"
    change(home, f"UPDATE paragraphs SET text = {harmed} {where}")
    library = Library.open(home, CORPUS)
    found = [hit.exemplar.id for hit in library.search(query, CancelToken())]
    texts = [p.text for section in library.report(own).sections for p in section.paragraphs]
    with pytest.raises(LibraryError, match=r"已损坏.*稿子不受影响"):
        library.exemplar(f"{own}-{number}")
    assert [library.exemplar(f"{own}-{n}").text for n in (1, 2)] == texts[:2]
    library.remove(own)
    library.close()
    assert set(whole[1:]) & set(found)
    assert f"{own}-{number}" not in found
    assert [text for text in texts if text == UNREADABLE] == [texts[number - 1]]


def test_that_no_text_can_be_read_is_a_sentence_and_not_nonsense(
    tmp_path: Path, bundled_home: Path
) -> None:
    home = tmp_path / "我的 资料"
    shutil.copytree(bundled_home, home)
    library = Library.open(home, CORPUS)
    change(
        home,
        "UPDATE paragraphs SET text = CAST(SUBSTR(text, 1, LENGTH(text) - 9) AS BLOB)"
        " WHERE TYPEOF(text) = 'blob'",
    )
    for query in (Query("容错纠错"), Query(phrases=("一是",))):
        with pytest.raises(LibraryError, match=r"已损坏.*稿子不受影响.*重新打开"):
            library.search(query, CancelToken())
    library.close()


def change(home: Path, statement: str) -> None:
    with sqlite3.connect(home / "library.sqlite3") as db:
        db.execute(statement)
    db.close()


def test_other_harmed_rows_are_a_sentence_too(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.sqlite3")
    with pytest.raises(LibraryError, match="已损坏"), database.reading() as db:
        db.execute("SELECT CAST(x'e4bd' AS TEXT)").fetchone()
    database.close()
