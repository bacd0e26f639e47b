"""Folders that were dropped become the files to import."""

import os
import sys

import pytest

from drafter.core.cancel import CancelToken
from drafter.errors import Cancelled
from drafter.library.imports.file_list import expand


def names(paths):
    return [path.name for path in paths]


def make(folder, *files):
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_files_of_a_folder_come_in_the_order_of_their_names(tmp_path):
    make(tmp_path, "b.txt", "a.docx", "子 目录/c.md")
    assert names(expand([tmp_path])) == ["a.docx", "b.txt", "c.md"]


def test_the_walk_of_a_large_folder_can_be_called_off(tmp_path, monkeypatch):
    make(tmp_path, "a.docx", "甲/b.txt", "乙/丙/c.md")
    cancel, walked = CancelToken(), []
    real = os.walk

    def walk(folder, **options):
        for found in real(folder, **options):
            walked.append(found)
            cancel.cancel()
            yield found

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(Cancelled):
        expand([tmp_path], cancel)
    assert len(walked) == 1


def test_what_systems_and_editors_leave_is_no_document(tmp_path):
    make(tmp_path, ".a.txt", "~$甲.docx", "Thumbs.db", "desktop.ini", ".git/a.txt", "甲.docx")
    assert names(expand([tmp_path])) == ["甲.docx"]


def test_only_known_endings_are_taken_from_a_folder_in_any_case(tmp_path):
    make(tmp_path, "a.TXT", "图片.png", "程序.exe")
    assert names(expand([tmp_path])) == ["a.TXT"]


def test_what_is_named_itself_is_always_tried(tmp_path):
    make(tmp_path, "图片.png", "~$甲.docx")
    named = [tmp_path / "图片.png", tmp_path / "~$甲.docx", tmp_path / "没有.txt"]
    assert expand(named) == named


def test_a_file_met_twice_is_taken_once(tmp_path):
    make(tmp_path, "a.txt", "b.txt")
    assert names(expand([tmp_path / "b.txt", tmp_path, tmp_path])) == ["b.txt", "a.txt"]


def test_links_that_go_round_do_no_harm(tmp_path):
    make(tmp_path, "a.txt")
    try:
        (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    except OSError:
        return  # Windows allows links to few
    assert names(expand([tmp_path])) == ["a.txt", "self.txt"]


@pytest.mark.parametrize("name", ["甲.txt", "\udc80.txt"])
def test_any_name_is_taken_as_it_is(tmp_path, name):
    if name != "甲.txt" and (os.name == "nt" or sys.platform == "darwin"):
        return  # there every name is text
    make(tmp_path, name)
    assert names(expand([tmp_path])) == [name]
