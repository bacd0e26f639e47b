"""The lock answers pyproject.toml, with hashes for every system we promise."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
ASKED = [
    Requirement(line)
    for line in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"])
]


def pins() -> dict[str, tuple[str, int]]:
    """Return version and number of hashes of every locked package."""
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)
    found = (re.match(r"([a-z0-9.-]+)==(\S+)", entry) for entry in entries)
    return {
        match[1]: (match[2], entry.count("--hash=sha256:"))
        for entry, match in zip(entries, found, strict=True)
        if match
    }


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_what_the_project_asks_for_is_locked_at_a_version_it_accepts(asked):
    version, _ = pins()[canonicalize_name(asked.name)]
    assert version in asked.specifier


def test_every_locked_package_has_hashes():
    assert {name for name, (_, hashes) in pins().items() if not hashes} == set()


@pytest.mark.parametrize("compiled", ["pyside6-essentials", "shiboken6", "lxml", "tantivy"])
def test_a_compiled_package_is_locked_for_more_than_one_system(compiled):
    # Linux on two processors, Windows and macOS at the least.
    assert pins()[compiled][1] >= 4


def test_the_lock_holds_packages_hashes_and_their_askers_and_nothing_else():
    package = r"[a-z0-9.-]+==\S+( ; [^\\]+)? \\"
    known = re.compile(rf"{package}|    --hash=sha256:[0-9a-f]{{64}}( \\)?|    # .*|# .*")
    assert [line for line in LOCK.splitlines() if not known.fullmatch(line)] == []
    assert not [line for line in LOCK.splitlines() if "#" in line and re.search(r"[/\\]", line)]
