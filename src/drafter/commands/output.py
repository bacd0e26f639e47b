"""Printing: answers on standard output, sentences on standard error, both in UTF-8."""

import io
import json
import os
import sys
from contextlib import suppress
from errno import EINVAL
from pathlib import Path

from drafter.errors import DrafterError


class ReaderGone(Exception):
    """Whoever read our output stopped, as ``head`` does. It is no failure."""


def use_utf8() -> None:
    r"""Write UTF-8 wherever we run: a redirected Windows console would have GBK.

    A character without UTF-8 (half of a surrogate pair) is written as ``\udc80``,
    which within JSON is even right.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Print a line of an answer.

    Raises:
        ReaderGone: nobody reads it any more.
        DrafterError: it cannot be written, as on a full disk.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        _drop_output()
        # Windows calls a closed pipe an invalid argument.
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == EINVAL):
            raise ReaderGone from error
        raise DrafterError("结果没有写全，输出的地方写不进去。请检查磁盘后再试一次。") from error


def say_json(value: object) -> None:
    """Print one JSON document."""
    say(json.dumps(value, ensure_ascii=False, indent=1))


def complain(error: DrafterError) -> None:
    """Print what went wrong on standard error, as one line."""
    with suppress(OSError):
        print(" ".join(str(error).split()), file=sys.stderr, flush=True)


def _drop_output() -> None:
    """Send the rest to nowhere, or Python would complain of it on its way out."""
    with suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
