from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.fusing import (
    CLEARLY,
    CONCEPTS,
    ELSEWHERE,
    FIRST,
    LATENT,
    OF_ONE_SOURCE,
    Evidence,
    damping,
    fold_twins,
    foreign,
    fuse,
    vary,
)
from drafter.core.report import SUBJECTS

BEST = Evidence(lexical=8.0, concepts=6.0, latent=0.5, weight=1.0)


def test_what_is_best_by_all_evidence_scores_the_sum_of_the_weights():
    assert fuse([BEST, replace(BEST, lexical=4.0)], 1.0) == pytest.approx(
        [1 + CONCEPTS + LATENT, 0.5 + CONCEPTS + LATENT]
    )


def test_concepts_count_as_damped_and_the_rest_in_full():
    assert fuse([BEST], 0.25) == pytest.approx([1 + 0.25 * CONCEPTS + LATENT])


def test_the_weight_of_a_passage_counts_in_concepts_and_likeness():
    scores = fuse([BEST, replace(BEST, weight=0.5)], 1.0)
    assert scores[1] == pytest.approx(1 + (CONCEPTS + LATENT) / 2)


def test_a_passage_under_a_foreign_pillar_counts_less_as_a_whole():
    here, elsewhere = fuse([BEST, replace(BEST, foreign=True)], 1.0)
    assert elsewhere == pytest.approx(here * ELSEWHERE)


def test_talent_is_foreign_to_cadres_but_their_training_under_politics_is_not():
    assert foreign("干部队伍", "人才")
    assert foreign("人才", "干部队伍")
    assert not foreign("干部队伍", "政治建设")


@pytest.mark.parametrize("subject", [*SUBJECTS, ""])
def test_no_pillar_is_foreign_to_itself_nor_to_what_has_none(subject):
    assert not foreign(subject, subject)
    assert not foreign(subject, "")
    assert not foreign("", subject)


def test_evidence_nobody_has_counts_nothing():
    assert fuse([Evidence(2.0, 0.0, 0.0, 1.0), Evidence(0.0, 0.0, 0.0, 1.0)], 1.0) == [1.0, 0.0]
    assert fuse([], 1.0) == []


def test_short_questions_trust_concepts_and_long_ones_less_and_less():
    assert [damping(words) for words in (0, 1, 6)] == [1.0, 1.0, 1.0]
    assert 1 > damping(7) > damping(30) > 0


def test_a_twin_is_folded_into_the_best_that_says_the_same():
    near = [[], [0], [0, 1], [], [3]]
    assert fold_twins(near, lambda a, b: True) == ([0, 3], [2, 1])


def test_passages_that_only_seem_equal_stay():
    assert fold_twins([[], [0]], lambda a, b: False) == ([0, 1], [0, 0])


def test_what_is_folded_itself_folds_nobody():
    equal = {(0, 1), (1, 2)}
    assert fold_twins([[], [0], [1]], lambda a, b: (a, b) in equal) == ([0, 2], [1, 0])


def test_one_source_more_waits_for_another_that_is_nearly_as_good():
    scores = [1.0, 0.99, 0.98, 0.97, 0.96]
    assert vary("aaaab", scores) == [0, 1, 2, 4, 3]


def test_one_source_more_stays_where_it_is_clearly_better():
    scores = [1.0, 0.99, 0.98, 0.97, 0.97 / CLEARLY - 0.01]
    assert vary("aaaab", scores) == [0, 1, 2, 3, 4]


@given(st.lists(st.sampled_from("abc"), max_size=30))
def test_nothing_is_lost_and_equals_are_mixed_as_far_as_there_are_others(sources):
    order = vary(sources, [1.0] * len(sources))
    assert sorted(order) == list(range(len(sources)))
    taken = Counter(sources[at] for at in order[:FIRST])
    over = [source for source, times in taken.items() if times > OF_ONE_SOURCE]
    for other in set(sources) - set(over):
        assert not over or taken[other] >= min(OF_ONE_SOURCE, sources.count(other))
