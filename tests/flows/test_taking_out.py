"""Taking one's own reports and folders out of 资料库, and putting them back."""

import pytest
from library_bench import OWN, LibraryBench, report
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from drafter.ui.models.library_groups_model import Group, GroupKind

FOLDER = Group(GroupKind.FOLDER, "甲")


@pytest.fixture
def own(library: LibraryBench, qtbot: QtBot) -> LibraryBench:
    """The library with three own reports, one of them being read."""
    for id, title in (("m3", "全年总结"), ("m4", "人才总结")):
        library.shelf.held[id] = report(id, title)
    library.enter(qtbot)
    library.choose(OWN)
    library.view.reports.report_chosen.emit("m2")
    qtbot.waitUntil(lambda: getattr(library.view.reader.report, "id", "") == "m2")
    return library


def listed(library: LibraryBench) -> list[str]:
    return sorted(r.id for r in library.page.shelves.catalogue.reports if r.own)


def take_out(library: LibraryBench, qtbot: QtBot, *ids: str) -> None:
    left = [id for id in listed(library) if id not in ids]
    library.view.reports.remove_requested.emit(ids)
    qtbot.waitUntil(lambda: listed(library) == left)


def test_what_was_taken_out_can_be_put_back(own: LibraryBench, qtbot: QtBot) -> None:
    take_out(own, qtbot, "m2")
    assert own.undo() == "已移出“半年总结”，原来的文件没有动。"
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])
    assert own.undo() == ""


def test_putting_back_leaves_the_keyboard_in_the_list(own: LibraryBench, qtbot: QtBot) -> None:
    own.window.activateWindow()
    take_out(own, qtbot, "m2")
    button = next(b for b in own.view.undo.findChildren(QPushButton) if b.text() == "恢复")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])
    assert own.view.reports.isAncestorOf(own.window.focusWidget())


def test_a_report_that_was_read_and_taken_out_is_read_no_more(
    own: LibraryBench, qtbot: QtBot
) -> None:
    take_out(own, qtbot, "m2", "m3", "m4")
    qtbot.waitUntil(lambda: own.view.reader.report is None)


def test_several_are_taken_out_and_put_back_together(own: LibraryBench, qtbot: QtBot) -> None:
    take_out(own, qtbot, "m2", "m3")
    assert own.undo() == "已移出 2 篇，原来的文件没有动。"
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])


def test_those_taken_out_one_after_another_come_back_together(
    own: LibraryBench, qtbot: QtBot
) -> None:
    take_out(own, qtbot, "m2")
    take_out(own, qtbot, "m3")
    assert own.undo() == "已移出 2 篇，原来的文件没有动。"
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])


def test_asking_twice_for_the_same_one_is_asking_once(own: LibraryBench, qtbot: QtBot) -> None:
    own.view.reports.remove_requested.emit(("m2",))
    own.view.reports.remove_requested.emit(("m2",))
    qtbot.waitUntil(lambda: own.undo() != "")
    own.view.reports.remove_requested.emit(("m2",))  # it is listed still
    qtbot.waitUntil(lambda: listed(own) == ["m3", "m4"])
    with qtbot.waitSignal(own.page.shelves.listed):
        own.page.shelves.refresh()
    assert own.banner() == ""
    assert own.undo() == "已移出“半年总结”，原来的文件没有动。"


def test_what_came_back_can_be_taken_out_again(own: LibraryBench, qtbot: QtBot) -> None:
    for _ in range(2):
        take_out(own, qtbot, "m2")
        own.view.undo.taken.emit()
        qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])


def test_another_sentence_on_the_page_leaves_the_way_back(own: LibraryBench, qtbot: QtBot) -> None:
    take_out(own, qtbot, "m2")
    own.window.complain("没有存上。")
    own.view.banner.closed.emit()
    assert own.undo() == "已移出“半年总结”，原来的文件没有动。"
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])


def test_where_one_cannot_be_taken_out_that_is_said_and_those_before_it_come_back(
    own: LibraryBench, qtbot: QtBot
) -> None:
    own.shelf.stuck = frozenset({"m3"})
    own.view.reports.remove_requested.emit(("m2", "m3", "m4"))
    qtbot.waitUntil(lambda: own.undo() == "已移出“半年总结”，原来的文件没有动。")
    assert own.banner() == "“m3”没有移出。"
    qtbot.waitUntil(lambda: listed(own) == ["m3", "m4"])
    own.shelf.stuck = frozenset()
    take_out(own, qtbot, "m3")
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["m2", "m3", "m4"])


def test_noting_the_strip_leaves_nothing_to_put_back(own: LibraryBench, qtbot: QtBot) -> None:
    take_out(own, qtbot, "m2")
    own.view.undo.closed.emit()
    own.view.undo.taken.emit()
    with qtbot.waitSignal(own.page.shelves.listed):
        own.page.shelves.refresh()
    assert listed(own) == ["m3", "m4"]


def test_a_folder_that_was_removed_comes_back_with_what_was_in_it(
    own: LibraryBench, qtbot: QtBot
) -> None:
    folders = lambda: own.page.shelves.catalogue.folders  # noqa: E731
    own.view.reports.move_requested.emit(("m2", "m3"), "甲")
    qtbot.waitUntil(lambda: folders() == ("甲",))
    own.choose(FOLDER)
    own.view.groups.folder_remove_requested.emit("甲")
    own.view.groups.folder_remove_requested.emit("甲")
    qtbot.waitUntil(lambda: folders() == ())
    assert own.undo() == "已移除文件夹“甲”，里面的 2 篇还在“我的”里。"
    assert own.banner() == ""
    assert listed(own) == ["m2", "m3", "m4"]
    take_out(own, qtbot, "m2")
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: folders() == ("甲",))
    assert [own.shelf.held[id].folder for id in ("m2", "m3", "m4")] == ["甲", "甲", ""]


def test_an_empty_folder_comes_back_too(own: LibraryBench, qtbot: QtBot) -> None:
    folders = lambda: own.page.shelves.catalogue.folders  # noqa: E731
    own.view.groups.folder_add_requested.emit("甲")
    qtbot.waitUntil(lambda: folders() == ("甲",))
    own.view.groups.folder_remove_requested.emit("甲")
    qtbot.waitUntil(lambda: own.undo() == "已移除文件夹“甲”。")
    own.view.undo.taken.emit()
    qtbot.waitUntil(lambda: folders() == ("甲",))
