from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.draft import Role, Run
from drafter.core.facts import FactError
from drafter.core.new_draft import new_draft, share
from drafter.core.skeleton import Fact, HeadingForm, Pillar, Point, Skeleton, own_unit

SKELETON = Skeleton(
    id="s",
    name="两项汇报",
    kind="汇报",
    facts=(Fact("地区", "江州市"), Fact("会议")),
    title="题：{会议}",
    byline="{单位}",
    salutation="同志们：",
    opening=("第一段。", "第二段{地区}。"),
    opening_target=100,
    form=HeadingForm.RUN_IN,
    pillars=(
        Pillar(
            "聚焦甲",
            "",
            "人才",
            "引语{地区}。",
            50,
            (
                Point("要点一", "一是", 100, "写一", ("词",)),
                Point("要点二", "一是", 80, "写二", (), (Point("分点", "（1）", 40, "写三"),)),
            ),
        ),
        Pillar("聚焦乙", "", "考核", "", 30, ()),
    ),
    closing="完毕。",
    closing_target=20,
)
LINE = replace(
    SKELETON,
    form=HeadingForm.LINE,
    pillars=tuple(replace(pillar, marker="一、") for pillar in SKELETON.pillars),
)


def render(passage, facts):
    """Stand in for Jinja: {地区} alone is a fact."""
    before, mark, after = passage.partition("{地区}")
    place = Run(facts["地区"], fact="地区") if "地区" in facts else Run("〔地区〕")
    return (Run(before), place, Run(after)) if mark else (Run(passage),)


def written(skeleton, facts=None):
    return [(b.role, b.text) for b in new_draft(skeleton, facts or {}, render).blocks]


def test_blocks_stand_in_the_order_of_a_report():
    assert written(SKELETON) == [
        (Role.TITLE, "题：{会议}"),
        (Role.BYLINE, "{单位}"),
        (Role.SALUTATION, "同志们："),
        (Role.BODY, "第一段。"),
        (Role.BODY, "第二段〔地区〕。"),
        (Role.PILLAR, "聚焦甲。引语〔地区〕。"),
        (Role.POINT, "一是要点一。"),
        (Role.POINT, "二是要点二。"),
        (Role.SUBPOINT, "（1）分点。"),
        (Role.PILLAR, "聚焦乙。"),
        (Role.CLOSING, "完毕。"),
    ]


def test_headings_on_their_own_line_have_no_mark_and_their_lead_is_a_paragraph():
    assert written(LINE)[5:7] == [(Role.PILLAR, "一、聚焦甲"), (Role.BODY, "引语〔地区〕。")]
    assert (Role.PILLAR, "二、聚焦乙") in written(LINE)


def test_a_skeleton_without_byline_salutation_and_closing_makes_none():
    bare = replace(SKELETON, byline="", salutation="", closing="")
    roles = {role for role, _ in written(bare)}
    assert not roles & {Role.BYLINE, Role.SALUTATION, Role.CLOSING}


def test_headings_prompts_hints_and_subjects_are_kept():
    blocks = new_draft(SKELETON, {}, render).blocks
    pillar, point = blocks[5], blocks[6]
    assert (pillar.heading, pillar.subject) == ("聚焦甲。", "人才")
    assert (point.heading, point.prompt, point.hints) == ("一是要点一。", "写一", ("词",))


UNIT = replace(
    SKELETON,
    form=HeadingForm.LINE,
    pillars=(
        Pillar(
            *("实施人才强市战略", "一、", "人才", "", 50),
            (Point("强市", "一是", 9, "写", unit_heading="强{{ 本级 }}"),),
            unit_heading="实施人才强{{ 本级 }}战略",
        ),
    ),
)


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("", "市"),
        ("江州市", "市"),
        ("北京市", "市"),
        ("清源县", "县"),
        ("江州市城关区", "区"),
        ("江东省", "省"),
        ("云岭彝族自治州", "州"),
        ("广西壮族自治区", "区"),
        ("北原盟", "盟"),
        ("北原旗", "旗"),
        ("新疆生产建设兵团", "兵团"),
    ],
)
def test_headings_say_the_places_own_unit(place, unit):
    facts = {"地区": place}
    headings = [b.heading for b in new_draft(UNIT, facts, render).blocks if b.heading]
    assert headings == [f"一、实施人才强{unit}战略", f"一是强{unit}。"]
    assert own_unit(place) == unit


def test_the_own_unit_of_a_heading_is_a_run_that_can_follow_the_place():
    pillar = next(b for b in new_draft(UNIT, {}, render).blocks if b.role is Role.PILLAR)
    assert pillar.runs == (
        Run("一、实施人才强", heading=True),
        Run("市", heading=True, fact="本级"),
        Run("战略", heading=True),
    )


def test_a_heading_without_own_unit_is_one_run():
    for block in new_draft(LINE, {"地区": "清源县"}, render).blocks:
        if block.heading:
            assert len([run for run in block.runs if run.heading]) == 1


def test_the_title_fact_replaces_the_passage():
    block = new_draft(SKELETON, {"题目": "我的题目"}, render).blocks[0]
    assert block.runs == (Run("我的题目", fact="题目"),)


@pytest.mark.parametrize(
    ("value", "runs"),
    [
        ("各位代表", (Run("各位代表", fact="称谓"), Run("："))),
        ("各位代表：", (Run("各位代表：", fact="称谓"),)),
    ],
)
def test_the_salutation_fact_gets_its_colon_once(value, runs):
    blocks = new_draft(SKELETON, {"称谓": value}, render).blocks
    assert next(b for b in blocks if b.role is Role.SALUTATION).runs == runs
    without = replace(SKELETON, salutation="")
    assert Role.SALUTATION in {b.role for b in new_draft(without, {"称谓": value}, render).blocks}


def test_a_fact_that_is_set_is_known_in_the_text():
    draft = new_draft(SKELETON, {"地区": "甲市"}, render)
    assert draft.facts == {"地区": "甲市"}
    assert Run("甲市", fact="地区") in draft.blocks[4].runs


def test_without_a_target_lengths_are_the_skeletons_own():
    draft = new_draft(SKELETON, {}, render)
    assert draft.target == SKELETON.target == 100 + 50 + 100 + 80 + 40 + 30 + 20
    assert [b.target for b in draft.blocks] == [100, 0, 0, 0, 0, 50, 100, 80, 40, 30, 20]


def test_a_target_scales_every_length():
    draft = new_draft(SKELETON, {"目标": "840"}, render)
    assert draft.target == 840
    assert [b.target for b in draft.blocks if b.target] == [200, 100, 200, 160, 80, 60, 40]
    assert "目标" not in draft.facts


def test_a_skeleton_without_lengths_stays_without():
    bare = replace(SKELETON, opening_target=0, closing_target=0, pillars=())
    assert {b.target for b in new_draft(bare, {"目标": "840"}, render).blocks} == {0}


def test_a_fact_that_cannot_be_taken_is_refused():
    with pytest.raises(FactError):
        new_draft(SKELETON, {"天气": "晴"}, render)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60), st.integers(300, 30_000))
def test_shares_add_up_and_leave_none_out(targets, total):
    shares = share(targets, total)
    assert [bool(part) for part in shares] == [bool(target) for target in targets]
    wanted = sum(bool(target) for target in targets)
    if wanted:
        assert abs(sum(shares) - total) <= max(5, wanted)


@given(st.lists(st.integers(30, 900), min_size=1, max_size=40), st.integers(2000, 30_000))
def test_shares_keep_the_proportions(targets, total):
    for target, part in zip(targets, share(targets, total), strict=True):
        assert abs(part - target * total / sum(targets)) <= 10


def test_shares_are_round_numbers_where_that_is_fine_enough():
    assert share([100, 205, 303], 2000) == [330, 670, 1000]
    assert share([1, 205, 303], 1000) == [2, 403, 595]
