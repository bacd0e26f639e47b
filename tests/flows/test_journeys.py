"""The journeys of a writer, with everything outside the window replaced by a function."""

from pathlib import Path

import pytest
from flow_bench import EXEMPLAR, Bench, block_named
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from drafter.core.draft import Run
from drafter.core.history import Caret
from drafter.flows.reporting import ReportingFlow
from drafter.ui.views.draft_view import DraftView

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def go_to(bench: Bench, heading: str) -> None:
    bench.session.paper.go_to(block_named(bench, heading).id)


def test_starting_opens_a_draft_that_is_already_a_file(bench: Bench) -> None:
    bench.begin()
    assert bench.window.on_draft
    assert bench.session.path is not None
    assert bench.files[bench.session.path] == bench.session.draft()
    assert bench.session.draft().facts == {"地区": "江州市"}


def test_a_draft_that_cannot_be_kept_is_not_begun(bench: Bench) -> None:
    bench.save_error = "没法存放稿子。没有改动任何文件。换一个文件夹。"
    bench.begin()
    assert not bench.window.on_draft
    assert bench.session.path is None


def test_exemplars_follow_the_caret_with_its_pillar_as_context(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "广开门路")
    qtbot.waitUntil(lambda: "广开门路引人才" in bench.texts)
    assert bench.asked[-1].under == "聚焦引才聚才，实施强市战略"
    qtbot.waitUntil(lambda: bench.window.drafting.exemplars.exemplar_at(1) == EXEMPLAR)


def test_words_typed_into_the_search_box_are_asked_instead(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    box = bench.window.drafting.exemplars.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "reng cai")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "reng cai" in bench.texts)


def test_alt_1_takes_the_first_exemplar_fitted_to_this_place(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "强化理论武装")
    qtbot.waitUntil(lambda: bench.window.drafting.exemplars.exemplar_at(1) == EXEMPLAR)
    before = bench.session.draft()
    bench.window.commands.take[0].trigger()
    taken = block_named(bench, "强化理论武装。")
    assert taken.body == "江州市举办培训班〔原260余〕期。"
    assert {run.origin.exemplar for run in taken.runs if run.origin} == {"b23-1"}
    bench.window.commands.undo.trigger()
    assert bench.session.draft() == before


def test_an_exemplar_is_not_put_into_the_title(bench: Bench) -> None:
    bench.begin()
    before = bench.session.draft()
    bench.session.paper.go_to(bench.blocks[0].id)
    bench.window.drafting.exemplars.insert_requested.emit(EXEMPLAR)
    assert bench.session.draft() == before


def test_a_pause_in_typing_saves_the_draft(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "强化理论武装")
    qtbot.keyClicks(bench.session.paper, "abc")
    assert bench.session.modified
    path = bench.session.path
    assert path is not None
    qtbot.waitUntil(lambda: bench.files[path] == bench.session.draft(), timeout=5_000)
    assert not bench.session.modified


def test_a_failed_save_says_so_and_keeps_the_text(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.save_error = "没有存上，D盘满了。你的文字都在，没有丢。存到别处。"
    bench.window.commands.save.trigger()
    assert bench.session.modified
    assert bench.window.drafting.banner.accessibleName() == bench.save_error
    bench.save_error = ""
    bench.window.commands.save.trigger()
    assert not bench.session.modified
    assert bench.window.drafting.banner.isHidden()


def test_closing_the_window_saves_first(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    event = QCloseEvent()
    bench.window.close_wanted.emit(event)
    assert event.isAccepted()
    path = bench.session.path
    assert path is not None
    assert bench.files[path] == bench.session.draft()


def test_closing_stays_when_the_text_could_not_be_saved(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.save_error = "没有存上。"
    monkeypatch.setattr(bench.saving, "_may_lose", lambda: False)
    event = QCloseEvent()
    bench.window.close_wanted.emit(event)
    assert not event.isAccepted()


def test_the_start_page_lists_the_draft_after_leaving_it(bench: Bench) -> None:
    bench.begin()
    bench.window.commands.new.trigger()
    assert not bench.window.on_draft
    [recent] = bench.choices.current.recent
    assert (recent.skeleton, recent.at, recent.slots) == ("五个聚焦汇报", "强化理论武装", 0)
    assert recent.when.startswith("2026-03-05T14:32")


def test_a_recent_draft_opens_again_as_it_was(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    was = bench.session.draft()
    bench.window.commands.close_draft.trigger()
    bench.window.start.recent_requested.emit(bench.choices.current.recent[0].path)
    assert bench.session.draft() == was


def test_a_file_that_cannot_be_opened_leaves_the_draft_where_it_is(bench: Bench) -> None:
    bench.begin()
    before = bench.session.draft()
    bench.starting.open_path(str(bench.folder / "没有.jujiao"))
    assert bench.session.draft() == before
    assert "找不到" in bench.window.drafting.banner.accessibleName()


def test_changed_facts_are_followed_in_the_text_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "强化理论武装")
    qtbot.waitUntil(lambda: bench.window.drafting.exemplars.exemplar_at(1) == EXEMPLAR)
    bench.window.commands.take[0].trigger()
    bench.new_facts = {"地区": "海州市", "目标": "1120"}
    bench.window.commands.facts.trigger()
    assert "海州市举办" in block_named(bench, "强化理论武装。").text
    assert bench.session.draft().target == 1120
    assert sum(block.target for block in bench.blocks) == 1120


def test_outline_and_status_line_follow_the_paper(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "广开门路")
    bench.session.paper.insert_at_caret((Run("汉字〔人数〕"),))
    bar = bench.window.drafting.bar
    qtbot.waitUntil(lambda: "空位 1" in bar._slots.text())


def test_export_writes_the_draft_of_the_paper(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    target = bench.folder / "汇报.docx"
    bench.exporting.export_to(target)
    qtbot.waitUntil(lambda: bench.choices.current.last_folder == str(bench.folder))
    assert bench.exported == [(bench.session.draft(), target)]


def test_the_look_is_changed_and_remembered(bench: Bench) -> None:
    bench.window.commands.looks["dark"].trigger()
    assert bench.theme.dark
    assert bench.choices.current.theme == "dark"


def test_the_outline_folds_to_a_rail_in_a_narrow_window(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    bench.window.resize(1440, 870)
    qtbot.waitUntil(lambda: bench.window.drafting.outline.width() > 200)
    bench.window.resize(1100, 700)
    qtbot.waitUntil(lambda: bench.window.drafting.outline.width() == 44)
    assert not bench.window.commands.outline.isChecked()
    bench.window.commands.outline.trigger()
    qtbot.waitUntil(lambda: bench.window.drafting.outline.width() > 200)


def test_commands_of_a_draft_are_off_on_the_start_page(bench: Bench) -> None:
    assert not bench.window.commands.export.isEnabled()
    bench.begin()
    assert bench.window.commands.export.isEnabled()


def test_words_typed_by_hand_carry_no_origin(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "强化理论武装")
    bench.window.drafting.exemplars.insert_requested.emit(EXEMPLAR)
    qtbot.keyClicks(bench.session.paper, "abc")
    assert block_named(bench, "强化理论武装。").runs[-1] == Run("abc")


def test_a_dropped_file_is_opened(bench: Bench, tmp_path: Path) -> None:
    bench.begin()
    draft = bench.session.draft()
    bench.window.commands.close_draft.trigger()
    path = tmp_path / "别处.jujiao"
    bench.files[path] = draft
    bench.window.files_dropped.emit([str(path)])
    assert bench.session.path == path


def test_opening_another_draft_saves_the_one_that_is_open(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    first = bench.session.path
    assert first is not None
    other = bench.folder / "另一份.jujiao"
    bench.files[other] = bench.session.draft()
    qtbot.keyClicks(bench.session.paper, "abc")
    written = bench.session.draft()
    bench.starting.open_path(str(other))
    assert bench.session.path == other
    assert bench.files[first] == written


def test_the_open_file_by_another_name_is_not_read_over_the_newest_words(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.begin()
    path = bench.session.path
    assert path is not None
    path.write_text("here", encoding="utf-8")
    (path.parent / "x").mkdir()
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.starting.open_path(str(path.parent / "x" / ".." / path.name))
    assert bench.session.path == path
    assert "abc" in "".join(block.text for block in bench.blocks)


def test_a_file_changed_elsewhere_is_never_overwritten(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    path = bench.session.path
    assert path is not None
    theirs = bench.files[path]
    bench.stamps[path] += 1
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.window.commands.save.trigger()
    assert bench.files[path] == theirs
    assert "在别处改过" in bench.window.drafting.banner.accessibleName()
    assert bench.session.modified


def test_a_save_that_failed_is_tried_again_by_itself(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.flows.saving.RETRY_MS", 20)
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.save_error = "没有存上，网络盘断开了。你的文字都在。稍后再试。"
    bench.window.commands.save.trigger()
    bench.save_error = ""
    qtbot.waitUntil(lambda: not bench.session.modified)


def test_staying_is_possible_when_the_draft_cannot_be_saved(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.save_error = "没有存上。"
    monkeypatch.setattr(bench.saving, "_may_lose", lambda: False)
    bench.window.commands.close_draft.trigger()
    assert bench.window.on_draft
    monkeypatch.setattr(bench.saving, "_may_lose", lambda: True)
    bench.window.commands.close_draft.trigger()
    assert not bench.window.on_draft


def test_saving_elsewhere_moves_the_draft_there(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.begin()
    target = bench.folder / "别处.jujiao"
    monkeypatch.setattr("drafter.flows.saving.ask_save", lambda *_: target)
    bench.window.commands.save_as.trigger()
    assert bench.session.path == target
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.window.commands.save.trigger()
    assert bench.files[target] == bench.session.draft()


def test_a_good_save_leaves_other_peoples_sentences_standing(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    bench.window.drafting.banner.show_sentence("没有导出，同名文件正在WPS里打开。")
    qtbot.keyClicks(bench.session.paper, "abc")
    bench.window.commands.save.trigger()
    assert "没有导出" in bench.window.drafting.banner.accessibleName()


def test_changed_facts_come_back_with_one_undo(bench: Bench) -> None:
    bench.begin()
    before = bench.session.draft()
    bench.new_facts = {"会议": "全市会议", "目标": "1120"}
    bench.window.commands.facts.trigger()
    assert bench.session.modified
    assert bench.session.draft().facts == {"会议": "全市会议"}
    bench.window.commands.undo.trigger()
    assert bench.session.draft() == before
    bench.window.commands.redo.trigger()
    assert bench.session.draft().target == 1120


def test_f6_goes_round_the_regions_and_does_nothing_on_the_start_page(bench: Bench) -> None:
    bench.window.commands.next_region.trigger()
    bench.begin()
    bench.window.activateWindow()
    regions = bench.window.drafting.regions()
    bench.session.paper.setFocus()
    bench.window.commands.next_region.trigger()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert regions[2].isAncestorOf(focus)
    bench.window.commands.next_region.trigger()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert regions[0].isAncestorOf(focus)


def test_a_second_draft_does_not_begin_with_the_words_of_the_first(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.begin()
    box = bench.window.drafting.exemplars.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "reng cai")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "reng cai" in bench.texts)
    bench.window.commands.close_draft.trigger()
    bench.asked.clear()
    bench.begin()
    assert box.text() == ""
    qtbot.waitUntil(lambda: bool(bench.asked))
    assert bench.asked[0].text == "强化理论武装"


def test_alt_1_inserts_nothing_that_is_not_seen(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.waitUntil(lambda: bench.window.drafting.exemplars.exemplar_at(1) == EXEMPLAR)
    bench.window.commands.right_panel.trigger()
    before = bench.session.draft()
    bench.window.commands.take[0].trigger()
    assert bench.session.draft() == before
    assert not bench.choices.current.panel_open


def test_the_columns_come_back_as_they_were_left(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.waitUntil(lambda: bench.window.drafting.outline.width() > 200)
    view = bench.window.drafting
    view._splitter.setSizes([320, 620, 498])
    state, wanted = view.save_state(), view._splitter.sizes()
    again = DraftView(bench.theme, bench.window.commands)
    qtbot.addWidget(again)
    again.restore_state(state)
    again.resize(view.size())
    again.show()
    qtbot.waitUntil(lambda: again._splitter.sizes() == wanted)


def test_a_bug_saves_the_draft_and_is_told_where_the_writer_looks(
    bench: Bench, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting = ReportingFlow(bench.window, bench.session, bench.saving)
    reporting.report_error(KeyError("first"))
    assert "程序出了差错" in bench.window.start._notice.accessibleName()
    bench.begin()
    qtbot.keyClicks(bench.session.paper, "abc")
    reporting.report_error(KeyError("second"))
    assert not bench.session.modified
    assert "稿子已经存好" in bench.window.drafting.banner.accessibleName()
    assert "KeyError" in capsys.readouterr().err


def test_a_failed_export_is_told_above_the_paper(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    bench.export_error = "没有导出，同名文件正在WPS里打开。稿子不受影响。关掉再试。"
    bench.exporting.export_to(bench.folder / "x.docx")
    qtbot.waitUntil(lambda: "没有导出" in bench.window.drafting.banner.accessibleName())
    assert bench.window.commands.export.isEnabled()


def test_an_exemplar_taken_in_mid_sentence_goes_behind_the_sentence(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.begin()
    go_to(bench, "强化党性锤炼")
    paper = bench.session.paper
    paper.insert_at_caret((Run("举办培训班9期。做了别的。"),))
    number = bench.session.paper.textCursor().blockNumber()
    paper.set_caret(Caret(number, len("强化党性锤炼。举办")))
    paper.insert_at_caret((Run("插入的一句。"),))
    body = block_named(bench, "强化党性锤炼。").body
    assert body == "举办培训班9期。插入的一句。做了别的。"


def test_steady_typing_is_saved_without_a_pause(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.begin()
    bench.saving._latest.setInterval(40)
    bench.saving._pause.setInterval(60_000)
    monkeypatch.setattr("drafter.flows.saving.PAUSE_MS", 60_000)
    qtbot.keyClicks(bench.session.paper, "abc")
    qtbot.waitUntil(lambda: not bench.session.modified)


def test_a_confirmation_goes_with_the_next_edit(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    go_to(bench, "强化理论武装")
    panel = bench.window.drafting.exemplars
    panel.insert_requested.emit(EXEMPLAR)
    assert not panel._strip.isHidden()
    bench.window.commands.undo.trigger()
    assert panel._strip.isHidden()


def test_a_held_key_takes_one_exemplar(bench: Bench) -> None:
    assert not any(action.autoRepeat() for action in bench.window.commands.take)


def test_folding_the_outline_gives_the_keyboard_to_the_paper(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    qtbot.waitUntil(lambda: bench.window.drafting.outline.width() > 200)
    bench.window.drafting.outline.setFocus()
    bench.window.commands.outline.trigger()
    assert bench.session.paper.hasFocus()


def test_the_right_column_keeps_its_width_while_hidden(bench: Bench, qtbot: QtBot) -> None:
    bench.begin()
    view, commands = bench.window.drafting, bench.window.commands
    qtbot.waitUntil(lambda: view.outline.width() > 200)
    width = view.right_panel.width()
    for action in (commands.outline, commands.right_panel) * 2:
        action.trigger()
        qtbot.wait(20)
    qtbot.waitUntil(lambda: abs(view.right_panel.width() - width) <= 2)
