"""Bringing files into 资料库, while the writer waits for nothing."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event

import pytest
from library_bench import LibraryBench
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from drafter.core.importing import ImportResult, ImportStatus
from drafter.flows import importing
from drafter.ui.dialogs.import_failed_dialog import ImportFailedDialog
from drafter.ui.models.import_list import ImportListModel
from drafter.ui.models.library_groups_model import Group, GroupKind

FOLDER = Group(GroupKind.FOLDER, "讲话")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "材 料"
    folder.mkdir()
    for name in ("甲.docx", "乙.docx", "丙.txt", "图.png"):
        (folder / name).write_bytes(b"x")
    return folder


def drop(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, action = QPointF(5, 5), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, data, left, none)
    QApplication.sendEvent(widget, enter)
    QApplication.sendEvent(widget, QDropEvent(place, action, data, left, none))


def statuses(library: LibraryBench) -> dict[str, ImportStatus]:
    results: Sequence[ImportResult] = library.view.shelf.results
    return {Path(result.path).name: result.status for result in results}


def over(library: LibraryBench) -> bool:
    return bool(library.view.shelf.results) and not library.view.shelf.running


def failures(library: LibraryBench) -> list[ImportFailedDialog]:
    found = library.window.findChildren(ImportFailedDialog)
    return [dialog for dialog in found if dialog.isVisible()]


def refused(library: LibraryBench) -> list[str]:
    """Return the files that the dialog lists."""
    lines = [line for dialog in failures(library) for line in dialog.failures().splitlines()]
    return sorted(Path(line.partition("\t")[0]).name for line in lines)


def choosing(monkeypatch: pytest.MonkeyPatch, *chosen: Path) -> None:
    monkeypatch.setattr(importing, "ask_files", lambda *_asked: list(chosen))


def test_dropped_files_and_folders_are_brought_in_and_listed(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.enter(qtbot)
    drop(library.view, files)
    qtbot.waitUntil(lambda: over(library))
    assert set(statuses(library)) == {"甲.docx", "乙.docx", "丙.txt"}
    assert set(statuses(library).values()) == {ImportStatus.ADDED}
    own = lambda: [r.title for r in library.page.shelves.catalogue.reports if r.own]  # noqa: E731
    qtbot.waitUntil(lambda: sorted(own()) == ["丙", "乙", "半年总结", "甲"])


def test_files_go_to_the_folder_that_is_chosen(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.own_folders.append("讲话")
    library.enter(qtbot)
    library.choose(FOLDER)
    drop(library.view.shelf, files / "甲.docx")
    qtbot.waitUntil(lambda: over(library))
    library.view.groups.files_dropped.emit([str(files / "乙.docx")], "")
    qtbot.waitUntil(lambda: len(library.shelf.imported) == 2)
    assert [request.folder for request in library.shelf.imported] == ["讲话", ""]


def test_chosen_files_are_brought_in_and_their_folder_remembered(
    library: LibraryBench, qtbot: QtBot, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch, files / "甲.docx", files / "丙.txt")
    library.window.commands.import_files.trigger()
    assert library.window.on_library
    qtbot.waitUntil(lambda: over(library))
    assert set(statuses(library)) == {"甲.docx", "丙.txt"}
    assert library.choices.current.last_folder == str(files)


def test_choosing_no_file_begins_nothing(
    library: LibraryBench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing(monkeypatch)
    library.enter(qtbot)
    library.view.bar.import_requested.emit()
    assert not library.view.shelf.running


def test_a_folder_without_documents_is_said_to_be_none(
    library: LibraryBench, qtbot: QtBot, tmp_path: Path
) -> None:
    library.enter(qtbot)
    (tmp_path / "空").mkdir()
    drop(library.view, tmp_path / "空")
    qtbot.waitUntil(lambda: "没有能导入的文件" in library.banner())
    assert not library.view.shelf.running


def test_stopping_gives_up_the_file_at_work_and_those_behind_it(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.wait = Event()
    library.enter(qtbot)
    drop(library.view, files)
    qtbot.waitUntil(lambda: library.view.shelf.running)
    library.view.shelf.stop_requested.emit()
    qtbot.waitUntil(lambda: over(library))
    assert set(statuses(library).values()) == {ImportStatus.STOPPED}
    assert library.shelf.imported == []
    library.shelf.wait = None
    library.view.shelf.retry_requested.emit(str(files / "甲.docx"))
    qtbot.waitUntil(lambda: statuses(library).get("甲.docx") is ImportStatus.ADDED)


def test_what_is_dropped_meanwhile_waits_its_turn(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.wait = Event()
    library.enter(qtbot)
    drop(library.view, files / "甲.docx")
    qtbot.waitUntil(lambda: library.view.shelf.running)
    drop(library.view, files / "乙.docx")
    listed = library.view.shelf.findChild(ImportListModel)
    qtbot.waitUntil(lambda: listed.rowCount() == 2)
    assert library.shelf.imported == []
    library.shelf.wait.set()
    qtbot.waitUntil(lambda: over(library))
    assert [Path(r.path).name for r in library.shelf.imported] == ["甲.docx", "乙.docx"]


def test_refused_files_are_told_of_in_the_end_and_can_be_replaced(
    library: LibraryBench, qtbot: QtBot, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (files / "坏.docx").write_bytes(b"x")
    library.enter(qtbot)
    drop(library.view, files / "坏.docx", files / "甲.docx")
    qtbot.waitUntil(lambda: len(failures(library)) == 1)
    said = [label.text() for label in failures(library)[0].findChildren(QLabel)]
    assert "有 1 个文件没有导入" in said
    choosing(monkeypatch, files / "乙.docx")
    failures(library)[0].replace_requested.emit(str(files / "坏.docx"))
    qtbot.waitUntil(lambda: failures(library) == [])
    qtbot.waitUntil(lambda: over(library))
    assert set(statuses(library)) == {"乙.docx", "甲.docx"}
    assert set(statuses(library).values()) == {ImportStatus.ADDED}


def test_a_writer_at_the_draft_is_not_interrupted_by_what_was_refused(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    (files / "坏.docx").write_bytes(b"x")
    library.shelf.wait = Event()
    library.base.begin()
    library.enter(qtbot)
    drop(library.view, files / "坏.docx", files / "甲.docx")
    qtbot.waitUntil(lambda: library.view.shelf.running)
    library.view.back_requested.emit()
    said = lambda: [label.text() for label in library.window.status.findChildren(QLabel)]  # noqa: E731
    assert "正在导入，第 1 个，共 2 个" in said()
    library.shelf.wait.set()
    qtbot.waitUntil(lambda: over(library))
    qtbot.waitUntil(lambda: "导入完了，1 个文件进了资料库，1 个没有导入，到资料库里看" in said())
    assert failures(library) == []
    library.enter(qtbot)
    qtbot.waitUntil(lambda: len(failures(library)) == 1)
    failures(library)[0].accept()


def test_what_is_known_can_be_brought_in_all_the_same(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.enter(qtbot)
    drop(library.view, files / "甲.docx")
    qtbot.waitUntil(lambda: over(library))
    library.view.shelf.again_requested.emit(str(files / "甲.docx"))
    qtbot.waitUntil(lambda: len(library.shelf.imported) == 2)
    assert [request.again for request in library.shelf.imported] == [False, True]


def test_an_import_that_cannot_go_on_says_so_and_the_next_one_begins(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.broken_import = "资料库打不开，没有改动。重新打开程序再试。"
    library.enter(qtbot)
    drop(library.view, files / "甲.docx")
    qtbot.waitUntil(lambda: "资料库打不开" in library.banner())
    assert not library.view.shelf.running
    library.shelf.broken_import = ""
    drop(library.view, files / "甲.docx")
    qtbot.waitUntil(lambda: len(library.shelf.imported) == 1)
    qtbot.waitUntil(lambda: over(library))


def test_closing_the_program_stops_an_import_in_order(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.wait = Event()
    library.enter(qtbot)
    drop(library.view, files)
    qtbot.waitUntil(lambda: library.view.shelf.running)
    library.page.close()
    assert library.base.pool.waitForDone(2_000)
    assert len(library.shelf.stopped) == 3


def test_other_files_dropped_on_the_start_page_can_be_brought_in(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    drop(library.window, files / "甲.docx")
    assert not library.window.on_library
    assert library.shelf.imported == []
    library.window.start.notice_taken.emit()
    assert library.window.on_library
    qtbot.waitUntil(lambda: over(library))
    assert [Path(r.path).name for r in library.shelf.imported] == ["甲.docx"]


def test_a_draft_dropped_on_the_start_page_opens(library: LibraryBench, files: Path) -> None:
    bench = library.base
    bench.begin()
    path = bench.session.path
    assert path is not None
    assert bench.saving.leave()
    drop(library.window, files / "甲.docx", path)
    assert library.window.on_draft
    assert bench.session.path == path


def test_other_files_dropped_on_the_draft_are_not_taken_for_one(
    library: LibraryBench, files: Path
) -> None:
    bench = library.base
    bench.begin()
    before = bench.session.path
    drop(library.window, files / "甲.docx")
    assert bench.session.path == before
    assert "资料库" in bench.window.drafting.banner.accessibleName()


def test_what_is_refused_while_the_dialog_is_open_comes_into_it(
    library: LibraryBench, qtbot: QtBot, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.shelf.broken |= {"乙.docx", "丙.txt"}
    (files / "坏.docx").write_bytes(b"x")
    library.enter(qtbot)
    drop(library.view, files / "坏.docx", files / "乙.docx")
    qtbot.waitUntil(lambda: refused(library) == ["乙.docx", "坏.docx"])
    choosing(monkeypatch, files / "丙.txt")
    failures(library)[0].replace_requested.emit(str(files / "坏.docx"))
    qtbot.waitUntil(lambda: refused(library) == ["丙.txt", "乙.docx"])
    assert len(failures(library)) == 1
    failures(library)[0].accept()


def test_what_is_refused_while_another_file_is_chosen_waits_for_the_choice(
    library: LibraryBench, qtbot: QtBot, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.shelf.broken |= {"丙.txt"}
    (files / "坏.docx").write_bytes(b"x")
    library.enter(qtbot)
    drop(library.view, files / "坏.docx")
    qtbot.waitUntil(lambda: len(failures(library)) == 1)
    dialog = failures(library)[0]

    def chosen(*_asked: object) -> list[Path]:
        library.page.importing.take([str(files / "丙.txt")])
        qtbot.waitUntil(lambda: statuses(library) == {"丙.txt": ImportStatus.REFUSED})
        qtbot.waitUntil(lambda: over(library))
        assert failures(library) == [dialog]
        return [files / "乙.docx"]

    monkeypatch.setattr(importing, "ask_files", chosen)
    dialog.replace_requested.emit(str(files / "坏.docx"))
    assert refused(library) == ["丙.txt"]
    failures(library)[0].accept()
    qtbot.waitUntil(lambda: len(library.shelf.imported) == 1)


def test_only_what_is_refused_anew_is_told_of(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.broken |= {"乙.docx"}
    (files / "坏.docx").write_bytes(b"x")
    library.enter(qtbot)
    drop(library.view, files / "坏.docx", files / "乙.docx")
    qtbot.waitUntil(lambda: len(failures(library)) == 1)
    failures(library)[0].accept()
    library.view.shelf.retry_requested.emit(str(files / "坏.docx"))
    qtbot.waitUntil(lambda: refused(library) == ["坏.docx"])
    failures(library)[0].accept()
    drop(library.view, files / "甲.docx")
    qtbot.waitUntil(lambda: len(library.shelf.imported) == 1)
    qtbot.waitUntil(lambda: over(library))
    assert failures(library) == []


def test_what_was_refused_unseen_is_told_though_another_import_began_since(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    (files / "坏.docx").write_bytes(b"x")
    library.enter(qtbot)
    library.view.back_requested.emit()
    library.page.importing.take([str(files / "坏.docx")])
    qtbot.waitUntil(lambda: over(library))
    library.page.importing.take([str(files / "甲.docx")])
    qtbot.waitUntil(lambda: statuses(library) == {"甲.docx": ImportStatus.ADDED})
    qtbot.waitUntil(lambda: over(library))
    assert failures(library) == []
    library.page.bring_in([str(files / "乙.docx")])
    qtbot.waitUntil(lambda: refused(library) == ["坏.docx"])
    failures(library)[0].accept()
    qtbot.waitUntil(lambda: len(library.shelf.imported) == 2)


def test_a_walk_through_folders_is_said_and_can_be_called_off(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.walk = Event()
    library.enter(qtbot)
    drop(library.view, files)
    qtbot.waitUntil(lambda: library.banner() == "正在找文件…")
    library.view.banner.taken.emit()
    assert library.banner() == ""
    qtbot.waitUntil(lambda: library.shelf.walks_ended == 1)
    library.shelf.walk = None
    drop(library.view, files / "甲.docx")
    qtbot.waitUntil(lambda: over(library))
    assert set(statuses(library)) == {"甲.docx"}


def test_closing_the_program_does_not_wait_for_a_walk(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    library.shelf.walk = Event()
    library.enter(qtbot)
    drop(library.view, files)
    library.page.close()
    assert not library.view.shelf.running


def test_word_of_an_import_is_not_said_for_ever(
    library: LibraryBench, qtbot: QtBot, files: Path
) -> None:
    said = lambda: [label.text() for label in library.window.start.findChildren(QLabel)]  # noqa: E731
    library.page.importing.take([str(files / "甲.docx")])
    qtbot.waitUntil(lambda: "导入完了，1 个文件进了资料库" in said())
    library.enter(qtbot)
    library.view.back_requested.emit()
    assert "导入完了，1 个文件进了资料库" not in said()
