import pytest
from catalogue_samples import FOLDERS, drop, files, make_library
from panel_samples import click_row, hold_key
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from start_samples import make_theme

from drafter.ui.models.library_groups_model import ALL_BUNDLED, Group, GroupKind
from drafter.ui.models.report_table_model import REPORTS_MIME
from drafter.ui.panels.library_groups import LibraryGroupsPanel
from drafter.ui.widgets.group_tree import GroupTree

OWN, LOOSE = Group(GroupKind.OWN), Group(GroupKind.LOOSE)
FIRST, SECOND = (Group(GroupKind.FOLDER, name) for name in FOLDERS)


@pytest.fixture
def panel(qtbot):
    panel = LibraryGroupsPanel(make_theme())
    qtbot.addWidget(panel)
    panel.resize(212, 600)
    panel.show_library(make_library(), FOLDERS, 12)
    panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def chosen(panel):
    seen = []
    panel.group_chosen.connect(seen.append)
    return seen


def tree_of(panel):
    return panel.findChild(GroupTree)


def row(panel, group):
    return tree_of(panel).model().index_of(group)


def middle(panel, group):
    return tree_of(panel).visualRect(row(panel, group)).center()


def menu_texts(panel, group):
    place = middle(panel, group)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    tree_of(panel).contextMenuEvent(event)
    texts = [action.text() for action in tree_of(panel).menu.actions() if action.text()]
    tree_of(panel).menu.close()
    return texts


def type_name(qtbot, panel, name):
    editor = next(e for e in panel.findChildren(QLineEdit) if e.isVisible())
    editor.setText(name)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def dragged(*ids):
    data = QMimeData()
    data.setData(REPORTS_MIME, "\n".join(ids).encode())
    return data


def test_all_bundled_reports_are_chosen_at_first_without_a_word(panel, chosen):
    assert panel.group == ALL_BUNDLED
    assert tree_of(panel).currentIndex() == row(panel, ALL_BUNDLED)
    assert chosen == []


def test_a_click_and_the_arrows_choose_groups_past_the_headings(panel, chosen, qtbot):
    click_row(tree_of(panel), row(panel, Group(GroupKind.LEVEL, "县级")))
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_Down)
    assert chosen == [Group(GroupKind.LEVEL, "县级"), OWN]


def test_a_click_on_a_heading_chooses_nothing(panel, chosen):
    click_row(tree_of(panel), tree_of(panel).model().own_heading())
    assert chosen == []
    assert tree_of(panel).currentIndex() == row(panel, ALL_BUNDLED)


def test_choosing_by_the_program_is_silent(panel, chosen):
    assert panel.choose(SECOND)
    assert not panel.choose(Group(GroupKind.FOLDER, "没有的"))
    assert panel.group == SECOND
    assert chosen == []


def test_the_chosen_group_outlasts_another_library(panel, chosen):
    panel.choose(SECOND)
    panel.show_library(make_library(), ("新的", *FOLDERS), 0)
    assert tree_of(panel).currentIndex() == row(panel, SECOND)
    assert chosen == []


def test_all_own_reports_are_chosen_when_the_folder_has_gone(panel, chosen):
    panel.choose(SECOND)
    panel.show_library(make_library(), FOLDERS[:1], 0)
    assert panel.group == OWN
    assert chosen == [OWN]


def test_a_new_folder_is_named_in_the_tree_and_chosen_when_it_comes(panel, chosen, qtbot):
    plus = panel.findChild(QToolButton)
    qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.folder_add_requested) as asked:
        type_name(qtbot, panel, "讲话")
    assert asked.args == ["讲话"]
    assert chosen == []
    panel.show_library(make_library(), (*FOLDERS, "讲话"), 12)
    assert chosen == [Group(GroupKind.FOLDER, "讲话")]


def test_a_new_folder_called_off_leaves_no_trace(panel, chosen, qtbot):
    before = tree_of(panel).model().rowCount(tree_of(panel).model().own_heading())
    panel.begin_new_folder()
    with qtbot.assertNotEmitted(panel.folder_add_requested, wait=20):
        qtbot.keyClick(panel.findChild(QLineEdit), Qt.Key.Key_Escape)
    model = tree_of(panel).model()
    qtbot.waitUntil(lambda: model.rowCount(model.own_heading()) == before)
    assert tree_of(panel).currentIndex() == row(panel, ALL_BUNDLED)
    assert chosen == []


def test_f2_renames_the_current_folder_which_stays_chosen(panel, chosen, qtbot):
    panel.choose(FIRST)
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_F2)
    with qtbot.waitSignal(panel.folder_rename_requested) as asked:
        type_name(qtbot, panel, "2024年材料")
    assert asked.args == [FOLDERS[0], "2024年材料"]
    panel.show_library((), ("2024年材料", FOLDERS[1]), 0)
    assert chosen == [Group(GroupKind.FOLDER, "2024年材料")]


def test_a_name_that_is_taken_leads_nowhere_else(panel, chosen, qtbot):
    panel.choose(FIRST)
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_F2)
    with qtbot.waitSignal(panel.folder_rename_requested):
        type_name(qtbot, panel, FOLDERS[1])
    panel.show_library(make_library(), (*FOLDERS, "另一个"), 12)
    assert panel.group == FIRST
    assert chosen == []


def test_a_folder_can_be_named_while_the_library_changes(panel, qtbot):
    panel.begin_new_folder()
    editor = next(e for e in panel.findChildren(QLineEdit) if e.isVisible())
    qtbot.keyClicks(editor, "abc")
    panel.show_library(make_library(), (*FOLDERS, "另一个"), 12)
    assert editor.isVisible()
    assert editor.text() == "abc"
    with qtbot.waitSignal(panel.folder_add_requested) as asked:
        type_name(qtbot, panel, "讲话")
    assert asked.args == ["讲话"]
    assert row(panel, Group(GroupKind.FOLDER, "另一个")).isValid()
    panel.show_library(make_library(), (*FOLDERS, "另一个", "讲话"), 12)
    assert panel.group == Group(GroupKind.FOLDER, "讲话")


def test_a_folder_can_be_renamed_while_the_library_changes(panel, qtbot):
    panel.choose(FIRST)
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_F2)
    panel.show_library(make_library(), (*FOLDERS, "另一个"), 12)
    with qtbot.waitSignal(panel.folder_rename_requested) as asked:
        type_name(qtbot, panel, "讲话")
    assert asked.args == [FOLDERS[0], "讲话"]
    assert row(panel, Group(GroupKind.FOLDER, "另一个")).isValid()


def test_delete_asks_to_remove_a_folder_and_nothing_else(panel, qtbot):
    with qtbot.assertNotEmitted(panel.folder_remove_requested):
        qtbot.keyClick(tree_of(panel), Qt.Key.Key_Delete)
    panel.choose(FIRST)
    with qtbot.waitSignal(panel.folder_remove_requested) as asked:
        qtbot.keyClick(tree_of(panel), Qt.Key.Key_Delete)
    assert asked.args == [FOLDERS[0]]


def test_the_menu_offers_what_can_be_done(panel, qtbot):
    assert menu_texts(panel, ALL_BUNDLED) == ["新建文件夹"]
    assert menu_texts(panel, FIRST) == ["新建文件夹", "重命名", "移除文件夹（材料留下）"]
    remove = tree_of(panel).menu.actions()[-1]
    with qtbot.waitSignal(panel.folder_remove_requested) as asked:
        remove.trigger()
    assert asked.args == [FOLDERS[0]]


def test_the_menu_key_is_about_the_current_folder(panel):
    panel.choose(SECOND)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(tree_of(panel).viewport(), event)
    assert len([a for a in tree_of(panel).menu.actions() if a.text()]) == 3
    tree_of(panel).menu.close()


@pytest.mark.parametrize(("group", "folder"), [(FIRST, FOLDERS[0]), (LOOSE, "")])
def test_reports_are_dropped_on_folders(panel, qtbot, group, folder):
    with qtbot.waitSignal(panel.reports_dropped_on_folder) as asked:
        event = drop(tree_of(panel), dragged("m1", "m10"), middle(panel, group))
    assert asked.args == [["m1", "m10"], folder]
    assert event.isAccepted()


def test_bundled_groups_take_in_no_reports(panel, qtbot):
    with qtbot.assertNotEmitted(panel.reports_dropped_on_folder):
        event = drop(tree_of(panel), dragged("m1"), middle(panel, ALL_BUNDLED))
    assert not event.isAccepted()


@pytest.mark.parametrize(("group", "folder"), [(SECOND, FOLDERS[1]), (OWN, ""), (ALL_BUNDLED, "")])
def test_files_are_dropped_anywhere(panel, qtbot, group, folder):
    with qtbot.waitSignal(panel.files_dropped) as asked:
        drop(tree_of(panel), files("/稿 子/甲.docx", "/乙.txt"), middle(panel, group))
    assert asked.args == [["/稿 子/甲.docx", "/乙.txt"], folder]


def test_the_plus_stands_beside_its_heading(panel, qtbot):
    plus, tree = panel.findChild(QToolButton), tree_of(panel)
    heading = tree.visualRect(tree.model().own_heading())
    assert plus.isVisible()
    assert heading.contains(plus.geometry())
    panel.resize(160, 180)
    tree.verticalScrollBar().setValue(30)
    assert tree.visualRect(tree.model().own_heading()).contains(plus.geometry().center())
    assert not tree.horizontalScrollBar().isVisible()


def test_every_control_has_a_name(panel):
    assert tree_of(panel).accessibleName() == "资料库分组"
    assert panel.findChild(QToolButton).accessibleName() == "新建文件夹"


def test_keys_held_down_ask_for_nothing_more(panel, qtbot):
    panel.choose(FIRST)
    with qtbot.assertNotEmitted(panel.folder_remove_requested):
        hold_key(tree_of(panel), Qt.Key.Key_Delete)
    hold_key(tree_of(panel), Qt.Key.Key_F2)
    assert not any(editor.isVisible() for editor in panel.findChildren(QLineEdit))


def test_a_click_on_the_current_group_tells_it_again(panel, chosen):
    click_row(tree_of(panel), row(panel, ALL_BUNDLED))
    assert chosen == [ALL_BUNDLED]
    click_row(tree_of(panel), row(panel, OWN))
    assert chosen == [ALL_BUNDLED, OWN]


def test_no_group_looks_chosen_while_words_are_looked_for(panel, chosen, qtbot):
    panel.choose(SECOND)
    panel.show_none()
    panel.show_library(make_library(), ("新的", *FOLDERS), 3)
    assert not tree_of(panel).currentIndex().isValid()
    assert not tree_of(panel).selectedIndexes()
    assert (panel.group, chosen) == (SECOND, [])
    click_row(tree_of(panel), row(panel, SECOND))
    assert chosen == [SECOND]
    panel.show_none()
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_Down)
    assert len(chosen) == 2
    panel.show_none()
    panel.choose(SECOND)
    assert tree_of(panel).currentIndex() == row(panel, SECOND)
