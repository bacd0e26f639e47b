"""A part of the window that is built when somebody first asks for it."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Holds how a part is built, then the part."""

    def __init__(self, build: Callable[[], T]) -> None:
        self._build = build
        self._part: T | None = None
        self._joining: list[Callable[[T], None]] = []

    @property
    def built(self) -> bool:
        """Whether the part stands."""
        return self._part is not None

    def __call__(self) -> T:
        """Return the part; the first call builds it and tells those who wait for it."""
        if self._part is None:
            part = self._part = self._build()
            joining, self._joining = self._joining, []
            for join in joining:
                join(part)
        return self._part

    def then(self, join: Callable[[T], None]) -> None:
        """Hand the part to ``join`` once it is built: now, if it stands already."""
        if self._part is None:
            self._joining.append(join)
        else:
            join(self._part)
