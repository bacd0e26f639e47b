"""Files that LibreOffice reads for us; a small program of ours stands in for it."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import psutil
import pytest

from drafter.errors import ImportRefused
from drafter.library.readers import office_places
from drafter.library.readers.office import read_office
from drafter.library.readers.office_places import find_office
from drafter.library.readers.office_profile import write_profile
from tests.library.fixtures.small_docx import para, small_docx

PATH = Path("旧 材料.wps")
_STAND_IN = """
import pathlib, subprocess, sys, time
arguments = sys.argv[1:]
made = pathlib.Path(arguments[arguments.index("--outdir") + 1])
source = pathlib.Path(arguments[-1])
pathlib.Path({log!r}).write_text("\\n".join(arguments), encoding="utf-8")
{act}
"""


@pytest.fixture
def stand_in(tmp_path):
    """Return a function that makes a finder of a program doing as told."""

    def make(act, data=b""):
        program, good = tmp_path / "stand in.py", tmp_path / "good.docx"
        good.write_bytes(data)
        act = act.replace("GOOD", repr(str(good)))
        log = str(tmp_path / "log")
        program.write_text(_STAND_IN.format(act=act, log=log), encoding="utf-8")
        return lambda: (sys.executable, str(program))

    return make


GIVES = "(made / (source.stem + '.docx')).write_bytes(pathlib.Path(GOOD).read_bytes())"


def test_what_the_program_makes_of_a_file_is_read(stand_in, tmp_path):
    find = stand_in(GIVES, small_docx(para("同志们：") + para("正文。")))
    raw = read_office(PATH, b"data", ".doc", find=find)
    assert [line.text for line in raw.lines] == ["同志们：", "正文。"]
    said = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert said[0].startswith("-env:UserInstallation=file://")
    assert "--headless" in said
    assert said[-1].endswith("in.doc")


def test_nothing_is_left_of_a_conversion(stand_in, tmp_path):
    read_office(PATH, b"x", ".doc", find=stand_in(GIVES, small_docx(para("甲"))))
    source = Path((tmp_path / "log").read_text(encoding="utf-8").splitlines()[-1])
    assert not source.parent.exists()


def test_without_the_program_it_is_said_how_to_go_on():
    with pytest.raises(ImportRefused, match=r"没有找到.*另存为 \.docx.*装上 LibreOffice"):
        read_office(PATH, b"x", ".doc", find=lambda: None)


@pytest.mark.parametrize("act", ["sys.exit(3)", "(made / 'in.docx').write_bytes(b'')"])
def test_a_file_the_program_makes_nothing_of_is_refused(stand_in, act):
    with pytest.raises(ImportRefused, match="LibreOffice 也打不开它"):
        read_office(PATH, b"x", ".rtf", find=stand_in(act))


def test_a_broken_result_is_refused(stand_in):
    with pytest.raises(ImportRefused, match="不完整或已损坏"):
        read_office(PATH, b"x", ".odt", find=stand_in(GIVES, b"PK\x03\x04 broken"))


def test_a_program_that_cannot_be_started_is_said(tmp_path):
    with pytest.raises(ImportRefused, match="没有运行起来"):
        read_office(PATH, b"x", ".odt", find=lambda: (str(tmp_path / "none"),))


def test_a_program_that_does_not_end_is_ended_with_all_it_started(stand_in, tmp_path):
    child = tmp_path / "child"
    act = (
        "child = subprocess.Popen([sys.executable, '-c', 'import signal; input()'],"
        " stdin=subprocess.PIPE)\n"
        f"pathlib.Path({str(child)!r}).write_text(str(child.pid))\n"
        "child.wait()"
    )
    with pytest.raises(ImportRefused, match="还没有完"):
        read_office(PATH, b"x", ".doc", find=stand_in(act), timeout_s=3.0)
    assert not psutil.pid_exists(int(child.read_text()))


def test_the_profile_forbids_macros_links_and_the_network(tmp_path):
    write_profile(tmp_path / "空 白")
    root = ElementTree.parse(tmp_path / "空 白" / "user" / "registrymodifications.xcu").getroot()
    told = {
        prop.get("{http://openoffice.org/2001/registry}name"): prop.findtext("value")
        for prop in root.iter("prop")
    }
    assert told["DisableMacrosExecution"] == told["DisableActiveContent"] == "true"
    assert told["BlockUntrustedRefererLinks"] == "true"
    assert told["MacroSecurityLevel"] == "3"
    assert told["ooInetHTTPSProxyName"] == "127.0.0.1"


def test_libreoffice_is_found_where_it_is_usually_installed(tmp_path, monkeypatch):
    def there(platform, environment=None):
        found = office_places._candidates(platform, environment or {"PATH": ""}, tmp_path)
        return [path for path in found if tmp_path in path.parents]

    program = tmp_path / "Program Files" / "LibreOffice 24" / "program"
    app = tmp_path / "Applications" / "LibreOffice.app" / "Contents" / "MacOS"
    for folder, name in ((program, "soffice.com"), (program, "soffice.exe"), (app, "soffice")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
        (folder / name).chmod(0o755)
    files = {"ProgramFiles": str(program.parents[1])}
    assert there("win32", files) == [program / "soffice.com", program / "soffice.exe"]
    assert there("darwin") == [app / "soffice"]
    assert there("linux") == []
    found = find_office()
    assert found is None or Path(found[0]).is_file()
