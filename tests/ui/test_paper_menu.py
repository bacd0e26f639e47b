"""What is chosen on the paper, and the menu that opens on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTableWidget
from pytestqt.qtbot import QtBot

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.history import Caret
from drafter.core.origin import Origin
from drafter.ui.actions import Actions
from drafter.ui.dialogs.keys_dialog import KeysDialog
from drafter.ui.editor.paper import Paper
from drafter.ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ORIGIN = Origin("b23-18", "钦州综述", "钦州", 18, 1, "健全制度𠮷。")
BLOCKS = (
    Block("p", Role.PILLAR, (Run("聚焦引才聚才。", heading=True), Run("坚持人才引领。"))),
    Block("a", Role.POINT, (Run("广开门路。", heading=True), Run("健全𠮷。", origin=ORIGIN))),
    Block("b", Role.BODY),
)
MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(800, 600)
    return made


@pytest.fixture
def actions(window: QMainWindow) -> Actions:
    return Actions(Theme(RESOURCES / "themes", RESOURCES / "icons", "light"), window)


@pytest.fixture
def paper(window: QMainWindow, actions: Actions, qtbot: QtBot) -> Iterator[Paper]:
    made = Paper(Theme(RESOURCES / "themes", RESOURCES / "icons", "light"))
    made.offer(actions.on_paper())
    made.load(Draft("s", "汇报", {}, BLOCKS))
    window.setCentralWidget(made)
    window.show()
    qtbot.waitExposed(window)
    yield made
    for menu in made.findChildren(QMenu):
        menu.close()


def chosen(paper: Paper) -> list[str]:
    return ["".join(run.text for run in runs) for runs in paper.chosen_runs()]


def select(paper: Paper, start: Caret, stop: Caret) -> None:
    place = paper.draft_document.position_of
    paper._select(place(start), place(stop))


def open_menu(paper: Paper, place: QPoint, reason: QContextMenuEvent.Reason = MOUSE) -> QMenu:
    event = QContextMenuEvent(reason, place, paper.viewport().mapToGlobal(place))
    QApplication.sendEvent(paper.viewport(), event)
    [menu] = paper.findChildren(QMenu)
    return menu


def place_of(paper: Paper, caret: Caret) -> QPoint:
    """Return where a place of the text is seen."""
    cursor = paper.textCursor()
    cursor.setPosition(paper.draft_document.position_of(caret))
    return paper.cursorRect(cursor).center()


def test_a_selection_is_chosen_with_its_origins(paper: Paper) -> None:
    select(paper, Caret(0, 7), Caret(1, 7))
    assert chosen(paper) == ["坚持人才引领。", "广开门路。健全"]
    assert paper.chosen_runs()[1][-1].origin == ORIGIN


def test_without_a_selection_the_sentence_at_the_caret_is_chosen(paper: Paper) -> None:
    paper.set_caret(Caret(1, 7))
    assert chosen(paper) == ["健全𠮷。"]
    paper.set_caret(Caret(1, 5))
    assert chosen(paper) == ["广开门路。"]


def test_in_a_blank_paragraph_nothing_is_chosen(paper: Paper) -> None:
    paper.set_caret(Caret(2, 0))
    assert chosen(paper) == []


def test_the_menu_offers_what_the_keys_do(paper: Paper, actions: Actions) -> None:
    menu = open_menu(paper, place_of(paper, Caret(1, 6)))
    offered = [action for action in menu.actions() if not action.isSeparator()]
    assert actions.more_like_this in offered
    assert offered == [action for action in actions.on_paper() if action is not None]
    assert not menu.isHidden()


def test_a_click_beside_the_selection_moves_the_caret_first(paper: Paper) -> None:
    select(paper, Caret(0, 7), Caret(0, 9))
    open_menu(paper, place_of(paper, Caret(1, 6)))
    assert paper.caret() == Caret(1, 6)
    assert not paper.textCursor().hasSelection()


@pytest.mark.parametrize("reason", [MOUSE, KEYBOARD])
def test_a_selection_that_is_clicked_on_stays(
    paper: Paper, reason: QContextMenuEvent.Reason
) -> None:
    select(paper, Caret(1, 0), Caret(1, 8))
    open_menu(paper, place_of(paper, Caret(1, 4)), reason)
    assert chosen(paper) == ["广开门路。健全𠮷"]


def test_a_menu_that_a_key_opens_leaves_the_caret_where_it_is(paper: Paper) -> None:
    paper.set_caret(Caret(1, 5))
    QApplication.sendEvent(paper, QInputMethodEvent("neng", []))
    open_menu(paper, place_of(paper, Caret(0, 2)), KEYBOARD)
    assert paper.caret() == Caret(1, 5)


def test_the_help_lists_the_key(window: QMainWindow, actions: Actions, qtbot: QtBot) -> None:
    dialog = KeysDialog(actions, window)
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget)
    rows = [[table.item(row, at).text() for at in range(3)] for row in range(table.rowCount())]
    assert ["例文", "找类似的例文", "Ctrl+L"] in rows


def test_no_key_is_given_twice_and_none_that_an_input_method_owns(actions: Actions) -> None:
    keys = [
        key.toString()
        for _, entries in actions.menus()
        for action in entries
        if action is not None
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    assert not {"Ctrl+Space", "Ctrl+.", "Shift+Space", "Ctrl+Shift+F"} & set(keys)
