"""Of which level reports are, asked of the store once for each state of the library."""

from collections.abc import Sequence

from drafter.library.snapshot import Snapshot
from drafter.library.store import Store


class Levels:
    """Knows the levels of reports that were met. Safe between threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[int, dict[str, str]] = (-1, {})

    def of(self, reports: Sequence[str], snapshot: Snapshot) -> list[str]:
        """Return the level of each report; empty for one without, or that has gone."""
        generation, known = self._known
        if generation != snapshot.generation:
            known = {}
            self._known = snapshot.generation, known
        if missing := set(reports) - known.keys():
            known.update(dict.fromkeys(missing, "") | self._store.levels(sorted(missing)))
        return [known[report] for report in reports]
