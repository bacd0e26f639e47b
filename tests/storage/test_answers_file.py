"""Answers kept for the next start: all of them or none, and never another text."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.core.query import Answer, Hit, Query, Topic, Why
from drafter.core.report import Exemplar, Lead, Note
from drafter.core.span import Span
from drafter.errors import DrafterError
from drafter.storage.answers_file import load_answers, save_answers

TEXT = "一是强化理论武装。𠮷州市举办“五个聚焦”培训班260余期。"
EXEMPLAR = Exemplar(
    "b23-1", "b23", "钦州综述", "市级", "钦州", "一、凝心铸魂", "政治建设", 1, TEXT,
    (Lead("一是", "一是强化理论武装。", 0),), (Note("举办", "字迹不清"),),
)  # fmt: skip
ANSWER = Answer(
    Query("强化理论武装", "聚焦政治建设", ("学习", "培训"), own=None, figures=True, limit=20),
    (Hit(EXEMPLAR, 0.1 + 0.2, (Span(2, 4),), Why(("强化",), ("理论武装",), "政治建设"), 2),),
    31, {"全部": 31, "市级": 12}, (Topic("理论武装", 9, "政治建设", "思想建设"),), "读作", (),
)  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "我的 资料.json"
    save_answers([ANSWER, replace(ANSWER, hits=())], path, "这一版")
    return path


def test_answers_come_back_as_they_were_kept(file: Path) -> None:
    assert load_answers(file, "这一版") == (ANSWER, replace(ANSWER, hits=()))


def test_answers_of_another_library_are_none(file: Path) -> None:
    assert load_answers(file, "另一版") == ()


def test_a_library_that_cannot_be_told_has_no_answers(tmp_path: Path) -> None:
    save_answers([ANSWER], tmp_path / "a.json", "")
    assert load_answers(tmp_path / "a.json", "") == ()


def test_a_missing_file_holds_no_answers(tmp_path: Path) -> None:
    assert load_answers(tmp_path / "没有.json", "这一版") == ()
    assert load_answers(tmp_path, "这一版") == ()


@given(st.data())
def test_a_damaged_file_never_shows_another_text(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("answers") / "a.json"
    save_answers([ANSWER], path, "这一版")
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    path.write_bytes(whole[:at] + bytes([byte]) + whole[at + data.draw(st.integers(0, 1)) :])
    assert load_answers(path, "这一版") in ((), (ANSWER,))


@pytest.mark.parametrize("junk", [b"", b"\n", b"zz\n{}", b"00000000\n", b"\xff" * 40])
def test_junk_holds_no_answers(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "a.json").write_bytes(junk)
    assert load_answers(tmp_path / "a.json", "这一版") == ()


@pytest.mark.parametrize(
    "body",
    [
        '{"library": "x", "answers": [{"hits": []}]}',
        '{"library": "x", "answers": [3]}',
        '{"library": "x", "answers": {}}',
        '{"answers": []}',
        "[]",
        "[" * 100_000,
    ],
)
def test_a_file_of_another_version_holds_no_answers(tmp_path: Path, body: str) -> None:
    import zlib

    raw = body.encode()
    (tmp_path / "a.json").write_bytes(b"%08x\n" % zlib.crc32(raw) + raw)
    assert load_answers(tmp_path / "a.json", "x") == ()


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="稿子不受影响"):
        save_answers([ANSWER], tmp_path / "没有" / "a.json", "x")
