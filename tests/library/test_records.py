"""Records of passages: packed, appended, read, and found damaged."""

import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library import records
from drafter.library.damage import DamagedIndex
from drafter.library.records import PLACE, SLOTS, Appending, Entry, Records, pack

_entries = st.builds(
    Entry,
    report=st.builds("{}{}".format, st.sampled_from("bm"), st.integers(0, 2**31 - 1)),
    number=st.integers(1, 2**32 - 1),
    same=st.integers(0, 2**64 - 1),
    weight=st.floats(0, 1),
    subject=st.integers(0, 7),
    concepts=st.dictionaries(st.integers(0, 60_000), st.floats(0, 2.3), max_size=SLOTS),
)


def places(count):
    return (np.arange(count * PLACE) % 251).astype(np.uint8).reshape(count, PLACE)


def some(*numbers):
    entries = [Entry("m1", number, number, 0.5, 1, {number: 1.0}) for number in numbers]
    return pack(entries, places(len(entries)))


def appended(path, *packed):
    writer = Appending(path)
    rows = [writer.append(one) for one in packed]
    writer.sync()
    writer.close()
    return rows


@given(st.lists(_entries, max_size=5))
def test_what_is_packed_comes_back(entries):
    packed = pack(entries, places(len(entries)))
    assert records.ids(packed) == [f"{entry.report}-{entry.number}" for entry in entries]
    assert packed["same"].tolist() == [entry.same for entry in entries]
    assert records.weights(packed) == pytest.approx([entry.weight for entry in entries], abs=1e-4)
    assert packed["subject"].tolist() == [entry.subject for entry in entries]
    for entry, one, place in zip(entries, records.evidence(packed), places(9), strict=False):
        found = records.concepts_in(one)
        assert found == pytest.approx(entry.concepts, abs=0.006)
        assert records.place_in(one) == place.tobytes()


def test_of_many_concepts_the_strongest_are_kept():
    concepts = {number: number / 100 for number in range(40)}
    (one,) = records.evidence(pack([Entry("b1", 1, 1, 1.0, 1, concepts)], places(1)))
    assert sorted(records.concepts_in(one)) == list(range(40 - SLOTS, 40))


def test_shared_concepts_are_weighed_by_how_much_is_said_of_them():
    packed = some(3, 5)
    meant = np.array([0, 0, 0, 2.0, 0, 0.5, 0], dtype=np.float32)
    assert records.shared(packed, meant).tolist() == pytest.approx([2.0, 0.5])


@given(sizes=st.lists(st.integers(0, 4), max_size=5), cut=st.integers(0, 300))
def test_records_are_read_by_their_rows_whatever_a_killed_writer_left(sizes, cut, tmp_path_factory):
    path = tmp_path_factory.mktemp("rows") / "records.bin"
    appended(path, some(1, 2))
    with path.open("ab") as file:
        file.write(bytes(cut))
    parts = [some(*range(10 * part, 10 * part + size)) for part, size in enumerate(sizes, 1)]
    rows = appended(path, *parts)
    found = Records.of(path)
    assert found.read([1, 0]).tobytes() == some(1, 2)[::-1].tobytes()
    for row, part in zip(rows, parts, strict=True):
        assert found.read(range(row, row + len(part))).tobytes() == part.tobytes()


def test_a_large_file_is_read_row_by_row(tmp_path, monkeypatch):
    packed = some(*range(1, 40))
    appended(tmp_path / "large", packed)
    monkeypatch.setattr(records, "_HELD", 100)
    found = Records.of(tmp_path / "large")
    assert len(found) == 39
    assert found.read([38, 0, 7]).tobytes() == packed[[38, 0, 7]].tobytes()


@pytest.mark.parametrize("held", [100, 10**6])
def test_a_file_cut_off_while_it_is_read_from_is_no_end_of_the_program(tmp_path, monkeypatch, held):
    packed = some(*range(1, 40))
    appended(tmp_path / "cut", packed)
    monkeypatch.setattr(records, "_HELD", held)
    found = Records.of(tmp_path / "cut")
    os.truncate(tmp_path / "cut", 1000)
    if held > 100:
        assert found.read([38]).tobytes() == packed[[38]].tobytes()
    else:
        with pytest.raises(DamagedIndex, match="cut off"):
            found.read([38])


def test_what_was_appended_can_be_taken_back(tmp_path):
    path = tmp_path / "rows"
    appended(path, some(1, 2))
    before = path.read_bytes(), path.stat().st_mtime_ns
    writer = Appending(path)
    writer.append(some(3))
    writer.sync()
    writer.append(some(4))
    writer.take_back()
    writer.close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_no_rows_are_no_records(tmp_path):
    appended(tmp_path / "empty")
    assert len(Records.of(tmp_path / "empty").read([])) == 0


@pytest.mark.parametrize("row", [-1, 2])
def test_a_row_that_is_not_there_is_damage(tmp_path, row):
    appended(tmp_path / "two", some(1, 2))
    with pytest.raises(DamagedIndex, match="without a record"):
        Records.of(tmp_path / "two").read([row])


@pytest.mark.parametrize("at", [0, 40, 100, 250, 265])
def test_a_flipped_bit_is_damage(tmp_path, at):
    path = tmp_path / "one"
    appended(path, some(1))
    data = bytearray(path.read_bytes())
    data[at] ^= 16
    path.write_bytes(data)
    with pytest.raises(DamagedIndex, match="not as it was written"):
        Records.of(path).read([0])


def test_zeros_as_a_full_disk_leaves_them_are_damage(tmp_path):
    path = tmp_path / "zeros"
    path.write_bytes(bytes(len(some(1).tobytes())))
    with pytest.raises(DamagedIndex, match="not as it was written"):
        Records.of(path).read([0])
