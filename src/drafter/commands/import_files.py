"""``drafter import``: the user's own documents into the library, a line a file."""

import argparse
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.commands.opened import opened_library
from drafter.commands.output import complain, say, say_json
from drafter.commands.progress import ProgressBar
from drafter.commands.usage import ANSWER_NO, DONE, Commands, add_json, path
from drafter.core.importing import ImportResult, ImportStatus
from drafter.errors import DrafterError

_NO_DOCUMENTS = ("Thumbs.db", "desktop.ini")
_FOLDER_LIMIT = 40


def add(commands: Commands) -> None:
    """Offer the command."""
    parser = commands.add_parser(
        "import", help="导入自己的资料", description="导入自己的资料：.docx、.txt，或整个文件夹。"
    )
    parser.add_argument("paths", metavar="文件", nargs="+", type=path, help="文件或文件夹")
    parser.add_argument(
        "--folder", metavar="名称", type=_folder, default="", help="放进资料库的哪个文件夹"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import what can be; the answer is no when a file was refused, or there was none."""
    from drafter.library.importer import import_file

    files = list(_files(arguments.paths))
    results: list[ImportResult] = []
    with opened_library() as library, ProgressBar("正在导入") as bar:
        for done, file in enumerate(files):
            bar(done, len(files))
            results.append(import_file(library, file, arguments.folder))
    if arguments.json:
        say_json([_json(result) for result in results])
    elif results:
        say("\n".join(map(_line, results)))
    refused = sum(1 for result in results if result.status is ImportStatus.REFUSED)
    if not files:
        complain(DrafterError("文件夹里没有文件，资料库没有改动。请看看是不是选错了。"))
    elif refused:
        rest = "其余的已在资料库里" if refused < len(files) else "资料库没有改动"
        complain(DrafterError(f"{len(files)} 个文件有 {refused} 个没有导入，{rest}。"))
    return DONE if files and not refused else ANSWER_NO


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield each file once, those of a folder in the order of their names.

    What systems and editors leave in folders (.DS_Store, ~$稿子.docx) is no document.
    A folder that may not be read is yielded itself, to be refused by name.
    """
    seen: set[Path] = set()
    for named in paths:
        for file in _walk(named) if named.is_dir() else (named,):
            if (key := file.resolve()) not in seen:
                seen.add(key)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for root, folders, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name not in _NO_DOCUMENTS:
                yield Path(root, name)
    yield from closed


def _folder(text: str) -> str:
    name = text.strip()
    if len(name) > _FOLDER_LIMIT or not name.isprintable():
        raise argparse.ArgumentTypeError(f"最多 {_FOLDER_LIMIT} 个字，不能换行")
    return name


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
