"""Reads a paragraph of the Qt document back into a block."""

import os
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextBlock, QTextCharFormat

from drafter.core.draft import OUTLINE_ROLES, Block, Role, Run, leading_heading, normalise
from drafter.ui.editor.origin_register import OriginRegister
from drafter.ui.editor.paper_style import (
    BLOCK_ID,
    BLOCK_ROLE,
    RUN_FACT,
    RUN_HEADING,
    RUN_ORIGIN,
)

_BREAKS = {ord(c): " " for c in "\n\u2028\u2029\u0000"}


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as read; ``untidy`` when the paragraph's formats no longer tell the same."""

    block: Block
    untidy: bool


class BlockReader:
    """Reads paragraphs; gives fresh ids to those that have none of their own."""

    def __init__(self, origins: OriginRegister) -> None:
        self._origins = origins

    def fresh_id(self) -> str:
        """Return an id no block of any draft has."""
        return os.urandom(6).hex()

    def read(self, paragraph: QTextBlock, known: Mapping[str, Block], taken: Set[str]) -> ReadBlock:
        """Read one paragraph.

        Args:
            paragraph: Of the Qt document.
            known: Blocks as they were, by id, for what text cannot say.
            taken: Ids that stand elsewhere; Enter and paste copy a paragraph's id.
        """
        block_id, role = block_id_of(paragraph), block_role_of(paragraph)
        runs = self._runs(paragraph)
        tidy = normalise(_headed(runs, role))
        if not block_id or block_id in taken:
            fresh = Block(self.fresh_id(), Role.BODY, normalise(_headed(runs, Role.BODY)))
            return ReadBlock(fresh, True)
        was = known.get(block_id)
        if was is None:
            return ReadBlock(Block(block_id, role, tidy), tidy != runs)
        return ReadBlock(replace(was, role=role, runs=tidy), tidy != runs)

    def heading(self, paragraph: QTextBlock) -> str:
        """Return the heading a paragraph begins with, as its formats say now."""
        runs = _headed(self._runs(paragraph), block_role_of(paragraph))
        return "".join(run.text for run in leading_heading(runs))

    def _runs(self, paragraph: QTextBlock) -> tuple[Run, ...]:
        runs: list[Run] = []
        fragments = paragraph.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.isValid() and (text := fragment.text().translate(_BREAKS)):
                runs.append(self._run(text, fragment.charFormat()))
            fragments += 1
        return normalise(runs)

    def _run(self, text: str, made: QTextCharFormat) -> Run:
        return Run(
            text,
            heading=bool(made.property(RUN_HEADING)),
            origin=self._origins.origin(made.property(RUN_ORIGIN)),
            fact=str(made.property(RUN_FACT) or ""),
        )


def block_id_of(paragraph: QTextBlock) -> str:
    """Return the id a paragraph carries, or ''."""
    return str(paragraph.blockFormat().property(BLOCK_ID) or "")


def block_role_of(paragraph: QTextBlock) -> Role:
    """Return the role a paragraph carries; BODY for one that carries none."""
    try:
        return Role(paragraph.blockFormat().property(BLOCK_ROLE))
    except ValueError:
        return Role.BODY


def _headed(runs: tuple[Run, ...], role: Role) -> list[Run]:
    """Keep the heading mark only where a heading can stand: at the start of an outline block."""
    at_start = role in OUTLINE_ROLES
    made: list[Run] = []
    for run in runs:
        at_start = at_start and run.heading
        made.append(replace(run, heading=at_start))
    return made
