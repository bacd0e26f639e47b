"""Work off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from drafter.core.cancel import CancelToken
from drafter.errors import Cancelled

Work = Callable[[CancelToken], object]


class _Job(QRunnable):
    """One call of ``work``. Owns no QObject: the pool deletes jobs on its own threads."""

    def __init__(self, ticket: int, work: Work, token: CancelToken, report: SignalInstance) -> None:
        super().__init__()
        self._ticket, self._work, self._token, self._report = ticket, work, token, report

    def run(self) -> None:
        """Report a result or an error; never raise: the excepthook would run on this thread."""
        try:
            self._token.raise_if_cancelled()
            self._report.emit(self._ticket, self._work(self._token), None)
        except Exception as error:  # noqa: BLE001 - the one place: every error goes home as a value
            self._report.emit(self._ticket, None, error)


class InTurn(QObject):
    """Runs pieces of work one after another, each of them, in the order they came."""

    done = Signal(object)
    failed = Signal(Exception)
    _reported = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._token = CancelToken()
        self._after: dict[int, Callable[[object], None]] = {}
        self._ticket, self._closed = 0, False
        self._reported.connect(self._on_reported)  # queued: arrives on the window's thread

    def start(self, work: Work, after: Callable[[object], None] | None = None) -> None:
        """Run ``work(token)`` behind what waits already.

        Args:
            work: Touches no widget and no model.
            after: Takes the answer, on the window's thread, before `done` tells of it.
        """
        self._ticket += 1
        if after is not None:
            self._after[self._ticket] = after
        self._pool.start(_Job(self._ticket, work, self._token, self._reported))

    def close(self) -> None:
        """Finish what was begun or waits, and wait for it; no answer is told any more."""
        self._closed = True
        self._pool.waitForDone()

    @Slot(int, object, object)
    def _on_reported(self, ticket: int, result: object, error: Exception | None) -> None:
        if self._closed:
            return
        after = self._after.pop(ticket, None)
        if error is None:
            if after is not None:
                after(result)
            self.done.emit(result)
        elif not isinstance(error, Cancelled):
            self.failed.emit(error)


class LatestTask(QObject):
    """Runs one kind of work; a newer start replaces an older one, whose answer is dropped."""

    done = Signal(object)
    failed = Signal(Exception)
    _reported = Signal(int, object, object)

    def __init__(self, pool: QThreadPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool, self._ticket, self._token = pool, 0, CancelToken()
        self._reported.connect(self._on_reported)  # queued: arrives on the window's thread

    def start(self, work: Work) -> None:
        """Run ``work(token)`` on the pool. It must touch no widget and no model."""
        self.cancel()
        self._token = CancelToken()
        self._pool.start(_Job(self._ticket, work, self._token, self._reported))

    def cancel(self) -> None:
        """Ask running work to stop, and forget its answer."""
        self._token.cancel()
        self._ticket += 1

    @Slot(int, object, object)
    def _on_reported(self, ticket: int, result: object, error: Exception | None) -> None:
        if ticket != self._ticket or isinstance(error, Cancelled):
            return
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
