"""Origins by number, so that a character format can carry one."""

from drafter.core.origin import Origin


class OriginRegister:
    """Gives every origin of an open draft a number, from 0."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []
        self._numbers: dict[Origin, int] = {}

    def number(self, origin: Origin | None) -> int:
        """Return the number of an origin, a new one if it is new; -1 for None."""
        if origin is None:
            return -1
        if origin not in self._numbers:
            self._numbers[origin] = len(self._origins)
            self._origins.append(origin)
        return self._numbers[origin]

    def origin(self, number: object) -> Origin | None:
        """Return the origin of a number read from a format; None for anything else."""
        if isinstance(number, int) and 0 <= number < len(self._origins):
            return self._origins[number]
        return None
