"""The documents for staff name every command, option and button, and none that there is not."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import typer.main

from cchc_xl.addin import sources
from cchc_xl.cli import app
from cchc_xl.menu.entries import ENTRIES

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = (DOCS / "huong-dan.md").read_text("utf-8")
CHECKLIST = (DOCS / "kiem-tra-tren-excel.md").read_text("utf-8")

_COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = {
    name: {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    for name, command in _COMMANDS.items()
}

_UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
BUTTONS = {
    button.attrib["label"]: button.attrib["supertip"]
    for button in ElementTree.fromstring(sources.ribbon()).iter(f"{_UI}button")
}


def row_of_the_guide(first_cell: str) -> str:
    """The one row of its tables whose first cell is that."""
    found = [line for line in GUIDE.splitlines() if line.startswith(f"| {first_cell} |")]
    assert len(found) == 1, f"docs/huong-dan.md wants one row of a table that begins with «{first_cell}»"
    return found[0]


@pytest.mark.parametrize("command", sorted(OPTIONS))
def test_the_list_of_commands_names_each_with_all_its_options(command: str):
    row = row_of_the_guide(f"`cchc-xl {command}`")
    named = set(re.findall(r"`(--[\w-]+)`", row.split("|")[2]))
    assert named == OPTIONS[command]


def test_no_command_is_named_that_there_is_not():
    named = set(re.findall(r"`cchc-xl ([a-z][\w-]*)", GUIDE + CHECKLIST))
    assert named <= set(OPTIONS)


def test_examples_use_options_that_the_command_has():
    for command, rest in re.findall(r"`cchc-xl ([a-z][\w-]*)([^`]*)`", GUIDE):
        assert set(re.findall(r"--[\w-]+", rest)) <= OPTIONS[command] | {"--help"}, command


@pytest.mark.parametrize("label", sorted(BUTTONS))
def test_every_button_names_its_twin(label: str):
    row = row_of_the_guide(label)
    assert re.search(r"`cchc-xl \w", row)
    twin = re.search(r"Lệnh: (cchc-xl \w+)", BUTTONS[label])  # as the ribbon itself says
    assert twin is None or twin.group(1) in row


@pytest.mark.parametrize("label", sorted(BUTTONS))
def test_every_button_is_to_be_tried_in_excel(label: str):
    assert re.search(rf"^\| 4\.\d+ \| {re.escape(label)}", CHECKLIST, re.MULTILINE)


def test_every_button_is_an_entry_of_the_menu():
    entries = {entry.label for group in ENTRIES.values() for entry in group}
    assert set(BUTTONS) <= entries


def test_every_check_says_what_must_be_seen():
    checks = [line.split("|")[1:-1] for line in CHECKLIST.splitlines() if re.match(r"\| \d+\.\d+ \|", line)]
    assert len(checks) > 50
    assert all(len(cells) == 4 and cells[1].strip() and cells[2].strip() for cells in checks)
    numbers = [cells[0].strip() for cells in checks]
    assert len(set(numbers)) == len(numbers)
