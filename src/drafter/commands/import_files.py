"""``drafter import``: the user's own documents into the library, a line a file."""

import argparse
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from drafter.commands.opened import opened_library
from drafter.commands.output import complain, say, say_json
from drafter.commands.progress import ProgressBar
from drafter.commands.usage import ANSWER_NO, DONE, Commands, add_json, path
from drafter.core.cancel import CancelToken
from drafter.core.importing import ImportRequest, ImportResult, ImportStatus, ImportStep
from drafter.errors import DrafterError, LibraryError
from drafter.paths import find_paths


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser(
        "import",
        help="导入自己的资料",
        description="导入自己的资料：文件，或整个文件夹。按 Ctrl+C 停下，已导入的留在资料库里。",
    )
    parser.add_argument("paths", metavar="文件", nargs="+", type=path, help="文件或文件夹")
    parser.add_argument(
        "--folder", metavar="名称", type=_folder, default="", help="放进资料库的哪个文件夹"
    )
    parser.add_argument("--again", action="store_true", help="资料库里已有同样内容也再导入一份")
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import what can be; the answer is no when a file was refused, or there was none.

    Raises:
        Cancelled: stopped with Ctrl+C; what became of each file is printed.
    """
    from drafter.library.imports.file_list import expand

    requests = [
        ImportRequest(str(file), arguments.folder, arguments.again)
        for file in expand(arguments.paths)
    ]
    results: list[ImportResult] = []
    with _ctrl_c() as cancel:
        _import(requests, results.append, cancel)
    if arguments.json:
        say_json([_json(result) for result in results])
    elif results:
        say("\n".join(map(_line, results)))
    code = _conclusion(results)
    cancel.raise_if_cancelled()
    return code


def _import(
    requests: Sequence[ImportRequest], keep: Callable[[ImportResult], None], cancel: CancelToken
) -> None:
    """Import the files and hand on what became of each, in order."""
    from drafter.library.imports.supervisor import import_files

    with opened_library():  # its building has a progress bar of its own
        pass
    paths = find_paths()
    done = 0
    with ProgressBar("正在导入") as bar:

        def tell(news: ImportStep | ImportResult) -> None:
            nonlocal done
            if isinstance(news, ImportResult):
                keep(news)
                done += 1
            bar(done, len(requests))

        import_files(paths.home, paths.corpus, requests, tell, cancel)


@contextmanager
def _ctrl_c() -> Iterator[CancelToken]:
    """Let Ctrl+C call the work off in order; a second one ends it at once."""
    token = CancelToken()

    def stop(_number: int, _frame: FrameType | None) -> None:
        token.cancel()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)


def _conclusion(results: Sequence[ImportResult]) -> int:
    """Say on standard error what did not go in, and return the exit code."""
    refused = sum(1 for result in results if result.status is ImportStatus.REFUSED)
    stopped = sum(1 for result in results if result.status is ImportStatus.STOPPED)
    within = len(results) - refused - stopped
    rest = "其余的已在资料库里" if within else "资料库没有改动"
    if not results:
        complain(DrafterError("没有找到能导入的文件，资料库没有改动。请看看是不是选错了文件夹。"))
    elif stopped:
        complain(
            DrafterError(
                f"导入停下了，{len(results)} 个文件有 {stopped} 个没有读完或没有轮到，"
                f"{refused} 个没有导入，{rest}。再导入一次时，已有的会跳过。"
            )
        )
    elif refused:
        complain(DrafterError(f"{len(results)} 个文件有 {refused} 个没有导入，{rest}。"))
    return DONE if results and not refused and not stopped else ANSWER_NO


def _folder(text: str) -> str:
    from drafter.library.folders import LONGEST, folder_name

    try:
        return folder_name(text) if text.strip() else ""
    except LibraryError as error:
        raise argparse.ArgumentTypeError(f"最多 {LONGEST} 个字，不能换行") from error


def _json(result: ImportResult) -> dict[str, object]:
    return {
        "path": result.path,
        "status": result.status.value,
        "reports": list(result.reports),
        "sentence": result.sentence,
    }


def _line(result: ImportResult) -> str:
    if not result.reports:
        return result.sentence
    ids = "、".join(result.reports)
    return f"{result.status.value}  {ids}  {result.path}：{result.sentence}"
