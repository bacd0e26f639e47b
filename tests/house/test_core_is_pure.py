"""Core is values and pure functions: what it imports is listed, nothing else is allowed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "drafter"

ALLOWED = {
    "bisect",
    "collections",
    "collections.abc",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "itertools",
    "math",
    "operator",
    "re",
    "string",
    "types",
    "typing",
    "unicodedata",
}
"""No files, processes, clocks, chance or threads: the same arguments give the same answer."""

ALLOWED_IN = {"core/cancel.py": {"threading"}}
"""A CancelToken is set by one thread and asked by another."""

FORBIDDEN_CALLS = {"open", "print", "input", "exec", "eval", "compile", "__import__"}
CLOCKS = {"now", "utcnow", "today"}


def pure_modules() -> list[Path]:
    return [*sorted((PACKAGE / "core").rglob("*.py")), PACKAGE / "errors.py"]


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield every imported module, at the top of the file or within a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def strangers(source: str, extra: frozenset[str] = frozenset()) -> set[str]:
    """Return the imports that are neither listed nor core's own."""
    own = ("drafter.core", "drafter.errors")
    names = set(imported(ast.parse(source)))
    return {
        n for n in names - ALLOWED - extra if n not in own and not n.startswith("drafter.core.")
    }


def impure_calls(source: str) -> set[str]:
    """Return the calls that reach for a file, the screen, a clock or code made at run time."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)} & FORBIDDEN_CALLS
    return names | {call.attr for call in calls if isinstance(call, ast.Attribute)} & CLOCKS


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: path.stem)
def test_a_core_module_imports_only_what_is_listed(path):
    extra = ALLOWED_IN.get(path.relative_to(PACKAGE).as_posix(), set())
    assert strangers(path.read_text("utf-8"), frozenset(extra)) == set()


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: path.stem)
def test_a_core_module_reads_no_file_and_no_clock(path):
    assert impure_calls(path.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "line",
    [
        "import os",
        "import os.path",
        "from pathlib import Path",
        "def f():\n    import sqlite3",
        "from collections import abc as os, OrderedDict\nimport threading",
        "from drafter import paths",
        "from drafter.storage import draft_file",
        "from . import slot",
        "import importlib",
    ],
)
def test_what_is_not_listed_is_noticed(line):
    assert strangers(line) != set()


@pytest.mark.parametrize("line", ["open('x')", "x = print(1)", "datetime.date.today()"])
def test_a_call_that_leaves_the_pure_world_is_noticed(line):
    assert impure_calls(line) != set()
