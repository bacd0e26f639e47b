"""Putting one's own reports in order in 资料库."""

from dataclasses import replace
from threading import Event

import pytest
from library_bench import OWN, LibraryBench, report
from pytestqt.qtbot import QtBot

from drafter.core.catalogue import Labels
from drafter.core.report import Report
from drafter.ui.models.library_groups_model import Group, GroupKind
from drafter.ui.widgets.themed import Banner

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


def answer_with(library: LibraryBench, labels: Labels | None) -> list[Report]:
    """Let the dialog answer; return what it was asked about."""
    asked: list[Report] = []
    library.page.labelling._ask_labels = lambda held: asked.append(held) or labels  # type: ignore[func-returns-value]
    return asked


def listed(library: LibraryBench) -> list[str]:
    return [r.title for r in library.page.shelves.catalogue.reports if r.own]


def test_labels_given_by_hand_are_kept_and_shown(own: LibraryBench, qtbot: QtBot) -> None:
    asked = answer_with(own, LABELS)
    own.view.reader.labels_requested.emit("m2")
    qtbot.waitUntil(lambda: shown(own).title == "全年总结")
    qtbot.waitUntil(lambda: listed(own) == ["全年总结"])
    assert [held.title for held in asked] == ["半年总结"]
    assert (shown(own).level, shown(own).region) == ("县级", "尧都区")


def test_calling_the_dialog_off_changes_nothing(own: LibraryBench, qtbot: QtBot) -> None:
    asked = answer_with(own, None)
    with qtbot.waitSignal(own.page.shelves.listed):
        own.view.reports.labels_requested.emit("m2")
    assert len(asked) == 1
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


def test_what_was_taken_out_can_be_put_back(own: LibraryBench, qtbot: QtBot) -> None:
    own.view.reports.remove_requested.emit(("m2",))
    qtbot.waitUntil(lambda: own.banner() == "已移出“半年总结”")
    qtbot.waitUntil(lambda: listed(own) == [])
    assert own.view.reader.report is None
    own.view.banner.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["半年总结"])
    assert own.banner() == ""


def test_several_are_taken_out_and_put_back_together(own: LibraryBench, qtbot: QtBot) -> None:
    own.shelf.held["m3"] = report("m3", "全年总结")
    own.view.reports.remove_requested.emit(("m2", "m3"))
    qtbot.waitUntil(lambda: own.banner() == "已移出 2 篇")
    own.view.banner.taken.emit()
    qtbot.waitUntil(lambda: listed(own) == ["半年总结", "全年总结"])


def test_where_one_cannot_be_taken_out_those_before_it_can_be_put_back(
    own: LibraryBench, qtbot: QtBot
) -> None:
    remove = own.shelf.remove

    def once(report_id: str) -> Report:
        held = remove(report_id)
        own.shelf.refusal = "没有移出。"
        return held

    own.page.labelling._keeping = keeping_with(own, remove=once)
    own.shelf.held["m3"] = report("m3", "全年总结")
    own.view.reports.remove_requested.emit(("m2", "m3"))
    qtbot.waitUntil(lambda: own.banner() == "已移出“半年总结”")
    assert "m3" in own.shelf.held


def test_noting_the_strip_leaves_nothing_to_put_back(own: LibraryBench, qtbot: QtBot) -> None:
    own.view.reports.remove_requested.emit(("m2",))
    qtbot.waitUntil(lambda: own.banner() != "")
    banner: Banner = own.view.banner
    banner.closed.emit()
    banner.taken.emit()
    with qtbot.waitSignal(own.page.shelves.listed):
        own.page.shelves.refresh()
    assert listed(own) == []


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


def keeping_with(library: LibraryBench, **deeds):  # type: ignore[no-untyped-def]
    return replace(library.page.labelling._keeping, **deeds)
