"""Grab the real window on a real draft over the real library, for docs/screens and the README.

``python -m benchmarks screenshots [FOLDER]`` writes start_*.png, draft_*.png and library_*.png at
1440×870 and 1100×700, light and dark, and an import. Runs offscreen; what is seen is what Qt draws
with the fonts of this machine.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

SIZES = ((1440, 870), (1100, 700))
LOOKS = ("light", "dark")
FACTS = {
    "题目": "全省组织工作会议汇报",
    "地区": "江州市",
    "单位": "市委组织部",
    "会议": "全省组织工作会议",
    "时间": "2026年3月",
    "目标": "2800",
}
TAKEN = (
    ("强化理论武装", 1),
    ("强化党性锤炼", 2),
    ("强化政治考察", 1),
    ("树牢实干实绩", 2),
    ("抓好后继有人", 1),
    ("把牢能力建设", 1),
    ("坚持严管厚爱", 3),
    ("广开门路引人才", 1),
)
"""Points that get an exemplar, and which card is taken."""

PATIENCE_MS = 20_000


def run(arguments: Sequence[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = Path(arguments[0]) if arguments else Path("docs/screens")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["DRAFTER_HOME"] = home
        _shoot(folder)


def _shoot(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from benchmarks.library_screens import shoot_import, shoot_library
    from drafter.app import Drafter
    from drafter.paths import find_paths

    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    drafter = Drafter(find_paths())
    drafter.start(None)
    window = drafter.window
    panel = window.drafting.exemplars
    window.start.start_requested.emit("wuge-jujiao-huibao", FACTS)
    paper = drafter.session.paper
    for heading, card in TAKEN:
        block = next(b for b in paper.draft_document.blocks if b.text.startswith(heading))
        before = panel.exemplar_at(1)
        paper.go_to(block.id)
        _wait(lambda was=before: panel.exemplar_at(1) not in (None, was))
        window.commands.take[card - 1].trigger()
    drafter.draft.saving.save()
    for width, height in SIZES:
        for look in LOOKS:
            window.resize(width, height)
            window.commands.looks[look].trigger()
            block = next(b for b in paper.draft_document.blocks if b.text.startswith("坚持严管"))
            paper.go_to(block.id)
            paper.select_next_slot(-1)
            _rest(600)
            window.grab().save(str(folder / f"draft_{width}_{look}.png"))
            drafter.draft.saving.leave()
            _rest(200)
            window.grab().save(str(folder / f"start_{width}_{look}.png"))
            drafter.starting.open_path(drafter.choices.current.recent[0].path)
            shoot_library(drafter, folder, (width, height), look, _rest)
    window.resize(*SIZES[0])
    window.commands.looks["light"].trigger()
    shoot_import(drafter, folder, Path(os.environ["DRAFTER_HOME"], "材料"), _wait, _rest)
    drafter.shut_down()
    print(f"{len(SIZES) * len(LOOKS) * 4 + 2} pictures in {folder}")


def _wait(condition: Callable[[], bool]) -> None:
    waited = 0
    while not condition():
        if waited > PATIENCE_MS:
            raise TimeoutError("the window did not answer")
        _rest(50)
        waited += 50
    _rest(50)


def _rest(milliseconds: int) -> None:
    """Let the window run; unlike QTest.qWait this lets other threads run as well."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
