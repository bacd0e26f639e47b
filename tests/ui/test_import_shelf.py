import pytest
from catalogue_samples import drop, files, make_result
from panel_samples import hold_key
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QToolButton
from start_samples import make_theme

from drafter.core.importing import ImportStatus, ImportStep
from drafter.ui.models.import_list import ImportRole
from drafter.ui.panels.import_shelf import ImportShelf
from drafter.ui.widgets.drop_zone import LinkButton
from drafter.ui.widgets.import_rows import ImportRows
from drafter.ui.widgets.text_line import TextLine

KNOWN, REFUSED, STOPPED = ImportStatus.KNOWN, ImportStatus.REFUSED, ImportStatus.STOPPED
PATHS = [f"/材料/{n}.docx" for n in range(6)]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shelf(qtbot):
    shelf = ImportShelf(make_theme())
    qtbot.addWidget(shelf)
    shelf.resize(579, 314)
    shelf.show()
    return shelf


def rows_of(shelf):
    return shelf.findChild(ImportRows)


def head(shelf):
    return shelf.findChild(TextLine).text


def button(shelf):
    return shelf.findChild(QToolButton)


def bar(shelf):
    found = shelf.findChild(QProgressBar)
    return found.value(), found.maximum()


def index(shelf, path):
    model = rows_of(shelf).model()
    return model.index(model.row_of(path), 0)


def press_remedy(shelf, path, number=1):
    """Click the remedy that stands ``number``-th from the right edge."""
    row = rows_of(shelf).visualRect(index(shelf, path))
    place = QPoint(row.right() - 16 - 15 - (number - 1) * 55, row.center().y())
    QTest.mouseClick(rows_of(shelf).viewport(), LEFT, pos=place)


def test_it_is_a_drop_zone_until_files_come(shelf, qtbot):
    assert not rows_of(shelf).isVisible()
    assert not shelf.running
    with qtbot.waitSignal(shelf.files_chosen_requested):
        qtbot.mouseClick(shelf.findChild(LinkButton), LEFT)


def test_the_link_is_reached_and_pressed_by_the_keyboard(shelf, qtbot):
    link = shelf.findChild(LinkButton)
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert link.height() >= 24
    with qtbot.waitSignal(shelf.files_chosen_requested):
        qtbot.keyClick(link, Qt.Key.Key_Space)


def test_the_keyboard_goes_to_the_files_while_there_are_some(shelf, qtbot):
    shelf.activateWindow()
    shelf.setFocus()
    qtbot.waitUntil(shelf.findChild(LinkButton).hasFocus)
    shelf.begin("", PATHS)
    shelf.setFocus()
    qtbot.waitUntil(rows_of(shelf).hasFocus)


def test_files_are_dropped_anywhere_on_it(shelf, qtbot):
    with qtbot.waitSignal(shelf.files_dropped) as asked:
        event = drop(shelf, files("/我 的/甲.docx", "/乙.pdf"), QPoint(3, 3))
    assert asked.args == [["/我 的/甲.docx", "/乙.pdf"]]
    assert event.isAccepted()


def test_the_head_tells_how_far_it_is(shelf):
    shelf.begin("2023年材料", PATHS)
    assert head(shelf) == "正在导入到“2023年材料”　第 1 个，共 6 个"
    for path in PATHS[:4]:
        shelf.show_result(make_result(path))
    assert head(shelf) == "正在导入到“2023年材料”　第 5 个，共 6 个"
    assert bar(shelf) == (4, 6)
    assert shelf.running


def test_the_end_is_told_and_folded_away(shelf, qtbot):
    shelf.begin("", PATHS[:1])
    shelf.show_result(make_result(PATHS[0]))
    shelf.finish()
    assert head(shelf) == "导入　1 个文件已处理完"
    assert button(shelf).text() == "收起"
    assert not shelf.running
    with qtbot.waitSignal(shelf.closed):
        qtbot.mouseClick(button(shelf), LEFT)
    assert not rows_of(shelf).isVisible()
    assert shelf.results == ()


def test_stopping_is_asked_once_and_then_told(shelf, qtbot):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[0]))
    with qtbot.waitSignal(shelf.stop_requested):
        qtbot.mouseClick(button(shelf), LEFT)
    assert not button(shelf).isEnabled()
    shelf.finish()
    assert head(shelf) == "导入　1 个文件已处理完，5 个没有轮到"
    assert button(shelf).isEnabled()
    assert bar(shelf) == (1, 6)


@pytest.mark.parametrize(
    ("status", "signal", "number"),
    [
        (KNOWN, "again_requested", 1),
        (REFUSED, "replace_requested", 1),
        (REFUSED, "retry_requested", 2),
        (STOPPED, "retry_requested", 1),
    ],
)
def test_a_click_on_a_remedy_asks_for_it(shelf, qtbot, status, signal, number):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[2], status))
    with qtbot.waitSignal(getattr(shelf, signal)) as asked:
        press_remedy(shelf, PATHS[2], number)
    assert asked.args == [PATHS[2]]


def test_a_click_beside_the_remedies_asks_for_nothing(shelf, qtbot):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[2], REFUSED))
    with (
        qtbot.assertNotEmitted(shelf.replace_requested),
        qtbot.assertNotEmitted(shelf.retry_requested),
    ):
        press_remedy(shelf, PATHS[2], 3)
        press_remedy(shelf, PATHS[3], 1)


def test_enter_asks_for_the_foremost_remedy(shelf, qtbot):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[1], REFUSED))
    rows_of(shelf).setCurrentIndex(index(shelf, PATHS[1]))
    with qtbot.waitSignal(shelf.replace_requested) as asked:
        qtbot.keyClick(rows_of(shelf), Qt.Key.Key_Return)
    assert asked.args == [PATHS[1]]


def test_the_menu_key_offers_every_remedy(shelf, qtbot):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[1], REFUSED))
    rows_of(shelf).setCurrentIndex(index(shelf, PATHS[1]))
    keys = QContextMenuEvent.Reason.Keyboard
    rows_of(shelf).contextMenuEvent(QContextMenuEvent(keys, QPoint(), QPoint()))
    menu = rows_of(shelf).menu
    menu.close()
    assert [action.text() for action in menu.actions()] == ["换文件", "再试一次"]
    with qtbot.waitSignal(shelf.retry_requested) as asked:
        menu.actions()[1].trigger()
    assert asked.args == [PATHS[1]]


def test_a_retried_and_a_replaced_file_run_again(shelf):
    shelf.begin("", PATHS[:2])
    for path in PATHS[:2]:
        shelf.show_result(make_result(path, REFUSED))
    shelf.finish()
    shelf.add(PATHS[:1])
    assert shelf.running
    shelf.replace(PATHS[1], "/材料/另存.docx")
    assert head(shelf) == "正在导入　第 1 个，共 2 个"
    assert button(shelf).text() == "停止"
    assert index(shelf, "/材料/另存.docx").data(ImportRole.ENTRY).name == "另存.docx"


def test_the_list_follows_the_work_until_the_user_scrolls_away(shelf):
    many = [f"/材料/{n}.docx" for n in range(1_200)]
    shelf.begin("", many)
    rows = rows_of(shelf)

    def in_sight(number):
        return rows.viewport().rect().intersects(rows.visualRect(index(shelf, many[number])))

    shelf.show_step(ImportStep(many[600], "正在读"))
    assert in_sight(600)
    rows.verticalScrollBar().setValue(0)
    shelf.show_step(ImportStep(many[700], "正在读"))
    assert in_sight(0)
    rows.scrollTo(index(shelf, many[700]))
    shelf.show_step(ImportStep(many[800], "正在读"))
    assert in_sight(800)


def test_many_files_take_no_more_room_than_a_few(shelf):
    shelf.begin("", [f"/材料/{n}.docx" for n in range(1_200)])
    assert shelf.sizeHint().height() == 314
    assert not rows_of(shelf).horizontalScrollBar().isVisible()


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 579, 900])
def test_it_is_drawn_at_every_width(qtbot, choice, width):
    shelf = ImportShelf(make_theme(choice))
    qtbot.addWidget(shelf)
    shelf.begin("一个名字很长很长很长很长很长的文件夹", PATHS)
    shelf.show_result(make_result(PATHS[0], REFUSED, "打不开，" * 20, locked=True))
    shelf.resize(width, 314)
    shelf.show()
    assert not shelf.grab().isNull()
    words, progress = shelf.findChild(TextLine).geometry(), shelf.findChild(QProgressBar)
    assert words.right() < progress.geometry().left()
    link = shelf.findChild(LinkButton)
    assert link.geometry().left() > 150
    assert link.geometry().right() < width - 32
    assert button(shelf).geometry().right() < width


def test_files_that_join_for_another_folder_leave_the_name_out(shelf):
    shelf.begin("2023年材料", PATHS[:2])
    shelf.add(PATHS[:1])
    shelf.add([PATHS[2]], "2023年材料")
    assert head(shelf) == "正在导入到“2023年材料”　第 1 个，共 3 个"
    shelf.add(PATHS[3:], "讲话")
    assert head(shelf) == "正在导入　第 1 个，共 6 个"
    shelf.finish()
    assert head(shelf) == "导入　0 个文件已处理完，6 个没有轮到"
    shelf.begin("讲话", PATHS[:1])
    assert head(shelf) == "正在导入到“讲话”　第 1 个，共 1 个"


def test_a_long_remark_is_shown_whole_on_the_row_that_is_clicked(shelf, qtbot):
    doubts = "，".join(f"第 {n} 页是图片，里面的文字没有读" for n in range(2, 6))
    shelf.begin("", PATHS[:3])
    shelf.show_result(make_result(PATHS[0], remark="28 段，自动分出 5 个部分"))
    shelf.show_result(make_result(PATHS[1], remark=f"{doubts}，28 段"))
    rows = rows_of(shelf)

    def height(path):
        return rows.visualRect(index(shelf, path)).height()

    assert {height(path) for path in PATHS[:3]} == {32}
    place = rows.visualRect(index(shelf, PATHS[1])).center()
    qtbot.mouseClick(rows.viewport(), LEFT, pos=place)
    assert height(PATHS[1]) > 60
    shelf.resize(1200, 314)
    QTest.qWait(1)
    assert 32 < height(PATHS[1]) < 60
    rows.setCurrentIndex(index(shelf, PATHS[0]))
    assert {height(path) for path in PATHS[:3]} == {32}
    assert not rows.grab().isNull()


def test_the_remedies_of_a_grown_row_are_clicked_where_they_stand(shelf, qtbot):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[2], REFUSED, "打不开，" * 30))
    rows_of(shelf).setCurrentIndex(index(shelf, PATHS[2]))
    row = rows_of(shelf).visualRect(index(shelf, PATHS[2]))
    with qtbot.waitSignal(shelf.replace_requested):
        QTest.mouseClick(rows_of(shelf).viewport(), LEFT, pos=row.topRight() + QPoint(-31, 16))


def test_enter_held_down_asks_for_nothing_more(shelf, qtbot):
    shelf.begin("", PATHS)
    shelf.show_result(make_result(PATHS[1], REFUSED))
    rows_of(shelf).setCurrentIndex(index(shelf, PATHS[1]))
    with qtbot.assertNotEmitted(shelf.replace_requested):
        hold_key(rows_of(shelf), Qt.Key.Key_Return)
