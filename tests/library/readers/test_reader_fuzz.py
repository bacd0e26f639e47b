"""Spoiled files are read or refused: a few of the many of ``python -m benchmarks fuzz_readers``."""

import pytest

from benchmarks.fuzz_readers import outcome
from benchmarks.mutations import seeds, spoiled

FILES = 60


@pytest.mark.parametrize("reader", sorted(seeds()))
def test_good_files_are_read_and_spoiled_ones_read_or_refused(tmp_path, reader):
    ending, good = seeds()[reader]
    path = tmp_path / f"甲{ending}"
    for data in good:
        path.write_bytes(data)
        assert outcome(path) == "read"
    became = set()
    for seed in range(FILES):
        path.write_bytes(spoiled(reader, seed))
        became.add(outcome(path))
    assert became == {"read", "refused"}
