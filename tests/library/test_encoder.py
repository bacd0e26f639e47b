import pytest

from drafter.core.thesaurus import Concept, Thesaurus
from drafter.library.encoder import Encoder

CONCEPTS = (
    Concept("年轻干部培养", "干部队伍", ("年轻干部",)),
    Concept("流动党员管理", "基层组织", ("流动党员",)),
)


@pytest.fixture(scope="module")
def encoder(tokenizer):
    return Encoder(tokenizer, Thesaurus(CONCEPTS))


def test_evidence_comes_back_as_it_was_packed(encoder):
    packed = encoder.pack({"流动党员管理": 1.23, "年轻干部培养": 0.5}, b"\x01\x7f\x80")
    assert encoder.unpack(packed) == {"流动党员管理": 1.23, "年轻干部培养": 0.5}
    assert encoder.place(packed) == b"\x01\x7f\x80"
    weights = encoder.weights({"流动党员管理": 2.0})
    assert encoder.shared(packed, weights) == pytest.approx(2.46)


def test_a_passage_of_no_concept_has_a_place_only(encoder):
    packed = encoder.pack({}, b"\x05")
    assert (encoder.unpack(packed), encoder.place(packed)) == ({}, b"\x05")


def test_saying_it_again_counts_less_than_saying_it_first(encoder):
    once, twice = (
        encoder.concepts(text, "", ())["年轻干部培养"]
        for text in ("年轻干部，" + "榫卯" * 4, "年轻干部，年轻干部。")
    )
    assert once < twice < 2 * once


def test_a_short_passage_is_more_about_it_than_a_long_one(encoder):
    short = encoder.concepts("年轻干部。", "", ())["年轻干部培养"]
    assert short > encoder.concepts("年轻干部。" + "其他" * 300, "", ())["年轻干部培养"]


def test_a_lead_that_names_it_counts_more(encoder):
    text = "抓好年轻干部培养。逐人建档。"
    plain = encoder.concepts(text, "", ())["年轻干部培养"]
    assert encoder.concepts(text, "", ("抓好年轻干部培养。",))["年轻干部培养"] > plain


def test_another_thesaurus_has_another_fingerprint(encoder, tokenizer):
    same, other = (
        Encoder(tokenizer, Thesaurus(CONCEPTS)),
        Encoder(tokenizer, Thesaurus(CONCEPTS[:1])),
    )
    assert same.fingerprint == encoder.fingerprint != other.fingerprint
