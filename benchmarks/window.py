"""How soon the window is there, and how soon it answers: ratios to a bare one, in one run.

``python -m benchmarks window [ROUNDS]`` starts, by turns, a bare ``QMainWindow`` with a
``QTextEdit`` of a draft's text, the program on its start page, and the program on that draft,
each in a process of its own, over a library that was built before, with byte code at hand as
an installation has it, and files in the system's cache. Exemplars are waited for twice: where
the library must answer, and where a draft was open before. Then, in one window, every judged
query is asked as the point under its pillar: from asking to the cards painted, and the longest
that the window's own thread was busy meanwhile. All offscreen.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.judged import read_judged
from benchmarks.places import CORPUS, DATA

ROUNDS = 9
FIRST_PAINT, FIRST_EXEMPLARS, SEARCH_MS = 1.3, 1.8, 16.0
"""At most: of a bare window's first paint, likewise, and at the 95th of 100 searches."""
ASKED, AGAIN = "first exemplars, asked for", "first exemplars, opened again"
"""The library answers; or the answers of the last time are shown until it does."""
_PASSES = 4
"""How often every query is asked; the first is the warm-up and not counted."""
_TICK_MS = 1
_CHILD = Path(__file__).with_name("window_child.py")
_SOURCES = Path(__file__).parents[1] / "src"


def run(arguments: Sequence[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = int(arguments[0]) if arguments else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        home.mkdir()
        draft, text = _prepare(home, Path(folder))
        _starts(rounds, home, Path(folder, "bytecode"), draft, text)
        os.environ["DRAFTER_HOME"] = str(home)
        _searches(draft)


def _prepare(home: Path, folder: Path) -> tuple[Path, Path]:
    """Build the library and a draft with an empty point; return its file, and its bare text."""
    from drafter.core.new_draft import new_draft
    from drafter.library.library import Library
    from drafter.paths import find_paths
    from drafter.storage.draft_file import save_draft
    from drafter.storage.passages import render
    from drafter.storage.skeleton_file import load_skeletons

    Library.open(home, CORPUS).close()
    skeletons, _ = load_skeletons(find_paths().templates)
    facts = {"地区": "江州市", "题目": "全省组织工作会议汇报"}
    draft = new_draft(skeletons[0], facts, render)
    save_draft(draft, folder / "汇报.jujiao")
    text = folder / "汇报.txt"
    text.write_text("\n".join(block.text for block in draft.blocks), encoding="utf-8")
    return folder / "汇报.jujiao", text


def _starts(rounds: int, home: Path, bytecode: Path, draft: Path, text: Path) -> None:
    cases: Mapping[str, Sequence[str]] = {
        "bare window": ("bare", str(text)),
        "first paint, start page": ("start",),
        "first paint, draft": ("draft", str(draft)),
        ASKED: ("exemplars", str(draft)),
        AGAIN: ("exemplars", str(draft)),
    }
    environment = {
        **os.environ,
        "DRAFTER_HOME": str(home),
        "PYTHONPATH": str(_SOURCES),
        "PYTHONPYCACHEPREFIX": str(bytecode),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    answers = home / "answers.json"
    for _ in range(2):  # byte code is written, files come into the cache, answers are kept
        for case in cases.values():
            _seconds(case, environment)
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, case in cases.items():
            if name == ASKED:  # it keeps its answers for the next case
                answers.unlink(missing_ok=True)
            elif name == AGAIN and not answers.exists():
                raise RuntimeError("no answers were kept")
            times[name].append(_seconds(case, environment))
    bar = median(times["bare window"])
    limits = {ASKED: FIRST_EXEMPLARS, AGAIN: FIRST_EXEMPLARS}
    print(f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    print(f"{'median of ' + str(rounds):32s}{'ms':>8s}{'least':>8s}{'ratio':>8s}{'at most':>9s}")
    for name, found in times.items():
        line = f"{name:32s}{median(found) * 1000:8.0f}{min(found) * 1000:8.0f}"
        ratio, limit = median(found) / bar, limits.get(name, FIRST_PAINT)
        judged = f"{ratio:8.2f}{limit:9.1f}  {_verdict(ratio <= limit)}"
        print(line if name == "bare window" else line + judged)


def _seconds(case: Sequence[str], environment: Mapping[str, str]) -> float:
    """Return the time from starting a process to its word that it is painted."""
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, str(_CHILD), *case],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = process.stdout.readline()
        took = perf_counter() - start
    if said != "painted\n":
        raise RuntimeError(f"{case[0]} was never painted")
    return took


def _searches(draft: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from benchmarks.window_watch import Watch
    from drafter.app import Drafter
    from drafter.core.query import Query
    from drafter.paths import find_paths

    judged = read_judged(DATA / "retrieval_dev.json")
    queries = [Query(topic.query, under=topic.under) for topic in judged]
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    drafter = Drafter(find_paths())
    drafter.start(draft)
    watch = Watch(drafter, _TICK_MS)
    asked = [watch.ask(query) for _ in range(_PASSES) for query in queries][len(queries) :]
    print(f"\n{len(asked)} searches in the window, after {len(queries)} to warm up")
    for name, at in (("from asking to painted cards", 0), ("window's thread busy at most", 1)):
        values = sorted(one[at] * 1000 for one in asked)
        p50, p95 = (values[int(len(values) * share)] for share in (0.5, 0.95))
        reached = f"{SEARCH_MS:9.1f}  {_verdict(p95 <= SEARCH_MS)}" if at == 0 else ""
        print(f"{name:32s} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms{reached}")
    drafter.shut_down()


def _verdict(reached: bool) -> str:
    return "reached" if reached else "not reached"
