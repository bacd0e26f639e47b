"""The checks in conftest.py see work that outlives its test."""

import os
import threading
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def conftest(request: pytest.FixtureRequest) -> ModuleType:
    # Asked of pytest: a plain import could find the conftest.py of another folder.
    path = Path(__file__).resolve().parents[1] / "conftest.py"
    return request.config.pluginmanager.get_plugin(str(path))


def test_a_thread_that_keeps_running_is_seen(conftest, monkeypatch):
    monkeypatch.setattr(conftest, "PATIENCE_S", 0.01)
    before, gate = set(threading.enumerate()), threading.Event()
    thread = threading.Thread(target=gate.wait)
    thread.start()
    try:
        assert conftest.started_since(before) == [thread]
        assert conftest.outlives(thread)
    finally:
        gate.set()
        thread.join()
    assert conftest.started_since(before) == []


def test_every_test_has_a_user_folder_of_its_own(tmp_path):
    assert os.environ["DRAFTER_HOME"] == str(tmp_path / "home")


def test_no_test_needs_a_display():
    assert os.environ["QT_QPA_PLATFORM"]
