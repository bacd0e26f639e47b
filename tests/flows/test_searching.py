"""Exemplars beside the paper: following the caret, and what the writer looks for."""

from collections.abc import Sequence
from dataclasses import replace
from threading import Event

import pytest
from flow_bench import EXEMPLAR, Bench, block_named
from library_bench import LibraryBench
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from drafter.core.draft import Run
from drafter.core.filters import Filters
from drafter.core.history import Caret
from drafter.core.origin import Origin
from drafter.core.query import Hit, Query, Topic
from drafter.flows.answering import FIRST
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.narrowing import Narrowing
from drafter.ui.widgets.topic_page import TopicPage
from drafter.ui.widgets.topic_tree import TopicTree

FIRST_POINT, LAST_POINT = "强化理论武装", "广开门路引人才"


def hits_for(query: Query, count: int = 3) -> tuple[Hit, ...]:
    """Return hits whose texts name the question they answer."""
    asked = query.text or "".join((*query.phrases, *query.concepts))
    return tuple(
        Hit(replace(EXEMPLAR, id=f"b23-{n}", text=f"一是{asked}第{n}条。"), 1.0 / n)
        for n in range(1, count + 1)
    )


def begin(bench: Bench, qtbot: QtBot, count: int = 3) -> None:
    """Open a draft over a library that answers everything, and wait for the first answer."""
    bench.answer = lambda query: hits_for(query, count)
    bench.begin()
    qtbot.waitUntil(lambda: shown(bench).startswith(f"一是{FIRST_POINT}"))


def shown(bench: Bench) -> str:
    """Return the text of the first card; '' while there is none."""
    first = bench.panel.exemplar_at(1)
    return first.text if first else ""


def listed(bench: Bench) -> int:
    return len(cards(bench).hits)


def cards(bench: Bench) -> CardList:
    found: CardList = bench.panel.findChild(CardList)
    return found


def box(bench: Bench) -> QLineEdit:
    found: QLineEdit = bench.panel.findChild(QLineEdit)
    return found


def move_to(bench: Bench, heading: str) -> None:
    bench.session.paper.go_to(block_named(bench, heading).id)


def rest(bench: Bench, qtbot: QtBot) -> None:
    """Let the caret rest, and what is asked then be answered."""
    with qtbot.waitSignal(bench.searching._rest.timeout):
        pass
    settle(bench)


def settle(bench: Bench) -> None:
    """Let everything that was asked be answered, and the answers arrive."""
    assert bench.pool.waitForDone(5_000)
    QCoreApplication.sendPostedEvents()


def look_for(bench: Bench, qtbot: QtBot, words: str) -> None:
    box(bench).setText(words)
    qtbot.keyClick(box(bench), Qt.Key.Key_Return)


def preedit(widget: object, text: str, commit: str = "") -> None:
    """Do as an input method does: compose, and commit."""
    event = QInputMethodEvent(text, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


# --- following the caret


def test_a_draft_that_opens_is_answered_without_resting(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    settle(bench)
    assert bench.texts == [FIRST_POINT]
    assert shown(bench)


def test_one_question_is_one_search(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))
    assert bench.texts == [FIRST_POINT, LAST_POINT]
    assert {query.limit for query in bench.asked} == {FIRST}


def test_a_move_within_the_point_asks_nothing(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    paper = bench.session.paper
    paper.insert_at_caret((Run("举办培训班。"),))
    rest(bench, qtbot)
    paper.set_caret(Caret(paper.textCursor().blockNumber(), 2))
    move_to(bench, LAST_POINT)
    move_to(bench, FIRST_POINT)
    rest(bench, qtbot)
    assert bench.texts == [FIRST_POINT]


def test_fast_typing_asks_nothing_and_is_not_held_up(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    for _ in range(40):
        qtbot.keyClick(bench.session.paper, "a")
        assert bench.searching._rest.isActive()
    rest(bench, qtbot)
    settle(bench)
    assert bench.texts == [FIRST_POINT]


def test_a_heading_that_is_written_anew_is_asked_for(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    paper = bench.session.paper
    number = paper.textCursor().blockNumber()
    paper.set_caret(Caret(number, len(FIRST_POINT)))
    qtbot.keyClicks(paper, "de")
    rest(bench, qtbot)
    assert bench.texts[-1] == FIRST_POINT + "de"


def test_an_answer_that_comes_late_is_dropped(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow[LAST_POINT] = late = Event()
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in bench.texts)
    assert FIRST_POINT in shown(bench)  # the results stay while the next search runs
    look_for(bench, qtbot, "人才")
    qtbot.waitUntil(lambda: "一是人才" in shown(bench))
    late.set()
    settle(bench)
    assert "一是人才" in shown(bench)


def test_going_back_before_the_answer_came_needs_no_search(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow[LAST_POINT] = late = Event()
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in bench.texts)
    move_to(bench, FIRST_POINT)
    with qtbot.waitSignal(bench.searching._rest.timeout):
        pass
    late.set()
    settle(bench)
    assert FIRST_POINT in shown(bench)
    assert bench.texts == [FIRST_POINT, LAST_POINT]


def test_closing_the_draft_calls_the_question_off(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow[LAST_POINT] = late = Event()
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in bench.texts)
    bench.window.commands.close_draft.trigger()
    late.set()
    settle(bench)
    assert FIRST_POINT in shown(bench)
    assert not bench.searching._rest.isActive()


# --- while an input method composes


def test_nothing_is_asked_while_the_paper_composes(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    paper = bench.session.paper
    move_to(bench, LAST_POINT)
    for typed in ("y", "yi", "yinc", "yincai"):
        preedit(paper, typed)
        rest(bench, qtbot)
    assert bench.texts == [FIRST_POINT]
    preedit(paper, "", commit="引才")
    rest(bench, qtbot)
    assert bench.texts == [FIRST_POINT, LAST_POINT]


def test_a_composition_that_is_called_off_lets_the_question_through(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    move_to(bench, LAST_POINT)
    preedit(bench.session.paper, "yin")
    rest(bench, qtbot)
    preedit(bench.session.paper, "")
    rest(bench, qtbot)
    assert bench.texts == [FIRST_POINT, LAST_POINT]


def test_nothing_is_asked_while_the_search_box_composes(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    move_to(bench, LAST_POINT)
    bench.window.commands.to_exemplars.trigger()
    qtbot.waitUntil(box(bench).hasFocus)
    preedit(box(bench), "rong")
    rest(bench, qtbot)
    assert bench.texts == [FIRST_POINT]
    preedit(box(bench), "", commit="容错")
    qtbot.waitUntil(lambda: "容错" in bench.texts)
    assert bench.texts == [FIRST_POINT, "容错"]


def test_a_composition_left_behind_does_not_stop_the_caret(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.window.commands.to_exemplars.trigger()
    qtbot.waitUntil(box(bench).hasFocus)
    preedit(box(bench), "rong")
    move_to(bench, LAST_POINT)  # some input methods never tell the box of their end
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))


# --- looking for words


def test_words_are_looked_for_until_they_are_cleared(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    look_for(bench, qtbot, "容错")
    qtbot.waitUntil(lambda: "容错" in shown(bench))
    move_to(bench, LAST_POINT)
    rest(bench, qtbot)
    assert bench.texts[-1] == "容错"
    qtbot.keyClick(box(bench), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))


def test_going_to_the_search_box_opens_the_column_it_is_in(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.window.commands.right_panel.trigger()
    bench.window.commands.to_exemplars.trigger()
    qtbot.waitUntil(box(bench).hasFocus)


def test_words_in_quotes_are_asked_for_as_a_phrase(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    look_for(bench, qtbot, "“三个区分开来”")
    qtbot.waitUntil(lambda: bench.asked[-1].phrases == ("三个区分开来",))


def test_a_search_that_fails_says_so_once_and_keeps_the_cards(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.search_error = "没有查成，例文库正忙。稿子不受影响。过一会儿再找。"
    look_for(bench, qtbot, "容错")
    qtbot.waitUntil(lambda: bench.panel._strip.accessibleName() == bench.search_error)
    assert FIRST_POINT in shown(bench)
    assert not bench.panel._work._busy.isActive()
    bench.search_error = ""
    qtbot.keyClick(box(bench), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "容错" in shown(bench))
    assert bench.panel._strip.isHidden()


def test_pinned_exemplars_stay_and_following_begins_where_the_caret_is(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    pin = bench.panel._head.context.buttons[0]
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    move_to(bench, LAST_POINT)
    rest(bench, qtbot)
    assert bench.texts == [FIRST_POINT]
    qtbot.mouseClick(pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))


# --- narrowing


def test_filters_narrow_what_is_shown_and_stay_while_the_caret_moves_on(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    narrowing = bench.panel.findChild(Narrowing)
    narrowing.choose(Filters(level="市级", roles=("数据",), concepts=("容错纠错",)))
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))
    look_for(bench, qtbot, "人才")
    qtbot.waitUntil(lambda: "人才" in bench.texts)
    narrowed = [q for q in bench.asked if (q.levels, q.roles) == (("市级",), ("数据",))]
    assert [q.text for q in narrowed] == [FIRST_POINT, LAST_POINT, "人才"]
    assert [query.concepts for query in narrowed] == [("容错纠错",), (), ()]  # of one answer


def test_another_draft_is_not_narrowed_by_the_filters_of_the_one_before(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.panel.findChild(Narrowing).choose(Filters(level="市级", figures=True))
    settle(bench)
    bench.window.commands.close_draft.trigger()
    bench.asked.clear()
    bench.begin()
    settle(bench)
    assert [(query.levels, query.figures) for query in bench.asked] == [((), None)]
    assert bench.panel.filters == Filters()


# --- topics and regions


def test_a_topic_is_browsed_and_opened_by_keyboard_alone(bench: Bench, qtbot: QtBot) -> None:
    bench.topics = [Topic("容错纠错", 31, "干部队伍"), Topic("流动党员", 12, "基层组织")]
    begin(bench, qtbot)
    bench.window.commands.to_exemplars.trigger()
    bench.panel._head.focus_topics_button()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bench.lists_read.count("topics") == 1)
    tree = bench.panel.findChild(TopicTree)
    qtbot.waitUntil(lambda: not tree.empty)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "容错纠错" in shown(bench) or "流动党员" in shown(bench))
    assert bench.asked[-1].text == ""
    assert len(bench.asked[-1].concepts) == 1
    move_to(bench, LAST_POINT)
    rest(bench, qtbot)
    assert bench.asked[-1].text == ""  # the topic stays until it is ended
    qtbot.keyClick(cards(bench), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))


def test_topics_are_read_once_until_the_library_changes(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    for _ in range(2):
        bench.panel.topics_wanted.emit()
        settle(bench)
    assert bench.lists_read.count("topics") == 1
    bench.searching.refresh()
    bench.panel.topics_wanted.emit()
    settle(bench)
    assert bench.lists_read.count("topics") == 2


def test_topics_that_cannot_be_read_are_asked_for_again(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.topics_error = "主题没有读出来。例文都在。再打开一次。"
    bench.panel.topics_wanted.emit()
    page = lambda: bench.panel.findChild(TopicPage)  # noqa: E731
    said = lambda: page() is not None and page()._nothing.accessibleName()  # noqa: E731
    qtbot.waitUntil(lambda: bench.topics_error in (said() or ""))
    bench.topics_error = ""
    bench.panel.topics_wanted.emit()
    settle(bench)
    assert bench.lists_read.count("topics") == 2


def test_a_near_concept_is_asked_for_with_the_filters_kept(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.panel.findChild(Narrowing).choose(Filters(level="县级"))
    bench.panel.near_chosen.emit("容错纠错")
    qtbot.waitUntil(lambda: bench.asked[-1].concepts == ("容错纠错",))
    assert bench.asked[-1].levels == ("县级",)


def test_regions_are_offered_once_the_library_answers(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    settle(bench)
    assert bench.lists_read == ["regions"]
    assert bench.panel._head.narrowing._regions == ("钦州", "苏州")


def test_regions_that_cannot_be_read_are_read_with_the_next_answer(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.regions_error = "地区没有读出来。例文都在。过一会儿再看。"
    begin(bench, qtbot)
    qtbot.waitUntil(lambda: bench.panel._strip.accessibleName() == bench.regions_error)
    bench.regions_error = ""
    move_to(bench, LAST_POINT)
    rest(bench, qtbot)
    settle(bench)
    assert bench.lists_read == ["regions"] * 2


# --- loading on


def test_more_is_asked_for_as_the_list_nears_its_end(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot, count=200)
    bar = cards(bench).verticalScrollBar()
    for expected in (60, 140, 200):
        place = bar.value()
        bar.setValue(bar.maximum())
        reached = bar.value()
        qtbot.waitUntil(lambda n=expected: listed(bench) == n)
        assert place < reached == bar.value()
    assert [query.limit for query in bench.asked] == [20, 60, 140, 300]
    bar.setValue(bar.maximum())
    settle(bench)
    assert len(bench.asked) == 4


def test_another_question_calls_loading_off(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot, count=200)
    bench.slow[FIRST_POINT] = late = Event()
    cards(bench).more_requested.emit()
    qtbot.waitUntil(lambda: bench.asked[-1].limit == 60)
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))
    late.set()
    settle(bench)
    assert listed(bench) == 20
    assert LAST_POINT in shown(bench)


# --- more like this


def test_what_is_selected_is_looked_for_without_what_it_was_taken_from(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    move_to(bench, LAST_POINT)
    origin = Origin("b7-3", "某市综述", "某市", 3, 1, "实施人才计划260余项。")
    paper = bench.session.paper
    paper.insert_at_caret((Run("实施人才计划〔原260余〕项。", origin=origin), Run("留住人才。")))
    number, stop = paper.textCursor().blockNumber(), paper.caret().offset - 1
    select(bench, Caret(number, len(f"{LAST_POINT}。")), Caret(number, stop))
    bench.window.commands.more_like_this.trigger()
    qtbot.waitUntil(lambda: "实施人才计划项" in shown(bench))
    asked = bench.asked[-1]
    assert (asked.text, asked.without) == ("实施人才计划项。留住人才", ("b7-3",))
    assert asked.under == "聚焦引才聚才，实施强市战略"
    assert paper.textCursor().hasSelection()
    assert paper.hasFocus()


def test_without_a_selection_the_sentence_at_the_caret_is_looked_for_until_it_is_ended(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    preedit(bench.session.paper, "", commit="abc。defg")
    bench.window.commands.more_like_this.trigger()
    qtbot.waitUntil(lambda: "一是defg" in shown(bench))
    qtbot.keyClicks(bench.session.paper, "hij")
    move_to(bench, LAST_POINT)
    rest(bench, qtbot)
    assert bench.texts[-1] == "defg"
    qtbot.mouseClick(bench.panel._head.context.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: LAST_POINT in shown(bench))


def test_where_nothing_is_written_there_is_nothing_to_be_like(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    paper = bench.session.paper
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    bench.window.commands.more_like_this.trigger()
    assert "没有可比照的文字" in bench.panel._strip.accessibleName()
    assert bench.texts == [FIRST_POINT]


def test_asking_for_something_like_it_opens_the_column_that_shows_it(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.window.commands.right_panel.trigger()
    assert not bench.panel.isVisible()
    bench.window.commands.more_like_this.trigger()
    assert bench.panel.isVisible()


def test_a_whole_draft_that_is_selected_is_asked_for_in_part(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.session.paper.insert_at_caret((Run("人才工作" * 500),))
    bench.session.paper.selectAll()
    bench.window.commands.more_like_this.trigger()
    settle(bench)
    assert 100 < len(bench.texts[-1]) <= 400


def select(bench: Bench, start: Caret, stop: Caret) -> None:
    paper = bench.session.paper
    place = paper.draft_document.position_of
    paper._select(place(start), place(stop))


# --- taking


def taken(bench: Bench) -> Sequence[str]:
    """Return the exemplars that the draft has text of, in its order."""
    runs = [run for block in bench.blocks for run in block.runs if run.origin]
    return list(dict.fromkeys(run.origin.text for run in runs if run.origin))


def press(bench: Bench, qtbot: QtBot, number: int) -> None:
    key = Qt.Key(Qt.Key.Key_0 + number)
    qtbot.keyClick(bench.session.paper, key, Qt.KeyboardModifier.AltModifier)


def test_alt_and_a_number_take_the_card_that_is_seen(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.window.activateWindow()
    qtbot.waitUntil(bench.session.paper.hasFocus)
    before = bench.session.draft()
    press(bench, qtbot, 2)
    assert taken(bench) == [f"一是{FIRST_POINT}第2条。"]
    assert bench.session.paper.hasFocus()
    assert "已插入" in bench.panel._strip.accessibleName()
    qtbot.keyClick(bench.session.paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.session.draft() == before


def test_a_card_is_taken_while_the_next_search_runs(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.slow[LAST_POINT] = late = Event()
    move_to(bench, LAST_POINT)
    qtbot.waitUntil(lambda: LAST_POINT in bench.texts)
    bench.window.commands.take[0].trigger()
    assert taken(bench) == [f"一是{FIRST_POINT}第1条。"]
    late.set()


def test_of_an_answer_nobody_has_seen_yet_nothing_is_taken(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    qtbot.waitUntil(lambda: bool(cards(bench)._seen))
    move_to(bench, LAST_POINT)
    arrived = bench.searching._answers.answered
    arrived.connect(lambda _answer: bench.window.commands.take[2].trigger())  # before it is painted
    qtbot.waitUntil(lambda: bool(taken(bench)))
    assert taken(bench) == [f"一是{FIRST_POINT}第3条。"]


def test_a_number_without_a_card_says_so(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.window.commands.take[8].trigger()
    assert "没有第 9 段例文" in bench.panel._strip.accessibleName()
    assert taken(bench) == []


def test_nothing_is_taken_from_behind_the_topics(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.panel._on_topics_wanted()
    for command in (bench.window.commands.take[0], bench.window.commands.insert_exemplar):
        command.trigger()
    assert taken(bench) == []


# --- a library that changes


def test_an_import_shows_in_the_exemplars_beside_the_paper(
    library: LibraryBench, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bench = library.base
    begin(bench, qtbot)
    file = tmp_path_factory.mktemp("来的") / "新材料.docx"
    file.write_bytes(b"x")
    bench.answer = lambda query: hits_for(replace(query, text=f"新{query.text}"))
    library.enter(qtbot)
    library.page.bring_in([str(file)])
    qtbot.waitUntil(lambda: shown(bench).startswith(f"一是新{FIRST_POINT}"))
    assert set(bench.texts) == {FIRST_POINT}


def test_the_end_of_an_import_is_asked_about_though_its_reports_were_listed_before(
    library: LibraryBench, qtbot: QtBot
) -> None:
    bench = library.base
    begin(bench, qtbot)
    library.page.importing.ended.emit()
    settle(bench)
    assert bench.texts == [FIRST_POINT] * 2


def test_a_report_taken_out_goes_from_the_exemplars_beside_the_paper(
    library: LibraryBench, qtbot: QtBot
) -> None:
    bench = library.base
    begin(bench, qtbot)
    library.enter(qtbot)
    bench.answer = lambda query: hits_for(query, 1)
    library.view.reports.remove_requested.emit(["m2"])
    qtbot.waitUntil(lambda: listed(bench) == 1)


def test_a_changed_library_is_asked_for_all_that_was_listed(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot, count=200)
    bar = cards(bench).verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: listed(bench) == 60)
    place = bar.value()
    bench.searching.refresh()
    settle(bench)
    assert [query.limit for query in bench.asked] == [20, 60, 60]
    assert (listed(bench), bar.value()) == (60, place)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: listed(bench) == 140)


def test_marks_and_uses_ask_nothing_again(library: LibraryBench, qtbot: QtBot) -> None:
    bench = library.base
    begin(bench, qtbot)
    library.enter(qtbot)
    with qtbot.waitSignal(library.page.shelves.listed):
        library.page.shelves.change(lambda: library.shelf.set_favourite("b1-1", True))
    settle(bench)
    assert bench.texts == [FIRST_POINT]
