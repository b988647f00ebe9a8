"""``macros/CCHC.cmd`` as text: Windows alone can run it."""

import re
from pathlib import Path

from cchc_xl.addin import sources
from cchc_xl.cli import app
from cchc_xl.offline.folder import LAUNCHER

SOURCE = (sources.folder() / LAUNCHER).read_bytes()
LINES = [line for line in SOURCE.decode("ascii").splitlines() if line and not line.startswith("rem ")]


def test_it_is_ascii_with_the_line_ends_of_windows():
    """cmd reads it in the local code page, and loses its way among labels where lines end otherwise."""
    assert SOURCE.isascii()
    assert SOURCE.count(b"\n") == SOURCE.count(b"\r\n")


def test_it_runs_a_command_that_there_is():
    [command] = re.findall(rb"-m cchc_xl (\S+)", SOURCE)
    assert command.decode() in {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}


def test_names_are_not_put_on_a_command_line():
    """There «&», «%» and «!» of a file's name would be read as the batch file's own."""
    [run] = [line for line in LINES if "-m cchc_xl" in line]
    assert run == '"!CCHC_PYTHON!" -m cchc_xl menu'
    assert not [line for line in LINES if "%*" in line]
    assert [line for line in LINES if "%~1" in line] == ['set "CCHC_FILE=%~1"']


def test_what_follows_a_name_with_an_ampersand_is_never_run():
    assert LINES[-1] == "exit"


def test_every_label_is_there():
    wanted = set(re.findall(r"goto (\w+)", "\n".join(LINES)))
    assert wanted == {line[1:] for line in LINES if line.startswith(":")}


def test_the_python_of_the_folder_comes_first():
    pythons = [line for line in LINES if line.startswith('set "CCHC_PYTHON=')]
    assert pythons[0] == r'set "CCHC_PYTHON=%~dp0python\python.exe"'


def test_git_keeps_its_line_ends():
    attributes = (Path(__file__).parents[2] / ".gitattributes").read_text("utf-8")
    assert "*.cmd text eol=crlf" in attributes
