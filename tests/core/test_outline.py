import pytest

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.outline import CLOSING, OPENING, Progress, heading_title, outline, walk


def block(block_id: str, role: Role, heading: str = "", body: str = "", target: int = 0) -> Block:
    runs = [Run(heading, heading=True)] if heading else []
    return Block(block_id, role, (*runs, *([Run(body)] if body else [])), target)


def draft(*blocks: Block) -> Draft:
    return Draft("", "汇报", {}, blocks)


WHOLE = draft(
    block("t", Role.TITLE, body="关于组织工作的汇报", target=100),
    block("c", Role.SALUTATION, body="各位领导："),
    block("p1", Role.PILLAR, "一、聚焦政治建设。", "坚持〔人数〕。", 50),
    block("q1", Role.POINT, "1.强化武装。", "开展轮训。", 120),
    block("q1b", Role.BODY, body="又开展〔原12〕期。"),
    block("q2", Role.POINT, "2.严明规矩。", target=100),
    block("r1", Role.SUBPOINT, "一是立规。", "立了。", 40),
    block("r2", Role.SUBPOINT, "二是执纪。", target=60),
    block("p2", Role.PILLAR, "二、聚焦干部。", target=30),
    block("z", Role.CLOSING, body="汇报完毕。", target=20),
)


def test_parts_are_labelled_as_they_are_spoken_of() -> None:
    labels = [(item.label, item.title, item.block_id) for item in walk(outline(WHOLE))]
    assert labels == [
        ("", OPENING, "t"),
        ("一", "聚焦政治建设", "p1"),
        ("一·1", "强化武装", "q1"),
        ("一·2", "严明规矩", "q2"),
        ("一·2·1", "立规", "r1"),
        ("一·2·2", "执纪", "r2"),
        ("二", "聚焦干部", "p2"),
        ("", CLOSING, "z"),
    ]


def test_targets_slots_and_lengths_of_children_add_up_to_the_whole() -> None:
    items = outline(WHOLE)
    assert sum(item.target_in_all for item in items) == sum(b.target for b in WHOLE.blocks)
    assert sum(item.slots_in_all for item in items) == 2
    pillar = items[1]
    assert (pillar.target, pillar.target_in_all) == (50, 370)
    assert pillar.written_in_all == pillar.written + sum(c.written_in_all for c in pillar.children)


def test_progress_looks_at_the_whole_family() -> None:
    found = {item.block_id: item.progress for item in walk(outline(WHOLE))}
    assert found["p1"] is Progress.OPEN
    assert found["q2"] is Progress.PARTLY
    assert found["r2"] is Progress.EMPTY
    assert found["p2"] is Progress.EMPTY


def test_a_pillar_is_begun_when_only_a_point_of_a_point_is() -> None:
    deep = draft(
        block("p", Role.PILLAR, "一、聚焦。"),
        block("q", Role.POINT, "1.武装。"),
        block("r", Role.SUBPOINT, "一是立规。", "立了。"),
    )
    assert outline(deep)[0].progress is Progress.WRITTEN


def test_sub_points_may_stand_right_under_a_pillar() -> None:
    flat = draft(block("p", Role.PILLAR, "一、甲。"), block("r", Role.SUBPOINT, "一是乙。"))
    assert [item.label for item in walk(outline(flat))] == ["一", "一·1"]


def test_a_draft_without_pillars_is_one_opening() -> None:
    (only,) = outline(draft(block("b", Role.BODY, body="只有正文。")))
    assert (only.title, only.label, only.started) == (OPENING, "", True)


def test_the_hundredth_pillar_still_has_a_label() -> None:
    many = draft(*(block(f"p{n}", Role.PILLAR, "聚焦。") for n in range(101)))
    assert [item.label for item in outline(many)][98:] == ["九十九", "100", "101"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("一是强化武装。", "强化武装"),
        ("二、聚焦干部", "聚焦干部"),
        ("各位领导：", "各位领导"),
        ("", ""),
    ],
)
def test_a_heading_is_shown_without_number_and_closing_mark(text: str, title: str) -> None:
    assert heading_title(text) == title
