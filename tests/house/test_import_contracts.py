"""Every import contract is seen to break: one that cannot break protects nothing."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LAYERS = "Imports point downwards"
GIVEN = "Flows and ui are given functions"
FOLDERS = "Folders are arguments: only app and cli ask where files lie"
NO_QT = "No Qt outside app, flows and ui"
COMMANDS = "The command line meets Qt only through app"
CORE = "Core knows no library"
PANELS = "Panels do not know each other"


@dataclass(frozen=True)
class Violation:
    """A module that imports what it must not, and the contracts that must then break."""

    importer: str
    imported: str
    broken: frozenset[str]

    def __str__(self) -> str:
        return f"{self.importer}-imports-{self.imported}"


def violation(importer: str, imported: str, *broken: str) -> Violation:
    return Violation(importer, imported, frozenset(broken))


VIOLATIONS = (
    # A module named "intruder" is new in its package; the others are appended to. Packages
    # are imported as such: what an import of one module breaks depends on that module. Only
    # app is known to reach Qt and the folders.
    violation("core.intruder", "drafter.ui", LAYERS),
    violation("core.intruder", "drafter.library", LAYERS),
    violation("core.intruder", "drafter.flows", LAYERS),
    violation("core.intruder", "drafter.paths", FOLDERS, CORE),
    violation("core.intruder", "yaml", CORE),
    violation("core.intruder", "sqlite3", CORE),
    violation("core.intruder", "pathlib", CORE),
    violation("core.intruder", "PySide6.QtCore", CORE),
    violation("errors", "drafter.core", LAYERS),
    violation("errors", "boltons", CORE),
    violation("paths", "drafter.core", LAYERS),
    violation("paths", "PySide6.QtCore", NO_QT),
    violation("library.intruder", "drafter.storage", LAYERS),
    violation("library.readers.intruder", "drafter.export", LAYERS),
    violation("storage.intruder", "drafter.export", LAYERS),
    violation("export.intruder", "drafter.library", LAYERS),
    violation("export.intruder", "drafter.app", LAYERS, FOLDERS, NO_QT),
    violation("library.intruder", "drafter.paths", FOLDERS),
    violation("storage.intruder", "platformdirs", FOLDERS),
    violation("export.intruder", "drafter.paths", FOLDERS),
    violation("library.intruder", "PySide6.QtSql", NO_QT),
    violation("library.readers.intruder", "shiboken6", NO_QT),
    violation("storage.intruder", "PySide6.QtCore", NO_QT),
    violation("export.intruder", "PySide6.QtGui", NO_QT),
    violation("ui.intruder", "drafter.library", GIVEN),
    violation("ui.panels.intruder", "drafter.storage", GIVEN),
    violation("ui.intruder", "drafter.paths", GIVEN),
    violation("ui.intruder", "sqlite3", GIVEN),
    violation("flows.intruder", "drafter.export", GIVEN),
    violation("flows.intruder", "docx", GIVEN),
    violation("ui.intruder", "drafter.flows", LAYERS),
    violation("flows.intruder", "drafter.app", LAYERS, GIVEN),
    violation("app", "drafter.cli", LAYERS),
    violation("app", "drafter.commands", LAYERS),
    violation("commands.intruder", "drafter.cli", LAYERS),
    violation("commands.intruder", "PySide6.QtGui", COMMANDS),
    violation("commands.intruder", "drafter.ui.panels", COMMANDS),
    violation("cli", "drafter.__main__", LAYERS),
    violation("cli", "PySide6.QtWidgets", COMMANDS),
    violation("cli", "drafter.ui", COMMANDS),
    violation("cli", "drafter.flows", COMMANDS),
    violation("__main__", "PySide6.QtCore", COMMANDS),
    violation("ui.panels.intruder", "drafter.ui.panels.neighbour", PANELS),
    violation("ui.panels.intruder", "drafter.ui.panels.neighbour.inside", PANELS),
    # A room that no layer names is no loophole: the layers are exhaustive.
    violation("helpers", "os", LAYERS),
)


def checkout(folder: Path) -> Path:
    """Copy the package and its contracts; make the modules that a violation may name."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    neighbour = folder / "src" / "drafter" / "ui" / "panels" / "neighbour"
    neighbour.mkdir()
    for name in ("__init__.py", "inside.py"):
        (neighbour / name).write_text('"""A panel."""\n', "utf-8")
    return folder


def broken_contracts(folder: Path) -> set[str]:
    """Run lint-imports on the copy, not on the installed package, and read its verdicts."""
    call = "from importlinter.cli import lint_imports_command as run; run()"
    arguments = ["--no-cache", "--no-logo", "--config", str(folder / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", call, *arguments],
        cwd=folder,
        env={**environment, "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)(?: .*)?$", done.stdout, re.MULTILINE))
    assert verdicts.keys() == set(contracts()), done.stdout + done.stderr
    broken = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert (done.returncode != 0) == bool(broken), done.stdout + done.stderr
    return broken


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def test_the_untouched_copy_keeps_every_contract(tmp_path):
    assert broken_contracts(checkout(tmp_path)) == set()


@pytest.mark.parametrize("case", VIOLATIONS, ids=str)
def test_an_import_that_a_contract_forbids_breaks_that_contract_and_no_other(case, tmp_path):
    folder = checkout(tmp_path)
    module = (folder / "src" / "drafter" / case.importer.replace(".", "/")).with_suffix(".py")
    with module.open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\nimport {case.imported}\n")
    assert broken_contracts(folder) == case.broken


def test_no_contract_is_without_a_violation_here():
    assert set(contracts()) == frozenset().union(*(case.broken for case in VIOLATIONS))


def test_an_import_within_a_function_counts_as_well(tmp_path):
    folder = checkout(tmp_path)
    lazy = "def late() -> None:\n    from drafter.storage import nothing\n"
    (folder / "src" / "drafter" / "flows" / "intruder.py").write_text(lazy, "utf-8")
    assert broken_contracts(folder) == {GIVEN}


def test_a_forbidden_library_reached_by_a_detour_counts_as_well(tmp_path):
    folder = checkout(tmp_path)
    drafter = folder / "src" / "drafter"
    with (drafter / "errors.py").open("a", encoding="utf-8") as file:
        file.write("\nimport PySide6\n")
    (drafter / "library" / "intruder.py").write_text("import drafter.errors\n", "utf-8")
    assert broken_contracts(folder) == {NO_QT, CORE}
