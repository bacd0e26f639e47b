"""Where files are handed to a worker process, one at a time."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any

from drafter.core.importing import ImportRequest, ImportResult, ImportStatus, ImportStep
from drafter.errors import Cancelled, LibraryError
from drafter.library.imports.batch import Batch
from drafter.library.imports.outcomes import stopped, stored, unreadable, unsure
from drafter.library.imports.watched_process import ProcessLost, Trouble, WatchedProcess

Message = dict[str, Any]

_LARGEST_MB = 30.0
"""Megabytes for which a file is given more time; what is beyond them are pictures."""
_COMPLAINT = "import-error.txt"
"""File in the user's folder with what a lost worker last complained of."""

_NO_WORKER = (
    "导入没有开始，负责读文件的程序启动不了。资料库、文件和你的稿子都没有改动。"
    "请关闭程序再打开试一次，还不行就重新安装。"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file, and a worker, may take.

    Attributes:
        file_s: Seconds for any file; more than LibreOffice is given for it.
        mb_s: Seconds more for each MB of it, as far as a file without pictures goes.
        start_s: Seconds for opening the library, which may have to be built.
        index_s: Seconds for making what was stored searchable.
        stop_s: The same once the user called the import off, with the start of a worker.
        memory: Bytes of memory for a worker and all it starts.
        batch: Files after which what was stored is made searchable.
        many: Files for which a second worker is worth its start.
    """

    file_s: float = 120.0
    mb_s: float = 5.0
    start_s: float = 300.0
    index_s: float = 300.0
    stop_s: float = 5.0
    memory: int = 1_500_000_000
    batch: int = 200
    many: int = 16


class Desk:
    """Hands files to a worker; has a new one come for a lost one. `close` it in the end."""

    def __init__(
        self, home: Path, corpus: Path, command: Sequence[str], limits: Limits, batch: Batch
    ) -> None:
        self._home, self._corpus, self._command = home, corpus, command
        self._limits, self._batch = limits, batch
        self._check = batch.check
        self._worker: WatchedProcess | None = None
        self._stored = 0
        """Files stored since the index was caught up with."""

    def work(self) -> None:
        """Bring in what waits, until nothing does or all must stop."""
        while (request := self._batch.take()) is not None:
            try:
                self._batch.check()
                self._batch.tell(self._bring_in(request))
            except Cancelled:
                self._batch.give_back(request)
                return
            except LibraryError as error:
                self._batch.fail(request, error)
                return
            except BaseException:
                self._batch.halt()
                raise

    def finish(self, index: bool) -> None:
        """Send the worker home, having it make searchable what is not, if asked to.

        Work that was called off is given a few seconds. What goes wrong by now costs no
        file: the next search makes up for it.
        """
        self._check = _Grace(self._batch.check, self._limits.stop_s)
        with suppress(ProcessLost, LibraryError, Cancelled):
            if index:
                self._index(self._worker or self._started())
            if self._worker is not None:
                self._worker.ask({"close": True})
                self._worker.end()

    def close(self) -> None:
        """Leave no process behind."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _bring_in(self, request: ImportRequest) -> ImportResult:
        """Return what became of a file.

        Raises:
            LibraryError: the library cannot be read or written, or no worker comes.
            Cancelled: nothing of the file was read.
        """
        worker = self._ready()
        try:
            result = self._asked(worker, request)
        except ProcessLost as lost:
            self._lose(worker)
            return unreadable(request, lost.trouble)
        except Cancelled:
            self._dismiss(worker)
            return stopped(request, midway=True)
        self._stored += result.status is ImportStatus.ADDED
        return result

    def _ready(self) -> WatchedProcess:
        """Return a worker that waits for a file."""
        worker = self._worker or self._started()
        try:
            if self._stored >= self._limits.batch:
                self._index(worker)
        except ProcessLost:
            self._lose(worker)
            return self._started()
        except Cancelled:
            self._dismiss(worker)
            raise
        return worker

    def _started(self) -> WatchedProcess:
        """Start a worker; opening the library, it catches up with the index."""
        try:
            worker = WatchedProcess(self._command, self._limits.memory)
        except OSError as error:
            raise LibraryError(_NO_WORKER) from error
        self._worker = worker
        try:
            worker.ask({"home": str(self._home), "corpus": str(self._corpus)})
            _expect(self._answer(worker, self._limits.start_s), "ready")
        except ProcessLost as lost:
            self._lose(worker)
            raise LibraryError(_NO_WORKER) from lost
        except Cancelled:
            self._dismiss(worker)
            raise
        self._stored = 0
        return worker

    def _asked(self, worker: WatchedProcess, request: ImportRequest) -> ImportResult:
        worker.ask({"path": request.path, "folder": request.folder, "again": request.again})
        patience = self._limits.file_s + self._limits.mb_s * _megabytes(request.path)
        while True:
            message = self._answer(worker, patience)
            if "result" in message:
                return _result(request, message["result"])
            if "read" in message:
                self._batch.check()
                return self._store(worker, request, message, patience)
            self._batch.tell(ImportStep(request.path, str(_expect(message, "step"))))

    def _store(
        self, worker: WatchedProcess, request: ImportRequest, read: Message, patience: float
    ) -> ImportResult:
        """Have what was read stored. From here on it may be in: there is no stopping.

        Args:
            worker: Has read it.
            request: Names the file.
            read: What the worker said of it.
            patience: Seconds it may take.
        """
        try:
            worker.ask({"store": True})
            told = self._answer(worker, patience, lambda: None)
            return _result(request, _expect(told, "result"))
        except ProcessLost as lost:
            self._lose(worker)
            return self._looked_up(request, read, lost.trouble)

    def _looked_up(self, request: ImportRequest, read: Message, trouble: Trouble) -> ImportResult:
        """Have another worker see what became of a file whose worker was lost in storing it."""
        try:
            before = _ids(read)
            worker = self._started()
            worker.ask({"look": list(before)})
            now = _ids(self._answer(worker, self._limits.start_s))
        except (ProcessLost, LibraryError, Cancelled):
            self.close()
            return unsure(request)
        there = dict.fromkeys(name for names in now.values() for name in names)
        come = tuple(name for name in there if all(name not in ids for ids in before.values()))
        if come or (all(now.values()) and not request.again):
            status = ImportStatus.ADDED if come else ImportStatus.KNOWN
            return stored(request, status, come or tuple(there))
        return unreadable(request, trouble)

    def _answer(
        self, worker: WatchedProcess, patience: float, check: Callable[[], None] | None = None
    ) -> Message:
        message = worker.answer(patience, check or self._check)
        if "lost" in message:
            raise LibraryError(str(message["lost"]))
        return message

    def _index(self, worker: WatchedProcess) -> None:
        """Make what was stored searchable, unless another worker is at it."""
        worker.ask({"index": True})
        _expect(self._answer(worker, self._limits.index_s), "indexed")
        self._stored = 0

    def _lose(self, worker: WatchedProcess) -> None:
        """Have a worker that is of no use any more gone, and keep what it complained of."""
        self._dismiss(worker)
        with suppress(OSError):
            (self._home / _COMPLAINT).write_text(worker.complaint, encoding="utf-8")

    def _dismiss(self, worker: WatchedProcess) -> None:
        worker.close()
        self._worker = None


class _Grace:
    """A check that lets work go on a few seconds after it was called off."""

    def __init__(self, check: Callable[[], None], seconds: float) -> None:
        self._check, self._seconds = check, seconds
        self._until = inf

    def __call__(self) -> None:
        try:
            self._check()
        except Cancelled:
            self._until = min(self._until, monotonic() + self._seconds)
            if monotonic() > self._until:
                raise


def _expect(message: Message, key: str) -> object:
    if key not in message:
        raise ProcessLost(Trouble.NONSENSE)
    return message[key]


def _result(request: ImportRequest, told: object) -> ImportResult:
    """Return the result a worker told of."""
    try:
        assert isinstance(told, dict)
        return ImportResult(
            request.path,
            ImportStatus(told["status"]),
            tuple(map(str, told["reports"])),
            str(told["sentence"]),
            str(told["remark"]),
            bool(told["locked"]),
        )
    except (AssertionError, KeyError, TypeError, ValueError) as error:
        raise ProcessLost(Trouble.NONSENSE) from error


def _ids(message: Message) -> dict[str, list[str]]:
    """Return the ids of the reports of each wording, as a worker told them."""
    told = message.get("known")
    if not isinstance(told, dict) or not all(isinstance(ids, list) for ids in told.values()):
        raise ProcessLost(Trouble.NONSENSE)
    return {digest: list(map(str, ids)) for digest, ids in told.items()}


def _megabytes(path: str) -> float:
    try:
        return min(Path(path).stat().st_size / 1e6, _LARGEST_MB)
    except (OSError, ValueError):
        return 0.0
