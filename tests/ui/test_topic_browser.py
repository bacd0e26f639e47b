import pytest
from panel_samples import make_answer, rows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from start_samples import make_theme

from drafter.core.query import Topic
from drafter.ui.models.topic_tree import TopicRole, TopicTreeModel
from drafter.ui.panels.exemplar_panel import ExemplarPanel
from drafter.ui.widgets.card_list import CardList
from drafter.ui.widgets.context_line import ContextLine
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.search_box import SearchBox
from drafter.ui.widgets.text_line import TextLine
from drafter.ui.widgets.topic_page import TopicPage
from drafter.ui.widgets.topic_tree import TopicTree

LEFT = Qt.MouseButton.LeftButton
TOPICS = (
    Topic("干部队伍建设", 206, "干部队伍"),
    Topic("选人用人", 184, "干部队伍", "干部队伍建设"),
    Topic("能上能下", 9, "干部队伍", "选人用人"),
    Topic("没人写的", 0, "干部队伍", "选人用人"),
    Topic("人才工作", 205, "人才"),
    Topic("人才引进", 40, "人才", "人才工作"),
    Topic("党管干部", 0, "政治建设"),
)


@pytest.fixture
def panel(qtbot):
    panel = ExemplarPanel(make_theme())
    qtbot.addWidget(panel)
    panel.resize(396, 766)
    panel.show()
    panel.activateWindow()
    panel.show_context("坚持严管厚爱")
    panel.show_answer(make_answer(3))
    return panel


def topics_button(panel):
    return next(b for b in panel.findChildren(QToolButton) if b.text() == "主题")


def browse(panel, qtbot):
    qtbot.mouseClick(topics_button(panel), LEFT)
    panel.show_topics(TOPICS)
    return panel.findChild(TopicPage)


def box_of(page):
    return page.focusProxy()


def tree_of(page):
    return page.findChild(TopicTree)


def seen(page):
    """Return the rows of the tree that are not folded away, from top to bottom."""
    tree = tree_of(page)
    return [i.data() for i in rows(tree.model()) if tree.visualRect(i).height() > 0]


def row(page, term):
    return next(i for i in rows(tree_of(page).model()) if i.data(TopicRole.TERM) == term)


def context(panel):
    return panel.findChild(ContextLine).findChild(TextLine).text


def opened(panel):
    terms = []
    panel.topic_opened.connect(terms.append)
    return terms


def test_the_model_keeps_the_rules_of_qt(qtbot):
    model = TopicTreeModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    for topics in (TOPICS, TOPICS[:2], (), TOPICS):
        model.show_topics(topics)
    assert tester.model().rowCount() == 2


def test_topics_stand_below_their_pillar_and_the_broader_topic(qapp):
    model = TopicTreeModel()
    model.show_topics(TOPICS)
    assert [i.data() for i in rows(model)] == [
        "干部队伍", "干部队伍建设", "选人用人", "能上能下", "人才", "人才工作", "人才引进",
    ]  # fmt: skip
    spoken = rows(model)[2].data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "选人用人，184段"


def test_a_topic_whose_broader_one_nobody_knows_stands_below_its_pillar(qapp):
    model = TopicTreeModel()
    model.show_topics((Topic("能上能下", 9, "干部队伍", "选人用人"),))
    assert [i.data() for i in rows(model)] == ["干部队伍", "能上能下"]


def test_a_broader_topic_is_shown_for_the_sake_of_the_narrower(qapp):
    model = TopicTreeModel()
    model.show_topics((Topic("宽", 0, "人才"), Topic("窄", 3, "人才", "宽")))
    assert [i.data() for i in rows(model)] == ["人才", "宽", "窄"]


def test_browsing_asks_for_topics_each_time_and_takes_the_keyboard(panel, qtbot):
    with qtbot.waitSignal(panel.topics_wanted):
        qtbot.mouseClick(topics_button(panel), LEFT)
    panel.show_topics(TOPICS)
    page = panel.findChild(TopicPage)
    assert box_of(page).hasFocus()
    assert not panel.findChild(CardList).isVisible()
    assert seen(page) == ["干部队伍", "干部队伍建设", "人才", "人才工作"]


def test_typing_shows_what_matches_unfolded_and_enter_opens_the_first(panel, qtbot):
    page, terms = browse(panel, qtbot), opened(panel)
    box_of(page).setText("能上")
    assert seen(page) == ["干部队伍", "干部队伍建设", "选人用人", "能上能下"]
    qtbot.keyClick(box_of(page), Qt.Key.Key_Return)
    assert terms == ["能上能下"]
    assert context(panel) == "主题  能上能下"
    assert panel.findChild(CardList).hasFocus()
    assert not panel.following


def test_what_is_broader_or_narrower_than_a_match_is_not_in_the_way(panel, qtbot):
    page = browse(panel, qtbot)
    box_of(page).setText("选人")
    assert seen(page) == ["干部队伍", "干部队伍建设", "选人用人"]
    box_of(page).clear()
    assert seen(page) == ["干部队伍", "干部队伍建设", "人才", "人才工作"]


def test_arrows_walk_over_pillars_and_unfold(panel, qtbot):
    page, terms = browse(panel, qtbot), opened(panel)
    tree = tree_of(page)
    qtbot.keyClick(box_of(page), Qt.Key.Key_Down)
    assert (tree.hasFocus(), tree.currentIndex().data()) == (True, "干部队伍建设")
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert "选人用人" in seen(page)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().data() == "人才工作"
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert terms == ["人才工作"]


def test_a_click_opens_and_a_click_on_the_chevron_unfolds(panel, qtbot):
    page, terms = browse(panel, qtbot), opened(panel)
    tree = tree_of(page)
    place = tree.visualRect(row(page, "干部队伍建设")).topLeft()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=place + QPoint(20, 12))
    assert (terms, "选人用人" in seen(page)) == ([], True)
    qtbot.mouseClick(tree.viewport(), LEFT, pos=place + QPoint(80, 12))
    assert terms == ["干部队伍建设"]


@pytest.mark.parametrize("inside", ["line", "tree", "button"])
def test_escape_goes_back_to_the_exemplars(panel, qtbot, inside):
    page, terms = browse(panel, qtbot), opened(panel)
    if inside == "button":
        back = next(b for b in page.findChildren(QToolButton) if b.accessibleName() == "回到例文")
        qtbot.mouseClick(back, LEFT)
    else:
        qtbot.keyClick(box_of(page) if inside == "line" else tree_of(page), Qt.Key.Key_Escape)
    assert panel.findChild(CardList).isVisible()
    assert topics_button(panel).hasFocus()
    assert (terms, panel.following) == ([], True)


def test_an_unknown_topic_is_said_in_words(panel, qtbot):
    page = browse(panel, qtbot)
    box_of(page).setText("没有这个")
    empty = page.findChild(EmptyAnswer)
    assert empty.isVisible()
    assert empty.accessibleName().startswith("没有“没有这个”这个主题")
    box_of(page).setText("人才")
    assert tree_of(page).isVisible()


def test_a_library_without_topics_says_so(panel, qtbot):
    qtbot.mouseClick(topics_button(panel), LEFT)
    panel.show_topics(())
    assert panel.findChild(TopicPage).findChild(EmptyAnswer).isVisible()


def test_the_topic_lasts_until_it_is_ended(panel, qtbot):
    asked = []
    panel.follow_changed.connect(asked.append)
    page = browse(panel, qtbot)
    box_of(page).setText("人才引进")
    qtbot.keyClick(box_of(page), Qt.Key.Key_Return)
    assert asked == [False]
    qtbot.keyClick(panel.findChild(CardList), Qt.Key.Key_Escape)
    assert asked == [False, True]
    assert context(panel) == "随光标  坚持严管厚爱"


def test_the_key_of_the_search_box_leads_out_of_the_topics(panel, qtbot):
    browse(panel, qtbot)
    panel.focus_search()
    assert panel.findChild(CardList).isVisible()


def test_a_like_concept_is_looked_for_as_a_topic(panel, qtbot):
    panel.show_answer(make_answer(near=(Topic("澄清正名", 8),)))
    page = panel.findChild(EmptyAnswer)
    near = next(c for c in page.findChildren(QPushButton) if "澄清" in c.text())
    with qtbot.waitSignal(panel.near_chosen) as chosen:
        qtbot.mouseClick(near, LEFT)
    assert chosen.args == ["澄清正名"]
    assert context(panel) == "主题  澄清正名"


def test_ways_out_of_an_empty_answer_are_taken_by_a_click(panel, qtbot):
    counts = {"全部": 2, "市级": 2}
    county = next(b for b in panel.findChildren(QPushButton) if b.text().startswith("县级"))
    qtbot.mouseClick(county, LEFT)
    panel.findChild(SearchBox).setText("容错 清单")
    panel.show_answer(make_answer(counts=counts))
    page = panel.findChild(EmptyAnswer)
    first, second = (b for b in page.findChildren(QPushButton) if b.isVisible())
    with qtbot.waitSignal(panel.filters_changed) as filters:
        qtbot.mouseClick(first, LEFT)
    assert filters.args[0].level == "市级"
    with qtbot.waitSignal(panel.search_requested) as words:
        qtbot.mouseClick(second, LEFT)
    assert words.args == ["容错"]


SPELT = (
    Topic("干部队伍建设", 206, "干部队伍", words=("幹部隊伍建設", "ganbuduiwujianshe", "gbdwjs")),
    Topic("容错纠错", 31, "干部队伍", words=("三个区分开来", "容錯糾錯", "rongcuojiucuo", "rcjc")),
    Topic("人才工作", 205, "人才", words=("rencaigongzuo", "rcgz")),
)


@pytest.mark.parametrize("typed", ["三个区分", "容錯", "rongcuo", "rong cuo", "rong'cuo", "RCJC"])
def test_a_topic_is_found_by_other_words_and_letters(panel, qtbot, typed):
    qtbot.mouseClick(topics_button(panel), LEFT)
    panel.show_topics(SPELT)
    page, terms = panel.findChild(TopicPage), opened(panel)
    box_of(page).setText(typed)
    assert seen(page) == ["干部队伍", "容错纠错"]
    qtbot.keyClick(box_of(page), Qt.Key.Key_Return)
    assert terms == ["容错纠错"]


def test_a_pillar_that_matches_lists_only_topics_that_do(panel, qtbot):
    page = browse(panel, qtbot)
    box_of(page).setText("干部队伍")
    assert seen(page) == ["干部队伍", "干部队伍建设"]


def test_the_count_follows_what_is_typed(panel, qtbot):
    page = browse(panel, qtbot)
    shown = lambda: [x.text() for x in page.findChildren(QLabel) if x.text().endswith(" 个")]  # noqa: E731
    assert shown() == ["5 个"]
    box_of(page).setText("人才")
    assert shown() == ["2 个"]
    box_of(page).setText("没有这个")
    assert shown() == []


def test_topics_that_come_anew_are_sifted_by_what_is_typed(panel, qtbot):
    page = browse(panel, qtbot)
    box_of(page).setText("人才引")
    panel.show_topics((*TOPICS, Topic("人才引荐", 2, "人才", "人才工作")))
    assert seen(page) == ["人才", "人才工作", "人才引进", "人才引荐"]


def test_a_library_that_cannot_be_read_is_not_called_empty(panel, qtbot):
    qtbot.mouseClick(topics_button(panel), LEFT)
    panel.show_topics_failed("例文库读不出来，稿子不受影响。请重新打开程序。")
    said = panel.findChild(TopicPage).findChild(EmptyAnswer).accessibleName()
    assert said == "主题没有读出来。例文库读不出来，稿子不受影响。请重新打开程序。"
    panel.show_topics(TOPICS)
    assert tree_of(panel.findChild(TopicPage)).isVisible()
