"""The command line itself: its pages of help, its words when called wrongly, its output wherever it goes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cchc_xl.cli import app
from tests.commands.conftest import Desk, Run

COMMANDS = sorted(str(c.name or c.callback.__name__) for c in app.registered_commands if c.callback)
ENGLISH = re.compile(r"usage|option|argument|command|show|message|exit|require|default|path|text|integer|range", re.I)


def called(*arguments: object, folder: Path, typed: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program as a process of its own, started in a folder."""
    package = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-m", "cchc_xl", *map(str, arguments)],
        cwd=folder, input=typed.encode(), capture_output=True, check=False,
        env=os.environ | {"PYTHONPATH": package} | environment,
    )  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_page_of_help_is_vietnamese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
):
    from cchc_xl import cli

    monkeypatch.setattr("sys.argv", ["cchc-xl", *command.split(), "--help"])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    page = capsys.readouterr().out
    assert not stop.value.code
    assert "Cách dùng:" in page
    words = re.sub(r"--[\w-]+|cchc-xl|\.xlsx", "", page)
    assert not ENGLISH.search(words), page


def test_help_loads_no_library_that_takes_time():
    heavy = "pandas openpyxl lxml python_calamine docx pypdfium2 holidays rich xlwings numpy"
    script = (
        "import sys\nfrom cchc_xl import cli\n"
        f"for command in {COMMANDS}:\n"
        "    sys.argv = ['cchc-xl', command, '--help']\n"
        "    try: cli.main()\n"
        "    except SystemExit: pass\n"
        f"print('loaded:', *(m for m in {heavy!r}.split() if m in sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.count("Cách dùng:") == len(COMMANDS)
    assert done.stderr.split() == ["loaded:"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("overdue",), "thiếu «MASTER.xlsx»"),
        (("overdue", "sổ.xlsx"), "thiếu «--as-of»"),
        (("overdue", "sổ.xlsx", "--as-of", "31/02/2024"), "giá trị của «--as-of» không hợp lệ"),
        (("overdue", "sổ.xlsx", "--json", "--as-of"), "giá trị của «--as-of» không hợp lệ"),
        (("overdue", "sổ.xlsx", "--asof", "2024-04-05"), "không có tùy chọn «--asof»"),
        (("new", "a.txt", "--out", "b.xlsx", "--year", "24"), "giá trị của «--year» không hợp lệ"),
        (("tonghop",), "không có lệnh như vậy"),
    ],
)
def test_a_wrong_call_is_answered_in_vietnamese(run: Run, line: tuple[str, ...], words: str):
    said = run(*line)
    assert (said.code, said.answer["exit_code"]) == (2, 2)
    [sentence] = said.words.splitlines()
    assert sentence == said.answer["message"]
    assert words in sentence
    assert sentence.endswith("(X02)")


def test_a_call_without_a_command_shows_the_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    from cchc_xl import cli

    monkeypatch.setattr("sys.argv", ["cchc-xl"])
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert not stop.value.code
    page = capsys.readouterr().out
    assert all(command in page for command in COMMANDS)


def test_a_fault_of_ours_is_an_apology_and_a_log(run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("HOME", str(desk.folder))
    monkeypatch.setenv("USERPROFILE", str(desk.folder))
    monkeypatch.setattr("cchc_xl.commands.overdue.overdue", fail)
    before = desk.master.read_bytes()
    said = run("overdue", desk.master, "--as-of", "2024-04-05")
    assert (said.code, said.answer["problems"][0]["code"]) == (2, "X01")
    [sentence] = said.words.splitlines()
    assert "Xin lỗi" in sentence
    [log] = desk.folder.rglob("loi.log")
    assert "ZeroDivisionError" in log.read_text("utf-8")
    assert desk.master.read_bytes() == before


def test_vietnamese_output_survives_a_western_code_page_and_folders_with_blanks(desk: Desk):
    """As on Windows, where whatever is redirected is cp1252 unless the program says otherwise."""
    line = ("overdue", desk.master.name, "--as-of", "05/04/2024", "--json")
    done = called(*line, folder=desk.folder, PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr.decode()
    assert "Tính đến 05/04/2024, trong" in done.stderr.decode("utf-8")
    assert json.loads(done.stdout.decode("utf-8"))["figures"]["Sắp đến hạn"] == 0


def test_the_version_goes_to_stdout(desk: Desk):
    done = called("--version", folder=desk.folder)
    assert re.fullmatch(rb"\d+\.\d+\.\d+\s*", done.stdout)
    assert done.returncode == 0
