"""What candidates are weighed by: a record for each passage, all of one size, in a flat file.

tantivy unpacks a block of documents to read one; here a few hundred are picked out of a
file at once. It is held in memory, or read row by row where it is large, but never mapped: who
reads a mapped file that somebody cuts off is killed. The index's ``row`` says which record a
passage has. Records are only ever appended: those of passages that were taken out stay behind,
unread, until the index is built anew. Each has a checksum, so that noise is met as
`DamagedIndex`, never as an answer.

numpy is imported where it is first needed, off the window's thread: it takes 0.1 s.
"""

import os
import struct
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from drafter.library.damage import DamagedIndex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECORDS = "records.bin"
"""Name of the file in the folder of its index."""

SLOTS = 16
"""Concepts kept of a passage, the strongest; three in a hundred passages speak of more."""
PLACE = 200
"""Bytes of a place in the latent space, see `latent`."""
_NONE = 0xFFFF
"""Number of a concept in a slot that is empty."""
_STEPS = 100
"""Steps of a strength of 1 in a byte; 2.3 is the most there is."""
_WORTH = 60_000
"""Steps of a weight of 1."""
_SALT = 0x5A17
"""Checksum of a record of zeros: what a full disk leaves is no record."""

_HELD = 64_000_000
"""Bytes of a file that is held in memory: 240,000 passages."""

_SLOT_BYTES = struct.Struct(f"<{SLOTS}H{SLOTS}B")


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as its record has it.

    Attributes:
        report: Id of its report.
        number: Its number there, from 1.
        same: Equal for passages of the same wording; 64 bits.
        weight: How good an exemplar it is before any question, over 0 to 1.
        subject: Number of its pillar, see `fields.subject_number`.
        concepts: Numbers of concepts, and how much it speaks of each, 0 to 2.3.
    """

    report: str
    number: int
    same: int
    weight: float
    subject: int
    concepts: Mapping[int, float]


@cache
def layout() -> "np.dtype[np.void]":
    """Return the fields of a record."""
    import numpy as np

    return np.dtype(
        [
            ("slots", "<u2", (SLOTS,)),
            ("strengths", "u1", (SLOTS,)),
            ("place", "u1", (PLACE,)),
            ("same", "<u8"),
            ("report", "<u4"),
            ("number", "<u4"),
            ("weight", "<u2"),
            ("subject", "u1"),
            ("check", "<u2"),
        ]
    )


def pack(entries: Sequence[Entry], places: "NDArray[np.uint8]") -> "NDArray[np.void]":
    """Return the records of passages, given with their places as rows of `PLACE` bytes."""
    import numpy as np

    found = np.zeros(len(entries), dtype=layout())
    slots = b"".join(_slots(entry.concepts) for entry in entries)
    both = np.frombuffer(slots, dtype=np.uint8).reshape(len(entries), _SLOT_BYTES.size)
    found["slots"] = np.ascontiguousarray(both[:, : 2 * SLOTS]).view("<u2")
    found["strengths"] = both[:, 2 * SLOTS :]
    found["place"] = places
    found["same"] = [entry.same for entry in entries]
    found["report"] = [_report_number(entry.report) for entry in entries]
    found["number"] = [entry.number for entry in entries]
    found["weight"] = [round(entry.weight * _WORTH) for entry in entries]
    found["subject"] = [entry.subject for entry in entries]
    found["check"] = _checks(found)
    return found


def ids(records: "NDArray[np.void]") -> list[str]:
    """Return the exemplar ids of records."""
    reports, numbers = records["report"].tolist(), records["number"].tolist()
    return [
        f"{'m' if report & 1 else 'b'}{report >> 1}-{number}"
        for report, number in zip(reports, numbers, strict=True)
    ]


def weights(records: "NDArray[np.void]") -> "NDArray[np.float32]":
    """Return how good an exemplar each is before any question."""
    import numpy as np

    return records["weight"].astype(np.float32) / np.float32(_WORTH)


def shared(records: "NDArray[np.void]", meant: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return how much each speaks of weighed concepts.

    Args:
        records: Those asked about.
        meant: Weight of the concept of each number, and of none at the end.
    """
    import numpy as np

    weighed = np.take(meant, records["slots"], mode="clip")  # an empty slot is the last
    found: NDArray[np.float32] = (weighed * records["strengths"]).sum(axis=1) / _STEPS
    return found


def speaking(records: "NDArray[np.void]", least: float) -> dict[int, int]:
    """Return how many of the records speak so much at least of each concept, by its number."""
    import numpy as np

    spoken = records["slots"][records["strengths"] >= round(least * _STEPS)]
    numbers, times = np.unique(spoken, return_counts=True)
    found = dict(zip(numbers.tolist(), times.tolist(), strict=True))
    found.pop(_NONE, None)
    return found


def evidence(records: "NDArray[np.void]") -> list[bytes]:
    """Return the bytes that `place_in` and `concepts_in` read."""
    size, data = layout().itemsize, records.tobytes()
    return [data[start : start + size] for start in range(0, len(data), size)]


def place_in(packed: bytes) -> bytes:
    """Return the latent place of one of the `evidence`."""
    return packed[_SLOT_BYTES.size : _SLOT_BYTES.size + PLACE]


def concepts_in(packed: bytes) -> dict[int, float]:
    """Return numbers of concepts, and how much one of the `evidence` speaks of each."""
    both = _SLOT_BYTES.unpack_from(packed)
    pairs = zip(both[:SLOTS], both[SLOTS:], strict=True)
    return {number: steps / _STEPS for number, steps in pairs if number != _NONE}


class _Rows(Protocol):
    """Where records are picked out of."""

    def __len__(self) -> int: ...

    def __getitem__(self, rows: "NDArray[np.int64]", /) -> "NDArray[np.void]": ...


class Records:
    """The records of an index as they are now, to be read. Safe to share between threads."""

    def __init__(self, records: _Rows) -> None:
        """Take them, in memory or in a file."""
        self._all = records

    @classmethod
    def of(cls, path: Path) -> "Records":
        """Return those in a file; `OSError` when it cannot be read."""
        import numpy as np

        size = layout().itemsize
        if path.stat().st_size > _HELD:
            return cls(_InFile(path))
        data = path.read_bytes()
        return cls(np.frombuffer(data[: len(data) // size * size], dtype=layout()))

    def __len__(self) -> int:
        return len(self._all)

    def read(self, rows: Iterable[int]) -> "NDArray[np.void]":
        """Return the records of these rows; `DamagedIndex` when one is missing or damaged."""
        import numpy as np

        wanted = np.fromiter(rows, dtype=np.int64)
        if len(wanted) and not 0 <= wanted.min() <= wanted.max() < len(self._all):
            raise DamagedIndex("a passage without a record")
        found = self._all[wanted]
        if (_checks(found) != found["check"]).any():
            raise DamagedIndex("a record that is not as it was written")
        return found


class _InFile:
    """Records read one by one; the file is let go of with the last who can ask for them."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        weakref.finalize(self, self._file.close)
        self._count = os.fstat(self._file.fileno()).st_size // layout().itemsize
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, rows: "NDArray[np.int64]") -> "NDArray[np.void]":
        import numpy as np

        size = layout().itemsize
        found = bytearray(len(rows) * size)
        view = memoryview(found)
        with self._lock:
            for at, row in enumerate(rows.tolist()):
                self._file.seek(row * size)
                if self._file.readinto(view[at * size : (at + 1) * size]) != size:
                    raise DamagedIndex("a file of records that was cut off")
        return np.frombuffer(found, dtype=layout())


class Appending:
    """Appends records; what is not whole at the end of the file is stepped over."""

    def __init__(self, path: Path) -> None:
        self._path, self._file = path, path.open("ab")
        self._before = os.fstat(self._file.fileno())
        size = layout().itemsize
        self._rows = -(-self._before.st_size // size)
        self._file.write(bytes(self._rows * size - self._before.st_size))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def take_back(self) -> None:
        """Close the file as it was before, with its time, for nothing refers to the rest.

        Whatever keeps that from being done is no matter: it is stepped over the next time.
        """
        with suppress(OSError):
            self._file.close()  # what a full disk did not take is given up
        with suppress(OSError):
            os.truncate(self._path, self._before.st_size)
            os.utime(self._path, ns=(self._before.st_atime_ns, self._before.st_mtime_ns))

    def append(self, records: "NDArray[np.void]") -> int:
        """Write records behind the others, and return the row of the first."""
        first = self._rows
        self._file.write(records.tobytes())
        self._rows += len(records)
        return first

    def sync(self) -> None:
        """Have all that was appended on the disk, where it outlasts the program."""
        self._file.flush()
        os.fsync(self._file.fileno())


def _slots(concepts: Mapping[int, float]) -> bytes:
    """Return the strongest concepts as the slots of a record."""
    if len(concepts) > SLOTS:
        strongest = sorted(concepts, key=lambda number: -concepts[number])[:SLOTS]
        concepts = {number: concepts[number] for number in strongest}
    free = SLOTS - len(concepts)
    steps = [min(255, round(strength * _STEPS)) for strength in concepts.values()]
    return _SLOT_BYTES.pack(*concepts, *[_NONE] * free, *steps, *[0] * free)


def _report_number(report: str) -> int:
    return int(report[1:]) << 1 | (report[0] == "m")


def _checks(records: "NDArray[np.void]") -> "NDArray[np.uint16]":
    """Return the checksum of each record: its bytes, each times a number of its place."""
    import numpy as np

    size = layout().itemsize - 2
    data = np.ascontiguousarray(records).view(np.uint8).reshape(len(records), size + 2)
    places = np.arange(1, size + 1, dtype=np.float32)
    sums = data[:, :size].astype(np.float32) @ places  # below 2 ** 24: exact
    found: NDArray[np.uint16] = (sums.astype(np.uint32) + _SALT).astype(np.uint16)
    return found
