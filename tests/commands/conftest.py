"""The commands in-process, over the real program with a library of five real reports."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.commands import opened
from drafter.library.library import Library
from drafter.paths import find_paths

ROOT = Path(__file__).resolve().parents[2]
REPORTS = (10, 23, 33, 42, 64)
"""江西, 钦州, 台州, 晋城, 宜春."""


@dataclass(frozen=True)
class Answer:
    """What a command did: its exit code and what it printed where."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture(scope="session")
def few_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a resources folder whose corpus is small, so that a library is built at once."""
    resources = tmp_path_factory.mktemp("resources")
    lines = (ROOT / "resources/corpus/reports.jsonl").read_text("utf-8").splitlines(keepends=True)
    shutil.copy(ROOT / "resources/divisions.tsv", resources)
    shutil.copy(ROOT / "resources/thesaurus.toml", resources)
    shutil.copytree(ROOT / "resources/lexicon", resources / "lexicon")
    (resources / "corpus").mkdir()
    chosen = "".join(lines[number - 1] for number in REPORTS)
    (resources / "corpus/reports.jsonl").write_text(chosen, "utf-8")
    return resources


@pytest.fixture(scope="session")
def built_home(few_reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user's folder with the library built; tests get a copy."""
    home = tmp_path_factory.mktemp("built")
    Library.open(home, few_reports / "corpus").close()
    return home


@pytest.fixture
def empty_home(few_reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own folder, still without a library."""
    monkeypatch.setattr(opened, "find_paths", lambda: replace(find_paths(), resources=few_reports))
    return tmp_path / "home"


@pytest.fixture
def home(empty_home: Path, built_home: Path) -> Path:
    """Return this test's own folder, with the library built."""
    shutil.copytree(built_home, empty_home)
    return empty_home


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def new_draft(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new draft about 江州市; tests get a copy."""
    draft = tmp_path_factory.mktemp("new") / "汇报.jujiao"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_HOME", str(built_home))
        assert main(["new", "五个聚焦汇报", "-o", str(draft), "--set", "地区=江州市"]) == 0
    return draft


@pytest.fixture
def draft_file(new_draft: Path, home: Path, tmp_path: Path) -> Path:
    """Return the draft, in a folder with a blank and hanzi in its name."""
    folder = tmp_path / "我的 稿子"
    folder.mkdir()
    return Path(shutil.copy(new_draft, folder))
