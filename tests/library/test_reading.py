"""Texts of candidates, remembered by their wording."""

import pytest
from made_reports import make_report

from drafter.core.cancel import CancelToken
from drafter.core.query import Query
from drafter.library import reading
from drafter.library.reading import Reading
from drafter.library.records import ids
from drafter.library.tokenizer import bigrams, fold

TEXTS = ["榫卯工作法推行ＡＩ助手。", "榫卯工作法建立台账！", "榫卯工作法选派干部？"]


@pytest.fixture
def found(small):
    small.add(make_report(*TEXTS))
    snapshot = small._index.snapshot(small._store)
    hits = small.search(Query("榫卯", own=True), CancelToken())
    assert len(hits) == len(TEXTS)
    records = snapshot.records.read(range(len(snapshot.records)))
    mine = [at for at, name in enumerate(ids(records)) if name.startswith("m")]
    return records[mine]


def test_texts_are_read_folded_and_in_order(small, found):
    assert Reading(small._store).texts(found) == [fold(text) for text in TEXTS]


def test_a_text_is_read_once(small, found, monkeypatch):
    read = Reading(small._store)
    first = read.texts(found)
    monkeypatch.setattr(small._store, "texts", None)
    assert read.texts(found[::-1]) == first[::-1]


def test_what_is_forgotten_is_read_again(small, found, monkeypatch):
    monkeypatch.setattr(reading, "_KEPT", 0)
    read = Reading(small._store)
    for _ in range(3):
        for at in range(len(found)):
            assert read.texts(found[at : at + 1]) == [fold(TEXTS[at])]
    assert len(read._recent) + len(read._older) <= 2


def test_a_passage_that_has_gone_has_no_text(small, found):
    small.remove("m1")
    assert Reading(small._store).texts(found) == [""] * len(TEXTS)


def test_pairs_are_those_no_mark_parts(small):
    text = fold("推行“ＡＩ 助手”，开_设1.5万堂课。")
    assert Reading(small._store).pairs(text) == set(bigrams(text))
