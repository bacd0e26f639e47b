from dataclasses import replace

import pytest
from library_samples import TEXT, make_report
from panel_samples import hold_key
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget
from start_samples import make_theme

from drafter.core.catalogue import Use
from drafter.core.report import Note, Paragraph, Section
from drafter.core.span import Span
from drafter.ui.panels.report_reader import ReportReader
from drafter.ui.widgets.empty_answer import EmptyAnswer
from drafter.ui.widgets.heading_tabs import HeadingTabs
from drafter.ui.widgets.report_head import ReportHead
from drafter.ui.widgets.report_page import ReportPage
from drafter.ui.widgets.text_line import TextLine

REPORT = make_report()
OWN = make_report("m1", "半年总结", source="半年总结.docx")


@pytest.fixture
def reader(qtbot):
    reader = ReportReader(make_theme())
    qtbot.addWidget(reader)
    reader.resize(648, 700)
    reader.show()
    return reader


def page_of(reader):
    return reader.findChild(ReportPage)


def button(reader, *names):
    buttons = page_of(reader).findChildren(QPushButton)
    return next(b for b in buttons if b.text().strip() in names)


def star(reader):
    return button(reader, "收藏", "已收藏")


def pencil_of(reader):
    return next(b for b in reader.findChildren(QToolButton) if b.toolTip() == "改标签")


def said_above(reader):
    return " ".join(line.text for line in reader.findChild(ReportHead).findChildren(TextLine))


def place_of(page, words):
    """Return where some words stand in the viewport."""
    cursor = page.document().find(words)
    assert not cursor.isNull()
    return page.cursorRect(cursor).center() - QPoint(4, 0)


def click(qtbot, page, words):
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, words))


def test_before_a_report_is_chosen_the_reader_asks_for_one(reader):
    assert reader.findChild(EmptyAnswer).isVisible()
    assert reader.findChild(EmptyAnswer).accessibleName().startswith("选一篇来读")
    assert reader.current == ""


def test_a_bundled_report_is_said_to_be_read_only(reader):
    reader.show_report(REPORT)
    assert "内置范例，只读" in said_above(reader)
    assert "尧都" in said_above(reader)
    assert "13 段" in said_above(reader)
    assert not pencil_of(reader).isVisible()


def test_an_own_report_names_its_file_and_offers_its_labels(reader, qtbot):
    reader.show_report(OWN)
    assert "半年总结.docx" in said_above(reader)
    with qtbot.waitSignal(reader.labels_requested) as caught:
        qtbot.mouseClick(pencil_of(reader), Qt.MouseButton.LeftButton)
    assert caught.args == ["m1"]


def test_a_click_makes_a_paragraph_the_current_one(reader, qtbot):
    reader.show_report(REPORT)
    click(qtbot, page_of(reader), "二是第2段")
    assert reader.current == "b1-3"
    assert star(reader).isVisible()


def test_arrows_walk_from_paragraph_to_paragraph(reader, qtbot):
    reader.show_report(REPORT)
    page = page_of(reader)
    walked = []
    for _ in range(4):
        qtbot.keyClick(page, Qt.Key.Key_Down)
        walked.append(reader.current)
    qtbot.keyClick(page, Qt.Key.Key_Up)
    assert [*walked, reader.current] == ["b1-1", "b1-2", "b1-3", "b1-4", "b1-3"]


def test_walking_down_keeps_the_current_paragraph_in_sight(reader, qtbot):
    reader.show_report(REPORT)
    page = page_of(reader)
    for _ in range(13):
        qtbot.keyClick(page, Qt.Key.Key_Down)
        shown = star(reader).mapTo(page.viewport(), QPoint(0, 0))
        assert 0 <= shown.y() < page.viewport().height()
    assert reader.current == "b1-13"


def test_inserting_is_offered_only_while_a_draft_is_open(reader, qtbot):
    reader.show_report(REPORT, number=2)
    assert not button(reader, "插入本稿").isVisible()
    with qtbot.assertNotEmitted(reader.insert_requested):
        qtbot.keyClick(page_of(reader), Qt.Key.Key_Return)
    reader.show_insertable(True)
    with qtbot.waitSignal(reader.insert_requested) as caught:
        qtbot.mouseClick(button(reader, "插入本稿"), Qt.MouseButton.LeftButton)
    assert caught.args == ["b1-2"]
    with qtbot.waitSignal(reader.insert_requested):
        qtbot.keyClick(page_of(reader), Qt.Key.Key_Return)


def test_a_favourite_says_so_and_asks_to_be_none(reader, qtbot):
    reader.show_report(REPORT, number=2)
    with qtbot.waitSignal(reader.favourite_requested) as caught:
        qtbot.mouseClick(star(reader), Qt.MouseButton.LeftButton)
    assert caught.args == ["b1-2", True]
    reader.show_marks(["b1-2", "b9-2"], ())
    assert star(reader).text().strip() == "已收藏"
    with qtbot.waitSignal(reader.favourite_requested) as caught:
        qtbot.keyClick(page_of(reader), Qt.Key.Key_S)
    assert caught.args == ["b1-2", False]


def test_a_used_paragraph_tells_where(reader):
    uses = [Use("b1-2", "甲.jujiao", "全省会议汇报", "二·4"), Use("b1-2", "乙.jujiao", "", "")]
    reader.show_marks((), uses)
    reader.show_report(REPORT, number=2)
    said = [line.text for line in page_of(reader).findChildren(TextLine)]
    assert said == ["用在 全省会议汇报  二·4；没有题目的稿子"]
    reader.show_report(REPORT, number=3)
    assert [line.text for line in page_of(reader).findChildren(TextLine)] == [""]


def test_hits_are_marked_where_they_are_beyond_rare_hanzi(reader):
    rare = replace(REPORT, sections=(Section("", "", (Paragraph("𠮷𠮷人才𠮷人才"),)),))
    reader.show_report(rare, {1: [Span(2, 4), Span(5, 7)]})
    marks = page_of(reader).extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["人才", "人才"]
    reader.show_report(rare)
    assert page_of(reader).extraSelections() == []


def test_what_is_damaged_in_the_source_is_told_below_its_paragraph(reader):
    reader.show_report(make_report(notes=(Note("近12，", "似缺数字"),)))
    blocks = page_of(reader).toPlainText().split("\n")
    at = blocks.index("似缺数字：近12，")
    assert blocks[at - 1].startswith("一是第1段")


def test_the_buttons_stand_below_their_paragraph_and_its_notes(reader):
    reader.show_report(make_report(notes=(Note("近12，", "似缺数字"),)), number=2)
    page = page_of(reader)
    top = star(reader).mapTo(page.viewport(), QPoint(0, 0)).y()
    note = page.cursorRect(page.document().find("近12，"))
    below = page.cursorRect(page.document().find("二是第2段"))
    assert note.bottom() < top
    assert top + star(reader).height() < below.top()


def test_tabs_lead_to_their_parts_and_follow_the_reading(reader, qtbot):
    reader.show_report(REPORT)
    tabs = reader.findChild(HeadingTabs)
    seen = [tab for tab in tabs.findChildren(QToolButton) if tab.isVisible()]
    assert [tab.text() for tab in seen] == ["一 聚心", "二 聚能", "三 第3件大事"]
    second = seen[1]
    page = page_of(reader)
    with qtbot.waitSignal(page.section_shown) as caught:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert caught.args == [2]
    assert 0 <= place_of(page, "二、固本强基").y() < 60
    with qtbot.waitSignal(page.section_shown) as caught:
        page.verticalScrollBar().setValue(0)
    assert caught.args == [0]


def test_the_pillar_of_an_own_report_is_changed_by_a_menu(reader, qtbot):
    reader.show_report(OWN)
    page = page_of(reader)
    click(qtbot, page, "归类 政治建设")
    menu = next(m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible())
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["政治建设"]
    with qtbot.waitSignal(reader.subject_requested) as caught:
        next(a for a in menu.actions() if a.text() == "人才").trigger()
    menu.close()
    assert caught.args == ["m1", 1, "人才"]


def test_a_bundled_report_shows_no_pillars_to_change(reader):
    reader.show_report(REPORT)
    assert "归类" not in page_of(reader).toPlainText()


def test_a_report_with_new_labels_stays_where_it_is_read(reader):
    reader.show_report(OWN, number=9)
    page = page_of(reader)
    before = page.verticalScrollBar().value()
    assert before > 0
    reader.show_report(replace(OWN, title="全年总结"))
    assert (page.verticalScrollBar().value(), reader.current) == (before, "m1-9")
    reader.show_report(REPORT)
    assert (page.verticalScrollBar().value(), reader.current) == (0, "")


def test_a_narrower_column_keeps_the_place(reader):
    reader.show_report(REPORT)
    page = page_of(reader)
    page.verticalScrollBar().setValue(900)
    first = page.cursorForPosition(QPoint(70, 4)).block().text()
    reader.resize(400, 700)
    assert page.cursorForPosition(QPoint(70, 4)).block().text() == first


def test_the_look_changes_with_the_theme(qtbot):
    theme = make_theme()
    reader = ReportReader(theme)
    qtbot.addWidget(reader)
    reader.resize(600, 600)
    reader.show()
    reader.show_report(REPORT, {2: [Span(0, 2)]}, 2)
    theme.choose("dark")
    page = page_of(reader)
    ink = page.document().firstBlock().begin().fragment().charFormat().foreground().color()
    assert ink == theme.color("ink1")
    assert [mark.cursor.selectedText() for mark in page.extraSelections()] == ["一是"]
    assert reader.current == "b1-2"


def test_a_report_of_two_thousand_paragraphs_is_walked_like_any_other(reader, qtbot):
    many = make_report("m2", sections=20, paragraphs=100)
    reader.show_report(many, number=1999)
    assert reader.current == "m2-1999"
    qtbot.keyClick(page_of(reader), Qt.Key.Key_Down)
    assert reader.current == "m2-2000"
    assert len(page_of(reader).findChildren(QPushButton)) == 2


def test_an_empty_heading_and_a_text_of_one_line_do_no_harm(reader):
    reader.show_report(make_report(sections=0))
    assert page_of(reader).toPlainText() == TEXT
    assert reader.findChild(HeadingTabs).count == 0


def test_the_keyboard_goes_to_what_is_seen(reader, qtbot):
    reader.activateWindow()
    reader.setFocus()
    qtbot.waitUntil(reader.findChild(EmptyAnswer).hasFocus)
    reader.show_report(REPORT)
    qtbot.waitUntil(page_of(reader).hasFocus)
    reader.show_nothing()
    reader.focus_page()
    qtbot.waitUntil(reader.findChild(EmptyAnswer).hasFocus)


def test_a_report_without_title_goes_by_its_file_as_in_the_list(reader):
    reader.show_report(make_report("m1", "", source="半年总结.docx"))
    named = [w.accessibleName() for w in reader.findChild(ReportHead).findChildren(QWidget)]
    assert "半年总结.docx" in named
    reader.show_report(make_report("b1", ""))
    named = [w.accessibleName() for w in reader.findChild(ReportHead).findChildren(QWidget)]
    assert "没有题目的材料" in named


def test_keys_held_down_ask_for_nothing_more(reader, qtbot):
    reader.show_insertable(True)
    reader.show_report(REPORT, number=2)
    with (
        qtbot.assertNotEmitted(reader.insert_requested),
        qtbot.assertNotEmitted(reader.favourite_requested),
    ):
        hold_key(page_of(reader), Qt.Key.Key_Return)
        hold_key(page_of(reader), Qt.Key.Key_S)


def test_four_short_headings_stand_beside_the_labels_as_drawn(reader):
    headings = (
        "一、凝心铸魂，正方向",
        "二、从严从实，建队伍",
        "三、强基固本，筑堡垒",
        "四、聚才汇智，添动能",
    )
    sections = tuple(Section(heading, "其他", (Paragraph(TEXT),)) for heading in headings)
    reader.show_report(replace(REPORT, sections=sections, region="内蒙古"))
    reader.resize(646, 700)
    QCoreApplication.sendPostedEvents()
    tabs = reader.findChild(HeadingTabs)
    line = reader.findChild(ReportHead).findChild(TextLine)
    assert tabs.y() <= line.geometry().center().y() < tabs.geometry().bottom()
    assert line.width() >= line.sizeHint().width()
    shown = [tab for tab in tabs.findChildren(QToolButton) if tab.isVisible()]
    assert len(shown) == 4
