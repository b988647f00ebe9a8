"""What is said of a machine, fact by fact."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cchc_xl.addin.doctor import findings
from cchc_xl.addin.facts import AddinFile, Facts, MasterFile
from cchc_xl.addin.sources import our_modules
from cchc_xl.commands.doctor import doctor, told
from cchc_xl.values.problems import Refused

PYTHON = r"C:\Python312\python.exe"
ADDIN = AddinFile(r"C:\Users\Lan\AppData\Roaming\Microsoft\Excel\XLSTART\cchc_xl.xlam", "0.1.0", PYTHON, True)
WELL = Facts(
    system="Windows",
    version="0.1.0",
    python=PYTHON,
    python_version="3.12.4",
    python_bits=64,
    excel="16.0.17328.20162",
    excel_bits=32,
    start_folder=r"C:\Users\Lan\AppData\Roaming\Microsoft\Excel\XLSTART",
    addin=ADDIN,
)
WELL_MAC = replace(
    WELL, system="Darwin", python="/opt/python", excel="", addin=replace(ADDIN, interpreter="/opt/python")
)
ONE_DRIVE = (r"C:\Users\Lan\OneDrive - UBND tỉnh",)


def codes(facts: Facts) -> list[str]:
    return [found.code for found in findings(facts)]


@pytest.mark.parametrize("facts", [WELL, replace(WELL, master=MasterFile(r"D:\CCHC\Sổ 2024 & phụ lục.xlsx"))])
def test_of_a_machine_where_all_is_well_nothing_is_said(facts: Facts):
    assert codes(facts) == []
    assert told(facts).message == "Đã kiểm tra: máy này dùng được cchc_xl."
    assert not told(facts).attention


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"python_bits": 32}, "A05"),
        ({"libraries": ("win32com",)}, "A06"),
        ({"has_tkinter": False}, "A23"),
        ({"can_call_python": False}, "A03"),
        ({"encoding": "cp1258"}, "A24"),
        ({"excel": ""}, "A04"),
        ({"addin": None}, "A07"),
        ({"addin": replace(ADDIN, version="0.0.9")}, "A08"),
        ({"addin": replace(ADDIN, version="")}, "A08"),
        ({"addin": replace(ADDIN, interpreter_exists=False)}, "A09"),
        ({"addin": replace(ADDIN, interpreter=r"D:\other\python.exe")}, "A10"),
        ({"addin": replace(ADDIN, from_internet=True)}, "A15"),
        ({"missing_script": "xlwings-0.37.8.applescript"}, "A22"),
        ({"is_disabled": True}, "A11"),
        ({"no_trusted_folders": True}, "A12"),
        ({"no_addins": True}, "A13"),
        ({"no_child_processes": True}, "A14"),
        ({"unwritable": (r"C:\Windows\Temp",)}, "A16"),
        ({"cloud_folders": (r"c:\python312",)}, "A17"),
        ({"master": MasterFile(r"C:\Users\Lan\OneDrive - UBND tỉnh\CCHC.xlsx"), "cloud_folders": ONE_DRIVE}, "A18"),
        ({"master": MasterFile("https://tinh.sharepoint.com/sites/cchc/S%E1%BB%95.xlsx")}, "A18"),
        ({"master": MasterFile(r"D:\CCHC.xlsx", refusal="không có quyền")}, "A19"),
        ({"master": MasterFile("D:\\" + "x" * 220 + ".xlsx")}, "A20"),
        ({"master": MasterFile(r"D:\100%\CCHC.xlsx")}, "A21"),
        ({"master": MasterFile(r"D:\a^b\CCHC.xlsx")}, "A21"),
    ],
)
def test_each_thing_that_is_wrong_is_said_by_itself_with_a_remedy(facts: dict[str, Any], code: str):
    assert codes(replace(WELL, **facts)) == [code]
    (found,) = findings(replace(WELL, **facts))
    assert len(found.remedy) > 10


def test_the_same_python_in_other_letters_is_the_same_on_windows():
    assert codes(replace(WELL, addin=replace(ADDIN, interpreter="c:/PYTHON312/python.exe"))) == []


def test_a_folder_beside_the_cloud_with_a_name_alike_is_not_in_it():
    master = MasterFile(r"C:\Users\Lan\OneDrive - UBND tỉnh cũ\CCHC.xlsx")
    assert codes(replace(WELL, master=master, cloud_folders=ONE_DRIVE)) == []


def test_on_a_mac_a_dollar_sign_in_the_masters_name_is_odd():
    assert codes(replace(WELL_MAC, master=MasterFile("/Users/lan/a$b.xlsx"))) == ["A25", "A21"]


def test_letters_that_are_odd_are_those_that_the_add_in_refuses():
    source = our_modules()["CchcMaster"]
    found = re.search(r'odd = "(.*)" & IIf\(.*, "", "(.)"\) & IIf\(IsMac\(\), "(.*)", ""\)', source)
    assert found
    always, but_for_addresses, on_a_mac = (text.replace('""', '"') for text in found.groups())
    assert odd_letters("Windows") == set(always + but_for_addresses)
    assert odd_letters("Darwin") == set(always + but_for_addresses + on_a_mac)


def odd_letters(system: str) -> set[str]:
    """The letters of a keyboard that are told of in a master's name."""
    letters = [chr(code) for code in range(33, 127) if chr(code) not in ("/", ":")]
    facts = [replace(WELL, system=system, master=MasterFile(f"/lan/a{letter}b.xlsx")) for letter in letters]
    return {letter for letter, fact in zip(letters, facts, strict=True) if "A21" in codes(fact)}


def test_on_a_mac_it_is_said_that_the_buttons_do_not_run_yet():
    assert codes(WELL_MAC) == ["A25"]
    assert not told(WELL_MAC).attention


def test_without_excel_only_what_the_command_line_needs_is_looked_at():
    facts = replace(WELL, system="Linux", addin=None, excel="", unwritable=("/tmp",))
    assert codes(facts) == ["A04", "A16"]


def test_what_is_wrong_is_counted_and_the_machine_described():
    outcome = told(replace(WELL, addin=None, no_child_processes=True, encoding="cp1258"))
    assert outcome.message == "Có 2 điều cần xử lý."
    assert outcome.attention
    assert outcome.notes[0] == r"cchc_xl 0.1.0; Python 3.12.4 (64 bit) ở «C:\Python312\python.exe»."
    assert "Excel 16.0.17328.20162 (32 bit)." in outcome.notes


def test_a_master_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="M01"):
        doctor(tmp_path / "không có.xlsx")


def test_this_machine_can_be_looked_at():
    assert doctor().message
