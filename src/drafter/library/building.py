"""An index built anew on a thread of its own, searched meanwhile as far as it is."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from drafter.errors import Cancelled
from drafter.library.snapshot import Snapshot
from drafter.library.writing import Progress

Publish = Callable[[Snapshot], None]
"""Given each state that can be searched."""


class Building:
    """One building from scratch; it begins at once."""

    def __init__(
        self,
        build: Callable[[Publish, Progress], Snapshot],
        over: Callable[["Building"], None],
        progress: Progress,
    ) -> None:
        """Begin.

        Args:
            build: Does it, and returns the whole; given whom to publish parts to, and whom
                to tell how far it is.
            over: Called at the end, on the thread, however it went.
            progress: Told how far it is, on the thread.
        """
        self._build, self._ended, self._progress = build, over, progress
        self._stopping = threading.Event()
        self._ready = threading.Event()
        self._so_far: Snapshot | None = None
        self._thread = ThreadPoolExecutor(1, "building the index")
        self._built = self._thread.submit(self._run)
        self._thread.submit(self._end)  # no callback: that might run here, on who waits for it

    @property
    def over(self) -> bool:
        """Whether it is done, or has failed."""
        return self._built.done()

    @property
    def so_far(self) -> Snapshot | None:
        """Return the newest state that can be searched; None for none yet."""
        return self._so_far

    def first(self) -> Snapshot:
        """Return the newest state, waiting for the first.

        Raises:
            LibraryError: it has failed before there was any.
            Cancelled: it was called off before there was any.
        """
        self._ready.wait()
        return self._so_far or self._built.result()

    def join(self) -> None:
        """Wait until it is over and has let go of everything."""
        self._thread.shutdown()

    def stop(self) -> None:
        """Call it off, and wait until it has let go of everything."""
        self._stopping.set()
        self._thread.shutdown()

    def _run(self) -> Snapshot:
        built = self._build(self._publish, self._tell)
        self._publish(built)
        return built

    def _end(self) -> None:
        self._ready.set()
        self._ended(self)

    def _publish(self, snapshot: Snapshot) -> None:
        self._so_far = snapshot
        self._ready.set()

    def _tell(self, done: int, of: int) -> None:
        if self._stopping.is_set():
            raise Cancelled
        self._progress(done, of)
