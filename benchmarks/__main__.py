"""Run one benchmark: ``python -m benchmarks retrieval [-v]``."""

import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks import rendering, retrieval, screenshots, speed

_BENCHMARKS: Mapping[str, Callable[[Sequence[str]], None]] = {
    "retrieval": retrieval.run,
    "speed": speed.run,
    "screenshots": screenshots.run,
    "rendering": rendering.run,
}


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in _BENCHMARKS:
        print(f"usage: python -m benchmarks {{{','.join(_BENCHMARKS)}}} [-v]", file=sys.stderr)
        return 2
    _BENCHMARKS[arguments[0]](arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
