"""The commands, without a display; `main` is the program's way in.

Exit codes: 0 did what it was asked, 1 ran and the answer is no, 2 wrong use, 130 called
off with Ctrl+C. An expected failure is one sentence on standard error; anything else is
a bug and shows its traceback.
"""

import sys
from collections.abc import Sequence

from drafter import __version__
from drafter.commands import window
from drafter.commands.output import ReaderGone, complain, use_utf8
from drafter.commands.usage import ANSWER_NO, DONE, WRONG_USE, Parser, WrongUse
from drafter.errors import Cancelled, DrafterError

CALLED_OFF = 130
"""Exit code after Ctrl+C, as shells expect it."""

COMMANDS = ("skeletons", "new", "show", "search", "insert", "import", "library", "export")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: The arguments without the program's name; None for those of the process.
    """
    use_utf8()
    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except WrongUse as error:
        complain(error)
        return WRONG_USE
    except DrafterError as error:
        complain(error)
        return ANSWER_NO
    except ReaderGone:
        return DONE
    except (Cancelled, KeyboardInterrupt):
        return CALLED_OFF


def build_parser() -> Parser:
    """Return the parser of all commands. Loads them all, which the window does without."""
    from drafter.commands import export, import_files, insert, library, new, search, show, skeletons

    parser = Parser(
        prog="drafter",
        usage="drafter [稿子]\n       drafter 命令 …",
        description="聚焦·起草：从骨架到 Word 的组织工作材料起草工具。不写命令时打开窗口。",
        epilog="每个命令的用法见 drafter 命令 --help。",
    )
    parser.add_argument("--version", action="version", version=__version__, help="显示版本")
    commands = parser.add_subparsers(
        metavar="命令", title="命令", prog="drafter", parser_class=Parser
    )
    for module in (skeletons, new, show, search, insert, import_files, library, export):
        module.add(commands)
    return parser


def _run(arguments: list[str]) -> int:
    if not arguments or (arguments[0] not in COMMANDS and not arguments[0].startswith("-")):
        return window.run(arguments, COMMANDS)
    if _is_worker(arguments[0]):
        from drafter.library.imports import worker

        return worker.main()
    try:
        parsed = build_parser().parse_args(arguments)
    except SystemExit:  # --help and --version have printed and are done
        return DONE
    if "run" not in parsed:  # a lone --
        return window.run([], COMMANDS)
    code: int = parsed.run(parsed)
    return code


def _is_worker(argument: str) -> bool:
    """Whether a frozen program has started itself to import."""
    from drafter.core.importing import WORKER_FLAG

    return argument == WORKER_FLAG
