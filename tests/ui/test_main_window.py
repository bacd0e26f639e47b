"""The frame, whose pages are built when somebody asks for them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from drafter.core.draft import Run
from drafter.ui.first_paint import FirstPaint
from drafter.ui.later import Later
from drafter.ui.main_window import MainWindow
from drafter.ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    theme = Theme(RESOURCES / "themes", RESOURCES / "icons", "light")
    made = MainWindow(theme, lambda passage, facts: (Run(passage),))
    qtbot.addWidget(made)
    return made


def test_showing_one_page_builds_no_other(window: MainWindow) -> None:
    window.show_start()
    assert window.later_start.built
    assert not window.later_drafting.built
    assert not window.later_library.built


def test_going_to_a_page_builds_it_once(window: MainWindow) -> None:
    window.show_start()
    window.show_draft("汇报")
    draft = window.drafting
    assert window.on_draft
    window.show_library()
    assert window.on_library
    window.show_draft("汇报")
    assert window.drafting is draft
    assert window.on_draft


def test_commands_of_a_draft_wait_until_one_is_shown(window: MainWindow) -> None:
    window.show_start()
    assert not window.commands.save.isEnabled()
    window.show_draft("")
    assert window.commands.save.isEnabled()
    window.show_start()
    assert not window.commands.save.isEnabled()


def test_the_columns_beside_the_paper_are_built_when_asked_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_draft("汇报")
    window.show()
    view = window.drafting
    assert not view.later_exemplars.built
    view.exemplars.show_notice("在这里。")
    assert view.later_exemplars.built
    qtbot.waitUntil(view.exemplars.isVisible)
    qtbot.waitUntil(lambda: view.exemplars.width() == view.right_panel.width())


def test_widths_that_were_restored_are_kept_although_nobody_saw_the_draft(
    window: MainWindow,
) -> None:
    window.show_start()
    window.show()
    window.drafting.restore_state(QByteArray(b"widths"))
    assert window.drafting.save_state() == b"widths"


def test_who_waits_for_a_part_gets_it_when_it_is_built_or_at_once() -> None:
    got: list[str] = []
    part = Later(lambda: "部分")
    part.then(got.append)
    assert got == []
    assert part() == "部分"
    part.then(got.append)
    assert got == ["部分", "部分"]


def test_who_waits_for_a_part_may_ask_for_it() -> None:
    part = Later(list[str])
    part.then(lambda made: part().append("来过"))
    assert part() == ["来过"]


def test_the_rest_is_called_once_and_behind_the_first_painting(qtbot: QtBot) -> None:
    called: list[int] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    FirstPaint(widget, lambda: called.append(1))
    QCoreApplication.sendPostedEvents()
    assert called == []
    widget.show()
    qtbot.waitUntil(lambda: called == [1])
    widget.repaint()
    QCoreApplication.sendPostedEvents()
    assert called == [1]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_as_fine_as_the_screen(window: MainWindow, ratio: float) -> None:
    theme = Theme(RESOURCES / "themes", RESOURCES / "icons", "light")
    icon = theme.icon("home", "ink1")
    drawn = icon.pixmap(icon.actualSize(window.size()), ratio)
    assert drawn.size().width() == round(16 * ratio)
    assert drawn.devicePixelRatio() == ratio
    pale = icon.pixmap(icon.actualSize(window.size()), ratio, QIcon.Mode.Disabled)
    assert pale.toImage() != drawn.toImage()
