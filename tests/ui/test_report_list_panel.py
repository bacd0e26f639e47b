import pytest
from catalogue_samples import FOLDERS, make_library, make_report
from panel_samples import click_row, hold_key, tab_stops, walk_by_tab
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from start_samples import make_theme

from drafter.ui.models.library_groups_model import ALL_BUNDLED, Group, GroupKind, held
from drafter.ui.models.report_order import Order
from drafter.ui.models.report_table_model import Column
from drafter.ui.panels.report_list import ReportListPanel
from drafter.ui.widgets.choice_button import ChoiceButton
from drafter.ui.widgets.list_advice import ListAdvice
from drafter.ui.widgets.report_table import ReportTable

OWN = Group(GroupKind.OWN)


@pytest.fixture
def panel(qtbot):
    panel = ReportListPanel(make_theme())
    qtbot.addWidget(panel)
    panel.resize(579, 500)
    panel.show_folders(FOLDERS)
    show(panel, OWN)
    panel.show()
    return panel


def show(panel, group, reports=None):
    panel.show_reports(group, held(make_library() if reports is None else reports, group))


def table_of(panel):
    return panel.findChild(ReportTable)


def row(panel, id):
    return table_of(panel).model().index(table_of(panel).model().row_of(id), Column.TITLE)


def listed(panel):
    return [report.id for report in table_of(panel).model().reports]


def pick(panel, name, value):
    """Choose in a drop-down as a user does, by its menu."""
    named = {button.accessibleName().split("，")[0]: button for button in buttons(panel)}
    next(a for a in named[name].menu().actions() if a.text() == value).trigger()


def buttons(panel):
    return panel.findChildren(ChoiceButton)


def texts(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def open_menu(panel, id):
    place = table_of(panel).visualRect(row(panel, id)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    table_of(panel).contextMenuEvent(event)
    panel.menu.close()
    return {action.text(): action for action in panel.menu.actions() if action.text()}


def test_reports_are_listed_with_their_number(panel):
    assert listed(panel) == ["m1", "m2", "m10"]
    assert "3 篇" in texts(panel)


def test_going_to_a_report_is_told_once(panel, qtbot):
    seen = []
    panel.report_chosen.connect(seen.append)
    click_row(table_of(panel), row(panel, "m1"))
    qtbot.keyClick(table_of(panel), Qt.Key.Key_Down)
    assert seen == ["m1", "m2"]
    assert panel.chosen == "m2"


def test_choosing_by_the_program_is_silent(panel, qtbot):
    with qtbot.assertNotEmitted(panel.report_chosen):
        assert panel.choose("m10")
        assert not panel.choose("b1")
        assert panel.choose_first() == "m1"
    assert panel.chosen == "m1"


def test_enter_and_a_double_click_open_the_report(panel, qtbot):
    panel.choose("m2")
    with qtbot.waitSignal(panel.report_opened) as opened:
        qtbot.keyClick(table_of(panel), Qt.Key.Key_Return)
    assert opened.args == ["m2"]
    with qtbot.waitSignal(panel.report_opened) as opened:
        click_row(table_of(panel), row(panel, "m1"), double=True)
    assert opened.args == ["m1"]


def test_delete_asks_to_remove_every_selected_report(panel, qtbot):
    panel.choose("m1")
    qtbot.keyClick(table_of(panel), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "已选 2 篇" in texts(panel)
    with qtbot.waitSignal(panel.remove_requested) as asked:
        qtbot.keyClick(table_of(panel), Qt.Key.Key_Delete)
    assert asked.args == [("m1", "m2")]


def test_f2_asks_for_the_labels(panel, qtbot):
    panel.choose("m2")
    with qtbot.waitSignal(panel.labels_requested) as asked:
        qtbot.keyClick(table_of(panel), Qt.Key.Key_F2)
    assert asked.args == ["m2"]


def test_bundled_reports_are_read_only(panel, qtbot):
    show(panel, ALL_BUNDLED)
    panel.choose("b2")
    with qtbot.assertNotEmitted(panel.remove_requested):
        qtbot.keyClick(table_of(panel), Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(panel.labels_requested):
        qtbot.keyClick(table_of(panel), Qt.Key.Key_F2)
    menu = open_menu(panel, "b2")
    assert list(menu) == ["内置范例，只读"]
    assert not menu["内置范例，只读"].isEnabled()


def test_the_menu_moves_labels_and_removes(panel, qtbot):
    panel.choose("m2")
    menu = open_menu(panel, "m2")
    assert list(menu) == ["改标签…", "移到文件夹", "移出资料库"]
    folders = {a.text(): a for a in menu["移到文件夹"].menu().actions() if a.text()}
    assert list(folders) == [*FOLDERS, "不放在文件夹里"]
    with qtbot.waitSignal(panel.move_requested) as asked:
        folders[FOLDERS[1]].trigger()
    assert asked.args == [("m2",), FOLDERS[1]]
    with qtbot.waitSignal(panel.remove_requested) as asked:
        menu["移出资料库"].trigger()
    assert asked.args == [("m2",)]
    with qtbot.waitSignal(panel.labels_requested) as asked:
        menu["改标签…"].trigger()
    assert asked.args == ["m2"]


def test_several_reports_have_no_common_labels(panel):
    table_of(panel).selectAll()
    menu = open_menu(panel, "m1")
    assert not menu["改标签…"].isEnabled()
    assert "把 3 篇移出资料库" in menu


def test_the_menu_key_opens_the_menu_at_the_current_row(panel, qtbot):
    panel.choose("m10")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(table_of(panel).menu_requested):
        table_of(panel).contextMenuEvent(event)
    panel.menu.close()


def test_filters_keep_what_fits_and_say_how_many(panel):
    pick(panel, "级别", "市级")
    assert listed(panel) == ["m1", "m10"]
    assert "2 / 3 篇" in texts(panel)


def test_nothing_that_fits_is_said_in_words_and_undone_by_a_button(panel, qtbot):
    pick(panel, "级别", "省级")
    advice = panel.findChild(ListAdvice)
    assert advice.isVisible()
    assert "没有符合筛选的材料" in texts(panel)
    button = advice.findChild(QPushButton)
    assert button.text() == "清除筛选"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed(panel) == ["m1", "m2", "m10"]
    assert not advice.isVisible()


def test_no_own_reports_are_said_in_words_with_a_way_out(panel, qtbot):
    show(panel, OWN, ())
    assert "还没有自己的材料" in texts(panel)
    with qtbot.waitSignal(panel.files_chosen_requested):
        qtbot.mouseClick(
            panel.findChild(ListAdvice).findChild(QPushButton), Qt.MouseButton.LeftButton
        )


def test_the_keyboard_finds_what_is_offered_instead_of_rows(panel, qtbot):
    panel.activateWindow()
    panel.focus_list()
    qtbot.waitUntil(table_of(panel).hasFocus)
    show(panel, OWN, ())
    panel.focus_list()
    qtbot.waitUntil(panel.findChild(ListAdvice).findChild(QPushButton).hasFocus)
    show(panel, Group(GroupKind.USED), ())
    panel.focus_list()
    qtbot.waitUntil(buttons(panel)[0].hasFocus)


def test_a_folder_without_reports_is_named(panel):
    show(panel, Group(GroupKind.FOLDER, FOLDERS[1]))
    assert f"“{FOLDERS[1]}”里还没有材料" in texts(panel)


def test_an_order_the_user_picks_is_told_and_keeps_the_selection(panel, qtbot):
    panel.choose("m1")
    with qtbot.waitSignal(panel.order_changed) as told:
        pick(panel, "排序", "导入时间")
    assert told.args == [Order.ADDED]
    assert listed(panel) == ["m10", "m2", "m1"]
    assert panel.chosen == "m1"
    with qtbot.assertNotEmitted(panel.order_changed):
        panel.set_order(Order.LENGTH)
    assert panel.order is Order.LENGTH


def test_the_selection_outlasts_reports_that_come(panel, qtbot):
    panel.choose("m1")
    qtbot.keyClick(table_of(panel), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.assertNotEmitted(panel.report_chosen):
        show(panel, OWN, (make_report("m11", last_used=99.0), *make_library()))
    assert panel.chosen == "m2"
    assert table_of(panel).own_selected() == ("m1", "m2")


def test_the_successor_of_a_removed_report_is_chosen_and_told(panel, qtbot):
    panel.choose("m2")
    with qtbot.waitSignal(panel.report_chosen) as told:
        show(panel, OWN, [r for r in make_library() if r.id != "m2"])
    assert told.args == ["m10"]
    with qtbot.waitSignal(panel.report_chosen) as told:
        show(panel, OWN, ())
    assert told.args == [""]


def test_another_group_starts_at_the_top_without_filters(panel, qtbot):
    panel.choose("m10")
    pick(panel, "级别", "市级")
    with qtbot.assertNotEmitted(panel.report_chosen):
        show(panel, ALL_BUNDLED)
    assert panel.chosen == ""
    assert listed(panel) == ["b2", "b1", "b3", "b4"]


def test_the_same_group_keeps_its_filters(panel):
    pick(panel, "省份", "没有注明")
    show(panel, OWN)
    assert listed(panel) == ["m2"]


@pytest.mark.parametrize("width", [320, 380, 579, 900])
def test_columns_fill_every_width_without_a_scroll_bar(panel, width):
    panel.resize(width, 500)
    table = table_of(panel)
    shown = [column for column in Column if not table.isColumnHidden(column)]
    taken = sum(table.columnWidth(column) for column in shown)
    assert taken == table.viewport().width() == width
    assert table.columnWidth(Column.TITLE) > 120
    assert not table.horizontalScrollBar().isVisible()
    for button in buttons(panel):
        assert button.geometry().right() < width


def test_a_row_is_as_tall_as_designed(panel):
    assert table_of(panel).rowHeight(0) == 32
    assert all(button.height() == 26 for button in buttons(panel))


def test_every_control_has_a_name(panel):
    assert table_of(panel).accessibleName() == "材料"
    assert [b.accessibleName() for b in buttons(panel)] == [
        "省份，全部",
        "级别，全部",
        "排序，最近用过",
    ]


def test_a_drop_down_opens_by_the_keyboard(panel, qtbot):
    button = buttons(panel)[0]
    qtbot.keyClick(button, Qt.Key.Key_Down)
    assert button.menu().isVisible()
    button.menu().close()


def test_tab_reaches_every_control_and_leaves_the_list_again(qtbot):
    window, panel = QWidget(), ReportListPanel(make_theme())
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for part in (QLineEdit(), panel, QLineEdit()):
        row.addWidget(part)
    show(panel, OWN, ())  # what is offered instead of rows comes and goes
    show(panel, OWN)
    window.show()
    window.activateWindow()
    assert len(tab_stops(window)) == 6
    assert walk_by_tab(window, table_of(panel)) == tab_stops(window)
    show(panel, OWN, ())
    assert walk_by_tab(window, buttons(panel)[0]) == tab_stops(window)


def test_a_list_that_was_never_filled_says_that_the_library_is_opened(qtbot):
    panel = ReportListPanel(make_theme())
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    panel.focus_list()
    assert "正在打开资料库…" in texts(panel)
    assert not any("篇" in text for text in texts(panel))
    show(panel, ALL_BUNDLED)
    qtbot.waitUntil(table_of(panel).hasFocus)
    assert "正在打开资料库…" not in texts(panel)


def test_a_library_that_did_not_open_is_not_said_to_be_opened(panel):
    panel.show_unopened()
    assert "资料库没有打开" in texts(panel)
    panel.show_opening()
    assert "正在打开资料库…" in texts(panel)


def test_a_keyboard_elsewhere_stays_there_when_the_list_is_filled(panel, qtbot):
    panel.activateWindow()
    buttons(panel)[1].setFocus()
    show(panel, OWN, ())
    show(panel, OWN)
    assert panel.window().focusWidget() is buttons(panel)[1]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Delete, "remove_requested"),
        (Qt.Key.Key_F2, "labels_requested"),
        (Qt.Key.Key_Return, "report_opened"),
    ],
)
def test_a_key_held_down_asks_for_nothing_more(panel, qtbot, key, signal):
    panel.choose("m2")
    with qtbot.assertNotEmitted(getattr(panel, signal)):
        hold_key(table_of(panel), key)


def test_the_current_row_stays_in_sight_when_the_list_becomes_shorter(panel):
    show(panel, OWN, [make_report(f"m{n}") for n in range(1, 60)])
    table = table_of(panel)
    panel.choose("m12")
    panel.resize(579, 250)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    panel.resize(579, 240)
    assert table.verticalScrollBar().value() > 900, "what the user scrolled to stays"
