"""The user's own folders in the library."""

from dataclasses import replace

import pytest

from drafter.errors import LibraryError


def folders_of(library):
    return {line.id: line.folder for line in library.reports() if line.own}


@pytest.fixture
def two(small, own_report):
    """The small library with m1 and m2, both in 往年."""
    small.add(own_report)
    small.add(own_report, again=True)
    return small


def test_importing_into_a_folder_makes_it(two):
    assert two.folders() == ("往年",)


def test_an_empty_folder_stays(two):
    two.add_folder("  外地 材料 ")
    assert two.folders() == ("往年", "外地 材料")


def test_reports_are_moved_together(two):
    two.move(["m1", "m2"], "新的")
    assert folders_of(two) == {"m2": "新的", "m1": "新的"}
    two.move(["m2"], "")
    assert folders_of(two) == {"m2": "", "m1": "新的"}
    assert two.folders() == ("往年", "新的")


@pytest.mark.parametrize("bad", ["b21", "m9", ""])
def test_none_is_moved_when_one_cannot_be(two, bad):
    with pytest.raises(LibraryError):
        two.move(["m1", bad], "新的")
    assert folders_of(two) == {"m2": "往年", "m1": "往年"}
    assert two.folders() == ("往年",)


def test_a_folder_is_renamed_with_what_is_in_it(two):
    two.add_folder("外地")
    two.rename_folder("往年", "历年")
    assert two.folders() == ("历年", "外地")
    assert set(folders_of(two).values()) == {"历年"}
    two.rename_folder("历年", "历年")
    assert two.folders() == ("历年", "外地")


def test_two_folders_do_not_become_one_by_accident(two):
    two.add_folder("外地")
    with pytest.raises(LibraryError, match="已经有文件夹“往年”"):
        two.rename_folder("外地", "往年")
    with pytest.raises(LibraryError, match="已经有文件夹“外地”"):
        two.add_folder("外地")
    assert two.folders() == ("往年", "外地")


def test_the_reports_of_a_removed_folder_stay(two):
    two.remove_folder("往年")
    assert two.folders() == ()
    assert folders_of(two) == {"m2": "", "m1": ""}


def test_a_folder_that_is_not_there_is_a_sentence(two):
    for change in (lambda: two.rename_folder("没有", "新"), lambda: two.remove_folder("没有")):
        with pytest.raises(LibraryError, match="没有文件夹“没有”"):
            change()


@pytest.mark.parametrize("name", ["", "  ", "两\n行", "长" * 41, "\t制表\t符"])
def test_what_is_no_name_is_a_sentence(two, name):
    changes = [lambda: two.add_folder(name), lambda: two.rename_folder("往年", name)]
    if name:
        changes.append(lambda: two.move(["m1"], name))
        changes.append(lambda: two.add(replace(two.report("m1"), folder=name), again=True))
    for change in changes:
        with pytest.raises(LibraryError, match="1 到 40 个字"):
            change()
    assert two.folders() == ("往年",)


def test_a_restored_report_brings_its_folder_back(two):
    removed = two.remove("m1")
    two.remove_folder("往年")
    two.restore(removed)
    assert folders_of(two) == {"m2": "", "m1": "往年"}
    assert two.folders() == ("往年",)
