"""What no file of the project may hold, and how long a module may grow."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

MOST_LINES = 400
GENERATED = {".git", ".venv", "dist", "build", "__pycache__", ".hypothesis"}

# Joined here so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(
    "(?<![\\w.:/~%)}-])/(?:" + "|".join(("home", "root", "work", "Users", "opt", "mnt")) + ")/\\w"
    "|\\b[A-Z]:\\\\+" + "Users"
)
PACKAGE_INDEX = re.compile(
    "|".join(
        (
            "index[-_]" + "url",
            "find[-_]" + "links",
            "trusted[-_]" + "host",
            "https?://[^\\s\"')]*(?:py" + "pi\\.|/simple\\b|mirror)",
            "files\\.python" + "hosted",
        )
    ),
    re.IGNORECASE,
)


def project_files() -> list[Path]:
    """Return the tracked files and those about to be; without git, all but generated ones."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = list(ROOT.rglob("*"))
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        # Git refuses a checkout of another user; then the walk has to do.
        if listed.returncode == 0:
            names = listed.stdout.decode("utf-8").split("\0")
            found = [ROOT / name for name in names if name]
    return sorted(p for p in found if p.is_file() and not generated(p.relative_to(ROOT)))


def generated(path: Path) -> bool:
    return any(part in GENERATED or part.endswith("_cache") for part in path.parts)


def texts() -> dict[str, str]:
    """Return every text file by its path in the project; each must be UTF-8."""
    held = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in project_files()}
    return {name: data.decode("utf-8") for name, data in held.items() if b"\0" not in data}


def holding(pattern: re.Pattern[str]) -> list[str]:
    """Return ``path:line: what`` for every line the pattern is found in."""
    return [
        f"{name}:{number}: {found[0]}"
        for name, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := pattern.search(line))
    ]


def test_the_files_that_are_looked_at_are_those_of_the_project():
    names = texts().keys()
    assert {"dev.py", "pyproject.toml", "requirements.lock", "src/drafter/paths.py"} <= names


def test_no_file_names_a_place_on_one_machine():
    assert holding(MACHINE_PATH) == []


def test_no_file_names_a_package_index():
    assert holding(PACKAGE_INDEX) == []


def test_no_module_is_longer_than_a_reader_can_hold():
    source = {name: text for name, text in texts().items() if name.startswith("src/")}
    lengths = {name: len(text.splitlines()) for name, text in source.items()}
    assert {n: size for n, size in lengths.items() if size > MOST_LINES} == {}


@pytest.mark.parametrize("folder", ["home/x", "root/a", "work/main", "Users/li"])
def test_a_place_on_one_machine_is_noticed(folder):
    assert MACHINE_PATH.search(f'open("/{folder}/b")')
    assert MACHINE_PATH.search(f"/{folder}")


def test_a_path_within_the_project_is_none_of_these():
    assert not MACHINE_PATH.search("docs/work/plan.md, ./root/x, ~/home/y, https://a.cn/home/x")


@pytest.mark.parametrize(
    "line",
    ["--index-" + "url x", "PIP_EXTRA_INDEX_" + "URL=x", "https://py" + "pi.org/simple"],
)
def test_a_package_index_is_noticed(line):
    assert PACKAGE_INDEX.search(line)
