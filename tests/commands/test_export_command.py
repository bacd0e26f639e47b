"""drafter export: which files are written, and which are left alone."""

import docx
import pytest


@pytest.fixture
def word(tmp_path):
    return tmp_path / "输出 文件.docx"


def test_open_slots_are_told_of(run, draft_file, word):
    answer = run("export", draft_file, "-o", word)
    assert answer.code == 0
    assert "处空位，已标黄" in answer.out
    assert "〔会议〕" in "".join(p.text for p in docx.Document(str(word)).paragraphs)


def test_the_ending_may_be_in_capitals(run, draft_file, tmp_path):
    assert run("export", draft_file, "-o", tmp_path / "A.DOCX").code == 0


def test_a_file_that_is_there_stays_unless_forced(run, draft_file, word):
    word.write_bytes(b"mine")
    refused = run("export", draft_file, "-o", word)
    assert (refused.code, refused.out) == (1, "")
    assert "--force" in refused.err
    assert word.read_bytes() == b"mine"
    assert run("export", draft_file, "-o", word, "--force").code == 0
    assert word.read_bytes()[:2] == b"PK"


def test_neither_file_is_written_when_one_is_there(run, draft_file, word, tmp_path):
    sources = tmp_path / "出处.docx"
    sources.write_bytes(b"mine")
    assert run("export", draft_file, "-o", word, "--sources", sources).code == 1
    assert not word.exists()
    assert sources.read_bytes() == b"mine"


def test_the_files_must_differ(run, draft_file, word):
    answer = run("export", draft_file, "-o", word, "--sources", word.parent / "." / word.name)
    assert answer.code == 2
    assert not word.exists()


def test_the_draft_is_never_the_target(run, draft_file):
    draft = draft_file.rename(draft_file.with_suffix(".docx"))
    before = draft.read_bytes()
    assert run("export", draft, "-o", draft, "--force").code == 2
    assert draft.read_bytes() == before


def test_a_folder_that_is_not_there_is_told_of(run, draft_file, tmp_path):
    answer = run("export", draft_file, "-o", tmp_path / "无" / "a.docx")
    assert answer.code == 1
    assert "找不到文件夹" in answer.err


def test_exporting_leaves_the_draft_alone(run, draft_file, word):
    before = draft_file.read_bytes()
    run("export", draft_file, "-o", word, "--sources", word.with_name("b.docx"))
    assert draft_file.read_bytes() == before
