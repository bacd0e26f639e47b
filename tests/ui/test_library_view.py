import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSplitter, QToolButton
from start_samples import make_theme

from drafter.ui.views.library_bar import LibraryBar
from drafter.ui.views.library_foot import LibraryFoot
from drafter.ui.views.library_view import LibraryView


@pytest.fixture
def view(qtbot):
    view = LibraryView(make_theme())
    qtbot.addWidget(view)
    view.resize(1440, 870)
    view.show()
    return view


def widths(view):
    return view.findChild(QSplitter).sizes()


def drop(view, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    place, action = QPointF(900, 300), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, data, left, none)
    QApplication.sendEvent(view, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(view, QDropEvent(place, action, data, left, none))


def test_the_columns_share_a_wide_window_as_drawn(view):
    left, middle, right = widths(view)
    assert (left, round(middle, -1), round(right, -1)) == (212, 580, 650)


def test_a_narrow_window_leaves_the_text_most(view):
    view.resize(1100, 700)
    left, middle, right = widths(view)
    assert left <= 180
    assert middle <= 470
    assert right >= 440


def test_widths_come_back_with_the_next_start(view, qtbot):
    view.findChild(QSplitter).setSizes([240, 500, 700])
    state, sizes = view.save_state(), widths(view)
    again = LibraryView(make_theme())
    qtbot.addWidget(again)
    again.restore_state(state)
    again.resize(1440, 870)
    again.show()
    assert widths(again) == sizes


def test_nonsense_in_the_settings_leaves_the_columns_as_drawn(qtbot):
    view = LibraryView(make_theme())
    qtbot.addWidget(view)
    view.restore_state(b"nonsense")
    view.resize(1440, 870)
    view.show()
    assert widths(view)[0] == 212


def test_files_and_folders_dropped_anywhere_are_told(view, qtbot, tmp_path):
    with qtbot.waitSignal(view.files_dropped) as caught:
        drop(view, str(tmp_path / "甲 乙.docx"), str(tmp_path))
    assert [path.replace("\\", "/") for path in caught.args[0]] == [
        (tmp_path / "甲 乙.docx").as_posix(),
        tmp_path.as_posix(),
    ]


def test_escape_goes_back_but_first_clears_the_words(view, qtbot):
    box = view.bar.search
    view.focus_search()
    qtbot.keyClicks(box, "abc")
    with qtbot.assertNotEmitted(view.back_requested):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    with qtbot.waitSignal(view.back_requested):
        qtbot.keyClick(box, Qt.Key.Key_Escape)


def test_ctrl_f_puts_the_keyboard_into_the_search_box(view, qtbot):
    qtbot.waitExposed(view)
    view.activateWindow()
    view.focus_list()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is view.bar.search


def test_down_leads_from_the_words_to_the_list(view, qtbot):
    view.activateWindow()
    view.focus_search()
    qtbot.keyClick(view.bar.search, Qt.Key.Key_Down)
    assert view.reports.isAncestorOf(QApplication.focusWidget())


def test_what_offers_something_back_is_not_hidden_by_other_sentences(view):
    view.undo.show_sentence("已移出 2 篇。", "恢复")
    view.banner.show_sentence("没有存上。")
    assert view.undo.isVisible()
    assert view.undo.sentence == "已移出 2 篇。"


def test_the_bar_names_the_way_back_and_what_there_is(qtbot):
    bar = LibraryBar(make_theme())
    qtbot.addWidget(bar)
    back = bar.findChild(QToolButton)
    assert back.accessibleName() == "回到首页"
    bar.show_back(drafting=True)
    assert back.accessibleName() == "回到稿子"
    bar.show_counts(1081, 33127)
    assert "1,081 篇　33,127 段" in [label.text() for label in bar.findChildren(QLabel)]
    with qtbot.waitSignal(bar.import_requested):
        qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_the_key_beside_the_search_box_gives_way_to_words(qtbot):
    bar = LibraryBar(make_theme())
    qtbot.addWidget(bar)
    bar.resize(1440, 44)
    bar.show()
    key = bar.search.findChild(QLabel)
    assert key.text().endswith("F")
    assert key.isVisible()
    qtbot.keyClicks(bar.search, "a")
    assert not key.isVisible()
    bar.search.forget()
    assert key.isVisible()


@pytest.mark.parametrize(("characters", "text"), [(339_412, "33.9 万字"), (774, "774 字")])
def test_the_foot_says_how_much_a_group_holds(qtbot, characters, text):
    foot = LibraryFoot(make_theme())
    qtbot.addWidget(foot)
    foot.show_figures("内置范例", 76, 2913, characters)
    said = [label.text() for label in foot.findChildren(QLabel)]
    assert said[:3] == ["内置范例 76 篇", "2,913 段", text]
    assert "资料只存在本机" in said
