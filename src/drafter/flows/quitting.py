"""Signals of the system close the program in order."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

SIGNAL_MS = 500
"""How soon a signal of the system is noticed."""


@contextmanager
def quitting_on_signals(application: QApplication) -> Iterator[None]:
    """Let log-out and Ctrl+C in the terminal close the program in order, text and all."""
    wake = QTimer(application, interval=SIGNAL_MS)  # Python looks at signals only in Python code
    wake.timeout.connect(lambda: None)
    wake.start()
    before = {
        number: signal.signal(number, lambda *_: application.quit())
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
