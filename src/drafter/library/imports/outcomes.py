"""What became of a file, in sentences: those of the supervisor, not of the readers."""

from pathlib import Path

from drafter.core.importing import ImportRequest, ImportResult, ImportStatus
from drafter.library.imports.watched_process import Trouble

_STOPPED = "还没有轮到，导入就停下了"
_STOPPED_MIDWAY = "读到一半停下了，没有收进来"
_TROUBLES = {
    Trouble.GONE: "读这个文件时出了问题",
    Trouble.NONSENSE: "读这个文件时出了问题",
    Trouble.SLOW: "读这个文件用的时间太长，已经停下",
    Trouble.LARGE: "读这个文件要用的内存太多，已经停下",
}
_DO = "请在 WPS 或 Word 里打开看看，另存为新的 .docx 再导入。"
_STORED = "已在资料库里，存好以后读文件的程序出了问题"
_UNSURE = "存的时候读文件的程序出了问题，可能已在资料库里，也可能没有"
_DO_AGAIN = "请再导入一次，已有的会跳过。"


def refused(request: ImportRequest, sentence: str, remark: str) -> ImportResult:
    """Return the result for a file that was not brought in, for a reason."""
    return ImportResult(request.path, ImportStatus.REFUSED, (), sentence, remark)


def unreadable(request: ImportRequest, trouble: Trouble) -> ImportResult:
    """Return the result for a file that took its worker along."""
    what = _TROUBLES[trouble]
    sentence = f"“{_name(request)}”没有导入，{what}。资料库和这个文件都没有改动。{_DO}"
    return refused(request, sentence, f"{what}。{_DO}")


def unsure(request: ImportRequest) -> ImportResult:
    """Return the result for a file of which nobody can tell whether it was stored."""
    sentence = f"“{_name(request)}”{_UNSURE}。这个文件没有改动。{_DO_AGAIN}"
    return refused(request, sentence, f"{_UNSURE}。{_DO_AGAIN}")


def stored(request: ImportRequest, status: ImportStatus, ids: tuple[str, ...]) -> ImportResult:
    """Return the result for a file that is in although its worker was lost."""
    sentence = f"“{_name(request)}”{_STORED}，资料没有受影响。"
    return ImportResult(request.path, status, ids, sentence, _STORED)


def stopped(request: ImportRequest, *, midway: bool) -> ImportResult:
    """Return the result for a file when all had to stop, being read or not begun."""
    what = _STOPPED_MIDWAY if midway else _STOPPED
    sentence = f"“{_name(request)}”{what}，这个文件没有改动。需要时再导入一次。"
    return ImportResult(request.path, ImportStatus.STOPPED, (), sentence, what)


def _name(request: ImportRequest) -> str:
    return Path(request.path).name
