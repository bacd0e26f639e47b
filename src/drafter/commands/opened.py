"""What commands open: the library, and the skeletons of the program and the user."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from drafter.commands.progress import ProgressBar
from drafter.core.skeleton import Skeleton
from drafter.errors import SkeletonError
from drafter.paths import find_paths

if TYPE_CHECKING:
    from drafter.library.library import Library


@contextmanager
def opened_library() -> Iterator["Library"]:
    """Open the user's library, building it at first, and close it afterwards."""
    from drafter.library.library import Library

    paths = find_paths()
    with ProgressBar("正在建立范例库") as bar:
        library = Library.open(paths.home, paths.corpus, bar)
    try:
        yield library
    finally:
        library.close()


def loaded_skeletons() -> tuple[tuple[Skeleton, ...], tuple[SkeletonError, ...]]:
    """Return the skeletons, the user's own in place of ours, and what is broken."""
    from drafter.storage.skeleton_file import load_skeletons

    paths = find_paths()
    return load_skeletons(paths.templates, paths.own_skeletons)
