"""The wheel is the whole program: it works from a strange folder, without the checkout."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FIND = """
import json, drafter
from drafter.paths import find_paths
paths = find_paths()
print(json.dumps([drafter.__file__, str(paths.templates), str(paths.resources)]))
"""


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder whose name has a space and hanzi, as the desktop of a real user has."""
    with tempfile.TemporaryDirectory(prefix="起草 工具 ") as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="module")
def wheel(place: Path) -> Path:
    built = place / "dist"
    python("-m", "hatchling", "build", "-t", "wheel", "-d", str(built), cwd=ROOT)
    (found,) = built.glob("drafter-*.whl")
    return found


@pytest.fixture(scope="module")
def installed(place: Path, wheel: Path) -> Path:
    target = place / "installed"
    how = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-compile")
    python("-m", "pip", "install", *how, "--target", str(target), str(wheel), cwd=place)
    return target


def python(*arguments: str, cwd: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def from_wheel(*arguments: str, installed: Path, home: Path) -> str:
    """Run Python so that the wheel's package comes before the editable one."""
    strangers = {"PYTHONPATH": str(installed), "DRAFTER_HOME": str(home)}
    return python(*arguments, cwd=installed.parent, **strangers)


def files_below(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("data", ["templates", "resources"])
def test_the_installed_package_holds_all_that_the_checkout_holds(installed, data):
    held = files_below(installed / "drafter" / "_data" / data)
    assert held
    assert held == files_below(ROOT / data)


def test_the_installed_program_finds_its_own_data_and_not_the_checkouts(installed, tmp_path):
    printed = from_wheel("-c", FIND, installed=installed, home=tmp_path)
    package = installed / "drafter"
    package_file, templates, resources = (Path(p) for p in json.loads(printed))
    assert package_file == package / "__init__.py"
    assert templates == package / "_data" / "templates"
    assert resources == package / "_data" / "resources"


def test_the_installed_command_lists_the_skeletons(installed, tmp_path):
    listed = from_wheel("-m", "drafter", "skeletons", installed=installed, home=tmp_path)
    assert "五个聚焦" in listed


def test_the_wheel_carries_no_test_and_no_compiled_file(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"drafter"}
    assert not [name for name in names if name.endswith(".pyc")]
