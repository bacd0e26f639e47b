"""The way in: which command runs, exit codes, streams, and how the window is opened."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from drafter import __version__, cli
from drafter.cli import COMMANDS, build_parser, main
from drafter.commands import skeletons, window
from drafter.errors import Cancelled

ROOT = Path(__file__).resolve().parents[1]

# The command line's contract: every command with the options it must know.
CONTRACT = {
    "skeletons": ("--json",),
    "new": ("-o", "--set"),
    "show": ("--json",),
    "search": ("--under", "--pillar", "--level", "--limit", "--json", "--batch"),
    "insert": ("--at", "--exemplar", "--sentences"),
    "import": ("--folder", "--json"),
    "library": ("--json", "show", "remove"),
    "export": ("-o", "--sources"),
}
SCREENLESS = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    path = {"PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **path, **environment},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def opened(monkeypatch):
    """Stand in for the window and note what it is opened on."""
    calls = []
    app = ModuleType("drafter.app")
    app.run_window = lambda draft: calls.append(draft) or 0
    monkeypatch.setitem(sys.modules, "drafter.app", app)
    monkeypatch.setattr(window, "has_display", lambda: True)
    return calls


@pytest.mark.parametrize("command", CONTRACT)
def test_every_command_of_the_contract_explains_its_options(command, capsys):
    assert main([command, "--help"]) == 0
    text = capsys.readouterr().out
    assert all(re.search(rf"(?<![\w-]){option}(?![\w-])", text) for option in CONTRACT[command])
    assert text.startswith("用法：")
    assert not re.search("usage|options|positional|show this", text)


def test_there_are_no_other_commands():
    assert set(COMMANDS) == set(CONTRACT)
    usage = build_parser().format_help()
    assert all(re.search(rf"^    {name} +\S", usage, re.MULTILINE) for name in COMMANDS)


def test_every_command_the_documents_tell_of_exists():
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")]
    told = {
        name
        for page in pages
        for name in re.findall(r"^(?:\$ )?drafter ([a-z]+)\b", page.read_text("utf-8"), re.M)
    }
    assert told <= set(COMMANDS)


def test_the_version_is_that_of_the_package(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


def test_without_a_word_the_window_opens(opened):
    assert main([]) == 0
    assert opened == [None]


def test_a_draft_opens_in_the_window(opened, tmp_path):
    draft = tmp_path / "某 稿.jujiao"
    draft.touch()
    assert main([str(draft)]) == 0
    assert opened == [draft]


def test_a_draft_without_ending_is_told_from_a_command_by_being_there(
    opened, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Path("稿子").touch()
    assert main(["稿子"]) == 0
    assert opened == [Path("稿子")]


def test_the_window_s_exit_code_is_the_program_s(opened, monkeypatch):
    monkeypatch.setattr(sys.modules["drafter.app"], "run_window", lambda draft: 3)
    assert main([]) == 3


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["serach", "x"], 2, "是不是“search”"),
        (["check", "稿.jujiao"], 2, "没有“check”这个命令"),
        (["没有的稿.jujiao"], 1, "找不到“没有的稿.jujiao”"),
        (["."], 1, "是文件夹"),
        ([""], 1, "是文件夹"),
        (["a.jujiao", "b.jujiao"], 2, "一次打开一份"),
        (["a\0b"], 2, "没有“a\0b”这个命令"),
        (["x" * 5000], 2, "这个命令"),
    ],
)
def test_what_is_no_command_and_no_draft_opens_nothing(words, code, said, opened, capsys):
    assert main(words) == code
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert (captured.out, opened) == ("", [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--nope"], "不认识“--nope”"),
        (["new"], "缺少 骨架、-o/--output"),
        (["new", "x", "-o"], "-o/--output 后面缺少内容"),
        (["show"], "缺少 稿子"),
        (["show", ""], "稿子 要写文件名"),
        (["skeletons", "--json=1"], "--json 后面不带内容"),
        (["search"], "没有写要检索什么"),
        (["search", "x", "--batch", "y"], "一起用"),
        (["search", "x", "--limit", "0"], "1 到 10000 的整数"),
        (["search", "x", "--limit", "很多"], "“很多”不是"),
        (["search", "x", "--level", "区级"], "没有“区级”，可用的有：省级、市级、县级"),
        (["search", "x", "--pillar", "党建"], "没有“党建”，可用的有：政治建设、"),
        (["insert", "x", "--at", "一", "--exemplar", "b1-1", "--sentences", "一"], "如 1,3"),
        (["insert", "x", "--at", "一"], "缺少 --exemplar"),
        (["export", "x"], "缺少 -o/--output"),
        (["export", "x", "-o", "y.doc"], "以 .docx 结尾"),
        (["import"], "缺少 文件"),
        (["library", "lend"], "没有“lend”，可用的有：list、show、remove"),
        (["library", "show"], "缺少 编号"),
        (["library", "show", "b1", "b2"], "不认识“b2”"),
        (["sear", "x"], "是不是“search”"),
    ],
)
def test_wrong_use_is_told_in_one_chinese_sentence(words, said, capsys):
    assert main(words) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert "没有改动任何文件" in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_ctrl_c_is_silent(monkeypatch, capsys):
    for called_off in (KeyboardInterrupt, Cancelled):
        monkeypatch.setattr(skeletons, "loaded_skeletons", raising(called_off()))
        assert main(["skeletons"]) == 130
        assert capsys.readouterr() == ("", "")


def test_a_bug_is_not_dressed_up_as_a_sentence(monkeypatch):
    monkeypatch.setattr(skeletons, "loaded_skeletons", raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main(["skeletons"])


def raising(error):
    def fail(*_):
        raise error

    return fail


def test_without_a_home_there_is_a_sentence(monkeypatch, tmp_path, capsys):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "file" / "home"))
    assert main(["library"]) == 1
    assert "DRAFTER_HOME" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_display_is_known_by_its_variable(name, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for variable in SCREENLESS:
        monkeypatch.delenv(variable, raising=False)
    assert not window.has_display()
    monkeypatch.setenv(name, "x")
    assert window.has_display()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_have_a_display(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    for variable in SCREENLESS:
        monkeypatch.delenv(variable, raising=False)
    assert window.has_display()


class Unloadable(ModuleType):
    """A module whose import fails as that of Qt does without its system libraries."""

    def __getattr__(self, name):
        raise ImportError("libEGL.so.1: cannot open shared object file", name=self.missing)


@pytest.mark.parametrize("missing", ["PySide6.QtGui", "shiboken6"])
def test_a_qt_that_cannot_be_loaded_is_a_sentence(missing, opened, monkeypatch, capsys):
    broken = Unloadable("drafter.app")
    broken.missing = missing
    monkeypatch.setitem(sys.modules, "drafter.app", broken)
    assert main([]) == 1
    assert "libEGL.so.1" in capsys.readouterr().err


def test_a_module_of_our_own_that_cannot_be_loaded_is_a_bug(opened, monkeypatch):
    broken = Unloadable("drafter.app")
    broken.missing = "drafter.flows"
    monkeypatch.setitem(sys.modules, "drafter.app", broken)
    with pytest.raises(ImportError):
        main([])


def test_without_a_display_the_program_names_the_commands_instead():
    platform = 'import sys; sys.platform = "linux"; from drafter.cli import main; sys.exit(main())'
    done = python("-c", platform, **SCREENLESS)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1
    assert done.stdout == b""
    assert "没有图形界面" in said
    assert "drafter new" in said
    assert len(said.splitlines()) == 1


def test_listing_skeletons_loads_no_qt_and_nothing_slow_and_prints_utf_8_everywhere():
    done = python(
        "-X", "importtime", "-m", "drafter", "skeletons", "--json", PYTHONIOENCODING="gbk"
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode("utf-8").splitlines()}
    assert done.returncode == 0
    assert len(json.loads(done.stdout.decode("utf-8"))) == 5
    assert "jinja2" in loaded
    slow = ("PySide6", "shiboken6", "jieba", "tantivy", "docx", "lxml", "sqlite3")
    assert [name for name in loaded if name.split(".")[0] in slow] == []


def test_help_loads_no_library_of_others_but_for_the_folders():
    code = "import sys, drafter.cli as cli; cli.main(['--help']); print(*sys.modules)"
    done = python("-c", code)
    loaded = {name.split(".")[0] for name in done.stdout.decode("utf-8").split()}
    assert "drafter" in loaded
    others = {"PySide6", "jieba", "tantivy", "docx", "lxml", "jinja2", "yaml", "sqlite3", "boltons"}
    assert loaded & others == set()


def test_a_reader_that_stops_reading_is_no_failure():
    command = [sys.executable, "-m", "drafter", "skeletons"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0
    assert said == b""


def test_an_answer_that_cannot_be_written_is_a_sentence(monkeypatch, capsys):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("drafter.commands.output.print", full, raising=False)
    monkeypatch.setattr("drafter.commands.output._drop_output", lambda: None)
    complaints = []
    monkeypatch.setattr(cli, "complain", complaints.append)
    assert main(["skeletons"]) == 1
    assert "没有写全" in str(complaints[0])
