import errno
import os
from pathlib import Path

import pytest
from boltons import fileutils
from boltons.fileutils import AtomicSaver

from drafter.errors import ExportError
from drafter.export.target_file import write_target


def write(path: Path, data: bytes = b"new", *, overwrite: bool = False) -> None:
    write_target(path, data, (".docx",), overwrite=overwrite)


def refused(path: Path, *, overwrite: bool = False) -> str:
    with pytest.raises(ExportError) as caught:
        write(path, overwrite=overwrite)
    return str(caught.value)


def failing(number: int):
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_the_whole_content_is_written_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "汇报 𠮷.DOCX"
    write(path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_wrong_ending_is_refused_with_a_better_name(tmp_path: Path) -> None:
    assert "请改成“汇报.docx”" in refused(tmp_path / "汇报.doc")
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "找不到文件夹" in refused(tmp_path / "没有" / "汇报.docx")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "夹.docx").mkdir()
    assert "是一个文件夹" in refused(tmp_path / "夹.docx", overwrite=True)


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "汇报.docx"
    path.write_bytes(b"old")
    assert "已经存在" in refused(path)
    assert path.read_bytes() == b"old"


def test_a_file_that_appears_in_between_is_kept(tmp_path, monkeypatch) -> None:
    path = tmp_path / "汇报.docx"
    enter = AtomicSaver.__enter__

    def sneak(saver: AtomicSaver):
        path.write_bytes(b"theirs")
        return enter(saver)

    monkeypatch.setattr(AtomicSaver, "__enter__", sneak)
    assert "已经存在" in refused(path)
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不够"),
        (errno.EACCES, "不让"),
        (errno.EROFS, "不让"),
        (errno.ENAMETOOLONG, "作文件名"),
        (errno.EIO, "没有写成"),
    ],
)
def test_a_failing_disk_leaves_everything_as_it_was(
    tmp_path, monkeypatch, number: int, words: str, overwrite: bool
) -> None:
    path = tmp_path / "汇报.docx"
    if overwrite:
        path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(number))
    sentence = refused(path, overwrite=overwrite)
    assert words in sentence
    assert "稿子不受影响" in sentence
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([b"old"] if overwrite else [])


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_file_open_in_word_is_named_as_such(tmp_path, monkeypatch, overwrite: bool) -> None:
    path = tmp_path / "汇报.docx"
    if overwrite:
        path.write_bytes(b"old")
    monkeypatch.setattr(fileutils, "atomic_rename", failing(errno.EACCES))
    sentence = refused(path, overwrite=overwrite)
    assert ("正在 Word 或 WPS 里打开" in sentence) is overwrite
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([b"old"] if overwrite else [])


def test_a_name_longer_than_the_disk_allows_is_refused(tmp_path: Path) -> None:
    assert "作文件名" in refused(tmp_path / ("长" * 300 + ".docx"))
    assert not list(tmp_path.iterdir())


def test_the_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    other, path = tmp_path / "other", tmp_path / "汇报.docx"
    other.write_bytes(b"")
    write(path)
    assert path.stat().st_mode == other.stat().st_mode
