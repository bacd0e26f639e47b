"""What importing costs: ``python -m benchmarks importing [FILES]``, 1,000 unless said.

- Throughput, from the files to their being searchable, workers and all, in MB of text; and
  its time over that of `jieba.cut` plus insertion into FTS5 of the same text, in this run
  and at the same low priority. The processor's time for both: the import has two workers.
- Memory of the workers together as files go by.
- Typing into a draft of 20,000 characters meanwhile: the time from when a key was due to
  when it is painted, over the same without an import, before and after it.
"""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import perf_counter

import psutil

from benchmarks.made_files import make_files
from benchmarks.places import CORPUS, RESOURCES
from drafter.core.cancel import CancelToken
from drafter.core.draft import Block, Draft, Role, Run
from drafter.core.history import Caret
from drafter.core.importing import ImportRequest, ImportResult, ImportStatus, ImportStep, Tell
from drafter.library.imports.supervisor import import_files
from drafter.library.imports.worker import NICE
from drafter.library.library import Library

_FILES = 1000
_LOOKED_AT = (10, 100, 250, 500, 750, 1000)
"""After how many files the memory is printed."""
_KEYS = 300
_BETWEEN_KEYS_MS = 40
"""25 keys a second: nobody types faster."""
_DRAFT_PARAGRAPHS, _PARAGRAPH = 100, "坚持党管干部原则，选优配强领导班子，" * 11 + "成效明显。"


def run(arguments: Sequence[str]) -> None:
    count = int(arguments[0]) if arguments else _FILES
    with tempfile.TemporaryDirectory() as place:
        files = Path(place, "files")
        files.mkdir()
        paths, texts = make_files(files, count)
        size = sum(len(line.encode()) for lines in texts for line in lines) / 1e6
        print(f"{count} files, half of them .docx, {size:.1f} MB of text")
        with ProcessPoolExecutor(1, get_context("spawn"), _give_way) as pool:
            baseline = pool.submit(_baseline, Path(place, "fts5.sqlite3"), texts).result()
        homes = [Path(place, name) for name in ("home", "another home")]
        for home in homes:
            home.mkdir()
            Library.open(home, CORPUS).close()
        before = os.times()
        seconds = _import(homes[0], paths, _Memory())
        after = os.times()
        busy = sum(after[:4]) - sum(before[:4])
        print(f"jieba.cut and FTS5 {size / baseline:8.2f} MB/s")
        print(f"import             {size / seconds:8.2f} MB/s")
        print(f"ratio of times     {seconds / baseline:8.2f}  (at most .5)")
        print(f"of processor times {busy / baseline:8.2f}")
        _typing(partial(_import, homes[1], paths, lambda _: None))


def _give_way() -> None:
    """Take the priority that the workers have."""
    low = psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else NICE
    psutil.Process().nice(low)


def _baseline(path: Path, texts: Sequence[Sequence[str]]) -> float:
    """Return the seconds that cutting by jieba and inserting into FTS5 take."""
    import jieba

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    start = perf_counter()
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("CREATE VIRTUAL TABLE passages USING fts5 (words)")
    for lines in texts:
        database.execute("BEGIN")
        rows = [(" ".join(jieba.cut(line)),) for line in lines]
        database.executemany("INSERT INTO passages VALUES (?)", rows)
        database.execute("COMMIT")
    database.close()
    return perf_counter() - start


def _import(home: Path, paths: Sequence[Path], tell: Tell) -> float:
    """Import the files and return the seconds; all of them must be in."""
    added = 0

    def told(news: ImportStep | ImportResult) -> None:
        nonlocal added
        added += isinstance(news, ImportResult) and news.status is ImportStatus.ADDED
        tell(news)

    start = perf_counter()
    requests = [ImportRequest(str(path)) for path in paths]
    import_files(home, CORPUS, requests, told, CancelToken())
    seconds = perf_counter() - start
    if added != len(paths):
        raise SystemExit(f"only {added} of {len(paths)} files were imported")
    return seconds


class _Memory:
    """Prints what the worker uses after some files."""

    def __init__(self) -> None:
        self._done = 0

    def __call__(self, news: ImportStep | ImportResult) -> None:
        if not isinstance(news, ImportResult):
            return
        self._done += 1
        if self._done in _LOOKED_AT:
            family = [
                process
                for process in psutil.Process().children()
                if "drafter.library.imports.worker" in process.cmdline()
            ]
            private = sum(process.memory_full_info().uss for process in family)
            resident = sum(process.memory_info().rss for process in family)
            print(
                f"{len(family)} workers after {self._done:5d} files"
                f"{private / 1e6:6.0f} MB of their own, {resident / 1e6:.0f} MB resident"
            )


def _typing(work: partial[float]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from drafter.ui.editor.paper import Paper
    from drafter.ui.theme import Theme

    _application = QApplication.instance() or QApplication([])  # must outlive the paper
    paper = Paper(Theme(RESOURCES / "themes", RESOURCES / "icons", "light"))
    paper.resize(760, 800)
    blocks = [
        Block(f"p{number}", Role.POINT, (Run(_PARAGRAPH),)) for number in range(_DRAFT_PARAGRAPHS)
    ]
    paper.load(Draft("s", "汇报", {}, tuple(blocks), 2800))
    paper.show()
    paper.set_caret(Caret(_DRAFT_PARAGRAPHS // 2, 20))
    _type(paper, lambda done: done < _KEYS)  # warm
    before = _type(paper, lambda done: done < _KEYS)
    thread = Thread(target=work)
    thread.start()
    during = _type(paper, lambda _: thread.is_alive())
    thread.join()
    after = _type(paper, lambda done: done < _KEYS)
    print("key, ms                 p50     p95     max    keys")
    for name, times in (("before", before), ("during", during), ("after", after)):
        figures = (*(_share(times, share) * 1000 for share in (0.5, 0.95, 1)), len(times))
        print("{:18s}{:8.2f}{:8.2f}{:8.2f}{:8d}".format(name, *figures))
    alone = _share(sorted(before + after), 0.95)
    print(f"p95 during an import, over the same without: {_share(during, 0.95) / alone:.2f}")


def _type(paper: object, go_on: object) -> list[float]:
    """Type at a steady pace; return the seconds from due to painted of each key, sorted."""
    from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from drafter.ui.editor.paper import Paper

    assert isinstance(paper, Paper)
    assert callable(go_on)
    loop, timer, times = QEventLoop(), QTimer(), []
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setSingleShot(True)
    due = perf_counter()

    def key() -> None:
        nonlocal due
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "稿")
            QApplication.sendEvent(paper, event)
        paper.viewport().repaint()
        now = perf_counter()
        times.append(now - due)
        if not go_on(len(times)):
            loop.quit()
            return
        due = max(due + _BETWEEN_KEYS_MS / 1000, now)
        timer.start(max(0, round((due - now) * 1000)))
        due = now + timer.interval() / 1000

    timer.timeout.connect(key)
    timer.start(0)
    loop.exec()
    return sorted(times)


def _share(times: Sequence[float], share: float) -> float:
    """Return the time below which this share of the sorted times lies."""
    return times[min(len(times) - 1, int(len(times) * share))]
