"""What the window is given to do. Each function loads what it needs when it is first called.

The window is painted before the library, the templates' language and Word's are loaded.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.paths import Paths

if TYPE_CHECKING:
    from drafter.core.cancel import CancelToken
    from drafter.core.draft import Draft, Run
    from drafter.core.query import Answer
    from drafter.core.skeleton import Skeleton
    from drafter.library.library import Library

_ANSWERS = "answers.json"


def open_library(
    paths: Paths, progress: Callable[[int, int], None], cancel: "CancelToken"
) -> "Library":
    """Open the user's library, building what is missing; off the window's thread."""
    from drafter.library.library import Library

    return Library.open(paths.home, paths.corpus, progress, cancel)


def load_answers(paths: Paths) -> "Sequence[Answer]":
    """Return what the library, as it is now, answered the last time."""
    from drafter.library.mark import library_mark
    from drafter.storage.answers_file import load_answers

    return load_answers(paths.home / _ANSWERS, library_mark(paths.home))


def save_answers(paths: Paths, answers: "Sequence[Answer]") -> None:
    """Keep what the library answered; a failure costs a moment of the next start only."""
    from drafter.library.mark import library_mark
    from drafter.storage.answers_file import save_answers

    with suppress(DrafterError):
        save_answers(answers, paths.home / _ANSWERS, library_mark(paths.home))


def load_skeletons(paths: Paths) -> "tuple[Sequence[Skeleton], Sequence[DrafterError]]":
    """Return what a draft can start from, and what is wrong with the rest."""
    from drafter.storage.skeleton_file import load_skeletons

    return load_skeletons(paths.templates, paths.own_skeletons)


def render(passage: str, facts: Mapping[str, str]) -> "tuple[Run, ...]":
    """Render a passage of a skeleton."""
    from drafter.storage.passages import render

    return render(passage, facts)


def export(draft: "Draft", path: Path) -> None:
    """Write a Word file, over one that is there."""
    from drafter.export.docx_writer import write_docx

    write_docx(draft, path, overwrite=True)
