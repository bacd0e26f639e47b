"""Where files are handed to a worker process, one at a time."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.core.importing import ImportRequest, ImportResult, ImportStatus, ImportStep
from drafter.errors import Cancelled, LibraryError
from drafter.library.imports.batch import Batch, refused
from drafter.library.imports.watched_process import ProcessLost, Trouble, WatchedProcess

_COMPLAINT = "import-error.txt"
"""File in the user's folder with what a lost worker last complained of."""

_TROUBLES = {
    Trouble.GONE: "读这个文件时出了问题",
    Trouble.NONSENSE: "读这个文件时出了问题",
    Trouble.SLOW: "读这个文件用的时间太长，已经停下",
    Trouble.LARGE: "读这个文件要用的内存太多，已经停下",
}
_DO = "请在 WPS 或 Word 里打开看看，另存为新的 .docx 再导入。"
_NO_WORKER = (
    "导入没有开始，负责读文件的程序启动不了。资料库、文件和你的稿子都没有改动。"
    "请关闭程序再打开试一次，还不行就重新安装。"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file, and a worker, may take.

    Attributes:
        file_s: Seconds for any file.
        mb_s: Seconds more for each MB of it.
        start_s: Seconds for opening the library, which may have to be built.
        index_s: Seconds for making what was stored searchable.
        memory: Bytes of memory for a worker and all it starts.
        batch: Files after which what was stored is made searchable.
        many: Files for which a second worker is worth its start.
    """

    file_s: float = 60.0
    mb_s: float = 5.0
    start_s: float = 300.0
    index_s: float = 300.0
    memory: int = 1_500_000_000
    batch: int = 50
    many: int = 16


class Desk:
    """Hands files to a worker; has a new one come for a lost one. `close` it in the end."""

    def __init__(
        self, home: Path, corpus: Path, command: Sequence[str], limits: Limits, batch: Batch
    ) -> None:
        self._home, self._corpus, self._command = home, corpus, command
        self._limits, self._batch = limits, batch
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

        What goes wrong by now costs no file: the next search makes up for it.
        """
        with suppress(ProcessLost, LibraryError, Cancelled):
            self._batch.check()
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
            Cancelled: the file is not in the library.
        """
        worker = self._worker or self._started()
        try:
            if self._stored >= self._limits.batch:
                self._index(worker)
        except ProcessLost:
            self._dismiss(worker)
            worker = self._started()
        try:
            result = self._asked(worker, request)
        except ProcessLost as lost:
            self._dismiss(worker)
            return _unreadable(request, _TROUBLES[lost.trouble])
        self._stored += result.status is ImportStatus.ADDED
        return result

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
            self._dismiss(worker)
            raise LibraryError(_NO_WORKER) from lost
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
                worker.ask({"store": True})
                # From here on the file may be in, and only the answer tells: no stopping.
                told = self._answer(worker, patience, lambda: None)
                return _result(request, _expect(told, "result"))
            self._batch.tell(ImportStep(request.path, str(_expect(message, "step"))))

    def _answer(
        self, worker: WatchedProcess, patience: float, check: Callable[[], None] | None = None
    ) -> dict[str, Any]:
        message = worker.answer(patience, check or self._batch.check)
        if "lost" in message:
            raise LibraryError(str(message["lost"]))
        return message

    def _index(self, worker: WatchedProcess) -> None:
        """Make what was stored searchable, unless another worker is at it."""
        worker.ask({"index": True})
        _expect(self._answer(worker, self._limits.index_s), "indexed")
        self._stored = 0

    def _dismiss(self, worker: WatchedProcess) -> None:
        worker.close()
        self._worker = None
        with suppress(OSError):
            (self._home / _COMPLAINT).write_text(worker.complaint, encoding="utf-8")


def _expect(message: dict[str, Any], key: str) -> object:
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


def _unreadable(request: ImportRequest, what: str) -> ImportResult:
    name = Path(request.path).name
    sentence = f"“{name}”没有导入，{what}。资料库和这个文件都没有改动。{_DO}"
    return refused(request, sentence, f"{what}。{_DO}")


def _megabytes(path: str) -> float:
    try:
        return Path(path).stat().st_size / 1e6
    except (OSError, ValueError):
        return 0.0
