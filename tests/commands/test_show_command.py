"""drafter show: outline, counts and slots."""

import json

from drafter.storage.draft_file import load_draft


def test_the_outline_has_labels_titles_and_progress(run, draft_file):
    shown = json.loads(run("show", draft_file, "--json").out)
    labels = [part["label"] for part in shown["outline"]]
    assert labels == ["", "一", "二", "三", "四", "五", ""]
    fourth = shown["outline"][2]["children"][3]
    assert fourth["label"] == "二·4"
    assert fourth["title"] == "坚持严管厚爱这个重要原则"
    assert fourth["children"] == []


def test_the_figures_of_parts_add_up_to_those_of_the_draft(run, draft_file):
    shown = json.loads(run("show", draft_file, "--json").out)
    for figure in ("words", "target", "slots"):
        assert sum(part[figure] for part in shown["outline"]) == shown["counts"][figure]
    assert shown["counts"]["slots"] == len(shown["slots"]) > 0


def test_a_slot_says_where_it_stands_in_code_points(run, draft_file):
    draft = load_draft(draft_file)
    slots = json.loads(run("show", draft_file, "--json").out)["slots"]
    assert {found["label"] for found in slots} == {"题目、称谓、开头"}
    for found in slots:
        text = draft.block(found["block"]).text[found["start"] : found["stop"]]
        assert text == f"〔{found['name']}〕"


def test_a_person_reads_aligned_columns(run, draft_file):
    lines = run("show", draft_file).out.splitlines()
    assert any(line.startswith("二·4    坚持严管厚爱这个重要原则  ") for line in lines)
    assert any("〔会议〕" in line for line in lines)
    assert "材料信息：地区 江州市" in lines


def test_showing_leaves_the_file_alone(run, draft_file):
    before = draft_file.read_bytes()
    assert run("show", draft_file).code == 0
    assert draft_file.read_bytes() == before
