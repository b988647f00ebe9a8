"""The VBA as text: what an editor or git could spoil, and what xlwings' module must not be open to."""

import re
from pathlib import Path

import pytest

from cchc_xl.addin import sources
from cchc_xl.addin.settings_sheet import settings

FILES = sorted([*sources.folder().glob("*.bas"), *sources.folder().glob("*.cls")])
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_sources_are_ascii_since_vba_has_a_code_page(file: Path):
    assert file.read_bytes().isascii()


@pytest.mark.parametrize("name", sources.our_modules())
def test_variables_must_be_declared_and_lines_are_not_long(name: str):
    source = sources.our_modules()[name]
    assert "\r\nOption Explicit\r\n" in source
    assert f'Attribute VB_Name = "{name}"\r\n' in source
    assert max(len(line) for line in source.splitlines()) <= 120


def test_line_ends_are_pinned():
    rules = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    assert {"*.bas text eol=crlf", "*.cls text eol=crlf"} <= set(rules)


def test_callbacks_do_one_thing_each():
    source = sources.our_modules()["CchcRibbon"]
    bodies = re.findall(r"^Public Sub Cchc(\w+)\(.*\)\r\n((?:.*\r\n)*?)End Sub", source, re.MULTILINE)
    assert [name for name, body in bodies if body.count("\r\n") > 1] == ["OnLoad"]


def test_python_is_started_in_one_place():
    assert sum(source.count("RunPython(") for source in sources.our_modules().values()) == 1


def test_every_setting_that_xlwings_asks_for_stands_in_the_add_in():
    """Else xlwings would go on to look for it in a file beside the active workbook: beside a returned form."""
    asked = set(re.findall(r'GetConfig\("([^"]+)"', sources.xlwings_modules()["xlwings"]))
    assert "INTERPRETER_WIN" in asked
    assert asked <= {key.upper() for key in settings("python")}


def test_every_text_that_vba_asks_for_stands_in_the_add_in():
    asked = {name for source in sources.our_modules().values() for name in re.findall(r'"(text\w+)"', source)}
    assert "textHostile" in asked
    assert asked == {key for key in settings("python") if key.startswith("text")}


def test_python_is_started_without_what_takes_a_second_to_load():
    runner = sources.xlwings_modules()["xlwings"]
    assert runner.count(f'-c ""{sources.SLIM}import xlwings.utils;') == 1


def test_xlwings_module_is_that_of_the_installed_xlwings_but_for_our_name_and_the_guards():
    ours = (
        sources.xlwings_modules()["xlwings"]
        .replace(f"    {sources.GUARD}\r\n", "")
        .replace('"cchc"', '"myaddin"')
        .replace(sources.SLIM, "")
    )
    theirs = (sources.xlwings_folder() / "xlwings_custom_addin.bas").read_text("utf-8")
    assert ours.splitlines() == theirs.splitlines()


def test_no_function_of_xlwings_answers_a_cell():
    lines = sources.xlwings_modules()["xlwings"].splitlines()
    heads = [n for n, line in enumerate(lines) if re.match(r"(Public )?Function ", line)]
    assert len(heads) > 20
    for head in heads:
        end = next(n for n in range(head, len(lines)) if not lines[n].endswith(" _"))
        assert lines[end + 1].strip() == sources.GUARD, lines[head]


def test_notices_of_what_is_not_ours_stay():
    theirs = sources.xlwings_modules()
    assert "BSD 3-clause" in theirs["xlwings"]
    assert "Tim Hall" in theirs["Dictionary"]
