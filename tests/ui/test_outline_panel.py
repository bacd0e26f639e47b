import pytest
from panel_samples import click_row, make_item, make_outline
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton
from start_samples import make_theme

from drafter.core.draft import Role
from drafter.ui.models.outline_model import OutlineRole
from drafter.ui.panels.outline_panel import OutlinePanel
from drafter.ui.ruler import Ruler
from drafter.ui.widgets.outline_rail import RailButton
from drafter.ui.widgets.outline_tree import OutlineTree
from drafter.ui.widgets.text_line import TextLine


@pytest.fixture
def panel(qtbot):
    panel = OutlinePanel(make_theme())
    qtbot.addWidget(panel)
    show(panel, make_outline())
    panel.resize(276, 700)
    panel.show()
    return panel


def show(panel, items, *, slots=3, target=2800, title="全省组织工作会议汇报"):
    panel.show_outline(items, title=title, caption="江州市委组织部", target=target, slots=slots)


def tree_of(panel):
    return panel.findChild(OutlineTree)


def selected(panel):
    return [i.data(OutlineRole.ITEM).block_id for i in tree_of(panel).selectedIndexes()]


def texts(panel):
    return [line.text for line in panel.findChildren(TextLine)]


def test_head_tells_title_length_and_open_slots(panel):
    assert texts(panel) == ["全省组织工作会议汇报", "江州市委组织部", "352 / 2,800 字　空位 3"]
    assert panel.findChild(Ruler).accessibleName() == "进度"


def test_head_leaves_out_what_there_is_not(panel):
    show(panel, (), slots=0, target=0, title="")
    assert texts(panel) == ["还没有题目", "江州市委组织部", "0 字"]


def test_a_click_goes_to_the_point(panel, qtbot):
    tree = tree_of(panel)
    with qtbot.waitSignal(panel.block_requested) as asked:
        click_row(tree, tree.model().index_of("p1.2"))
    assert asked.args == ["p1.2"]


def test_arrows_walk_and_only_enter_goes(panel, qtbot):
    tree, asked = tree_of(panel), []
    panel.block_requested.connect(asked.append)
    panel.show_current("p1.1")
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert (selected(panel), asked) == (["p1.2"], [])
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked == ["p1.2"]


def test_rows_cannot_be_folded_away(panel, qtbot):
    tree = tree_of(panel)
    panel.show_current("p1")
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    qtbot.keyClick(tree, Qt.Key.Key_Minus)
    assert tree.visualRect(tree.model().index_of("p1.1")).isValid()


def test_following_the_caret_asks_for_nothing(panel):
    asked = []
    panel.block_requested.connect(asked.append)
    panel.show_current("p2.1.1")
    assert (selected(panel), asked) == (["p2.1.1"], [])
    panel.show_current("no such row")
    assert selected(panel) == []


def test_counting_keeps_selection_and_scroll(panel, qtbot):
    panel.resize(276, 300)
    panel.show_current("p1.2")
    bar = tree_of(panel).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    at = bar.value()
    show(panel, make_outline(written=93))
    assert (selected(panel), bar.value()) == (["p1.2"], at)


def test_a_new_point_keeps_selection_and_scroll(panel, qtbot):
    panel.resize(276, 260)
    panel.show_current("p1.2")
    bar = tree_of(panel).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())  # the selected row is out of sight
    at, tree = bar.value(), tree_of(panel)
    assert tree.visualRect(tree.model().index_of("p1.2")).bottom() < 0
    show(panel, make_outline(points=4))
    assert (selected(panel), bar.value()) == (["p1.2"], at)
    assert tree.visualRect(tree.model().index_of("p1.4")).isValid()


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("width", [232, 400])
def test_counts_stay_inside_the_row_however_long_the_title(qtbot, choice, width):
    theme = make_theme(choice)
    panel = OutlinePanel(theme)
    qtbot.addWidget(panel)
    title = "把一件很长很长的事情一五一十写进一个放不下的要点标题里面去"
    point = make_item("p", Role.POINT, "一·1", title, 1480, 1700)
    show(panel, (make_item("q", Role.PILLAR, "一", title, 0, 9999, 0, (point,)),))
    panel.resize(width, 400)
    panel.show()
    tree = tree_of(panel)
    ground = theme.color("panel")
    tree.setStyleSheet(f"background: {ground.name()}")
    row = tree.visualRect(tree.model().index_of("p"))
    image = tree.viewport().grab(row).toImage()
    gap = [x for x in range(row.width()) if column_is(image, x, ground)]
    assert width - 1 in gap  # the right margin
    assert any(width - 90 < x < width - 56 for x in gap)  # between title and count


def column_is(image, x, color):
    return all(QColor(image.pixel(x, y)) == color for y in range(image.height()))


def test_rail_goes_to_the_pillar_and_unfolds(panel, qtbot):
    panel.set_rail(True)
    panel.show_current("p2.1")
    assert panel.rail
    assert (panel.minimumWidth(), panel.maximumWidth()) == (44, 44)
    first, second = panel.findChildren(RailButton)
    assert second.accessibleName().startswith("二，聚焦引才聚才，已写43字")
    with qtbot.waitSignal(panel.block_requested) as asked:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert asked.args == ["p1"]
    unfold = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "展开提纲")
    with qtbot.waitSignal(panel.rail_toggled) as toggled:
        qtbot.mouseClick(unfold, Qt.MouseButton.LeftButton)
    assert toggled.args == [False]
    assert not panel.rail
    assert panel.minimumWidth() == 232


def test_rail_keeps_every_pillar_within_reach(panel):
    panel.set_rail(True)
    panel.resize(44, 500)
    many = [make_item(f"p{n}", Role.PILLAR, "一", "聚焦", 0, 1 + 4000 * (n == 3)) for n in range(6)]
    show(panel, tuple(many))
    buttons = panel.findChildren(RailButton)
    assert len(buttons) == 6
    assert all(button.height() >= 24 for button in buttons)
    assert buttons[-1].geometry().bottom() < 500


def test_facts_are_asked_for_with_the_button(panel, qtbot):
    button = next(b for b in panel.findChildren(QToolButton) if b.text() == "材料信息")
    with qtbot.waitSignal(panel.facts_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_panel_has_names_for_a_screen_reader(panel):
    assert tree_of(panel).accessibleName() == "提纲"
