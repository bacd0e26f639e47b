"""The library while it is still being opened: questions wait for it, the window does not."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from drafter.core.cancel import CancelToken
from drafter.core.query import Answer, Hit, Query, Topic
from drafter.core.report import Report
from drafter.errors import Cancelled

P = ParamSpec("P")
T = TypeVar("T")

_POLL_S = 0.05
"""How often a waiting question looks whether it is still wanted."""


class Library(Protocol):
    """What the window asks of a library; see `drafter.library.library.Library`."""

    def answer(self, query: Query, cancel: CancelToken) -> Answer:
        """Answer a question."""
        ...

    def search(self, query: Query, cancel: CancelToken) -> Sequence[Hit]:
        """Return the hits of the answer alone."""
        ...

    def topics(self) -> Sequence[Topic]:
        """Return what the passages speak of."""
        ...

    def regions(self) -> Sequence[str]:
        """Return where the reports come from."""
        ...

    def report(self, report_id: str) -> Report:
        """Return a report."""
        ...

    def warm_up(self) -> None:
        """Load what the first question would wait for."""
        ...

    def close(self) -> None:
        """Close the files."""
        ...


Open = Callable[[Callable[[int, int], None], CancelToken], Library]
"""Opens or builds a library, telling reports done and in all."""


class LibraryGate(QObject):
    """Opens a library on a thread of its own and hands questions through.

    Questions are answered from the moment one can be. What is still to be done then, such as
    indexing passages again, goes on and is told by `progressed`.
    """

    progressed = Signal(int, int)  # reports done, reports in all
    opened = Signal()
    failed = Signal(Exception)  # a DrafterError to show, or a bug

    def __init__(self, open_library: Open, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_library = open_library
        self._thread = ThreadPoolExecutor(1, "library")
        self._token = CancelToken()
        self._opening: Future[Library] | None = None
        self._ready: Future[Library] = Future()

    def open(self) -> None:
        """Begin to open the library; call once."""
        self._opening = self._thread.submit(self._open)
        self._opening.add_done_callback(self._tell)

    @property
    def ready(self) -> bool:
        """Whether the library is open, or has failed to open."""
        return self._ready.done()

    def answer(self, query: Query, cancel: CancelToken) -> Answer:
        """Answer a question as soon as the library can."""
        return self._wait(cancel).answer(query, cancel)

    def search(self, query: Query, cancel: CancelToken) -> Sequence[Hit]:
        """Return the hits of an answer as soon as the library can."""
        return self._wait(cancel).search(query, cancel)

    def topics(self, cancel: CancelToken) -> Sequence[Topic]:
        """Return what the passages speak of; waits, so off the window's thread."""
        return self._wait(cancel).topics()

    def regions(self, cancel: CancelToken) -> Sequence[str]:
        """Return where the reports come from; waits, so off the window's thread."""
        return self._wait(cancel).regions()

    def report(self, report_id: str) -> Report:
        """Return a report; only asked for what an answer named, so the library is open."""
        return self._ready.result(0).report(report_id)

    def through(self, deed: Callable[Concatenate[Any, P], T]) -> Callable[P, T]:
        """Return what a library can do as a function that waits until one is open.

        Args:
            deed: Takes the library first: a method of its class, unbound.

        Returns:
            What takes the rest, off the window's thread; it raises `Cancelled` when the
            gate is stopped before the library was open, and what kept that shut.
        """
        ask = self.asking(deed)

        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            return ask(CancelToken(), *args, **kwargs)

        return call

    def asking(
        self, deed: Callable[Concatenate[Any, P], T]
    ) -> Callable[Concatenate[CancelToken, P], T]:
        """Return the same as `through`, with a token first that calls the waiting off."""

        def call(cancel: CancelToken, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return deed(self._wait(cancel), *args, **kwargs)

        return call

    def stop(self) -> None:
        """Stop opening and wait for the thread; questions that wait are called off."""
        self._token.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)
        if not self._ready.done():
            self._ready.cancel()

    def close(self) -> None:
        """Stop, and close what is open."""
        self.stop()
        if not self._ready.cancelled() and self._ready.exception() is None:
            self._ready.result().close()

    def _open(self) -> Library:
        library = self._open_library(self.progressed.emit, self._token)
        self._ready.set_result(library)
        library.warm_up()
        return library

    def _tell(self, opening: Future[Library]) -> None:
        """Report how it went; runs on the library's thread."""
        error: BaseException | None
        try:
            error = opening.exception()
        except CancelledError:
            return
        if error is None:
            self.opened.emit()
            return
        if not self._ready.done():
            self._ready.set_exception(error)
        if isinstance(error, Exception) and not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _wait(self, cancel: CancelToken) -> Library:
        while True:
            cancel.raise_if_cancelled()
            try:
                return self._ready.result(_POLL_S)
            except NotYet:
                continue
            except CancelledError:
                raise Cancelled from None
