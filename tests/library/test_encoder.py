import numpy as np
import pytest

from drafter.core.report import Lead, Paragraph
from drafter.core.thesaurus import Concept, Thesaurus
from drafter.library.encoder import Encoder
from drafter.library.records import PLACE, evidence, pack, shared

CONCEPTS = (
    Concept("年轻干部培养", "干部队伍", ("年轻干部",)),
    Concept("流动党员管理", "基层组织", ("流动党员",)),
)


@pytest.fixture(scope="module")
def encoder(tokenizer):
    return Encoder(tokenizer, Thesaurus(CONCEPTS))


def strengths(encoder, text, *leads):
    paragraph = Paragraph(text, tuple(Lead("", lead, 0) for lead in leads))
    return encoder.strengths(paragraph, "", encoder.features(text, ""))


def packed(encoder, concepts):
    entry = encoder.entry(("m1", 1), 7, 1.0, 1, concepts)
    return pack([entry], np.zeros((1, PLACE), dtype=np.uint8))


def test_concepts_come_back_as_they_were_kept(encoder):
    records = packed(encoder, {"流动党员管理": 1.23, "年轻干部培养": 0.5})
    (one,) = evidence(records)
    assert encoder.unpack(one) == {"流动党员管理": 1.23, "年轻干部培养": 0.5}
    assert encoder.place(one) == bytes(PLACE)
    weights = encoder.weights({"流动党员管理": 2.0})
    assert shared(records, weights).tolist() == pytest.approx([2.46])


def test_a_passage_of_no_concept_shares_none(encoder):
    records = packed(encoder, {})
    assert encoder.unpack(evidence(records)[0]) == {}
    assert shared(records, encoder.weights({"流动党员管理": 2.0})).tolist() == [0.0]


def test_saying_it_again_counts_less_than_saying_it_first(encoder):
    once, twice = (
        strengths(encoder, text)["年轻干部培养"]
        for text in ("年轻干部，" + "榫卯" * 4, "年轻干部，年轻干部。")
    )
    assert once < twice < 2 * once


def test_a_short_passage_is_more_about_it_than_a_long_one(encoder):
    short = strengths(encoder, "年轻干部。")["年轻干部培养"]
    assert short > strengths(encoder, "年轻干部。" + "其他" * 300)["年轻干部培养"]


def test_a_lead_that_names_it_counts_more(encoder):
    text = "抓好年轻干部培养。逐人建档。"
    plain = strengths(encoder, text)["年轻干部培养"]
    assert strengths(encoder, text, "抓好年轻干部培养。")["年轻干部培养"] > plain


def test_another_thesaurus_has_another_fingerprint(encoder, tokenizer):
    same, other = (
        Encoder(tokenizer, Thesaurus(CONCEPTS)),
        Encoder(tokenizer, Thesaurus(CONCEPTS[:1])),
    )
    assert same.fingerprint == encoder.fingerprint != other.fingerprint
