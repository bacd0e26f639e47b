"""Drafts that are none of ours: a sentence, an exit code, and the file as it was."""

import json

import pytest


def newer(data):
    return json.dumps({**json.loads(data), "version": 99}, ensure_ascii=False).encode()


BAD = {
    "not ours": (lambda _: b"a report in plain text\n", "不是稿子文件"),
    "another json": (lambda _: b'{"format": "other"}', "不是稿子文件"),
    "a word file": (lambda _: b"PK\x03\x04" + bytes(200), "不是稿子文件"),
    "truncated": (lambda data: data[: len(data) // 2], ""),
    "newer": (newer, "版本"),
    "empty": (lambda _: b"", ""),
}
COMMANDS = {
    "show": ("show", "{}"),
    "show as json": ("show", "{}", "--json"),
    "insert": ("insert", "{}", "--at", "一·1", "--exemplar", "b33-3"),
    "export": ("export", "{}", "-o", "{}.docx"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("bad", BAD)
def test_a_draft_that_cannot_be_read_is_refused_and_left_alone(bad, command, run, draft_file):
    spoil, said = BAD[bad]
    data = spoil(draft_file.read_bytes())
    draft_file.write_bytes(data)
    answer = run(*(word.format(draft_file) for word in COMMANDS[command]))
    assert answer.code == 1
    assert said in answer.err
    assert "汇报.jujiao" in answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    assert draft_file.read_bytes() == data
    assert [path.name for path in draft_file.parent.iterdir()] == [draft_file.name]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_draft_that_is_not_there_is_told_of(command, run, home, tmp_path):
    answer = run(*(word.format(tmp_path / "没有.jujiao") for word in COMMANDS[command]))
    assert answer.code == 1
    assert "找不到“没有.jujiao”" in answer.err
    assert answer.out == ""
