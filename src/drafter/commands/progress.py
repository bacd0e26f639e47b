"""A progress bar on standard error, while that is a terminal."""

import sys

from drafter.commands.table import pad, width

_CELLS = 24


class ProgressBar:
    """Shows how far work is; the line is gone again afterwards.

    Calling it with what is done and of how much redraws the line. Nothing is drawn
    where standard error is no terminal.
    """

    def __init__(self, title: str) -> None:
        self._title, self._drawn = title, 0
        self._terminal = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            self._draw("")

    def __call__(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``."""
        if self._terminal and total > 0:
            full = _CELLS * min(done, total) // total
            bar = "█" * full + "░" * (_CELLS - full)
            self._draw(f"{self._title} {bar} {done}/{total}")

    def _draw(self, line: str) -> None:
        end = "" if line else "\r"
        print("\r" + pad(line, self._drawn), end=end, file=sys.stderr, flush=True)
        self._drawn = width(line)
