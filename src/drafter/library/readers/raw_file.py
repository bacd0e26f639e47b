"""What a reader makes of a file."""

from dataclasses import dataclass

from drafter.core.structure import Line


@dataclass(frozen=True, slots=True)
class RawFile:
    """The lines of a file, and what the user should know of how they were read.

    Attributes:
        lines: In printed order, blank ones included.
        remarks: Clauses without full stop, to be shown: 有 3 张图片里的文字没有读.
    """

    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()
