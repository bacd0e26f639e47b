"""A run of characters within a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty half-open run of text, ``text[start:stop]``.

    Offsets count code points, as ``len(str)`` does. Qt counts UTF-16 units, which
    differ past U+FFFF (𠮷); `drafter.ui.text_units` is the only place that converts.
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"not a span: {self.start}..{self.stop}")
