"""Tells one state of a library from another without opening it. Loads nothing of it either."""

from pathlib import Path

_STAMP = ("index", "stamp.json")


def library_mark(home: Path) -> str:
    """Return what changes with every change that searches see; '' where nothing can be told.

    Args:
        home: The user's folder.
    """
    try:
        return home.joinpath(*_STAMP).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
