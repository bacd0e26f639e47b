"""Putting one's own reports in order in 资料库."""

from threading import Event

import pytest
from library_bench import OWN, LibraryBench
from pytestqt.qtbot import QtBot

from drafter.core.catalogue import Labels
from drafter.core.report import Report
from drafter.ui.models.library_groups_model import Group, GroupKind

LABELS = Labels("全年总结", "县级", "尧都区")


@pytest.fixture
def own(library: LibraryBench, qtbot: QtBot) -> LibraryBench:
    """The library with an own report that is being read."""
    library.enter(qtbot)
    library.choose(OWN)
    library.view.reports.report_chosen.emit("m2")
    qtbot.waitUntil(lambda: shown(library) is not None and shown(library).id == "m2")
    return library


def shown(library: LibraryBench) -> Report:
    found: Report = library.view.reader.report
    return found


def listed(library: LibraryBench) -> list[str]:
    return [r.title for r in library.page.shelves.catalogue.reports if r.own]


def test_labels_given_by_hand_are_kept_and_shown(own: LibraryBench, qtbot: QtBot) -> None:
    own.labels = LABELS
    own.view.reader.labels_requested.emit("m2")
    qtbot.waitUntil(lambda: shown(own).title == "全年总结")
    qtbot.waitUntil(lambda: listed(own) == ["全年总结"])
    assert [held.title for held in own.labels_asked] == ["半年总结"]
    assert (shown(own).level, shown(own).region) == ("县级", "尧都区")


def test_calling_the_dialog_off_changes_nothing(own: LibraryBench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(own.page.shelves.listed):
        own.view.reports.labels_requested.emit("m2")
    assert len(own.labels_asked) == 1
    assert own.shelf.held["m2"].title == "半年总结"


def test_the_pillar_of_a_section_is_changed_by_hand(own: LibraryBench, qtbot: QtBot) -> None:
    own.view.reader.subject_requested.emit("m2", 0, "人才")
    qtbot.waitUntil(lambda: shown(own).sections[0].subject == "人才")
    assert own.shelf.held["m2"].sections[0].subject == "人才"


def test_folders_are_made_renamed_and_removed(own: LibraryBench, qtbot: QtBot) -> None:
    folders = lambda: own.page.shelves.catalogue.folders  # noqa: E731
    own.view.groups.folder_add_requested.emit("2023年材料")
    qtbot.waitUntil(lambda: folders() == ("2023年材料",))
    own.view.reports.move_requested.emit(("m2",), "2023年材料")
    qtbot.waitUntil(lambda: own.shelf.held["m2"].folder == "2023年材料")
    own.view.groups.folder_rename_requested.emit("2023年材料", "讲话")
    qtbot.waitUntil(lambda: folders() == ("讲话",))
    assert own.shelf.held["m2"].folder == "讲话"
    own.choose(Group(GroupKind.FOLDER, "讲话"))
    own.view.groups.folder_remove_requested.emit("讲话")
    qtbot.waitUntil(lambda: folders() == ())
    assert own.shelf.held["m2"].folder == ""


def test_reports_dropped_on_a_folder_move_there(own: LibraryBench, qtbot: QtBot) -> None:
    own.view.groups.reports_dropped_on_folder.emit(["m2"], "讲话")
    qtbot.waitUntil(lambda: own.shelf.held["m2"].folder == "讲话")


def test_changes_are_made_one_after_another_in_their_order(own: LibraryBench, qtbot: QtBot) -> None:
    gate = Event()
    own.page.shelves.change(lambda: gate.wait(2))
    for name in "甲乙丙":
        own.view.groups.folder_add_requested.emit(name)
    gate.set()
    qtbot.waitUntil(lambda: own.shelf.own_folders == ["甲", "乙", "丙"])


def test_a_refused_change_is_said_and_the_lists_stay_true(own: LibraryBench, qtbot: QtBot) -> None:
    own.shelf.refusal = "没有移动，资料库正忙。原来的都在。过一会儿再试。"
    own.view.reports.move_requested.emit(("m2",), "讲话")
    qtbot.waitUntil(lambda: own.banner() == own.shelf.refusal)
    assert own.shelf.held["m2"].folder == ""


def test_asking_for_the_labels_twice_shows_one_dialog(own: LibraryBench, qtbot: QtBot) -> None:
    def twice(held: Report) -> Labels | None:
        own.view.reports.labels_requested.emit("m2")
        with qtbot.waitSignal(own.page.shelves.listed):
            own.page.shelves.change(lambda: None)
        return None

    own.answer_labels = twice
    own.view.reports.labels_requested.emit("m2")
    with qtbot.waitSignal(own.page.shelves.listed):
        own.page.shelves.change(lambda: None)
    assert len(own.labels_asked) == 1
