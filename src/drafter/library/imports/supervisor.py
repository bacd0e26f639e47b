"""Importing files in the background: worker processes do it, this supervises.

A reader that crashes, hangs, or takes all memory costs the one file; see decision 0006.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from drafter.core.cancel import CancelToken
from drafter.core.importing import WORKER_FLAG, ImportRequest, Tell
from drafter.library.imports.batch import Batch
from drafter.library.imports.desk import Desk, Limits
from drafter.library.imports.scratch import sweep

LIMITS = Limits()


def worker_command() -> list[str]:
    """Return the command that starts a worker; in a frozen build that is the program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG]
    # -P: the folder we happen to be in holds no modules of ours.
    return [sys.executable, "-P", "-m", "drafter.library.imports.worker"]


def import_files(
    home: Path,
    corpus: Path,
    requests: Sequence[ImportRequest],
    tell: Tell,
    cancel: CancelToken,
    command: Sequence[str] = (),
    limits: Limits = LIMITS,
) -> None:
    """Bring files into the library, each wholly or not at all.

    Every request gets exactly one `ImportResult`, many files not quite in their order; what
    was brought in is searchable in the end. May run on any thread; nothing expected is raised.

    Args:
        home: The user's folder; it exists.
        corpus: Folder of the bundled reports.
        requests: The files.
        tell: Told steps and results, one at a time, on this thread or one of ours.
        cancel: Asked ten times a second. The files at work are not brought in then; they
            and the rest are told of as `ImportStatus.STOPPED`. What is in is made
            searchable after that, within `Limits.stop_s`; the next search does the rest.
        command: Starts a worker; empty for `worker_command`.
        limits: What a file may take.
    """
    sweep()
    batch = Batch(requests, tell, cancel)
    second = len(requests) >= limits.many and (os.cpu_count() or 1) > 1
    desks = [
        Desk(home, corpus, command or worker_command(), limits, batch)
        for _ in range(2 if second else 1)
    ]
    # While one worker makes searchable what both have stored, the other reads on.
    threads = [Thread(target=desk.work, name="second import desk") for desk in desks[1:]]
    try:
        for thread in threads:
            thread.start()
        try:
            desks[0].work()
        finally:
            for thread in threads:
                thread.join()
        batch.stop_rest()
        # The others first: one of them may have the right to write the index.
        for desk in reversed(desks):
            desk.finish(index=batch.added and desk is desks[0])
    finally:
        for desk in desks:
            desk.close()
