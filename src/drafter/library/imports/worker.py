"""The process that does an import: ``python -m drafter.library.imports.worker``.

It is told what to do and answers in lines of JSON, one object a line, on the standard
input and output it was started with. A line of input is one of

- ``{"home", "corpus"}``: open the library; answered by ``{"ready": true}``;
- ``{"path", "folder", "again"}``: read a file. Answered by ``{"step": remark}``, any
  number of times, then either ``{"result": …}`` for a file that was refused, or
  ``{"read": true, "known": {digest: ids}}``, the digest of each wording in it with the ids
  of the reports of that wording in the library. Then nothing is written to the library
  before the next line, ``{"store": true}``, gives leave; that is answered by
  ``{"result": …}``;
- ``{"look": digests}``: answered by ``{"known": {digest: ids}}``;
- ``{"index": true}``: make what was stored searchable; answered by ``{"indexed": true}``;
- ``{"close": true}``: end.

``{"lost": sentence}`` stands for any answer when the library cannot be read or written.
Whatever nobody planned for ends the process. So does the end of its input: who asked
for the work is gone then.
"""

import faulthandler
import json
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, BinaryIO

import psutil

from drafter.core.importing import ImportRequest, ImportResult
from drafter.errors import ImportRefused, LibraryError
from drafter.library.imports.scratch import remove_given

if TYPE_CHECKING:
    from drafter.library.library import Library

Message = dict[str, Any]

NICE = 10
"""How much a worker gives way, where the system counts so."""
ADDRESS_SPACE = 6 * 2**30
"""Bytes of address space where the system keeps to such a limit: a last resort, since who
started the process watches the memory it really uses."""


def main() -> int:
    """Work until told to close, and return the exit code."""
    requests, channel = _take_pipes()
    _be_modest()
    inbox: SimpleQueue[Message] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()

    def say(message: Message) -> None:
        # Pure ASCII: a file's name may hold what is no UTF-8.
        channel.write(json.dumps(message).encode("ascii") + b"\n")
        channel.flush()

    return _serve(inbox.get, say)


def _serve(hear: Callable[[], Message], say: Callable[[Message], None]) -> int:
    # Late: the pipes must be safe before any of this can print.
    from drafter.library.library import Library

    opening = hear()
    try:
        library = Library.open(Path(opening["home"]), Path(opening["corpus"]))
        say({"ready": bool(library.labeller)})
    except LibraryError as error:
        say({"lost": str(error)})
        return 1
    while "close" not in (message := hear()):
        try:
            if "index" in message:
                library.catch_up()
                say({"indexed": True})
            elif "look" in message:
                say({"known": dict(library.known(message["look"]))})
            else:
                request = ImportRequest(message["path"], message["folder"], message["again"])
                say({"result": as_message(_bring_in(library, request, hear, say))})
        except LibraryError as error:
            say({"lost": str(error)})
    library.close()
    return 0


def _bring_in(
    library: "Library",
    request: ImportRequest,
    hear: Callable[[], Message],
    say: Callable[[Message], None],
) -> ImportResult:
    from drafter.library.imports.importer import read_reports, refusal_result, store_reports
    from drafter.library.rows import content_digest

    def step(remark: str) -> None:
        say({"step": remark})

    try:
        read = read_reports(Path(request.path), library.labeller, request.folder, step)
    except ImportRefused as refusal:
        return refusal_result(request, refusal)
    digests = [content_digest(report) for report in read[0]]
    say({"read": True, "known": dict(library.known(digests))})
    hear()
    return store_reports(library, request, *read)


def as_message(result: ImportResult) -> Message:
    """Return a result as it is sent; who asked knows the path."""
    return {
        "status": result.status.value,
        "reports": list(result.reports),
        "sentence": result.sentence,
        "remark": result.remark,
        "locked": result.locked,
    }


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep standard input and output to ourselves: what a library prints or reads goes elsewhere.

    Processes started from here inherit neither.
    """
    requests, channel = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return requests, channel


def _be_modest() -> None:
    """Give way to whoever is typing; leave a trace when native code crashes, but no core."""
    if sys.stderr is not None:
        faulthandler.enable()
    me = psutil.Process()
    if sys.platform == "win32":
        with suppress(psutil.Error, OSError):
            me.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
    else:
        import resource

        with suppress(psutil.Error, OSError):
            me.nice(NICE)

        for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, ADDRESS_SPACE)):
            with suppress(ValueError, OSError):  # macOS refuses some limits
                resource.setrlimit(kind, (most, most))


def _listen(requests: BinaryIO, inbox: SimpleQueue[Message]) -> None:
    """Hand on what is asked; at the end of it leave at once, whatever is being done.

    Nothing is lost by that: each file is one transaction. Nor is anything left behind.
    """
    with suppress(ValueError):  # who writes anything else is not who should
        for line in requests:
            message = json.loads(line)
            inbox.put(message)
            if "close" in message:
                return
    with suppress(psutil.Error):
        for child in psutil.Process().children(recursive=True):
            child.kill()
    remove_given()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
