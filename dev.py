"""Run drafter or its whole gate from a fresh checkout; needs nothing but Python.

    python3 dev.py run [ARGS…]    prepare, then start the window, or one command with ARGS
    python3 dev.py test [ARGS…]   prepare, then ruff, mypy, import contracts and pytest ARGS
    python3 dev.py lock [ARGS…]   maintainers: write requirements.lock anew (ARGS go to uv)

Preparing means: `.venv` holds the locked packages and this checkout, and the system has
what Qt loads. When nothing is missing it takes no network and well under a second.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

SUPPORTED = ((3, 11), (3, 12), (3, 13))


def refusal(major: int, minor: int) -> str:
    """Return why this Python cannot be used, in two languages; empty when it can."""
    if (major, minor) in SUPPORTED:
        return ""
    return (
        f"需要 Python 3.11、3.12 或 3.13，这里是 {major}.{minor}，什么都没有改动，"
        "请换一个再运行，例如 python3.12 dev.py run。"
        f" / Python 3.11, 3.12 or 3.13 is needed and this is {major}.{minor}; nothing was"
        " changed, please use e.g. python3.12 dev.py run."
    )


# Stands before everything an older Python could stumble over.
if __name__ == "__main__" and refusal(*sys.version_info[:2]):
    sys.exit(refusal(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"

SOURCE_ONLY = "jieba"  # published without a wheel
BUILD_TOOL = "setuptools"  # what builds it, from the lock like all else

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtTest")
DEBIAN_EXCEPTIONS = {
    "libGLdispatch.so.0": "libglvnd0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
"""Packages that Debian does not name after their library; see `debian_package`."""

NO_DISPLAY = (
    "这里没有图形界面，窗口打不开；写稿可以用命令行，例如“{drafter} skeletons”列出骨架，"
    "“{drafter} --help”列出全部命令。"
)


class Stopped(Exception):
    """Preparing cannot go on; the text is the sentence to print."""


def main(arguments: list[str]) -> int:
    """Do one command and return its exit code; 2 on wrong use."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console without hanzi
    commands = {"run": run, "test": test, "lock": lock}
    if not arguments or arguments[0] not in commands:
        say(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except Stopped as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Start the program; a window needs a display and Qt's libraries, a command neither."""
    ensure_environment()
    if opens_window(arguments):
        if lacks_display(sys.platform, os.environ):
            raise Stopped(NO_DISPLAY.format(drafter=SCRIPTS.relative_to(ROOT) / "drafter"))
        ensure_system(platform_plugin(os.environ))
    # -P keeps a file beside the user's draft from being imported in place of ours.
    command = [str(PYTHON), "-P", "-m", "drafter", *arguments]
    if os.name != "nt":  # there, the shell would not wait for what takes our place
        os.execve(command[0], command, clean_environment())
    return subprocess.call(command, env=clean_environment())


def test(arguments: list[str]) -> int:
    """Run the gate; stop at the first step that fails and return its exit code."""
    ensure_environment()
    ensure_system("offscreen")
    environment = {**clean_environment(), "QT_QPA_PLATFORM": "offscreen"}
    for title, command in gate():
        begun = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        verdict = "fails" if done.returncode else "ok"
        print(f"{title:<18}{verdict:<6}{time.monotonic() - begun:6.1f} s", flush=True)
        if done.returncode:
            sys.stdout.buffer.write(done.stdout + done.stderr)
            sys.stdout.flush()
            return done.returncode
    # Not captured: a developer sees the dots, and pytest's closing line is the last one.
    pytest = [str(PYTHON), "-m", "pytest", "-n", "auto", *arguments]
    return subprocess.call(pytest, cwd=ROOT, env=environment)


def gate() -> tuple[tuple[str, list[str]], ...]:
    """Return the steps before pytest, in order."""
    python = str(PYTHON)
    return (
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy"]),
        ("import contracts", [str(SCRIPTS / "lint-imports"), "--no-logo"]),
    )


def lock(arguments: list[str]) -> int:
    """Resolve for every supported Python and system at once; keeps pins unless --upgrade."""
    with tempfile.TemporaryDirectory() as folder:
        step([base_python(), "-m", "venv", folder])
        scripts = Path(folder) / SCRIPTS.name
        step([str(scripts / PYTHON.name), "-m", "pip", "install", "--quiet", "uv"])
        compiling = [
            str(scripts / "uv"),
            "pip",
            "compile",
            PROJECT.name,
            "--output-file",
            LOCK.name,
        ]
        how = ["--extra", "dev", "--universal", "--python-version", "3.11", "--generate-hashes"]
        quiet = ["--quiet", "--custom-compile-command", "python3 dev.py lock"]
        step([*compiling, *how, *quiet, *arguments])
    return 0


def ensure_environment() -> None:
    """Make `.venv` hold the lock and this checkout; nothing is done when it does already."""
    wanted = fingerprint(LOCK.read_bytes(), PROJECT.read_bytes(), sys.version_info[:2], ROOT)
    if is_ready(VENV, PYTHON, wanted):
        return
    ensure_venv_module()
    say("正在准备运行环境（.venv），第一次需要下载约 150 MB，请稍候。")
    begun = time.monotonic()
    try:
        # --clear takes the mark away first: what is interrupted never looks ready.
        step([base_python(), "-m", "venv", "--clear", str(VENV)])
        install()
    except subprocess.CalledProcessError as error:
        raise Stopped(
            f"运行环境没有装好（上面是原因），你的文件没有改动。网络恢复后再运行一次会从头装。"
            f"没有做成的一步：{subprocess.list2cmdline(error.cmd)}"
        ) from error
    mark_ready(VENV, wanted)
    say(f"运行环境已备好，用了 {time.monotonic() - begun:.0f} 秒。")


def install() -> None:
    """Install the build tool, then all locked packages, then this checkout, in place."""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if not sys.stderr.isatty():
        pip += ["--quiet", "--quiet"]  # once is not enough to hush warnings
    locked = [*pip, "--require-hashes", "--only-binary", ":all:"]
    tool = VENV / "build-tool.txt"
    tool.write_text(locked_entry(LOCK.read_text("utf-8"), BUILD_TOOL), "utf-8", newline="\n")
    step([*locked, "-r", str(tool)])
    source = ["--no-binary", SOURCE_ONLY, "--no-build-isolation", "--use-pep517"]
    step([*locked, *source, "-r", str(LOCK)])
    step([*pip, "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)])


def fingerprint(lock: bytes, project: bytes, version: tuple[int, ...], root: Path) -> str:
    """Hash everything an installation depends on; a moved checkout counts as another one.

    Of the project file only what shapes the installation: settings of linters do not.
    """
    import tomllib  # since 3.11: behind the refusal above

    table = tomllib.loads(project.decode("utf-8"))
    shape = [table.get(key) for key in ("build-system", "project")]
    shape.append(table.get("tool", {}).get("hatch"))
    facts = (lock.replace(b"\r\n", b"\n"), shape, version, os.fspath(root))
    return hashlib.sha256(repr(facts).encode("utf-8")).hexdigest()


def is_ready(venv: Path, python: Path, wanted: str) -> bool:
    """Say whether the environment was finished for ``wanted`` and its Python still exists."""
    try:
        found = (venv / "ready.txt").read_text("utf-8")
    except OSError:
        return False
    return found == wanted and python.exists()


def mark_ready(venv: Path, wanted: str) -> None:
    """Write the mark in one stroke: a half-written one is not left behind."""
    draft = venv / "ready.tmp"
    draft.write_text(wanted, "utf-8")
    draft.replace(venv / "ready.txt")


def locked_entry(text: str, package: str) -> str:
    """Return one package's lines of a lock file, hashes included.

    Raises:
        Stopped: the lock does not hold the package.
    """
    lines = text.splitlines()
    begins = [number for number, line in enumerate(lines) if line.startswith(f"{package}==")]
    if not begins:
        raise Stopped(f"requirements.lock 里没有 {package}，请运行 python3 dev.py lock 重写。")
    stop = begins[0] + 1
    while stop < len(lines) and lines[stop].startswith("    --hash"):
        stop += 1
    return "\n".join(lines[begins[0] : stop]) + "\n"


def base_python() -> str:
    """Return the interpreter that `.venv` is made from, even when `.venv` itself runs this."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def clean_environment() -> dict[str, str]:
    """Return the environment without what would lead Python or pip out of `.venv`."""
    strange = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")
    return {name: value for name, value in os.environ.items() if name not in strange}


def step(command: list[str]) -> None:
    """Run one command; its output goes to standard error, as standard output is the program's.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    subprocess.run(command, cwd=ROOT, env=clean_environment(), stdout=sys.stderr, check=True)


def ensure_venv_module() -> None:
    """See that Python can make environments: Debian keeps that in a package of its own.

    Raises:
        Stopped: it cannot, and it could not be installed.
    """
    if can_make_environments():
        return
    packages = [f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"]
    if not (may_install() and apt_install(packages) and can_make_environments()):
        raise Stopped(f"这里的 Python 缺少 venv 模块，请先运行：{' && '.join(apt(packages))}")


def can_make_environments() -> bool:
    """Ask a new process: this one may remember the answer of before an installation."""
    asked = [base_python(), "-c", "import ensurepip, venv"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def ensure_system(plugin: str) -> None:
    """See that what Qt loads is here: install it where we may, else print the command.

    Args:
        plugin: Qt's platform plugin: "xcb", "wayland" or "offscreen".

    Raises:
        Stopped: libraries are missing, so that Qt cannot start. Missing fonts do not stop.
    """
    if sys.platform != "linux":
        return
    libraries, fonts = missing_libraries(plugin), missing_fonts()
    packages = debian_packages(libraries, fonts)
    if packages and may_install():
        say(f"正在安装系统里缺少的部分：{' '.join(packages)}")
        apt_install(packages)
        libraries, fonts = missing_libraries(plugin), missing_fonts()
    if libraries:
        raise Stopped(f"Qt 需要的系统库不全，缺 {' '.join(libraries)}。{advice(libraries, fonts)}")
    if fonts:
        say(f"没有找到中文字体，汉字可能显示成方框。{advice(libraries, fonts)}")


def missing_libraries(plugin: str) -> list[str]:
    """Return the names of system libraries that the loader does not find for Qt, sorted."""
    qt = next(VENV.glob("lib/python*/site-packages/PySide6"), None)
    if qt is None or shutil.which("ldd") is None:
        return []
    files = [qt / f"{module}.abi3.so" for module in QT_MODULES]
    files += (qt / "Qt" / "plugins" / "platforms").glob(f"libq{plugin}*.so")
    found = subprocess.run(["ldd", *files], capture_output=True, check=False)
    return not_found(found.stdout.decode("utf-8", "replace"))


def not_found(ldd: str) -> list[str]:
    """Read the missing names from the output of ldd."""
    return sorted({line.split()[0] for line in ldd.splitlines() if line.endswith("=> not found")})


def missing_fonts() -> list[str]:
    """Return what is missing of "fontconfig" (the tool that lists fonts) and "chinese"."""
    if shutil.which("fc-list") is None:
        return ["fontconfig", "chinese"]
    listing = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, check=False)
    return [] if listing.stdout.strip() else ["chinese"]


def debian_package(library: str) -> str:
    """Return Debian's package for a library such as libxcb-cursor.so.0 (Policy, 8.1)."""
    if library in DEBIAN_EXCEPTIONS:
        return DEBIAN_EXCEPTIONS[library]
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def debian_packages(libraries: list[str], fonts: list[str]) -> list[str]:
    """Return Debian's packages for what is missing, sorted."""
    names = {"fontconfig": "fontconfig", "chinese": "fonts-noto-cjk"}
    return sorted({*map(debian_package, libraries), *(names[font] for font in fonts)})


def advice(libraries: list[str], fonts: list[str]) -> str:
    """Return how to install what is missing: the exact command where it is known."""
    if shutil.which("apt-get"):
        return f"请运行：{' && '.join(apt(debian_packages(libraries, fonts)))}"
    tool = shutil.which("dnf") or shutil.which("zypper")
    if tool:
        # RPM packages announce the libraries they hold under this name.
        wanted = [f"'{library}()(64bit)'" for library in libraries]
        wanted += ["fontconfig google-noto-sans-cjk-fonts"] if fonts else []
        return f"请运行：sudo {Path(tool).name} install -y {' '.join(wanted)}"
    return "请用系统的软件管理器安装这些库和一套中文字体（例如 Noto Sans CJK）。"


def apt(packages: list[str]) -> list[str]:
    """Return the two commands, as typed by someone who is not root."""
    install = f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    return ["sudo apt-get update", install]


def apt_install(packages: list[str]) -> bool:
    """Install as root; False when apt says no. What apt prints goes to standard error."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in apt(packages):
        words = command.split()[1:]
        if subprocess.run(words, env=environment, stdout=sys.stderr, check=False).returncode:
            return False  # offline, or apt is busy
    return True


def may_install() -> bool:
    """Say whether this is a Debian-like system and we are root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def opens_window(arguments: list[str]) -> bool:
    """Say whether the program, started so, opens its window: on nothing, or on a draft."""
    if not arguments:
        return True
    first = Path(arguments[0])
    return not arguments[0].startswith("-") and (bool(first.suffix) or first.is_file())


def lacks_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window has nowhere to open: only Linux can be without a display."""
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform == "linux" and not any(environment.get(name) for name in asked)


def platform_plugin(environment: Mapping[str, str]) -> str:
    """Return the Qt plugin that will draw the window."""
    named = environment.get("QT_QPA_PLATFORM")
    if named:
        return named.split(";")[0].split(":")[0]
    return "xcb" if environment.get("DISPLAY") else "wayland"


def say(text: str) -> None:
    """Print to standard error: standard output belongs to the program."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
