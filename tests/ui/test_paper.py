"""The paper, worked as a writer works it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.history import Caret
from drafter.core.origin import Origin
from drafter.ui.editor.block_reader import BlockReader
from drafter.ui.editor.paper import Paper
from drafter.ui.editor.run_mime import MIME_TYPE
from drafter.ui.theme import Theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ORIGIN = Origin("b23-18", "钦州综述", "钦州", 18, 1, "健全制度𠮷。")
BORROWED = (Run("健全制度𠮷。", origin=ORIGIN), Run("江州", origin=ORIGIN, fact="地区"))


def heading(text: str) -> Run:
    return Run(text, heading=True)


BLOCKS = (
    Block("t", Role.TITLE, (Run("在全省会议上的汇报"),)),
    Block("s", Role.SALUTATION, (Run("同志们："),)),
    Block("p", Role.PILLAR, (heading("聚焦引才聚才。"), Run("坚持人才引领。"))),
    Block("a", Role.POINT, (heading("广开门路引人才。"),), 140, "写渠道"),
    Block(
        "b",
        Role.POINT,
        (heading("创新机制育人才。"), Run("已调整〔人数〕名。", origin=ORIGIN)),
        170,
    ),
    Block("l", Role.PILLAR, (heading("一、总结回顾"),)),
)
DRAFT = Draft("s", "汇报", {"地区": "江州市"}, BLOCKS, 2800)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(RESOURCES / "themes", RESOURCES / "icons", "light")


@pytest.fixture
def paper(qtbot: QtBot, theme: Theme) -> Paper:
    made = Paper(theme)
    qtbot.addWidget(made)
    made.resize(760, 800)
    made.load(DRAFT)
    return made


def put(paper: Paper, block: int, offset: int) -> None:
    paper.set_caret(Caret(block, offset))


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.draft_document.blocks]


def test_a_loaded_draft_is_read_back_as_it_was(paper: Paper) -> None:
    assert paper.draft_document.draft() == DRAFT
    assert read_anew(paper) == BLOCKS


def test_the_caret_begins_at_the_first_empty_point(paper: Paper) -> None:
    assert paper.current_block() == BLOCKS[3]


def test_words_typed_behind_a_heading_are_no_heading(paper: Paper, qtbot: QtBot) -> None:
    qtbot.keyClicks(paper, "abc")
    assert paper.draft_document.blocks[3].runs[1] == Run("abc")


def test_words_typed_within_a_heading_belong_to_it(paper: Paper, qtbot: QtBot) -> None:
    put(paper, 3, 2)
    qtbot.keyClicks(paper, "x")
    assert paper.draft_document.blocks[3].heading == "广开x门路引人才。"


def test_a_heading_with_its_own_line_grows_at_its_end(paper: Paper, qtbot: QtBot) -> None:
    put(paper, 5, 6)
    qtbot.keyClicks(paper, "x")
    assert paper.draft_document.blocks[5].runs == (heading("一、总结回顾x"),)


def test_words_typed_into_borrowed_text_have_no_origin(paper: Paper, qtbot: QtBot) -> None:
    put(paper, 4, 10)
    qtbot.keyClicks(paper, "x")
    assert [run.origin for run in paper.draft_document.blocks[4].runs] == [
        None,
        ORIGIN,
        None,
        ORIGIN,
    ]


def test_enter_begins_a_body_paragraph_with_an_id_of_its_own(paper: Paper, qtbot: QtBot) -> None:
    put(paper, 4, 12)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    first, second = paper.draft_document.blocks[4:6]
    assert (first.id, first.role, first.target) == ("b", Role.POINT, 170)
    assert (second.role, second.target) == (Role.BODY, 0)
    assert second.id not in {block.id for block in BLOCKS}
    assert first.text + second.text == BLOCKS[4].text


def test_enter_before_a_heading_leaves_the_point_whole(paper: Paper, qtbot: QtBot) -> None:
    put(paper, 3, 0)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    before, point = paper.draft_document.blocks[3:5]
    assert (before.role, before.text) == (Role.BODY, "")
    assert point == BLOCKS[3]


def test_one_undo_takes_a_word_back_and_one_redo_brings_it(paper: Paper, qtbot: QtBot) -> None:
    qtbot.keyClicks(paper, "abc")
    qtbot.keyClick(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert paper.draft_document.draft() == DRAFT
    qtbot.keyClick(paper, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert texts(paper)[3] == "广开门路引人才。abc"


def test_an_insertion_keeps_its_origins_and_is_one_step(paper: Paper) -> None:
    paper.insert_at_caret(BORROWED)
    assert paper.draft_document.blocks[3].runs[1:] == BORROWED
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT
    paper.draft_document.redo()
    assert paper.draft_document.blocks[3].runs[1:] == BORROWED


def test_an_insertion_with_the_caret_in_a_heading_goes_behind_it(paper: Paper) -> None:
    put(paper, 3, 2)
    paper.insert_at_caret(BORROWED)
    assert paper.draft_document.blocks[3].runs == (BLOCKS[3].runs[0], *BORROWED)


def test_an_insertion_behind_a_heading_line_gets_its_own_paragraph(paper: Paper) -> None:
    put(paper, 5, 3)
    paper.insert_at_caret(BORROWED)
    assert paper.draft_document.blocks[5] == BLOCKS[5]
    assert paper.draft_document.blocks[6].runs == BORROWED
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT


def test_select_all_and_delete_comes_back_whole_with_one_undo(paper: Paper, qtbot: QtBot) -> None:
    qtbot.keyClick(paper, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(paper, Qt.Key.Key_Delete)
    assert texts(paper) == [""]
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT


def test_pasted_lines_become_plain_paragraphs(paper: Paper) -> None:
    source = QMimeData()
    source.setText("甲\n\n  乙  \r\n丙")
    source.setHtml("<b>甲</b>")
    put(paper, 4, 8)
    paper.insertFromMimeData(source)
    assert texts(paper)[4:7] == ["创新机制育人才。甲", "乙", "丙已调整〔人数〕名。"]
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT


def test_f4_goes_through_the_slots_and_typing_replaces_one(paper: Paper, qtbot: QtBot) -> None:
    assert paper.select_next_slot()
    assert paper.textCursor().selectedText() == "〔人数〕"
    qtbot.keyClicks(paper, "12")
    assert texts(paper)[4] == "创新机制育人才。已调整12名。"
    assert not paper.select_next_slot()


def test_what_an_input_method_composes_is_no_text_until_it_is_committed(
    paper: Paper, qapp: QApplication
) -> None:
    edits: list[bool] = []
    paper.edited.connect(lambda: edits.append(True))
    qapp.sendEvent(paper, QInputMethodEvent("neng", []))
    assert paper.composing
    assert paper.draft_document.draft() == DRAFT
    assert not edits
    commit = QInputMethodEvent("", [])
    commit.setCommitString("能上能下")
    qapp.sendEvent(paper, commit)
    assert not paper.composing
    assert paper.draft_document.blocks[3].runs[1] == Run("能上能下")
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT


def test_another_look_is_no_step_and_changes_no_text(paper: Paper, theme: Theme) -> None:
    theme.choose("dark")
    paper.set_zoom(150)
    paper.resize(620, 500)
    assert paper.draft_document.draft() == DRAFT
    assert not paper.draft_document.history.can_undo


@pytest.mark.parametrize("width", [560, 640, 697, 760, 1200])
def test_a_full_line_has_28_characters_at_every_width(paper: Paper, width: int) -> None:
    block = Block("x", Role.BODY, (Run("汉" * 100),))
    paper.resize(width, 600)
    paper.load(Draft("s", "汇报", {}, (block,)))
    paper.grab()
    layout = paper.document().firstBlock().layout()
    assert [layout.lineAt(n).textLength() for n in range(3)] == [26, 28, 28]
    assert paper.horizontalScrollBar().maximum() == 0


def read_anew(paper: Paper) -> tuple[Block, ...]:
    """Read the whole Qt document, with nothing remembered but the plans of the blocks."""
    document = paper.draft_document
    reader = BlockReader(document._origins)
    known = {block.id: block for block in document.blocks}
    read, paragraph = [], document.text.firstBlock()
    while paragraph.isValid():
        found = reader.read(paragraph, known, set())
        assert not found.untidy
        read.append(found.block)
        paragraph = paragraph.next()
    return tuple(read)


def _press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> Callable[[Paper, QtBot], None]:
    def act(paper: Paper, qtbot: QtBot) -> None:
        held = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(paper, key, held)

    return act


def _type(text: str) -> Callable[[Paper, QtBot], None]:
    return lambda paper, qtbot: qtbot.keyClicks(paper, text)


def _commit(text: str) -> Callable[[Paper, QtBot], None]:
    def act(paper: Paper, _qtbot: QtBot) -> None:
        QApplication.sendEvent(paper, QInputMethodEvent("pin", []))
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(paper, event)

    return act


def _paste(text: str) -> Callable[[Paper, QtBot], None]:
    def act(paper: Paper, _qtbot: QtBot) -> None:
        source = QMimeData()
        source.setText(text)
        paper.insertFromMimeData(source)

    return act


def _place(fraction: float, length: int) -> Callable[[Paper, QtBot], None]:
    def act(paper: Paper, _qtbot: QtBot) -> None:
        document = paper.draft_document
        last = paper.document().characterCount() - 1
        start = round(fraction * last)
        # By way of code points: no key and no click puts a caret inside a rare hanzi.
        start, stop = (
            document.position_of(document.caret_at(place))
            for place in (start, min(last, start + length))
        )
        cursor = paper.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        paper.setTextCursor(cursor)

    return act


CONTROL = Qt.KeyboardModifier.ControlModifier
ACTS = st.one_of(
    st.sampled_from(["a", "xy", "1 "]).map(_type),
    st.sampled_from(["能上能下", "𠮷", "〔人数〕"]).map(_commit),
    st.sampled_from(["甲", "甲\n乙", "\n"]).map(_paste),
    st.builds(_place, st.floats(0, 1), st.sampled_from([0, 0, 0, 1, 5, 30])),
    st.sampled_from(
        [
            _press(Qt.Key.Key_Return),
            _press(Qt.Key.Key_Backspace),
            _press(Qt.Key.Key_Delete),
            _press(Qt.Key.Key_Z, CONTROL),
            _press(Qt.Key.Key_Y, CONTROL),
            lambda paper, qtbot: paper.insert_at_caret(BORROWED),
            lambda paper, qtbot: paper.select_next_slot(),
        ]
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(ACTS, max_size=25))
def test_text_and_blocks_stay_in_step_and_every_step_can_be_undone(
    paper: Paper, qtbot: QtBot, acts: list[Callable[[Paper, QtBot], None]]
) -> None:
    paper.load(DRAFT)
    for act in acts:
        act(paper, qtbot)
        assert read_anew(paper) == tuple(paper.draft_document.blocks)
        paper.draft_document.draft()  # ids are unique
    final = paper.draft_document.draft()
    steps = 0
    while paper.draft_document.history.can_undo:
        paper.draft_document.undo()
        steps += 1
    assert paper.draft_document.draft() == DRAFT
    for _ in range(steps):
        paper.draft_document.redo()
    assert paper.draft_document.draft() == final
    assert read_anew(paper) == final.blocks


def test_clicking_a_slot_selects_it_whole(paper: Paper, qtbot: QtBot) -> None:
    paper.show()
    place = paper.draft_document.position_of(Caret(4, 13))
    cursor = paper.textCursor()
    cursor.setPosition(place)
    spot: QPoint = paper.cursorRect(cursor).center()
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert paper.textCursor().selectedText() == "〔人数〕"


def test_cut_and_pasted_text_keeps_its_origin(paper: Paper, qtbot: QtBot) -> None:
    paper.insert_at_caret(BORROWED)
    put(paper, 3, 8)
    cursor = paper.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)
    taken = paper.createMimeDataFromSelection()
    assert taken.text() == "".join(run.text for run in BORROWED)
    qtbot.keyClick(paper, Qt.Key.Key_Delete)
    put(paper, 2, len(BLOCKS[2].text))
    paper.insertFromMimeData(taken)
    assert paper.draft_document.blocks[2].runs[-2:] == BORROWED


def test_what_only_claims_to_be_ours_is_pasted_as_plain_text(paper: Paper) -> None:
    source = QMimeData()
    source.setText("甲")
    source.setData(MIME_TYPE, b'[[{"text": 1}]]')
    paper.insertFromMimeData(source)
    assert paper.draft_document.blocks[3].runs[-1] == Run("甲")


def test_a_copied_heading_is_pasted_as_body_text(paper: Paper) -> None:
    cursor = paper.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    paper.setTextCursor(cursor)
    taken = paper.createMimeDataFromSelection()
    put(paper, 4, len(BLOCKS[4].text))
    paper.insertFromMimeData(taken)
    pasted = paper.draft_document.blocks[4:10]
    assert [block.text for block in pasted[1:]] == [block.text for block in BLOCKS[1:]]
    assert all(block.role is Role.BODY and not block.heading for block in pasted[1:])
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT


def test_text_dropped_within_the_sheet_is_moved_with_its_origin(paper: Paper) -> None:
    paper.show()
    put(paper, 4, 8)
    cursor = paper.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)
    taken = paper.createMimeDataFromSelection()
    place = QTextCursor(paper.document().findBlockByNumber(3))
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    spot = QPointF(paper.cursorRect(place).center())
    event = QDropEvent(
        spot,
        Qt.DropAction.MoveAction,
        taken,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.source = lambda: paper.viewport()  # type: ignore[method-assign]
    paper.dropEvent(event)
    assert texts(paper)[3:5] == ["广开门路引人才。已调整〔人数〕名。", "创新机制育人才。"]
    assert paper.draft_document.blocks[3].runs[-1].origin == ORIGIN
    paper.draft_document.undo()
    assert paper.draft_document.draft() == DRAFT


@pytest.mark.parametrize("width", [560, 754, 900, 1400])
def test_zooming_in_never_makes_the_text_smaller(paper: Paper, width: int) -> None:
    paper.resize(width, 600)
    paper.show()
    paper.set_zoom(50)
    sizes = []
    for percent in range(60, 310, 10):
        paper.set_zoom(percent)
        sizes.append(paper.metrics().em)
    assert sizes == sorted(sizes)
    assert paper.metrics().width <= width
    shown = paper.zoom
    paper.set_zoom(shown + 10)
    assert paper.zoom == shown or paper.metrics().em > sizes[-1]


def test_a_file_is_not_typed_into_the_paper(paper: Paper) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/稿/汇报.jujiao")])
    assert not paper.canInsertFromMimeData(source)
    paper.insertFromMimeData(source)
    assert paper.draft_document.draft() == DRAFT
