"""dev.py: what it decides before it touches anything, and what it refuses."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROJECT = b'[project]\nname = "x"\n[tool.ruff]\nline-length = 100\n'
LDD = """/somewhere/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibEGL.so.1 => not found
\tlibGL.so.1 => /lib/libGL.so.1 (0x00007f1c)
/somewhere/libqxcb.so:
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def linux(dev, monkeypatch) -> ModuleType:
    """A Debian-like Linux without root, on which nothing is missing and nothing may run."""
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr(dev, "may_install", lambda: False)
    monkeypatch.setattr(dev, "apt_install", lambda packages: pytest.fail("apt was called"))
    monkeypatch.setattr(dev, "missing_libraries", lambda plugin: [])
    monkeypatch.setattr(dev, "missing_fonts", list)
    return dev


# The right Python


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_a_supported_python_is_not_refused(dev, minor):
    assert dev.refusal(3, minor) == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14), (4, 11)])
def test_another_python_is_refused_in_chinese_and_english_in_one_line(dev, version):
    sentence = dev.refusal(*version)
    asked = f"{version[0]}.{version[1]}"
    assert f"这里是 {asked}" in sentence
    assert f"this is {asked}" in sentence
    assert "\n" not in sentence


def test_the_pythons_served_are_those_the_project_names(dev):
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">=3.11,<3.14"' in text
    assert dev.SUPPORTED == ((3, 11), (3, 12), (3, 13))


@pytest.mark.parametrize("arguments", [[], ["walk"], ["RUN"]])
def test_wrong_use_says_how_it_is_used_and_exits_with_two(arguments, tmp_path):
    done = start(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "dev.py run" in done.stderr
    assert done.stdout == ""


def start(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# When the environment is ready


def test_the_fingerprint_tells_apart_all_that_an_installation_depends_on(dev):
    place = Path("checkout")
    asked = [
        (b"a==1", PROJECT, (3, 11), place),
        (b"a==2", PROJECT, (3, 11), place),
        (b"a==1", PROJECT.replace(b'"x"', b'"y"'), (3, 11), place),
        (b"a==1", PROJECT + b"[tool.hatch]\nx = 1\n", (3, 11), place),
        (b"a==1", PROJECT, (3, 12), place),
        (b"a==1", PROJECT, (3, 11), Path("moved")),
    ]
    assert len({dev.fingerprint(*facts) for facts in asked}) == len(asked)


def test_line_ends_and_linter_settings_do_not_ask_for_a_new_installation(dev):
    place = Path("checkout")
    relaxed = PROJECT.replace(b"100", b"120").replace(b"\n", b"\r\n")
    before = dev.fingerprint(b"a==1\nb==2\n", PROJECT, (3, 11), place)
    assert dev.fingerprint(b"a==1\r\nb==2\r\n", relaxed, (3, 11), place) == before


def test_an_environment_is_ready_only_when_it_was_finished_for_just_this(dev, tmp_path):
    python = tmp_path / "python"
    python.touch()
    assert not dev.is_ready(tmp_path, python, "wanted")
    dev.mark_ready(tmp_path, "wanted")
    assert dev.is_ready(tmp_path, python, "wanted")
    assert not dev.is_ready(tmp_path, python, "another")


def test_an_environment_whose_python_is_gone_is_not_ready(dev, tmp_path):
    dev.mark_ready(tmp_path, "wanted")
    assert not dev.is_ready(tmp_path, tmp_path / "python", "wanted")


def test_an_interrupted_installation_is_not_taken_for_a_ready_one(dev, monkeypatch, tmp_path):
    point_at(dev, monkeypatch, tmp_path)
    monkeypatch.setattr(dev, "step", lambda command: (tmp_path / ".venv").mkdir())

    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        dev.ensure_environment()
    assert [path.name for path in (tmp_path / ".venv").iterdir()] == []


def test_a_failed_installation_says_what_is_safe_and_which_step_failed(
    dev, monkeypatch, tmp_path, capsys
):
    point_at(dev, monkeypatch, tmp_path)

    def failing(command: list[str]) -> None:
        raise subprocess.CalledProcessError(1, ["pip", "install"])

    monkeypatch.setattr(dev, "step", failing)
    assert dev.main(["test"]) == 1
    told = capsys.readouterr().err
    assert "你的文件没有改动" in told
    assert "pip install" in told


def test_a_ready_environment_starts_nothing(dev, monkeypatch, tmp_path):
    point_at(dev, monkeypatch, tmp_path)
    python = tmp_path / ".venv" / "python"
    python.parent.mkdir()
    python.touch()
    wanted = dev.fingerprint(b"a==1\n", PROJECT, sys.version_info[:2], tmp_path)
    dev.mark_ready(tmp_path / ".venv", wanted)
    monkeypatch.setattr(dev, "step", lambda command: pytest.fail(f"ran {command}"))
    dev.ensure_environment()


def point_at(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
    """Give dev.py a small checkout in place of its own."""
    (checkout / "requirements.lock").write_bytes(b"a==1\n")
    (checkout / "pyproject.toml").write_bytes(PROJECT)
    for name, path in {
        "ROOT": checkout,
        "VENV": checkout / ".venv",
        "PYTHON": checkout / ".venv" / "python",
        "LOCK": checkout / "requirements.lock",
        "PROJECT": checkout / "pyproject.toml",
    }.items():
        monkeypatch.setattr(dev, name, path)
    monkeypatch.setattr(dev, "ensure_venv_module", lambda: None)


def test_one_package_is_cut_out_of_the_lock_with_all_its_hashes(dev):
    cut = "b==2 \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
    lock = f"a==1 \\\n    --hash=sha256:1\n{cut}    # via a\nbb==3 \\\n    --hash=sha256:4\n"
    assert dev.locked_entry(lock, "b") == cut
    with pytest.raises(dev.Stopped):
        dev.locked_entry(lock, "c")


def test_the_lock_holds_the_tool_that_the_source_package_is_built_with(dev):
    text = dev.LOCK.read_text("utf-8")
    assert "--hash=sha256:" in dev.locked_entry(text, dev.BUILD_TOOL)
    assert "--hash=sha256:" in dev.locked_entry(text, dev.SOURCE_ONLY)


def test_settings_that_lead_out_of_the_environment_are_left_behind(dev, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_CERT", "kept")
    kept = dev.clean_environment()
    assert not {"PYTHONPATH", "PIP_TARGET"} & kept.keys()
    assert kept["PIP_CERT"] == "kept"


# What the system lacks


def test_the_libraries_that_the_loader_misses_are_named_once_each(dev):
    assert dev.not_found(LDD) == ["libEGL.so.1", "libxcb-cursor.so.0"]


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11.so.6", "libx11-6"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_debians_package_follows_from_the_name_of_the_library(dev, library, package):
    assert dev.debian_package(library) == package


def test_when_nothing_is_missing_nothing_is_said(linux, capsys):
    linux.ensure_system("xcb")
    assert capsys.readouterr() == ("", "")


def test_a_missing_library_stops_with_the_exact_command(linux, monkeypatch):
    monkeypatch.setattr(linux, "missing_libraries", lambda plugin: ["libxcb-cursor.so.0"])
    with pytest.raises(linux.Stopped) as stopped:
        linux.ensure_system("xcb")
    assert (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libxcb-cursor0"
    ) in str(stopped.value)


def test_missing_fonts_are_told_and_do_not_stop(linux, monkeypatch, capsys):
    monkeypatch.setattr(linux, "missing_fonts", lambda: ["chinese"])
    linux.ensure_system("offscreen")
    assert "--no-install-recommends fonts-noto-cjk" in capsys.readouterr().err


def test_on_a_system_of_rpm_packages_the_libraries_are_asked_for_by_name(linux, monkeypatch):
    monkeypatch.setattr(linux.shutil, "which", lambda name: name if name == "dnf" else None)
    monkeypatch.setattr(linux, "missing_libraries", lambda plugin: ["libEGL.so.1"])
    with pytest.raises(
        linux.Stopped, match=re.escape("sudo dnf install -y 'libEGL.so.1()(64bit)'")
    ):
        linux.ensure_system("xcb")


def test_root_on_debian_has_what_is_missing_installed_and_goes_on(linux, monkeypatch):
    missing, asked = ["libEGL.so.1"], []

    def install(packages: list[str]) -> bool:
        asked.extend(packages)
        missing.clear()
        return True

    monkeypatch.setattr(linux, "may_install", lambda: True)
    monkeypatch.setattr(linux, "missing_libraries", lambda plugin: list(missing))
    monkeypatch.setattr(linux, "apt_install", install)
    linux.ensure_system("xcb")
    assert asked == ["libegl1"]


def test_an_installation_that_brought_nothing_still_stops(linux, monkeypatch):
    monkeypatch.setattr(linux, "may_install", lambda: True)
    monkeypatch.setattr(linux, "missing_libraries", lambda plugin: ["libEGL.so.1"])
    monkeypatch.setattr(linux, "apt_install", lambda packages: False)
    with pytest.raises(linux.Stopped):
        linux.ensure_system("xcb")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_than_on_linux_nothing_is_looked_for(linux, monkeypatch, platform):
    monkeypatch.setattr(linux.sys, "platform", platform)
    monkeypatch.setattr(linux, "missing_libraries", lambda plugin: pytest.fail("looked"))
    linux.ensure_system("xcb")


def test_every_qt_module_that_the_program_imports_is_looked_at(dev):
    used = set()
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        used |= set(re.findall(r"^\s*from PySide6\.(Qt\w+) import", path.read_text("utf-8"), re.M))
    assert used
    assert used <= set(dev.QT_MODULES)


# The window


@pytest.mark.parametrize("arguments", [[], ["汇报.drafter"], ["folder/稿.json"]])
def test_nothing_or_a_draft_opens_the_window(dev, arguments):
    assert dev.opens_window(arguments)


@pytest.mark.parametrize("arguments", [["skeletons"], ["search", "a.txt"], ["--help"]])
def test_a_command_opens_no_window(dev, arguments):
    assert not dev.opens_window(arguments)


def test_only_linux_can_lack_a_display(dev):
    assert dev.lacks_display("linux", {})
    assert dev.lacks_display("linux", {"DISPLAY": ""})
    assert not dev.lacks_display("win32", {})
    assert not dev.lacks_display("darwin", {})
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        assert not dev.lacks_display("linux", {name: "x"})


def test_without_a_display_one_sentence_shows_the_way_to_the_commands(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev, "ensure_environment", lambda: None)
    monkeypatch.setattr(dev, "lacks_display", lambda platform, environment: True)
    assert dev.main(["run"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert "drafter skeletons" in told.err.replace(".exe", "")


def test_the_plugin_is_the_one_that_will_draw(dev):
    assert dev.platform_plugin({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}) == "xcb"
    assert dev.platform_plugin({"WAYLAND_DISPLAY": "w"}) == "wayland"
    assert dev.platform_plugin({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == "offscreen"
    assert dev.platform_plugin({"QT_QPA_PLATFORM": "wayland;xcb"}) == "wayland"


# The gate


def test_the_gate_stops_at_the_first_step_that_fails_and_shows_its_output(
    dev, monkeypatch, capfdbinary
):
    told = "import sys; print('reason'); sys.exit(3)"
    steps = (
        ("good", [sys.executable, "-c", ""]),
        ("bad", [sys.executable, "-c", told]),
        ("never", [sys.executable, "-c", "print('never ran')"]),
    )
    monkeypatch.setattr(dev, "ensure_environment", lambda: None)
    monkeypatch.setattr(dev, "ensure_system", lambda plugin: None)
    monkeypatch.setattr(dev, "gate", lambda: steps)
    assert dev.test([]) == 3
    printed = capfdbinary.readouterr().out.decode().split()
    assert "good" in printed
    assert "reason" in printed
    assert "never" not in printed


def test_the_gate_is_what_the_house_promises(dev):
    titles = [title for title, _ in dev.gate()]
    assert titles == ["ruff check", "ruff format", "mypy", "import contracts"]


def test_continuous_integration_runs_the_same_command():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    code = [line for line in lines if line and not line.startswith("#")]
    assert code[-1] == "exec python3 dev.py test"
    assert len(code) == 3
