"""``drafter`` and ``drafter DRAFT``: the window, the only command that leads to Qt."""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from drafter.commands.usage import WrongUse
from drafter.errors import DrafterError, DraftFileError


def run(arguments: Sequence[str], names: Iterable[str]) -> int:
    """Open the window, on a draft if one is named; returns its exit code.

    Args:
        arguments: At most the name of a draft.
        names: The commands there are, to guess what a misspelt one was to be.

    Raises:
        WrongUse: more than one is named, or it looks like a command.
        DrafterError: the draft is not there, or there is no display.
    """
    draft = _draft(arguments, names) if arguments else None
    if not has_display():
        raise DrafterError(
            "这里没有图形界面，窗口打不开。没有改动任何文件。"
            "可以用命令行起草：drafter new、search、insert、export，用法见 drafter --help。"
        )
    gc.disable()  # what starting makes is kept; the window turns it on again once it stands
    try:
        from drafter.app import run_window
    except ImportError as error:
        if error.name is None or not error.name.startswith(("PySide6", "shiboken6")):
            raise
        raise DrafterError(
            f"窗口打不开，系统里缺少它要用的部件（{error}）。没有改动任何文件。"
            "请用 python3 dev.py run 启动，它会补齐。"
        ) from error
    return run_window(draft)


def has_display() -> bool:
    """Return whether a window can be shown; Windows and macOS always have a display."""
    if sys.platform in ("win32", "darwin"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def _draft(arguments: Sequence[str], names: Iterable[str]) -> Path:
    """Return the draft that is named."""
    word, draft = arguments[0], Path(arguments[0])
    if not (draft.suffix or len(draft.parts) > 1 or _exists(draft)):
        from difflib import get_close_matches

        known = tuple(names)
        near = get_close_matches(word, known, n=1, cutoff=0.5)
        hint = f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(known)}。"
        raise WrongUse(f"没有“{word}”这个命令，也没有叫这个名字的稿子。没有改动任何文件。{hint}")
    if len(arguments) > 1:
        raise WrongUse("一次打开一份稿子，后面不带别的内容。没有改动任何文件。")
    if not _exists(draft):
        raise DraftFileError(
            f"找不到“{word}”，可能移走或改名了。没有改动任何文件。请检查它在不在原来的位置。"
        )
    if draft.is_dir():
        raise DraftFileError(f"“{word}”是文件夹，不是稿子。没有改动任何文件。请写里面的稿子。")
    return draft


def _exists(draft: Path) -> bool:
    try:
        return draft.exists()
    except (OSError, ValueError):  # a name no file can have
        return False
