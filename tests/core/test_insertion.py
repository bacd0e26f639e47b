import pytest

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.insertion import PlaceError, append_runs, block_at, new_sentences

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


def test_text_put_at_a_heading_with_its_own_line_gets_a_paragraph_of_its_own() -> None:
    heading = Block("p", Role.PILLAR, (Run("一、总结回顾", heading=True),))
    lead = Block("l", Role.BODY, (Run("引语。"),))
    point = Block("q", Role.POINT, (Run("第一，做好。", heading=True),))
    before = Draft("s", "讲话", {}, (heading, lead, point))
    edit = append_runs(before, "p", (Run("正文。"),))
    assert [block.text for block in edit.draft.blocks] == [
        "一、总结回顾",
        "引语。",
        "正文。",
        "第一，做好。",
    ]
    again = append_runs(edit.draft, "p", (Run("又一段。"),))
    assert [block.text for block in again.draft.blocks][2:4] == ["正文。", "又一段。"]
    assert edit.draft.blocks[2].role is Role.BODY


def test_an_exemplar_that_repeats_the_heading_is_taken_without_its_first_sentence() -> None:
    assert new_sentences("一是强化理论武装。做了甲。做了乙。", "强化理论武装。") == [2, 3]
    assert new_sentences("一是强化理论武装。做了甲。", "强化党性锤炼。") is None
    assert new_sentences("强化理论武装。", "强化理论武装。") is None
