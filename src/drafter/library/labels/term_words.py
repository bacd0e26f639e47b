"""What terms are told by that no rule can know: other names of places, common sayings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from drafter.errors import LibraryError

_BROKEN = "程序自带的词表读不出来。你的稿子和自己的资料不受影响。请重新安装程序。"


@dataclass(frozen=True)
class TermWords:
    """Word lists; empty ones find less.

    Attributes:
        initials: One-character names of places by division code: 川, as in 来川.
        nicknames: Longer other names by division code: 巴蜀, 天府.
        sayings: What stands in quotation marks and the whole country says (三会一课).
    """

    initials: Mapping[str, str] = field(default_factory=dict)
    nicknames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sayings: frozenset[str] = frozenset()

    @classmethod
    def load(cls, folder: Path) -> "TermWords":
        """Read the lists of a folder: nicknames.tsv and sayings.txt.

        Raises:
            LibraryError: one is missing or damaged.
        """
        try:
            rows = [line.split("\t") for line in _lines(folder / "nicknames.tsv")]
            return cls(
                {row[0]: row[1] for row in rows if row[1]},
                {row[0]: tuple(row[2].split()) for row in rows},
                frozenset(_lines(folder / "sayings.txt")),
            )
        except (OSError, ValueError, IndexError) as error:
            raise LibraryError(_BROKEN) from error


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
