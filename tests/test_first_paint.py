"""What is seen first waits for nothing that is not seen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.core.draft import Block, Draft, Role, Run
from drafter.storage.draft_file import save_draft

HEAVY = (
    "docx", "lxml", "jieba", "rjieba", "numpy", "tantivy", "sqlite3", "psutil", "pypdfium2",
    "drafter.library", "drafter.export", "drafter.ui.views.library_view", "drafter.flows.browsing",
)  # fmt: skip
"""Loaded behind the first paint only."""
FOR_NEW_DRAFTS = ("yaml", "jinja2", "drafter.ui.views.start_view")
"""Loaded for the start page, which shows skeletons and a preview, and for no open draft."""

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from drafter import app


class Eye(QObject):
    def eventFilter(self, widget, event):
        if event.type() is QEvent.Type.Paint:
            widget.removeEventFilter(self)
            print(*sys.modules)
            QCoreApplication.exit(0)
        return False


start = app.Drafter.start


def watched(drafter, draft):
    drafter.eye = Eye()
    drafter.window.centralWidget().installEventFilter(drafter.eye)
    start(drafter, draft)


app.Drafter.start = watched
from drafter.cli import main

sys.exit(main(sys.argv[1:]))
"""


def loaded_at_first_paint(home: Path, *arguments: str) -> set[str]:
    """Return the modules that a window of its own process has loaded when it is painted."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**os.environ, "DRAFTER_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "汇 报.jujiao"
    block = Block("b1", Role.BODY, (Run("正文。"),))
    save_draft(Draft("wuge", "汇报", {}, (block,)), path)
    return path


def test_the_start_page_is_painted_before_the_library_or_word_is_loaded(tmp_path: Path) -> None:
    loaded = loaded_at_first_paint(tmp_path / "家")
    assert "drafter.ui.views.start_view" in loaded
    assert not loaded.intersection(HEAVY)
    assert "drafter.ui.views.draft_view" not in loaded


def test_a_draft_is_painted_before_what_new_drafts_need_is_loaded(
    tmp_path: Path, draft: Path
) -> None:
    loaded = loaded_at_first_paint(tmp_path / "家", str(draft))
    assert "drafter.ui.editor.paper" in loaded
    assert not loaded.intersection(HEAVY + FOR_NEW_DRAFTS)
