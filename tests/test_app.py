"""The whole window as it is shipped: real skeletons, real library, real files, real Word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from drafter.app import Drafter
from drafter.core.draft import Block, Draft, Role, Run
from drafter.library.library import Library
from drafter.paths import Paths
from drafter.storage.draft_file import save_draft

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_MS = 30_000


@pytest.fixture
def drafter(qapp: QApplication, tmp_path: Path) -> Iterator[Drafter]:
    home = tmp_path / "我的 资料"
    home.mkdir()
    made = Drafter(Paths(ROOT / "templates", ROOT / "resources", home))
    yield made
    made.window.close()
    made.shut_down()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def test_from_a_skeleton_to_a_word_file_over_the_real_library(
    drafter: Drafter, qtbot: QtBot, tmp_path: Path
) -> None:
    drafter.start(None)
    window, panel = drafter.window, drafter.window.drafting.exemplars
    facts = {"地区": "江州市", "会议": "全省组织工作会议", "称谓": "各位领导"}
    window.start.start_requested.emit("wuge-jujiao-huibao", facts)
    paper = drafter.session.paper
    point = next(b for b in paper.draft_document.blocks if b.text == "强化理论武装。")
    paper.go_to(point.id)
    qtbot.waitUntil(lambda: panel.exemplar_at(1) is not None, timeout=PATIENCE_MS)
    exemplar = panel.exemplar_at(1)
    assert exemplar is not None
    assert exemplar.subject == "政治建设"
    before = drafter.session.draft()
    window.commands.take[0].trigger()
    taken = drafter.session.draft().block(point.id)
    assert {run.origin.exemplar for run in taken.runs if run.origin} == {exemplar.id}
    qtbot.keyClick(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert drafter.session.draft() == before
    qtbot.keyClick(paper, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    target = tmp_path / "汇报.docx"
    drafter.draft.exporting.export_to(target)
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert "各位领导：" in text
    assert "江州市" in text
    assert "聚焦政治建设，铸牢绝对忠诚品格。" in text
    assert taken.text in text

    path = drafter.session.path
    assert path is not None
    assert drafter.draft.saving.leave()
    drafter.starting.open_path(str(path))
    assert drafter.session.draft().block(point.id) == taken


def test_a_document_dropped_on_the_library_is_found_beside_the_paper(
    drafter: Drafter, qtbot: QtBot, tmp_path: Path
) -> None:
    document = Document()
    document.add_paragraph("江州市人才工作总结")
    for number, heading in enumerate(("一、引进人才，拓宽渠道", "二、用好人才，搭建平台")):
        document.add_paragraph(heading)
        document.add_paragraph(f"江州市实施第{number}轮龙门浪计划，选派院士顾问团驻点指导。" * 3)
    document.save(str(tmp_path / "人才工作 总结.docx"))

    drafter.start(None)
    qtbot.waitUntil(lambda: drafter.later_draft.built)
    window = drafter.window
    window.start.start_requested.emit("wuge-jujiao-huibao", {"地区": "江州市"})
    window.commands.library.trigger()
    shelves = drafter.page.shelves
    qtbot.waitUntil(lambda: bool(shelves.catalogue.reports), timeout=PATIENCE_MS)
    bundled = len(shelves.catalogue.reports)
    window.library.files_dropped.emit([str(tmp_path / "人才工作 总结.docx")])
    own = lambda: [r.title for r in shelves.catalogue.reports if r.own]  # noqa: E731
    qtbot.waitUntil(lambda: own() == ["江州市人才工作总结"], timeout=PATIENCE_MS)
    assert len(shelves.catalogue.reports) == bundled + 1
    qtbot.waitUntil(lambda: not window.library.shelf.running, timeout=PATIENCE_MS)

    window.library.back_requested.emit()
    panel = window.drafting.exemplars
    panel.search_requested.emit("龙门浪计划院士顾问团")
    qtbot.waitUntil(
        lambda: (first := panel.exemplar_at(1)) is not None and "龙门浪" in first.text,
        timeout=PATIENCE_MS,
    )


def test_the_window_closes_while_an_import_runs(
    drafter: Drafter, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(30):
        text = f"第{number}篇总结\n\n一、人才工作\n\n{'实施人才计划，落实到支部。' * 200}\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    drafter.start(None)
    qtbot.waitUntil(lambda: drafter.later_draft.built)
    window = drafter.window
    window.commands.library.trigger()
    window.library.files_dropped.emit([str(tmp_path / f"{n}.txt") for n in range(30)])
    qtbot.waitUntil(lambda: window.library.shelf.running, timeout=PATIENCE_MS)
    window.close()
    drafter.shut_down()
    assert window.library.shelf.running  # nothing was told to a window that has gone


def test_a_draft_opened_again_shows_its_exemplars_before_the_library_is_open(
    drafter: Drafter, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    Library.open(drafter._paths.home, drafter._paths.corpus).close()  # as it was the last time
    drafter.start(None)
    panel = drafter.window.drafting.exemplars
    drafter.window.start.start_requested.emit("wuge-jujiao-huibao", {"地区": "江州市"})
    qtbot.waitUntil(lambda: panel.exemplar_at(1) is not None, timeout=PATIENCE_MS)
    stamp = drafter._paths.home / "index" / "stamp.json"
    qtbot.waitUntil(
        lambda: stamp.exists() and not drafter._arranging and drafter.remembered.any,
        timeout=PATIENCE_MS,
    )
    seen, path = panel.exemplar_at(1), drafter.session.path
    drafter.window.close()
    drafter.shut_down()

    again = Drafter(drafter._paths)
    again.start(path)
    assert not again.library.ready
    panel = again.window.drafting.exemplars
    assert again.draft.searching.recalled
    assert panel.exemplar_at(1) == seen
    qtbot.waitUntil(lambda: not again.draft.searching.recalled, timeout=PATIENCE_MS)
    assert panel.exemplar_at(1) == seen
    again.window.close()
    again.shut_down()
    again.window.deleteLater()


def test_the_bar_over_an_opened_draft_is_right_before_it_is_painted(
    drafter: Drafter, tmp_path: Path
) -> None:
    path = tmp_path / "汇报.jujiao"
    save_draft(
        Draft("x", "汇报", {}, (Block("b1", Role.BODY, (Run("有〔人数〕人、〔次数〕次。"),)),)),
        path,
    )
    drafter.start(path)
    window = drafter.window
    assert not drafter.later_draft.built
    assert not window.commands.undo.isEnabled()
    assert not window.commands.redo.isEnabled()
    assert "空位 2" in [button.text() for button in window.drafting.bar.findChildren(QToolButton)]
