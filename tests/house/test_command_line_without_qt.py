"""The commands must work where Qt cannot even be loaded: a server, a script, a pipe."""

import subprocess
import sys

BLOCKED = """
import sys
sys.modules["PySide6"] = None  # from here on, importing it raises ImportError
import drafter.cli
print(drafter.cli.main.__module__)
"""


def test_importing_the_command_line_needs_no_qt():
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "drafter.cli"), done.stderr
