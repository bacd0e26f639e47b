"""Reading in 资料库, as a user does it."""

from threading import Event

from flow_bench import block_named
from library_bench import FAVOURITES, OWN, LibraryBench, report
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from drafter.core.query import Query
from drafter.ui.widgets.report_page import ReportPage
from drafter.ui.widgets.themed import ThemedLabel


def page_of(library: LibraryBench) -> ReportPage:
    found: ReportPage = library.view.reader.findChild(ReportPage)
    return found


def shown_title(library: LibraryBench) -> str:
    shown = library.view.reader.report
    return shown.title if shown else ""


def search_for(library: LibraryBench, qtbot: QtBot, words: str) -> None:
    library.view.bar.search.setText(words)
    qtbot.keyClick(library.view.bar.search, Qt.Key.Key_Return)


def test_entering_shows_the_first_report(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    assert library.window.on_library
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    assert library.view.reports.chosen == "b1"


def test_the_page_and_the_start_page_say_how_much_there_is(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    said = [label.text() for label in library.view.findChildren(ThemedLabel)]
    assert "2 篇　6 段" in said
    assert "内置范例 1 篇" in said
    library.choose(OWN)
    said = [label.text() for label in library.view.findChildren(ThemedLabel)]
    assert "我的 1 篇" in said


def test_a_report_that_is_chosen_is_read(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    library.choose(OWN)
    library.view.reports.report_chosen.emit("m2")
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")


def test_only_the_report_chosen_last_is_shown(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    for wanted in ("m2", "b1", "m2"):
        library.view.reports.report_chosen.emit(wanted)
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")
    assert library.base.pool.waitForDone(2_000)
    QApplication.processEvents()
    assert shown_title(library) == "半年总结"


def test_words_are_found_and_marked_in_the_report(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    search_for(library, qtbot, "第2件人才")
    qtbot.waitUntil(lambda: library.view.on_passages)
    qtbot.waitUntil(lambda: library.view.reader.current == "b1-3")
    marks = page_of(library).extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["第2件人才"]
    library.view.passages.passage_chosen.emit("m2-3")
    qtbot.waitUntil(lambda: library.view.reader.current == "m2-3")


def test_an_answer_that_comes_too_late_is_dropped(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    slow = Event()
    search = library.shelf.search
    library.page.browsing._search = lambda query, cancel: (
        (slow.wait(2) or True) and search(query, cancel)
        if query == Query("第0件")
        else search(query, cancel)
    )
    search_for(library, qtbot, "第0件")
    search_for(library, qtbot, "第1件")
    qtbot.waitUntil(lambda: library.view.reader.current == "b1-2")
    slow.set()
    assert library.base.pool.waitForDone(2_000)
    QApplication.processEvents()
    assert library.view.reader.current == "b1-2"


def test_clearing_the_words_brings_the_list_back(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    search_for(library, qtbot, "人才")
    qtbot.waitUntil(lambda: library.view.on_passages)
    qtbot.keyClick(library.view.bar.search, Qt.Key.Key_Escape)
    assert not library.view.on_passages
    assert library.window.on_library


def test_what_was_found_and_read_is_chosen_in_the_list_that_comes_back(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.shelf.held["b2"] = report("b2", "柳州综述", paragraphs=9)
    library.enter(qtbot)
    qtbot.waitUntil(lambda: library.view.reports.chosen == "b1")
    search_for(library, qtbot, "第8件")
    qtbot.waitUntil(lambda: shown_title(library) == "柳州综述")
    library.view.bar.search.empty()
    assert library.view.reports.chosen == "b2"


def test_choosing_a_group_ends_a_search(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    search_for(library, qtbot, "人才")
    qtbot.waitUntil(lambda: library.view.on_passages)
    library.choose(OWN)
    assert not library.view.on_passages
    assert library.view.bar.search.text() == ""


def test_a_favourite_is_kept_listed_and_let_go(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    qtbot.keyClick(page_of(library), Qt.Key.Key_Down)
    qtbot.keyClick(page_of(library), Qt.Key.Key_S)
    qtbot.waitUntil(lambda: library.page.shelves.catalogue.favourites == ("b1-1",))
    library.choose(FAVOURITES)
    qtbot.waitUntil(lambda: library.view.on_passages)
    qtbot.keyClick(page_of(library), Qt.Key.Key_S)
    qtbot.waitUntil(lambda: library.page.shelves.catalogue.favourites == ())
    assert library.shelf.stars == []


def test_a_change_the_library_refuses_is_said_on_the_page(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    library.shelf.refusal = "没有记下来，资料库正忙。原来的都在。过一会儿再试。"
    library.view.reader.favourite_requested.emit("b1-1", True)
    qtbot.waitUntil(lambda: library.banner() == library.shelf.refusal)


def test_a_report_that_has_gone_is_said_and_the_page_goes_on(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    library.view.reports.report_chosen.emit("m99")
    qtbot.waitUntil(lambda: "不在资料库里" in library.banner())
    library.view.reports.report_chosen.emit("m2")
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")


def test_a_passage_goes_into_the_draft_at_its_caret(library: LibraryBench, qtbot: QtBot) -> None:
    bench = library.base
    bench.begin()
    bench.session.paper.go_to(block_named(bench, "强化理论武装").id)
    library.enter(qtbot)
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    qtbot.keyClick(page_of(library), Qt.Key.Key_Down)
    qtbot.keyClick(page_of(library), Qt.Key.Key_Return)
    assert library.window.on_draft
    taken = block_named(bench, "强化理论武装")
    assert {run.origin.exemplar for run in taken.runs if run.origin} == {"b1-1"}
    assert bench.session.paper.hasFocus()


def test_without_a_draft_nothing_can_be_inserted(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    qtbot.keyClick(page_of(library), Qt.Key.Key_Down)
    qtbot.keyClick(page_of(library), Qt.Key.Key_Return)
    assert library.window.on_library


def test_the_way_back_leads_to_where_one_was(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    qtbot.keyClick(library.view.bar.search, Qt.Key.Key_Escape)
    assert not library.window.on_library
    assert not library.window.on_draft
    library.base.begin()
    library.enter(qtbot)
    library.view.back_requested.emit()
    assert library.window.on_draft
    assert library.base.session.paper.hasFocus()


def test_the_library_is_left_as_it_was(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    library.choose(OWN)
    library.view.reports.report_chosen.emit("m2")
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")
    library.view.back_requested.emit()
    library.enter(qtbot)
    assert library.view.groups.group == OWN
    assert shown_title(library) == "半年总结"


def test_a_save_tells_the_library_what_the_draft_uses(library: LibraryBench, qtbot: QtBot) -> None:
    bench = library.base
    bench.begin()
    library.shelf.held["b23"] = report("b23", "钦州综述")
    path = str(bench.session.path)
    bench.session.paper.go_to(block_named(bench, "强化理论武装").id)
    qtbot.waitUntil(lambda: bench.window.drafting.exemplars.exemplar_at(1) is not None)
    bench.window.commands.take[0].trigger()
    bench.window.commands.save.trigger()
    used = ("在会议上的汇报", (("b23-1", "一·1"),))
    qtbot.waitUntil(lambda: library.shelf.told.get(path) == used)
    bench.window.commands.undo.trigger()
    bench.window.commands.save.trigger()
    qtbot.waitUntil(lambda: library.shelf.told.get(path) == ("在会议上的汇报", ()))


def test_a_library_that_takes_no_note_of_uses_does_not_disturb_the_writer(
    library: LibraryBench, qtbot: QtBot
) -> None:
    bench = library.base
    bench.begin()
    library.shelf.refusal = "没有记下来。"
    with qtbot.waitSignal(library.page.shelves.listed):
        qtbot.keyClicks(bench.session.paper, "abc")
        bench.window.commands.save.trigger()
    assert bench.window.drafting.banner.isHidden()


def test_words_are_not_asked_while_nothing_is_typed(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    box: QLineEdit = library.view.bar.search
    qtbot.keyClicks(box, "   ")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not library.view.on_passages


def test_f6_goes_through_the_regions_of_the_page(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    library.window.activateWindow()
    library.view.focus_search()
    entered = []
    for _ in library.view.regions():
        library.window.commands.next_region.trigger()
        focus = QApplication.focusWidget()
        entered.append(
            next(
                n
                for n, r in enumerate(library.view.regions())
                if r is focus or r.isAncestorOf(focus)
            )
        )
    assert entered == [1, 2, 3, 4, 0]


def test_the_widths_of_the_columns_are_remembered(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    library.window.close_wanted.emit(QCloseEvent())
    states = library.choices.current.windows.values()
    assert [state.library != "" for state in states] == [True]
    kept = QByteArray.fromBase64(next(iter(states)).library.encode())
    assert kept == library.view.save_state()


def test_the_start_page_leads_to_the_library(library: LibraryBench, qtbot: QtBot) -> None:
    start = library.window.start
    with qtbot.waitSignal(library.page.shelves.listed):
        link = next(b for b in start.findChildren(QToolButton) if b.accessibleName() == "资料库")
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert library.window.on_library
    assert link.text().split() == ["资料库", "2", "篇"]
