"""The files of one import: which wait, who is told, and when all must stop."""

from collections import deque
from collections.abc import Sequence
from threading import Event, Lock

from drafter.core.cancel import CancelToken
from drafter.core.importing import ImportRequest, ImportResult, ImportStatus, ImportStep, Tell
from drafter.errors import Cancelled, LibraryError
from drafter.library.imports.outcomes import refused, stopped


class Batch:
    """Shared by the desks of an import, each on a thread of its own."""

    def __init__(self, requests: Sequence[ImportRequest], tell: Tell, cancel: CancelToken) -> None:
        self._waiting, self._tell, self._cancel = deque(requests), tell, cancel
        self._lock, self._telling = Lock(), Lock()
        self._halted = Event()
        self.added = False
        """Whether a file was brought in."""

    def check(self) -> None:
        """Raise `Cancelled` when the user called the import off, or it cannot go on."""
        if self._halted.is_set():
            raise Cancelled
        self._cancel.raise_if_cancelled()

    def halt(self) -> None:
        """Have all desks stop, those at work too."""
        self._halted.set()

    def take(self) -> ImportRequest | None:
        """Return the next file; None when there is none."""
        with self._lock:
            return self._waiting.popleft() if self._waiting else None

    def give_back(self, request: ImportRequest) -> None:
        """Take back a file that was not brought in."""
        with self._lock:
            self._waiting.appendleft(request)

    def tell(self, news: ImportStep | ImportResult) -> None:
        """Hand news on, one at a time."""
        with self._telling:
            if isinstance(news, ImportResult) and news.status is ImportStatus.ADDED:
                self.added = True
            self._tell(news)

    def fail(self, request: ImportRequest, error: LibraryError) -> None:
        """End the import over a library that cannot be read or written."""
        first = not self._halted.is_set()
        self.halt()
        if first:
            self.tell(refused(request, str(error), str(error)))
        else:
            self.give_back(request)

    def stop_rest(self) -> None:
        """Tell of the files that did not get their turn."""
        while (request := self.take()) is not None:
            self.tell(stopped(request, midway=False))
