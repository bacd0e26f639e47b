"""A draft as plain text: one paragraph a line."""

from pathlib import Path

from drafter.core.draft import Draft
from drafter.export.paragraphs import SlotMarking, paragraphs
from drafter.export.target_file import write_target


def draft_text(draft: Draft, *, slots: SlotMarking = SlotMarking.HIGHLIGHT) -> str:
    """Return the draft, a paragraph a line; slots are shown in their brackets or as stars."""
    return "".join(f"{paragraph.text}\n" for paragraph in paragraphs(draft, slots))


def write_text(
    draft: Draft,
    path: Path,
    *,
    slots: SlotMarking = SlotMarking.HIGHLIGHT,
    overwrite: bool = False,
) -> None:
    """Write the draft as a .txt in UTF-8.

    Raises:
        ExportError: the file cannot be written, or is there and ``overwrite`` is False.
    """
    data = draft_text(draft, slots=slots).encode("utf-8")
    write_target(path, data, (".txt",), overwrite=overwrite)
