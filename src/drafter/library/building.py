"""An index written on a thread of its own, searched meanwhile as far as it is."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from drafter.core.cancel import CancelToken
from drafter.errors import LibraryError
from drafter.library.snapshot import Snapshot
from drafter.library.writing import Progress

Publish = Callable[[Snapshot], None]
"""Given each state that can be searched."""
Write = Callable[[Publish, Progress, CancelToken], Snapshot]
"""Builds, and returns the whole; given whom to publish parts to, whom to tell how far it is,
and what calls it off."""
_POLL_S = 0.02
"""How often one who waits looks whether that is still wanted."""


class Building:
    """One building; it begins at once."""

    def __init__(
        self,
        build: Write,
        over: Callable[["Building"], None],
        progress: Progress,
        cancel: CancelToken,
        known: Snapshot | None = None,
    ) -> None:
        """Begin.

        Args:
            build: Does it.
            over: Called at the end, on the thread, however it went.
            progress: Told how far it is, on the thread.
            cancel: Calls it off, as `stop` does.
            known: What can be searched until the first is published; None for nothing.
        """
        self._build, self._ended, self._progress = build, over, progress
        self._stopping, self._of = _Either(cancel), 0
        self._ready = threading.Event()
        self._so_far = known
        if known is not None:
            self._ready.set()
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

    @property
    def failed(self) -> LibraryError | None:
        """Return what kept it from being done; None while it is not over, or was called off."""
        error = self._built.exception() if self._built.done() else None
        return error if isinstance(error, LibraryError) else None

    def whole(self) -> Snapshot:
        """Return all of it, waiting for it; raises what `first` does."""
        return self._built.result()

    def first(self, cancel: CancelToken | None = None) -> Snapshot:
        """Return the newest state, waiting for the first.

        Raises:
            LibraryError: it has failed before there was any.
            Cancelled: it was called off before there was any, or the waiting was.
        """
        while not self._ready.wait(_POLL_S):
            if cancel is not None:
                cancel.raise_if_cancelled()
        return self._so_far or self._built.result()

    def join(self) -> None:
        """Wait until it is over and has let go of everything."""
        self._thread.shutdown()

    def stop(self) -> None:
        """Call it off, and wait until it has let go of everything."""
        self._stopping.cancel()
        self._thread.shutdown()

    def _run(self) -> Snapshot:
        built = self._build(self._publish, self._tell, self._stopping)
        self._publish(built)
        return built

    def _end(self) -> None:
        self._ready.set()
        self._ended(self)
        # Only now, and even if it failed: who hears this searches again, and finds all.
        if not self._stopping.cancelled:
            self._progress(self._of, self._of)

    def _publish(self, snapshot: Snapshot) -> None:
        self._so_far = snapshot
        self._ready.set()

    def _tell(self, done: int, of: int) -> None:
        self._stopping.raise_if_cancelled()
        self._of = of
        if done < of:
            self._progress(done, of)


class _Either(CancelToken):
    """Leave to go on that another's token ends, too."""

    __slots__ = ("_other",)

    def __init__(self, other: CancelToken) -> None:
        super().__init__()
        self._other = other

    @property
    def cancelled(self) -> bool:
        return self._event.is_set() or self._other.cancelled

    def raise_if_cancelled(self) -> None:
        self._other.raise_if_cancelled()
        super().raise_if_cancelled()
