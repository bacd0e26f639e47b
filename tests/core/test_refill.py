from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.origin import Origin
from drafter.core.refill import refill

ORIGIN = Origin("b1-1", "题", "钦州", 1, 1, "句")


def draft(*runs: Run, role: Role = Role.BODY, **facts: str) -> Draft:
    return Draft("s", "汇报", facts, (Block("a", role, runs),))


def text_after(before: Draft, **facts: str) -> str:
    return refill(before, facts).draft.blocks[0].text


def test_text_filled_in_from_a_fact_takes_its_new_value() -> None:
    before = draft(Run("在"), Run("江州市", fact="地区"), 地区="江州市")
    assert text_after(before, 地区="海州市") == "在海州市"


def test_a_short_place_name_takes_the_new_short_form_and_keeps_its_origin() -> None:
    before = draft(Run("江州", fact="地区", origin=ORIGIN), 地区="江州市")
    after = refill(before, {"地区": "海州市"}).draft.blocks[0]
    assert after.runs == (Run("海州", fact="地区", origin=ORIGIN),)


def test_a_fact_taken_away_leaves_a_slot() -> None:
    before = draft(Run("江州市", fact="地区"), 地区="江州市")
    assert text_after(before) == "〔地区〕"


def test_a_slot_named_like_a_fact_is_filled_and_knows_it() -> None:
    before = draft(Run("会议在〔地区〕召开，〔人数〕人参加"))
    after = refill(before, {"地区": "江州市"}).draft.blocks[0]
    assert after.text == "会议在江州市召开，〔人数〕人参加"
    assert [run.fact for run in after.runs] == ["", "地区", ""]


def test_what_the_writer_changed_in_a_filled_fact_is_his_own_from_then_on() -> None:
    # 江州市 typed over to 江南省
    before = draft(Run("江", fact="地区"), Run("南省"), 地区="江州市")
    after = refill(before, {"地区": "海州市"}).draft.blocks[0]
    assert after.runs == (Run("江南省"),)


def test_words_the_writer_typed_are_left_alone() -> None:
    before = draft(Run("江州市是个好地方"), 地区="江州市")
    edit = refill(before, {"地区": "海州市"})
    assert edit.changed == ()
    assert edit.draft.blocks == before.blocks


def test_the_own_unit_in_a_heading_follows_the_place() -> None:
    before = draft(Run("人才强", heading=True), Run("市", heading=True, fact="本级"))
    assert text_after(before, 地区="清源县") == "人才强县"
    county = refill(before, {"地区": "清源县"}).draft
    assert text_after(county) == "人才强市"


def test_a_new_salutation_gets_its_colon_and_only_one() -> None:
    before = draft(Run("同志们：", fact="称谓"), role=Role.SALUTATION, 称谓="同志们：")
    assert text_after(before, 称谓="各位领导") == "各位领导："
    assert text_after(before, 称谓="各位领导：") == "各位领导："


def test_a_title_given_later_replaces_the_skeletons_own() -> None:
    before = draft(Run("在〔会议〕上的汇报"), role=Role.TITLE)
    assert text_after(before, 题目="关于人才工作的汇报") == "关于人才工作的汇报"


def test_nothing_changes_when_the_facts_are_the_same() -> None:
    before = draft(Run("江州市", fact="地区"), 地区="江州市")
    assert refill(before, {"地区": "江州市"}).changed == ()
