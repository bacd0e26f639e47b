"""drafter library: list, show, remove."""

import json

import pytest


@pytest.fixture
def own(run, home, tmp_path):
    """Bring a report of the user's own into the library; return its id."""
    text = tmp_path / "江州.txt"
    text.write_text("江州市组织工作综述\n一、强化理论武装\n坚持学习，久久为功。\n", "utf-8")
    assert run("import", text).code == 0
    return "m1"


def test_the_list_tells_what_there_is(run, home):
    listed = json.loads(run("library", "--json").out)
    assert [report["id"] for report in listed] == ["b10", "b23", "b33", "b42", "b64"]
    assert listed[1]["region"] == "钦州"
    assert all(report["paragraphs"] > 0 and not report["own"] for report in listed)
    assert json.loads(run("library", "list", "--json").out) == listed


def test_a_person_reads_aligned_columns(run, own):
    lines = run("library").out.splitlines()
    assert lines[0] == "共 6 篇：自带 5 篇，我的 1 篇"
    assert lines[1].split() == ["编号", "级别", "地区", "段数", "题目", "文件夹"]
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


def test_an_own_report_is_taken_out(run, own, tmp_path):
    answer = run("library", "remove", own)
    assert answer.code == 0
    assert "已移出 m1“江州市组织工作综述”" in answer.out
    assert len(json.loads(run("library", "--json").out)) == 5
    assert (tmp_path / "江州.txt").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "b999"), "没有“b999”这一篇"),
        (("show", ""), "这一篇"),
        (("remove", "m99"), "没有“m99”这一篇"),
        (("remove", "b33"), "自带的范例"),
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
