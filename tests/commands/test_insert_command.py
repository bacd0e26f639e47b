"""drafter insert: an exemplar comes into the draft with its origin, fitted to its place."""

import pytest

from drafter.core.draft import Role
from drafter.storage.draft_file import load_draft

WITH_FIGURES = "b33-5"
WITH_NAMES = "b33-16"


def point(path, number):
    """Return the point of this number in the whole draft, counted from 1."""
    points = [block for block in load_draft(path).blocks if block.role is Role.POINT]
    return points[number - 1]


def insert(run, draft, *words):
    return run("insert", draft, *words)


def test_the_words_follow_those_of_the_point_and_know_their_origin(run, draft_file):
    before = point(draft_file, 7)
    answer = insert(run, draft_file, "--at", "二·4", "--exemplar", WITH_FIGURES)
    after = point(draft_file, 7)
    assert answer.code == 0
    assert after.id == before.id
    assert after.text.startswith(before.text)
    borrowed = after.runs[len(before.runs) :]
    assert {run.origin.exemplar for run in borrowed} == {WITH_FIGURES}
    assert {run.origin.sentence for run in borrowed} > {1}


def test_it_is_told_what_was_done(run, draft_file):
    answer = insert(run, draft_file, "--at", "二·4", "--exemplar", WITH_NAMES)
    text = point(draft_file, 7).text
    assert answer.out.startswith("已在 二·4“坚持严管厚爱这个重要原则”插入台州《")
    assert "第 16 段" in answer.out
    assert "台州" not in text
    assert "江州" in text
    assert f"换了 {text.count('江州')} 处地名" in answer.out
    assert f"留下 {text.count('〔')} 处空位" in answer.out


def test_a_misprint_of_the_source_is_told_of_when_it_comes_along(run, draft_file):
    whole = insert(run, draft_file, "--at", "一·1", "--exemplar", WITH_FIGURES)
    assert "此处用词疑误" in whole.out
    other = insert(run, draft_file, "--at", "一·2", "--exemplar", WITH_FIGURES, "--sentences", "2")
    assert "疑误" not in other.out


@pytest.mark.parametrize("label", ["二·4", "二.4", " 二・4 "])
def test_a_place_may_be_written_in_several_ways(label, run, draft_file):
    answer = insert(run, draft_file, "--at", label, "--exemplar", WITH_NAMES)
    assert answer.code == 0
    assert "已在 二·4“" in answer.out


@pytest.mark.parametrize(
    ("asked", "numbers"), [("1,3", [1, 3]), ("3，1", [3, 1]), ("2", [2]), ("1、2", [1, 2])]
)
def test_only_the_sentences_asked_for_are_taken(asked, numbers, run, draft_file):
    words = ("--at", "一·1", "--exemplar", WITH_NAMES, "--sentences", asked)
    assert insert(run, draft_file, *words).code == 0
    taken = [run.origin.sentence for run in point(draft_file, 1).runs if run.origin]
    assert list(dict.fromkeys(taken)) == numbers


def test_a_draft_without_a_place_gets_slots_for_it(run, home, tmp_path):
    draft = tmp_path / "a.jujiao"
    run("new", "五个聚焦汇报", "-o", draft)
    answer = insert(run, draft, "--at", "一·1", "--exemplar", WITH_NAMES)
    assert "还没有填地区" in answer.out
    assert "〔地区〕" in point(draft, 1).text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "九·9", "--exemplar", WITH_NAMES), "没有“九·9”这一处"),
        (("--at", "", "--exemplar", WITH_NAMES), "这一处"),
        (("--at", "一·1", "--exemplar", "b999-1"), "没有“b999-1”这一段"),
        (("--at", "一·1", "--exemplar", "b33-999"), "没有“b33-999”这一段"),
        (("--at", "一·1", "--exemplar", "好段"), "没有“好段”这一段"),
        (("--at", "一·1", "--exemplar", ""), "这一段"),
        (("--at", "一·1", "--exemplar", WITH_NAMES, "--sentences", "99"), "没有第99句"),
        (("--at", "一·1", "--exemplar", WITH_NAMES, "--sentences", "0"), "没有第0句"),
    ],
)
def test_what_is_not_there_is_wrong_use_and_changes_nothing(words, said, run, draft_file):
    before = draft_file.read_bytes()
    answer = insert(run, draft_file, *words)
    assert answer.code == 2
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    assert draft_file.read_bytes() == before


def test_nothing_is_left_beside_the_draft(run, draft_file):
    insert(run, draft_file, "--at", "一·1", "--exemplar", WITH_NAMES)
    assert [path.name for path in draft_file.parent.iterdir()] == [draft_file.name]


def test_a_report_of_no_known_place_is_taken_to_the_letter_with_a_warning(
    run, draft_file, tmp_path
):
    path = tmp_path / "开发区.txt"
    text = "坚持以人才开发为先，帮带企业成长，干部人人上门。"
    path.write_text(f"开发区党建工作总结\n一、人才开发\n{text}\n", "utf-8")
    run("import", path)
    answer = insert(run, draft_file, "--at", "一·1", "--exemplar", "m1-1")
    assert text in point(draft_file, 1).text
    assert "不知道这篇是哪里的材料，地名没有换，请自己核对" in answer.out
    assert "没有留下空位" not in answer.out


def test_a_draft_changed_elsewhere_in_between_is_not_overwritten(run, draft_file, monkeypatch):
    states = iter([(1, 1), (2, 1)])
    monkeypatch.setattr("drafter.storage.draft_file.stamp", lambda path: next(states))
    before = draft_file.read_bytes()
    answer = insert(run, draft_file, "--at", "二·4", "--exemplar", WITH_FIGURES)
    assert answer.code == 1
    assert "在别处改过" in answer.err
    assert draft_file.read_bytes() == before
