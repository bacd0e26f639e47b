"""The real library, built once a worker, and a small one to change at will."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_reports import make_report

from drafter.core.report import Report
from drafter.library.library import Library
from drafter.library.tokenizer import Tokenizer

CORPUS = Path(__file__).parents[2] / "resources" / "corpus"
SMALL = (1, 21, 77)
"""Reports of the small library: a province's, a city's and a speech."""


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    loaded = Tokenizer()
    loaded.load()
    return loaded


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, tokenizer: Tokenizer) -> Iterator[Library]:
    """The whole bundled library; only to be read."""
    opened = Library.open(tmp_path_factory.mktemp("bundled"), CORPUS, tokenizer=tokenizer)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three of the bundled reports, in one with the lists of the program."""
    resources = tmp_path_factory.mktemp("小 资源")
    shutil.copy(CORPUS.parent / "divisions.tsv", resources)
    shutil.copy(CORPUS.parent / "thesaurus.toml", resources)
    shutil.copytree(CORPUS.parent / "lexicon", resources / "lexicon")
    folder = resources / "corpus"
    folder.mkdir()
    lines = (CORPUS / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(lines[number - 1] for number in SMALL)
    (folder / "reports.jsonl").write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def built_home(
    tmp_path_factory: pytest.TempPathFactory, corpus: Path, tokenizer: Tokenizer
) -> Path:
    home = tmp_path_factory.mktemp("built")
    Library.open(home, corpus, tokenizer=tokenizer).close()
    return home


@pytest.fixture
def home(tmp_path: Path, built_home: Path) -> Path:
    """The folder of a user whose small library is built."""
    folder = tmp_path / "我的 资料"
    shutil.copytree(built_home, folder)
    return folder


@pytest.fixture
def small(home: Path, corpus: Path, tokenizer: Tokenizer) -> Iterator[Library]:
    opened = Library.open(home, corpus, tokenizer=tokenizer)
    yield opened
    opened.close()


@pytest.fixture
def own_report() -> Report:
    return make_report("独一无二的榫卯工作法，让支部像榫头一样咬合。", "第二段写𠮷祥社区的做法。")
