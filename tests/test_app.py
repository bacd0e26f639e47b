"""The whole window as it is shipped: real skeletons, real library, real files, real Word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from drafter.app import Drafter
from drafter.paths import Paths

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
    drafter.exporting.export_to(target)
    qtbot.waitUntil(target.exists, timeout=PATIENCE_MS)
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert "各位领导：" in text
    assert "江州市" in text
    assert "聚焦政治建设，铸牢绝对忠诚品格。" in text
    assert taken.text in text

    path = drafter.session.path
    assert path is not None
    assert drafter.saving.leave()
    drafter.starting.open_path(str(path))
    assert drafter.session.draft().block(point.id) == taken
