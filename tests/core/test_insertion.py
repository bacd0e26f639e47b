import pytest

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.insertion import PlaceError, append_runs, block_at

DRAFT = Draft(
    "",
    "汇报",
    {},
    (
        Block("t", Role.TITLE, (Run("题目"),)),
        Block("p1", Role.PILLAR, (Run("一、聚焦政治。", heading=True),)),
        Block("p2", Role.PILLAR, (Run("二、聚焦干部。", heading=True),)),
        Block("q", Role.POINT, (Run("1.选𠮷。", heading=True), Run("已写。"))),
    ),
)


@pytest.mark.parametrize("label", ["二·1", "二.1", " 二・1 ", "二•1"])
def test_a_point_is_found_by_its_label_however_the_dot_is_typed(label: str) -> None:
    assert block_at(DRAFT, label) == "q"


@pytest.mark.parametrize("label", ["三", "二·2", "", "题目", "2·1"])
def test_an_unknown_place_is_refused_with_the_places_there_are(label: str) -> None:
    with pytest.raises(PlaceError, match="可用的有：一、二、二·1。"):
        block_at(DRAFT, label)


def test_appended_runs_follow_what_is_written() -> None:
    edit = append_runs(DRAFT, "q", (Run("新句。"),))
    assert edit.draft.block("q").text == "1.选𠮷。已写。新句。"
    assert edit.draft.block("q").heading == "1.选𠮷。"
    assert DRAFT.block("q").text == "1.选𠮷。已写。"
