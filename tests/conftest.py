"""What holds for every test: its own user folder, no display, no work left behind."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong: no example is failed for its time.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE_S = 2.0
"""How long work that was told to stop may take to end."""


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep every test out of the developer's own library, settings and recovery files."""
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def _no_work_outlives_its_test() -> Iterator[None]:
    """Fail a test that leaves a Python thread or work in Qt's global pool running."""
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in started_since(before) if outlives(thread)]
    assert not left, f"threads outlive the test: {left}"
    # Asked only of tests that brought Qt along: a pure test stays without it.
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        pool = QThreadPool.globalInstance()
        assert pool.waitForDone(int(PATIENCE_S * 1000)), "work in Qt's global pool outlives it"


def started_since(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return the threads begun since; a Qt thread that Python merely met is not one of them."""
    met = threading._DummyThread
    return [t for t in threading.enumerate() if t not in before and not isinstance(t, met)]


def outlives(thread: threading.Thread) -> bool:
    """Say whether the thread is still there after it was given time to end."""
    thread.join(PATIENCE_S)
    return thread.is_alive()
