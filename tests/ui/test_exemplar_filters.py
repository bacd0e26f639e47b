import pytest
from panel_samples import COUNTS, TOPICS, make_answer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton
from start_samples import make_theme

from drafter.core.filters import Filters
from drafter.core.query import Query, Topic
from drafter.ui.models.filter_choice import Choice, FilterKind, choices, matching, switched
from drafter.ui.panels.exemplar_panel import ExemplarPanel
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.chip import Chip
from drafter.ui.widgets.filter_strip import FilterStrip
from drafter.ui.widgets.level_chips import LevelChips
from drafter.ui.widgets.region_picker import RegionPicker

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot):
    panel = ExemplarPanel(make_theme())
    qtbot.addWidget(panel)
    panel.resize(396, 766)
    panel.show()
    panel.activateWindow()
    panel.show_context("坚持严管厚爱")
    panel.show_regions(("钦州", "南京", "南宁", "济南"))
    panel.show_answer(make_answer(3, topics=TOPICS))
    return panel


def chip(panel, name, part=None):
    """Return the chip that is seen and begins with a name."""
    chips = (part or panel).findChildren(Chip)
    return next(c for c in chips if c.isVisible() and c.text().startswith(name))


def click(qtbot, panel, name, part=None):
    qtbot.mouseClick(chip(panel, name, part), LEFT)


def seen(panel):
    return [c.text() for c in panel.findChildren(Chip) if c.isVisible()]


def button(panel):
    return next(b for b in panel.findChildren(QToolButton) if b.text().startswith("筛选"))


def open_strip(panel, qtbot):
    qtbot.mouseClick(button(panel), LEFT)
    return panel.findChild(FilterStrip)


def told(panel):
    filters = []
    panel.filters_changed.connect(filters.append)
    return filters


def test_chips_narrow_to_a_level(panel, qtbot):
    filters = told(panel)
    for name in ("县级", "我的", "全部"):
        click(qtbot, panel, name, panel.findChild(LevelChips))
    assert [one.level for one in filters] == ["县级", "我的", ""]
    assert panel.filters == Filters()


def test_level_chips_show_counts_where_there_is_room(panel):
    levels = panel.findChild(LevelChips)
    texts = lambda: [b.text() for b in levels.findChildren(QPushButton)]  # noqa: E731
    assert texts() == ["全部  65", "省级  17", "市级  43", "县级  2", "我的  3"]
    panel.resize(340, 766)
    assert texts() == ["全部", "省级", "市级", "县级", "我的"]
    assert chip(panel, "市级").accessibleName() == "市级，43段"
    panel.resize(396, 766)
    panel.show_answer(make_answer(2, counts=dict.fromkeys(COUNTS, 20_005)))
    assert texts()[0] == "全部"


def test_a_topic_narrows_at_the_first_click_and_no_more_at_the_second(panel, qtbot):
    filters = told(panel)
    click(qtbot, panel, "能上能下")
    click(qtbot, panel, "能上能下")
    assert filters == [Filters(concepts=("能上能下",)), Filters()]


def test_a_chosen_topic_stays_in_sight_though_no_hit_speaks_of_it(panel, qtbot):
    click(qtbot, panel, "年轻干部培养")
    panel.show_answer(make_answer(2, topics=(Topic("容错纠错", 2),)))
    assert chip(panel, "年轻干部培养").isChecked()
    assert chip(panel, "年轻干部培养").x() < chip(panel, "容错纠错").x()
    panel.show_answer(make_answer())
    assert chip(panel, "年轻干部培养").isVisible()


def test_topics_take_no_room_while_there_are_none(panel):
    with_them = panel.findChild(LevelChips).parentWidget().height()
    panel.show_answer(make_answer(2))
    assert not any(text.startswith("容错纠错") for text in seen(panel))
    panel.layout().activate()
    assert panel.findChild(LevelChips).parentWidget().sizeHint().height() < with_them


def test_the_topic_that_is_open_is_not_offered_to_narrow_to(panel, qtbot):
    panel.show_answer(make_answer(near=TOPICS[:1]))
    click(qtbot, panel, "容错纠错")
    topic = Query(concepts=("容错纠错",))
    panel.show_answer(make_answer(4, query=topic, topics=TOPICS))
    assert [text.split()[0] for text in seen(panel)][5:] == ["能上能下", "年轻干部培养"]


def test_the_strip_offers_roles_pillars_figures_and_places(panel, qtbot):
    strip, filters = open_strip(panel, qtbot), told(panel)
    for name in ("举措", "数据", "基层组织", "有数字", "没有数字", "没有数字"):
        click(qtbot, panel, name, strip)
    assert [(one.roles, one.subjects, one.figures) for one in filters] == [
        (("举措",), (), None),
        (("举措", "数据"), (), None),
        (("举措", "数据"), ("基层组织",), None),
        (("举措", "数据"), ("基层组织",), True),
        (("举措", "数据"), ("基层组织",), False),
        (("举措", "数据"), ("基层组织",), None),
    ]


def test_a_place_is_found_as_it_is_typed(panel, qtbot):
    strip, filters = open_strip(panel, qtbot), told(panel)
    picker = strip.findChild(RegionPicker)
    line = picker.findChild(QLineEdit)
    line.setText("南")
    offered = [c.text() for c in picker.findChildren(Chip) if c.isVisible()]
    assert offered == ["南京", "南宁", "济南"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert filters[-1].regions == ("南京",)
    assert line.text() == ""
    line.setText("济")
    click(qtbot, panel, "济南", picker)
    click(qtbot, panel, "南京", picker)
    assert filters[-1].regions == ("济南",)


def test_an_unknown_place_offers_nothing_and_takes_nothing(panel, qtbot):
    strip, filters = open_strip(panel, qtbot), told(panel)
    line = strip.findChild(QLineEdit)
    line.setText("没有的地方")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert filters == []
    said = next(x for x in strip.findChildren(QLabel) if x.text() == "例文里没有这个地方的")
    assert said.isVisible()
    line.setText("南")
    assert not said.isVisible()


def test_filters_stay_in_sight_when_the_strip_is_folded_and_go_one_by_one(panel, qtbot):
    strip = open_strip(panel, qtbot)
    for name in ("举措", "人才"):
        click(qtbot, panel, name, strip)
    assert button(panel).text() == "筛选 2"
    assert button(panel).accessibleName() == "筛选，已选 2 项"
    qtbot.mouseClick(button(panel), LEFT)
    assert not strip.isVisible()
    filters = told(panel)
    click(qtbot, panel, "举措")
    click(qtbot, panel, "人才")
    assert filters == [Filters(subjects=("人才",)), Filters()]
    assert button(panel).text() == "筛选"


def test_clearing_takes_all_that_is_counted_and_leaves_the_level(panel, qtbot):
    click(qtbot, panel, "市级")
    click(qtbot, panel, "容错纠错")
    strip = open_strip(panel, qtbot)
    click(qtbot, panel, "数据", strip)
    clear = next(b for b in strip.findChildren(QPushButton) if b.text() == "清除筛选")
    qtbot.mouseClick(clear, LEFT)
    assert panel.filters == Filters("市级")
    assert not clear.isEnabled()


def test_a_chosen_topic_is_counted_and_goes_from_beside_the_strip(panel, qtbot):
    click(qtbot, panel, "容错纠错")
    assert button(panel).text() == "筛选 1"
    strip = open_strip(panel, qtbot)
    names = [text.split()[0] for text in seen(panel)]
    assert "容错纠错" in names
    assert "能上能下" not in names
    clear = next(b for b in strip.findChildren(QPushButton) if b.text() == "清除筛选")
    assert clear.isEnabled()
    click(qtbot, panel, "容错纠错")
    assert panel.filters == Filters()
    assert button(panel).text() == "筛选"


def test_topics_are_forgotten_without_a_word_and_the_rest_stays(panel, qtbot):
    click(qtbot, panel, "市级")
    click(qtbot, panel, "容错纠错")
    filters = told(panel)
    panel.forget_topics()
    assert (panel.filters, filters) == (Filters("市级"), [])
    assert button(panel).text() == "筛选"


def test_a_chosen_topic_says_how_many_passages_it_leaves(panel, qtbot):
    click(qtbot, panel, "容错纠错")
    asked = Query("干部", concepts=("容错纠错",))
    panel.show_answer(make_answer(3, query=asked, total=31))
    assert chip(panel, "容错纠错").text() == "容错纠错  31"


def test_a_click_on_a_chip_leaves_the_keyboard_where_it_is(panel, qtbot):
    panel.focus_search()
    box = panel.window().focusWidget()
    for name in ("市级", "容错纠错"):
        click(qtbot, panel, name)
        assert box.hasFocus()


def test_a_low_window_keeps_room_for_cards_beside_the_strip(panel, qtbot):
    panel.resize(320, 586)
    open_strip(panel, qtbot)
    qtbot.waitUntil(lambda: panel.findChild(CardList).height() >= 586 // 2 - 16)


def test_the_strip_is_reached_and_left_by_keyboard(panel, qtbot):
    button(panel).setFocus()
    qtbot.keyClick(button(panel), Qt.Key.Key_Space)
    strip = panel.findChild(FilterStrip)
    focus = panel.window().focusWidget()
    assert focus.text() == "领起"
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not strip.isVisible()
    assert panel.window().focusWidget() is button(panel)


def test_tab_goes_through_the_strip_after_the_levels_and_before_the_cards(panel, qtbot):
    strip = open_strip(panel, qtbot)
    focus = chip(panel, "全部")
    focus.setFocus()
    for _ in range(24):
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
        focus = panel.window().focusWidget()
        if not strip.isAncestorOf(focus):
            break
    assert focus.accessibleName() == "例文"


def test_filters_at_work_survive_new_words(panel, qtbot):
    click(qtbot, panel, "县级")
    panel.show_answer(make_answer(1))
    panel.follow()
    assert panel.filters == Filters("县级")


def test_everything_fits_the_narrowest_panel(panel, qtbot):
    panel.resize(320, 586)
    strip = open_strip(panel, qtbot)
    click(qtbot, panel, "举措", strip)
    for one in panel.findChildren(Chip):
        if one.isVisible():
            right = one.mapTo(panel, one.rect().topRight()).x()
            assert right <= 320 - 16
            assert one.width() >= one.sizeHint().width()


def test_choices_are_named_and_switched():
    every = Filters("市级", ("人才",), ("钦州",), ("举措",), True, ("容错纠错",))
    assert [choice.name for choice in choices(every)] == ["举措", "人才", "有数字", "钦州"]
    for choice in choices(every):
        assert choice not in choices(switched(every, choice))
    region = Choice(FilterKind.REGION, "南京")
    assert switched(every, region).regions == ("钦州", "南京")


def test_names_that_begin_with_what_was_typed_go_first():
    assert matching(("济南", "南京", "南宁"), "南", 2) == ["南京", "南宁"]
    assert matching(("济南", "南京"), "南", 9) == ["南京", "济南"]
