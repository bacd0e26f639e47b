"""Reading arguments: argparse in Chinese, and the kinds of value the commands share."""

import argparse
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from drafter.errors import DrafterError, LibraryError, NotInLibrary

DONE, ANSWER_NO, WRONG_USE = 0, 1, 2
"""Exit codes: did what it was asked; ran, and the answer is no; could not be asked that."""

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""Where a command offers itself. It sets ``run``: arguments in, exit code out."""

# What argparse says, and how we say it. The rest of an own `ArgumentTypeError` is Chinese.
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"unrecognized arguments: (.+)", r"不认识“\1”"),
    (r"one of the arguments (\S+) (\S+) is required", r"要写 \1 或 \2"),
    (r"argument (\S+): expected (?:one|at least one) arguments?", r"\1 后面缺少内容"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 不能和 \2 一起用"),
    (r"argument (\S+): ignored explicit argument .*", r"\1 后面不带内容"),
    (r"argument (\S+): invalid choice: '(.*)' \(choose from (.+)\)", r"\1 没有“\2”，可用的有：\3"),
    (r"argument (\S+): (.+)", r"\1 \2"),
)


class WrongUse(DrafterError):
    """The command was asked something it cannot be asked."""


class Formatter(argparse.HelpFormatter):
    """Help with a Chinese word before the usage, and room for hanzi, which are wide."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=96)
        self._action_max_length = 14  # argparse forgets how far the commands are indented

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line."""
        super().add_usage(usage, actions, groups, prefix or "用法：")


class Parser(argparse.ArgumentParser):
    """A parser that says in one Chinese sentence what is wrong, as `WrongUse`."""

    def __init__(self, **options: Any) -> None:
        options |= {"add_help": False, "allow_abbrev": False, "formatter_class": Formatter}
        super().__init__(**options)
        self._positionals.title, self._optionals.title = "内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Raise `WrongUse`."""
        raise WrongUse(f"{_in_chinese(message)}。没有改动任何文件。用法见 {self.prog} --help。")


def _in_chinese(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            told = found.expand(sentence).rstrip("。")
            return told.replace("'", "").replace(", ", "、")
    return f"命令写得不对（{message}）"


@contextmanager
def wrong_use() -> Iterator[None]:
    """Take an expected failure inside for wrong use: what was named is not there.

    A library that cannot be read is the program's trouble, not the caller's.
    """
    try:
        yield
    except NotInLibrary as error:
        raise WrongUse(str(error)) from error
    except LibraryError:
        raise
    except DrafterError as error:
        raise WrongUse(str(error)) from error


def add_json(parser: argparse.ArgumentParser) -> None:
    """Offer ``--json``."""
    parser.add_argument("--json", action="store_true", help="只输出一份 JSON")


def add_force(parser: argparse.ArgumentParser) -> None:
    """Offer ``--force``."""
    parser.add_argument("--force", action="store_true", help="文件已经存在时覆盖它")


def path(text: str) -> Path:
    """Read the name of a file or folder."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("要写文件名")
    return Path(text)


def counting_number(text: str) -> int:
    """Read a whole number from 1 to 10,000."""
    if text.isdecimal() and len(text) < 6 and 1 <= int(text) <= 10_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"要写 1 到 10000 的整数，“{text[:20]}”不是")


def refuse_existing(target: Path, force: bool) -> None:
    """Refuse a file that is there, unless it may be replaced.

    Raises:
        DrafterError: it is there.
    """
    if not force and (target.exists() or target.is_symlink()):
        raise DrafterError(
            f"“{target.name}”已经存在，没有改动它。请换一个文件名，或加 --force 覆盖。"
        )
