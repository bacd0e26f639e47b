"""Reading in 资料库, as a user does it."""

from dataclasses import replace
from threading import Event

from flow_bench import block_named
from library_bench import FAVOURITES, OWN, LibraryBench, report
from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from drafter.core.report import Paragraph, Report
from drafter.ui.models.hit_list import HitListModel
from drafter.ui.widgets.group_tree import GroupTree
from drafter.ui.widgets.report_page import ReportPage
from drafter.ui.widgets.report_table import ReportTable
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
    QCoreApplication.sendPostedEvents()
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
    library.shelf.slow["第0件"] = slow = Event()
    search_for(library, qtbot, "第0件")
    search_for(library, qtbot, "第1件")
    qtbot.waitUntil(lambda: library.view.reader.current == "b1-2")
    slow.set()
    assert library.base.pool.waitForDone(2_000)
    QCoreApplication.sendPostedEvents()
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


def found(library: LibraryBench) -> list[str]:
    """Return the passages that are listed."""
    model = library.view.passages.findChild(HitListModel)
    return [hit.exemplar.id for hit in model.hits]


def test_the_report_of_a_place_stands_above_the_passages(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.shelf.held["b2"] = replace(report("b2", "组织工作综述"), region="柳州")
    library.shelf.held["b3"] = with_text(report("b3", "半年小结"), "学习柳州的做法。")
    library.enter(qtbot)
    search_for(library, qtbot, "柳州")
    qtbot.waitUntil(lambda: library.view.on_passages)
    assert found(library) == ["b2-1", "b3-1"]
    qtbot.waitUntil(lambda: shown_title(library) == "组织工作综述")
    library.view.passages.passage_opened.emit("b2-1")
    qtbot.waitUntil(lambda: library.view.reader.isAncestorOf(library.window.focusWidget()))


def test_enter_on_words_that_are_answered_opens_the_answer(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    library.view.focus_search()
    search_for(library, qtbot, "半年总结")
    qtbot.waitUntil(lambda: library.view.reader.current == "m2-1")
    assert library.window.focusWidget() is library.view.bar.search
    qtbot.keyClick(library.view.bar.search, Qt.Key.Key_Return)
    assert library.view.reader.isAncestorOf(library.window.focusWidget())


def test_visits_before_the_library_is_open_wait_on_one_thread(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.shelf.shut = Event()
    for _ in range(6):
        library.window.commands.library.trigger()
        library.view.back_requested.emit()
    qtbot.waitUntil(lambda: library.base.pool.activeThreadCount() == 1)
    library.shelf.shut.set()
    qtbot.waitUntil(lambda: library.page.shelves.known)


def test_a_title_typed_in_full_is_the_first_answer(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    search_for(library, qtbot, "半年总结")
    qtbot.waitUntil(lambda: library.view.on_passages)
    assert found(library) == ["m2-1"]


def test_a_place_that_no_report_names_is_not_answered_with_another(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    search_for(library, qtbot, "威海市")
    qtbot.waitUntil(lambda: library.view.on_passages)
    assert found(library) == []
    said = [label.text() for label in library.view.passages.findChildren(ThemedLabel)]
    assert "资料库里没有含“威海市”的段" in said


def test_words_given_before_the_library_is_open_find_reports_too(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.shelf.shut = Event()
    library.window.commands.library.trigger()
    search_for(library, qtbot, "半年总结")
    qtbot.waitUntil(lambda: library.view.on_passages)
    library.shelf.shut.set()
    qtbot.waitUntil(lambda: found(library) == ["m2-1"])


def test_during_a_search_the_foot_speaks_of_the_whole_library(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    search_for(library, qtbot, "人才")
    qtbot.waitUntil(lambda: library.view.on_passages)
    said = lambda: [label.text() for label in library.view.foot.findChildren(ThemedLabel)]  # noqa: E731
    assert "资料库 2 篇" in said()
    library.view.bar.search.empty()
    assert "内置范例 1 篇" in said()


def test_until_the_library_is_open_the_page_does_not_say_that_it_is_empty(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.shelf.shut = Event()
    library.window.activateWindow()
    library.window.commands.library.trigger()
    library.choose(OWN)
    library.window.commands.library.trigger()  # again, and again: one thread waits
    library.view.back_requested.emit()
    library.window.commands.library.trigger()
    said = lambda: [label.text() for label in library.view.reports.findChildren(ThemedLabel)]  # noqa: E731
    assert "正在打开资料库…" in said()
    library.shelf.shut.set()
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")
    assert isinstance(library.window.focusWidget(), ReportTable)


def test_a_library_that_cannot_be_opened_is_said_not_to_be_open(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.shelf.closed = "资料库打不开。别的都在。重新打开程序再试。"
    library.window.commands.library.trigger()
    qtbot.waitUntil(lambda: library.banner() == library.shelf.closed)
    said = [label.text() for label in library.view.reports.findChildren(ThemedLabel)]
    assert "资料库没有打开" in said


def test_coming_back_shows_at_once_what_was_listed_last(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    library.view.back_requested.emit()
    library.shelf.held["b2"] = report("b2", "柳州综述")
    with qtbot.waitSignal(library.page.shelves.listed):
        library.page.shelves.refresh()
    library.shelf.shut = Event()
    library.window.commands.library.trigger()
    assert library.view.reports.choose("b2")
    library.shelf.shut.set()


def test_a_change_leaves_the_report_that_is_being_fetched_wanted(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    library.view.reports.report_chosen.emit("m2")
    library.page.reading.read_again()
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")


def test_a_report_that_goes_does_not_call_off_another_that_is_fetched(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    qtbot.waitUntil(lambda: shown_title(library) == "钦州综述")
    del library.shelf.held["b1"]
    library.shelf.slow["m2"] = fetched = Event()
    library.view.reports.report_chosen.emit("m2")
    with qtbot.waitSignal(library.page.shelves.listed):
        library.page.shelves.refresh()
    fetched.set()
    qtbot.waitUntil(lambda: shown_title(library) == "半年总结")


def test_during_a_search_no_group_looks_chosen_and_a_click_on_the_one_before_leads_back(
    library: LibraryBench, qtbot: QtBot
) -> None:
    library.enter(qtbot)
    tree = library.view.groups.findChild(GroupTree)
    row = tree.visualRect(tree.currentIndex()).center()
    search_for(library, qtbot, "人才")
    qtbot.waitUntil(lambda: library.view.on_passages)
    assert not tree.currentIndex().isValid()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert not library.view.on_passages
    assert library.view.bar.search.text() == ""
    assert tree.currentIndex().isValid()


def test_clearing_the_words_marks_the_group_again(library: LibraryBench, qtbot: QtBot) -> None:
    library.enter(qtbot)
    tree = library.view.groups.findChild(GroupTree)
    chosen = tree.currentIndex()
    search_for(library, qtbot, "人才")
    qtbot.waitUntil(lambda: library.view.on_passages)
    library.view.bar.search.empty()
    assert tree.currentIndex() == chosen


def with_text(held: Report, text: str) -> Report:
    """Return a report that has one paragraph only."""
    section = replace(held.sections[0], paragraphs=(Paragraph(text),))
    return replace(held, region="", province="", sections=(section,))
