"""Slots 〔人数〕: places in a draft that wait to be filled.

A slot is its text: a name in tortoise-shell brackets. It therefore survives every
editor, clipboard and file (decision 0003). A year in the same brackets, as in
市委发〔2023〕12号, is a document number and no slot (GB/T 9704-2012, 7.2.5).
"""

import re
from dataclasses import dataclass

from drafter.core.span import Span

NAME_LIMIT = 24
"""Most characters of a slot's name; longer bracketed text is prose."""

_SLOT = re.compile(rf"〔(?!\d{{4}}〕)([^〔〕\n]{{1,{NAME_LIMIT}}})〕")
_KEPT = "原"
_WORD = re.compile("原[因则籍由]")  # 〔原因〕 names itself and keeps nothing


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled; ``span`` covers the brackets as well."""

    span: Span
    name: str

    @property
    def kept(self) -> str:
        """Return the exemplar's own value kept in the slot (〔原260余〕 → 260余), or ''."""
        keeps = self.name.startswith(_KEPT) and not _WORD.match(self.name)
        return self.name[len(_KEPT) :] if keeps else ""


def find_slots(text: str) -> tuple[Slot, ...]:
    """Return the slots of ``text`` in order."""
    return tuple(Slot(Span(*m.span()), m.group(1)) for m in _SLOT.finditer(text))


def slot(name: str) -> str:
    """Return the text of an empty slot called ``name``, cut to `NAME_LIMIT`."""
    return f"〔{_clean(name)[:NAME_LIMIT]}〕"


def slot_keeping(value: str) -> str:
    """Return a slot that keeps the exemplar's value for reference: 〔原260余〕."""
    return f"〔{_KEPT}{_clean(value)[: NAME_LIMIT - 1]}〕"


def _clean(name: str) -> str:
    return re.sub(r"[〔〕\s]+", "", name) or "待填"
