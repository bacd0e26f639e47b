"""Asks in a real window, and watches when the answer is painted and how busy its thread was."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from drafter.app import Drafter
from drafter.core.query import Query

_PATIENCE_MS, _LOOK_MS = 30_000, 200


class Watch(QObject):
    """Stands over the exemplar panel of a window on a draft.

    Args:
        drafter: The program; its window is shown.
        tick_ms: How often the window's thread is asked whether it is free.
    """

    def __init__(self, drafter: Drafter, tick_ms: int) -> None:
        super().__init__()
        self._tick = tick_ms / 1000
        self._loop = QEventLoop()
        self._answered = self._seen = False
        self._last, self._longest = perf_counter(), 0.0
        panel = drafter.window.drafting.exemplars
        self._ticker = QTimer(self, interval=tick_ms, timerType=Qt.TimerType.PreciseTimer)
        self._ticker.timeout.connect(self._on_tick)
        self._wait(lambda: panel.exemplar_at(1) is not None)
        for widget in (panel, *panel.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._answers = drafter.draft.searching._answers
        self._answers.answered.connect(self._on_answered)

    def ask(self, query: Query) -> tuple[float, float]:
        """Ask, and wait until the answer is painted.

        Returns:
            Seconds from asking to the painted answer, and the longest that the window's
            thread was busy within them.
        """
        self._answered = self._seen = False
        self._longest, self._last = 0.0, perf_counter()
        self._ticker.start()
        start = perf_counter()
        self._answers.ask(query)
        self._wait(lambda: self._seen)
        took = perf_counter() - start
        self._on_tick()
        self._ticker.stop()
        self._wait_ms(20)  # what else an answer sets off is over before the next is asked for
        return took, self._longest

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """See the first painting behind an answer."""
        if self._answered and event.type() is QEvent.Type.Paint:
            self._answered = False
            QTimer.singleShot(0, self, self._on_seen)
        return False

    def _on_answered(self) -> None:
        self._answered = True

    def _on_seen(self) -> None:
        self._seen = True
        self._loop.quit()

    def _on_tick(self) -> None:
        now = perf_counter()
        self._longest = max(self._longest, now - self._last - self._tick)
        self._last = now

    def _wait(self, condition: Callable[[], bool]) -> None:
        """Let the window run until something holds; it is looked at whenever the loop is left."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not condition():
            if patience.hasExpired():
                raise TimeoutError("the window did not answer")
            self._wait_ms(_LOOK_MS)

    def _wait_ms(self, milliseconds: int) -> None:
        QTimer.singleShot(milliseconds, self._loop, self._loop.quit)
        self._loop.exec()
