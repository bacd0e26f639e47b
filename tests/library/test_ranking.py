"""Weights of passages, and relevance feedback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.report import Report
from drafter.core.role import MEASURES, OPENING
from drafter.library.ranking import (
    FEEDBACK_WEIGHT,
    FEEDBACK_WORDS,
    LEAST_WEIGHT,
    feedback,
    passage_weight,
)

CITY = Report("b1", "综述", "市级", "江州", "江州市", "", ())
SPEECH = Report("b77", "", "", "", "", "", ())
OWN = Report("m1", "", "", "", "", "", ())


DEEDS = "建立台账开展培训。"


def test_a_slogan_counts_less_than_a_passage():
    assert passage_weight(CITY, DEEDS, MEASURES) < passage_weight(CITY, DEEDS * 12, MEASURES) == 1
    assert passage_weight(CITY, DEEDS * 100, MEASURES) == 1


def test_phrases_count_less_than_deeds():
    phrases = "始终坚持引领、不断凝聚。" * 10
    assert passage_weight(CITY, phrases, MEASURES) < passage_weight(CITY, DEEDS * 12, MEASURES)


def test_a_bundled_speech_comes_after_a_report_and_the_own_do_not():
    text = "组织" * 50
    assert (
        passage_weight(SPEECH, text, MEASURES)
        < passage_weight(CITY, text, MEASURES)
        == passage_weight(OWN, text, MEASURES)
    )


def test_an_opening_comes_a_little_after_measures():
    text = DEEDS * 12
    assert 0.8 < passage_weight(CITY, text, OPENING) < passage_weight(CITY, text, MEASURES)


@given(st.text(min_size=1))
def test_no_passage_counts_nothing(text):
    assert LEAST_WEIGHT <= passage_weight(SPEECH, text, MEASURES) <= 1


def test_feedback_prefers_words_the_best_passages_share_and_few_others_have():
    rare = {"组织": 0.1, "榫卯": 5.0, "工作": 0.1, "党": 9.0}
    words = feedback([(2.0, ["榫卯", "组织", "党"]), (1.0, ["榫卯", "工作"])], rare.__getitem__, 2)
    assert max(words, key=words.__getitem__) == "榫卯"
    assert "党" not in words  # one character says too little
    assert sum(words.values()) == pytest.approx(FEEDBACK_WEIGHT * 2)


def test_feedback_is_bounded():
    passage = [f"词语{number}" for number in range(500)]
    assert len(feedback([(1.0, passage)], lambda word: 1.0, 3)) == FEEDBACK_WORDS


@pytest.mark.parametrize("passages", [[], [(0.0, ["组织"])], [(1.0, [])]])
def test_nothing_to_learn_from_gives_no_feedback(passages):
    assert feedback(passages, lambda word: 1.0, 2) == {}
