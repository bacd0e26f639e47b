"""What is said of an insertion, for how long, and keys that are held."""

from flow_bench import Bench, block_named
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from drafter.ui.widgets.card_list import CardList


def begin(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.waitUntil(lambda: bench.panel.exemplar_at(1) is not None)
    bench.window.activateWindow()


def said(bench: Bench) -> str:
    sentence: str = bench.panel._strip.sentence
    return sentence


def go_to(bench: Bench, heading: str) -> None:
    bench.session.paper.go_to(block_named(bench, heading).id)


def refuse(bench: Bench) -> None:
    """Ask for a card that there is none of."""
    bench.window.commands.take[8].trigger()
    assert said(bench) == "没有插入，现在没有第 9 段例文。"


def press_enter(widget: QWidget, *, again: bool) -> None:
    none, key = Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Return
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none, "\r", again))


def test_a_refusal_goes_when_the_caret_moves(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    refuse(bench)
    go_to(bench, "广开门路")
    assert said(bench) == ""


def test_a_refusal_goes_with_the_next_answer(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    refuse(bench)
    bench.panel.search_requested.emit("容错")
    qtbot.waitUntil(lambda: "容错" in bench.texts)
    qtbot.waitUntil(lambda: said(bench) == "")


def test_a_confirmation_stays_when_the_caret_moves_and_goes_with_typing(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    bench.window.commands.take[0].trigger()
    assert said(bench).startswith("已插入")
    go_to(bench, "广开门路")
    assert said(bench).startswith("已插入")
    qtbot.keyClicks(bench.session.paper, "a")
    assert said(bench) == ""


def test_what_the_library_says_returns_after_a_passing_sentence(bench: Bench, qtbot: QtBot) -> None:
    begin(bench, qtbot)
    bench.panel.show_notice("正在整理资料，已好 3 篇。")
    refuse(bench)
    bench.panel.show_notice("正在整理资料，已好 4 篇。")
    assert said(bench) == "没有插入，现在没有第 9 段例文。"
    go_to(bench, "广开门路")
    assert said(bench) == "正在整理资料，已好 4 篇。"
    bench.window.commands.take[0].trigger()
    bench.window.commands.undo.trigger()
    assert said(bench) == "正在整理资料，已好 4 篇。"


def test_enter_held_on_a_card_inserts_it_once_and_parts_no_paragraph(
    bench: Bench, qtbot: QtBot
) -> None:
    begin(bench, qtbot)
    paper = bench.session.paper
    bench.panel.findChild(CardList).setFocus()
    press_enter(bench.panel.findChild(CardList), again=False)
    qtbot.waitUntil(paper.hasFocus)
    after = bench.session.draft()
    for widget in (paper, paper, bench.panel.findChild(CardList)):
        press_enter(widget, again=True)
    assert bench.session.draft() == after
    press_enter(paper, again=False)
    press_enter(paper, again=True)
    assert len(bench.session.draft().blocks) == len(after.blocks) + 2
