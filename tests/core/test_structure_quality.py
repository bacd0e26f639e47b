"""The scores of `benchmarks structure` hold, with a margin."""

from collections import Counter

import pytest

from benchmarks.structure import KINDS, score_files, score_leads, score_styles

FLOORS = {"title": 0.99, "heading": 0.99, "paragraph": 0.985, "level": 0.99}


@pytest.mark.parametrize("scored", tuple(score_files()), ids=lambda scored: scored.name)
def test_a_raw_file_gives_the_structure_it_should(scored):
    assert {kind: scored.f1(kind) for kind in KINDS if scored.f1(kind) < FLOORS[kind]} == {}


def test_files_of_other_makers_do_by_and_large():
    same, all_units = Counter(), Counter()
    for scored in score_styles(1):
        for kind in KINDS:
            expected, got = scored.expected[kind], scored.got[kind]
            same[kind] += 2 * (expected & got).total()
            all_units[kind] += expected.total() + got.total()
            assert scored.f1(kind) > 0.6, (scored.name, kind)
    assert {k: same[k] / all_units[k] for k in KINDS if same[k] / all_units[k] < 0.98} == {}


def test_sub_points_are_found():
    precision, recall = score_leads()
    assert precision > 0.97
    assert recall > 0.94
