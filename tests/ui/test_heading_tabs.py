import pytest
from library_samples import make_report
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from start_samples import make_theme

from drafter.core.report import Section
from drafter.ui.widgets.heading_tabs import HeadingTabs, short_heading, tab_sections


@pytest.mark.parametrize(
    ("heading", "subject", "short"),
    [
        ("三、选贤任能“聚力”，锻造堪当重任的干部队伍", "干部队伍", "三 聚力"),
        ("一、凝心铸魂，坚定理想信念", "政治建设", "一 凝心铸魂"),
        ("一、“广聚先锋”，筑牢政治忠诚之魂", "政治建设", "一 广聚先锋"),
        ("四、“卯”足干劲，争优争效", "考核", "四 卯足干劲"),
        ("二、织密建强组织体系，功能不断增强", "基层组织", "二 基层组织"),
        ("二、织密建强组织体系，功能不断增强", "其他", "二 织密建强组…"),
        ("五、聚贤引智：筑牢坚实人才保障", "", "五 聚贤引智"),
        ("聚焦政治建设，铸牢绝对忠诚品格", "政治建设", "聚焦政治建设"),
    ],
)
def test_a_heading_is_shortened_to_what_tells_it_from_the_others(heading, subject, short):
    assert short_heading(heading, subject) == short


def test_only_headings_of_the_highest_level_get_a_tab():
    headings = ("", "一、甲", "（一）乙", "二、丙", "")
    assert tab_sections([Section(heading, "", ()) for heading in headings]) == [1, 3]
    assert tab_sections([Section(heading, "", ()) for heading in ("", "甲", "乙")]) == [1, 2]


@pytest.fixture
def tabs(qtbot):
    tabs = HeadingTabs(make_theme())
    qtbot.addWidget(tabs)
    tabs.resize(500, 26)
    tabs.show()
    return tabs


def seen(tabs):
    return [tab.text() for tab in tabs.findChildren(QToolButton) if tab.isVisible()]


def test_tabs_without_room_fold_into_one_button_that_names_the_part(tabs):
    tabs.show_sections(make_report().sections)
    assert len(seen(tabs)) == 3
    tabs.show_current(2)
    tabs.resize(90, 26)
    assert seen(tabs) == ["二 聚能"]
    tabs.resize(500, 26)
    assert len(seen(tabs)) == 3


def test_many_headings_are_a_menu_with_their_whole_text(tabs, qtbot):
    sections = [Section(f"第{n}章", "", ()) for n in "一二三四五六七八"]
    tabs.show_sections(sections)
    assert seen(tabs) == ["各部分"]
    button = next(b for b in tabs.findChildren(QToolButton) if b.isVisible())
    with qtbot.waitSignal(tabs.section_requested) as caught:
        button.menu().actions()[6].trigger()
    assert caught.args == [6]
    assert button.menu().actions()[6].text() == "第七章"


def test_a_tab_asks_for_its_section(tabs, qtbot):
    tabs.show_sections(make_report().sections)
    second = next(tab for tab in tabs.findChildren(QToolButton) if tab.text() == "二 聚能")
    with qtbot.waitSignal(tabs.section_requested) as caught:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert caught.args == [2]
