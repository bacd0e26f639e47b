"""Telling the library which of its passages a draft uses, after each save."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from drafter.core.draft import Draft
from drafter.core.outline import outline, part_of
from drafter.errors import DrafterError
from drafter.flows.session import Session
from drafter.flows.shelves import Shelves

Used = tuple[tuple[str, str], ...]
"""Exemplar id and label (二·4) of each use, in the draft's order, each once."""
SetUses = Callable[[str, str, Sequence[tuple[str, str]]], object]
"""Puts the uses of a draft, by its path and title, in the place of those before."""


class UsingFlow(QObject):
    """Watches saves. What has not changed since the last one is not told again."""

    def __init__(self, session: Session, shelves: Shelves, *, set_uses: SetUses) -> None:
        super().__init__(session)
        self._session, self._shelves, self._set_uses = session, shelves, set_uses
        self._told: tuple[str, str, Used] | None = None

    def tell(self, path: Path) -> None:
        """Tell what the draft uses that was just saved as ``path``."""
        draft = self._session.draft()
        news = (str(path), draft.title, uses_of(draft))
        if news != self._told:
            self._told = news
            self._shelves.change(partial(_tell, self._set_uses, *news))


def _tell(set_uses: SetUses, path: str, title: str, used: Used) -> None:
    """Tell the library; where it cannot take note a mark is missing there, and nothing else."""
    with suppress(DrafterError):
        set_uses(path, title, used)


def uses_of(draft: Draft) -> Used:
    """Return which exemplars a draft holds words of, and where."""
    items = outline(draft)
    found: dict[tuple[str, str], None] = {}
    for block in draft.blocks:
        borrowed = {run.origin.exemplar: None for run in block.runs if run.origin}
        if borrowed:
            part = part_of(draft.blocks, items, block.id)
            label = part.label if part else ""
            found.update({(exemplar, label): None for exemplar in borrowed})
    return tuple(found)
