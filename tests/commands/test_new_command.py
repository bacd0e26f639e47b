"""drafter new and drafter skeletons: facts, files that are there, broken skeletons."""

import json
from errno import EACCES

import pytest

from drafter.core.draft import Draft
from drafter.storage import draft_file as draft_files
from drafter.storage.draft_file import load_draft

BROKEN = """名称: 坏的
体裁: 汇报
题目: '{{ 地区'
开头: {字数: 10, 段落: 好}
聚焦:
- {标题: 聚焦一, 主题: 人才, 字数: 10, 要点: []}
"""


@pytest.fixture
def target(tmp_path):
    return tmp_path / "稿 1.jujiao"


def test_the_skeletons_are_listed_with_pillars_and_points(run):
    listed = json.loads(run("skeletons", "--json").out)
    wuge = next(skeleton for skeleton in listed if skeleton["id"] == "wuge-jujiao-huibao")
    assert (wuge["name"], wuge["kind"], len(listed)) == ("五个聚焦汇报", "汇报", 5)
    assert len(wuge["pillars"]) == 5
    assert sum(len(pillar["points"]) for pillar in wuge["pillars"]) == 16
    assert wuge["pillars"][0]["points"][0]["heading"] == "强化理论武装"
    assert {"name", "example"} <= wuge["facts"][0].keys()


def test_a_person_reads_the_same_list(run):
    text = run("skeletons").out
    assert "五个聚焦汇报（wuge-jujiao-huibao）" in text
    assert "材料信息：地区、" in text
    assert "强化理论武装、" in text


def test_a_broken_skeleton_is_told_of_and_the_others_still_load(run, empty_home):
    own = empty_home / "skeletons"
    own.mkdir(parents=True)
    (own / "坏的.yaml").write_text(BROKEN, "utf-8")
    answer = run("skeletons", "--json")
    assert answer.code == 1
    assert len(json.loads(answer.out)) == 5
    assert "“坏的.yaml”第 3 行" in answer.err
    assert answer.err.count("\n") == 1
    assert (own / "坏的.yaml").read_text("utf-8") == BROKEN


def test_a_draft_is_made_in_spite_of_a_broken_skeleton(run, empty_home, target):
    own = empty_home / "skeletons"
    own.mkdir(parents=True)
    (own / "坏的.yaml").write_text(BROKEN, "utf-8")
    answer = run("new", "五个聚焦汇报", "-o", target)
    assert answer.code == 0
    assert "“坏的.yaml”第 3 行" in answer.err
    assert load_draft(target).skeleton == "wuge-jujiao-huibao"
    asked_for = run("new", "坏的", "-o", target.with_name("b.jujiao"))
    assert asked_for.code == 2
    assert "“坏的.yaml”第 3 行" in asked_for.err


@pytest.mark.parametrize("name", ["wuge-jujiao-huibao", "五个聚焦汇报"])
def test_a_skeleton_is_known_by_id_and_by_name(name, run, target):
    assert run("new", name, "-o", target).code == 0
    draft = load_draft(target)
    assert isinstance(draft, Draft)
    assert draft.skeleton == "wuge-jujiao-huibao"


def test_an_unset_fact_stays_a_slot(run, target):
    run("new", "五个聚焦汇报", "-o", target, "--set", "会议=组织部长会议")
    text = "".join(block.text for block in load_draft(target).blocks)
    assert "组织部长会议" in text
    assert "〔单位〕" in text
    assert "〔会议〕" not in text


@pytest.mark.parametrize("setting", ["目标=2800", "目标=2,800", "目标＝2800字", "目标 = 2800"])
def test_the_target_is_a_fact_like_any_other(setting, run, target):
    assert run("new", "五个聚焦汇报", "-o", target, "--set", setting).code == 0
    assert load_draft(target).target == 2800


def test_a_fact_may_hold_an_equals_sign(run, target):
    assert run("new", "五个聚焦汇报", "-o", target, "--set", "会议=a=b").code == 0
    assert load_draft(target).facts == {"会议": "a=b"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("五个聚交汇报",), "是不是“五个聚焦汇报”"),
        (("五个聚焦汇报", "--set", "地区"), "名称=内容"),
        (("五个聚焦汇报", "--set", "=江州市"), "名称=内容"),
        (("五个聚焦汇报", "--set", "天气=晴"), "没有“天气”这一项"),
        (("五个聚焦汇报", "--set", "地区=江州"), "全称"),
        (("五个聚焦汇报", "--set", "目标=很长"), "目标字数"),
        (("五个聚焦汇报", "--set", "目标=1"), "目标字数"),
        (("五个聚焦汇报", "--set", f"会议={'会' * 500}"), "有 500 个字"),
        (("五个聚焦汇报", "--set", "会议=一\n二"), "换行"),
        (("五个聚焦汇报", "--set", "地区=江州市", "--set", "地区=甲市"), "写了两次"),
    ],
)
def test_a_wrong_skeleton_or_fact_makes_no_file(words, said, run, target):
    answer = run("new", *words, "-o", target)
    assert answer.code == 2
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    assert list(target.parent.iterdir()) in ([], [target.parent / "home"])


def test_a_file_that_is_there_stays_unless_forced(run, target):
    run("new", "五个聚焦汇报", "-o", target)
    before = target.read_bytes()
    refused = run("new", "四个担当汇报", "-o", target)
    assert refused.code == 1
    assert "--force" in refused.err
    assert target.read_bytes() == before
    assert run("new", "四个担当汇报", "-o", target, "--force").code == 0
    assert load_draft(target).skeleton == "sige-dandang-huibao"


def test_what_is_no_draft_is_not_overwritten_even_by_force(run, target):
    target.write_text("我的笔记", "utf-8")
    assert run("new", "五个聚焦汇报", "-o", target, "--force").code == 1
    assert target.read_text("utf-8") == "我的笔记"


@pytest.mark.parametrize("name", ["稿.docx", "稿.TXT", "稿.wps"])
def test_a_draft_does_not_pass_for_another_kind_of_file(name, run, tmp_path):
    answer = run("new", "五个聚焦汇报", "-o", tmp_path / name)
    assert answer.code == 2
    assert "“稿.jujiao”" in answer.err
    assert not (tmp_path / name).exists()


def test_a_folder_that_cannot_be_written_is_told_of(run, target, monkeypatch):
    def closed(path, *_, **__):
        raise PermissionError(EACCES, "Permission denied", str(path))

    assert "找不到文件夹" in run("new", "五个聚焦汇报", "-o", target.parent / "无" / "a").err
    monkeypatch.setattr(draft_files, "write_atomically", closed)
    answer = run("new", "五个聚焦汇报", "-o", target)
    assert answer.code == 1
    assert "不让写" in answer.err
    assert not target.exists()
