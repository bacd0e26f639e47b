"""A process of ours that may crash, hang, grow or talk nonsense: asked, watched, ended.

It is asked and answers in lines of JSON, an object a line. Nothing it says is trusted to
be what it should be; that is for the asker to look at.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from enum import Enum
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

import psutil

from drafter.library.imports.scratch import Scratch

_TICK_S = 0.1
"""How often we look whether the work is called off."""
_LOOK_TICKS = 4
"""Ticks between two looks at the memory of the process and of all it started."""
_LONGEST_LINE = 1_000_000
_TAIL = 200
"""Lines kept of what the process complains of."""
_END_S = 3.0
"""How long a process may take to end by itself."""


class Trouble(Enum):
    """Why a process is of no use any more."""

    GONE = "crashed or ended"
    SLOW = "took too long"
    LARGE = "used too much memory"
    NONSENSE = "answered what no such process answers"


class ProcessLost(Exception):
    """The process is of no use any more. Never shown."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class WatchedProcess:
    """Runs a command. Used by one thread; `close` it, whatever happened."""

    def __init__(self, command: Sequence[str], memory_limit: int) -> None:
        """Start the command; it and all it starts leave their temporary files in one place.

        Args:
            command: Program and arguments.
            memory_limit: Bytes it may use together with all processes it starts.

        Raises:
            OSError: it cannot be started.
        """
        self._memory_limit = memory_limit
        self._scratch = Scratch()
        try:
            self._process = _start(command, {**os.environ, **self._scratch.environment})
        except BaseException:
            self._scratch.remove()
            raise
        self._family: set[psutil.Process] = set()
        self._lines: Queue[bytes] = Queue(maxsize=1000)
        self._tail: deque[bytes] = deque(maxlen=_TAIL)
        self._deaf = False
        self._threads = [
            Thread(target=self._hear, name="worker answers", daemon=True),
            Thread(target=self._overhear, name="worker complaints", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def complaint(self) -> str:
        """Return the end of what it wrote on its standard error."""
        return b"".join(self._tail).decode("utf-8", "replace")

    def ask(self, message: Mapping[str, object]) -> None:
        """Send a message.

        Raises:
            ProcessLost: nobody is there to read it.
        """
        try:
            pipe = _pipe(self._process.stdin)
            pipe.write(json.dumps(message).encode("ascii") + b"\n")
            pipe.flush()
        except OSError as error:
            raise ProcessLost(Trouble.GONE) from error

    def answer(self, patience: float, check: Callable[[], None]) -> dict[str, Any]:
        """Wait for the next message.

        Args:
            patience: Seconds it may take. Time in which the computer sleeps does not count.
            check: Called ten times a second; what it raises ends the waiting.

        Raises:
            ProcessLost: none came, or one that is no message.
        """
        waited, ticks = 0.0, 0
        while True:
            check()
            before = time.monotonic()
            with suppress(Empty):
                return _read(self._lines.get(timeout=_TICK_S))
            waited += min(time.monotonic() - before, 10 * _TICK_S)
            ticks += 1
            if waited > patience:
                raise ProcessLost(Trouble.SLOW)
            if ticks % _LOOK_TICKS == 0 and self._memory() > self._memory_limit:
                raise ProcessLost(Trouble.LARGE)

    def end(self) -> None:
        """Wait a moment for it to end by itself, as it was asked to; then `close` it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_S)
        self.close()

    def close(self) -> None:
        """End it and all it started, at once, and remove its temporary files.

        Closing twice is harmless.
        """
        self._deaf = True
        self._memory()  # for the sake of the family
        _kill_group(self._process)
        for process in self._family:
            with suppress(psutil.Error):
                process.kill()
        with suppress(OSError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_END_S)
        self._scratch.remove()
        latest = time.monotonic() + _END_S
        for thread in self._threads:
            while thread.is_alive() and time.monotonic() < latest:
                with suppress(Empty):  # it may be waiting for room
                    self._lines.get_nowait()
                thread.join(_TICK_S)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            # Who still reads holds the pipe's lock: somebody else has the other end open.
            if not any(thread.is_alive() for thread in self._threads):
                with suppress(OSError):
                    _pipe(pipe).close()

    def _memory(self) -> int:
        """Return the bytes in use by the process and all it started, and note who they are."""
        used = 0
        with suppress(psutil.Error):
            root = psutil.Process(self._process.pid)
            self._family |= {root, *root.children(recursive=True)}
        for process in tuple(self._family):
            try:
                used += process.memory_info().rss
            except psutil.Error:
                self._family.discard(process)
        return used

    def _hear(self) -> None:
        pipe = _pipe(self._process.stdout)
        while not self._deaf and (line := pipe.readline(_LONGEST_LINE)):
            self._lines.put(line)
        self._lines.put(b"")

    def _overhear(self) -> None:
        pipe = _pipe(self._process.stderr)
        while line := pipe.readline(1000):
            self._tail.append(line)


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a command apart from the terminal: Ctrl+C there is ours to act upon."""
    pipe = subprocess.PIPE
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, creationflags=flags
        )
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, process_group=0
    )


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the group the process leads, unless its number may be another's by now."""
    if sys.platform != "win32" and process.returncode is None:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # we asked for it
    return pipe


def _read(line: bytes) -> dict[str, Any]:
    if not line:
        raise ProcessLost(Trouble.GONE)
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProcessLost(Trouble.NONSENSE) from error
    if not isinstance(message, dict):
        raise ProcessLost(Trouble.NONSENSE)
    return message
