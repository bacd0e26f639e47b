"""drafter library: list, show, and changing what is the user's own."""

import json

import pytest

from drafter.commands.opened import opened_library
from drafter.core.report import Paragraph, Report, Section


@pytest.fixture
def own(home):
    """Bring a report of the user's own into the library; return its id."""
    sections = (Section("一、强化理论武装", "政治建设", (Paragraph("坚持学习，久久为功。"),)),)
    title, place = "江州市组织工作综述", ("江州", "江州市", "")
    with opened_library() as library:
        return library.add(Report("", title, "市级", *place, sections, source="江州.txt")).id


def test_the_list_tells_what_there_is(run, home):
    listed = json.loads(run("library", "--json").out)
    assert [report["id"] for report in listed] == ["b10", "b23", "b33", "b42", "b64"]
    assert listed[1]["region"] == "钦州"
    assert all(report["paragraphs"] > 0 and not report["own"] for report in listed)
    assert json.loads(run("library", "list", "--json").out) == listed


def test_a_person_reads_aligned_columns(run, own):
    lines = run("library").out.splitlines()
    assert lines[0] == "共 6 篇：自带 5 篇，我的 1 篇"
    assert lines[1].split() == ["编号", "级别", "地区", "段数", "日期", "用过", "题目", "文件夹"]
    assert lines[2].startswith("m1    市级  江州")


@pytest.mark.parametrize(
    "words", [("show", "b33", "--json"), ("--json", "show", "b33"), ("show", "--json", "b33")]
)
def test_a_report_has_the_shape_of_the_contract(words, run, home):
    report = json.loads(run("library", *words).out)
    assert report.keys() == {"id", "title", "level", "region", "sections"}
    assert (report["id"], report["level"], report["region"]) == ("b33", "市级", "台州")
    for section in report["sections"]:
        assert section.keys() == {"heading", "pillar", "paragraphs"}
        assert all(isinstance(text, str) and text for text in section["paragraphs"])


def test_a_person_reads_each_paragraph_with_its_id(run, home):
    hit = json.loads(run("search", "干部", "--limit", "1", "--json").out)[0]
    text = run("library", "show", hit["id"].partition("-")[0]).out
    assert f"[{hit['id']}] {hit['text']}" in text
    assert hit["report"] == text.splitlines()[0]


def test_an_own_report_is_taken_out(run, own):
    answer = run("library", "remove", own)
    assert answer.code == 0
    assert "已移出 m1“江州市组织工作综述”" in answer.out
    assert len(json.loads(run("library", "--json").out)) == 5


def test_an_own_report_is_given_other_labels(run, own):
    answer = run("library", "edit", own, "--title", "云江市汇报", "--level", "县级")
    assert (answer.code, answer.out) == (0, "已改 m1“云江市汇报”：县级，江州市。\n")
    assert run("library", "edit", own, "--place", "钦州").code == 0
    listed = json.loads(run("library", "--json").out)[0]
    assert (listed["title"], listed["level"], listed["region"]) == ("云江市汇报", "市级", "钦州")


def test_a_changed_report_is_searched_under_its_new_labels(run, own):
    run("library", "edit", own, "--level", "省级")
    hits = json.loads(run("search", "久久为功", "--level", "省级", "--json").out)
    assert "m1" in {hit["id"].partition("-")[0] for hit in hits}


@pytest.mark.parametrize("named", ["1", "一", "一、强化"])
def test_a_section_is_given_another_subject(named, run, own):
    assert run("library", "subject", own, named, "人才").code == 0
    report = json.loads(run("library", "show", own, "--json").out)
    assert [section["pillar"] for section in report["sections"]] == ["人才"]


def test_own_reports_are_moved_into_a_folder_and_out(run, own):
    assert run("library", "move", own, "--folder", "往年 材料").out == "已把 m1 放进“往年 材料”。\n"
    assert json.loads(run("library", "--json").out)[0]["folder"] == "往年 材料"
    assert "往年 材料" in run("library").out
    assert run("library", "move", own, "--folder", "").code == 0
    assert json.loads(run("library", "--json").out)[0]["folder"] == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "b999"), "没有“b999”这一篇"),
        (("show", ""), "这一篇"),
        (("remove", "m99"), "没有“m99”这一篇"),
        (("remove", "b33"), "自带的范例"),
        (("edit", "b33", "--title", "新"), "不能修改"),
        (("edit", "b33"), "--title"),
        (("edit", "b33", "--level", "国级"), "省级"),
        (("edit", "m99", "--title", "新"), "没有“m99”这一篇"),
        (("move", "b33", "--folder", "往年"), "不能移动"),
        (("move", "b33"), "--folder"),
        (("subject", "b33", "1", "人才"), "不能修改"),
        (("subject", "b33", "99", "人才"), "没有“99”这个部分"),
        (("subject", "b33", "1", "天气"), "政治建设"),
    ],
)
def test_what_cannot_be_is_wrong_use_and_changes_nothing(words, said, run, home):
    answer = run("library", *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(json.loads(run("library", "--json").out)) == 5


def test_a_damaged_library_is_a_sentence(run, home):
    (home / "library.sqlite3").write_bytes(b"no database" * 1000)
    answer = run("library")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
