"""Calling long work off, from any thread."""

from threading import Event

from drafter.errors import Cancelled


class CancelToken:
    """One piece of work's leave to go on. Safe to share between threads."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        self._event = Event()

    def cancel(self) -> None:
        """Ask the work to stop; asking twice is harmless."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work has been asked to stop."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` when the work has been asked to stop."""
        if self._event.is_set():
            raise Cancelled
