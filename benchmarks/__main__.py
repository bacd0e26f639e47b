"""Run one benchmark: ``python -m benchmarks retrieval [-v]``."""

import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks import (
    fuzz_readers,
    importing,
    kill_library,
    labels,
    office_reading,
    rendering,
    retrieval,
    scale,
    screenshots,
    speed,
    structure,
    thesaurus,
    window,
)

_BENCHMARKS: Mapping[str, Callable[[Sequence[str]], None]] = {
    "importing": importing.run,
    "labels": labels.run,
    "kill_library": kill_library.run,
    "fuzz_readers": fuzz_readers.run,
    "office_reading": office_reading.run,
    "retrieval": retrieval.run,
    "scale": scale.run,
    "speed": speed.run,
    "structure": structure.run,
    "screenshots": screenshots.run,
    "rendering": rendering.run,
    "thesaurus": thesaurus.run,
    "window": window.run,
}


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in _BENCHMARKS:
        print(f"usage: python -m benchmarks {{{','.join(_BENCHMARKS)}}} [-v]", file=sys.stderr)
        return 2
    _BENCHMARKS[arguments[0]](arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
