"""The .xlam as a file: what is in it, read back by others than those who wrote it."""

import importlib
import io
import re
import warnings
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cchc_xl import __version__
from cchc_xl.addin import sources
from cchc_xl.addin.build import addin
from cchc_xl.addin.settings_sheet import SHEET_NAME, read_settings
from tests.office import validation_errors

PYTHON = r"C:\Users\Nguyễn Thị Lan\cchc & việc\python.exe"


@pytest.fixture(scope="module")
def built() -> bytes:
    return addin(PYTHON)


def part(built: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        return package.read(name)


def read_back(built: bytes) -> dict[str, str]:
    """The modules as olevba finds them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # olevba calls pyparsing by names that are going away
        olevba: Any = importlib.import_module("oletools.olevba")
        parser = olevba.VBA_Parser("cchc_xl.xlam", data=built)
        found = {file.rsplit(".", 1)[0]: code for _, _, file, code in parser.extract_macros()}
        parser.close()
    return found


def as_kept(source: str) -> str:
    """A class as a project keeps it: without the head of an exported file, with the kind of class it is."""
    body = re.sub(r"\AVERSION .*?END\r\n", "", source, flags=re.DOTALL)
    return re.sub(
        r"\A(Attribute VB_Name = .*\r\n)", r'\1Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"\r\n', body
    )


def test_two_builds_are_the_same_to_the_byte(built: bytes):
    assert addin(PYTHON) == built


def test_olevba_reads_back_exactly_the_sources(built: bytes):
    wanted = {**sources.our_modules(), **sources.xlwings_modules()}
    wanted |= {name: as_kept(wanted[name]) for name in sources.class_names()}
    found = read_back(built)
    assert {name: found[name] for name in wanted} == wanted
    assert set(found) - set(wanted) == {"ThisWorkbook", "Sheet1"}


def test_the_ribbon_hangs_on_the_package_by_the_relation_of_2007(built: bytes):
    relations = ElementTree.fromstring(part(built, "_rels/.rels"))
    targets = {str(relation.get("Type")): relation.get("Target") for relation in relations}
    assert (
        targets["http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"] == "customUI/customUI14.xml"
    )
    assert part(built, "customUI/customUI14.xml") == sources.ribbon()
    assert b'xmlns="http://schemas.microsoft.com/office/2009/07/customui"' in sources.ribbon()


def test_settings_are_read_back_whatever_letters_they_have(built: bytes):
    found = read_settings(built)
    assert found["INTERPRETER_WIN"] == PYTHON
    assert found["VERSION"] == __version__
    assert found["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    assert found["PYTHONPATH"] == ""
    assert found["roundIds"] == "tblKy[Mã kỳ]"


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip"])
def test_what_is_no_add_in_has_no_settings(data: bytes):
    assert read_settings(data) == {}


def test_the_sheet_is_named_as_xlwings_looks_for_it(built: bytes):
    assert 'PROJECT_NAME As String = "cchc"' in read_back(built)["xlwings"]
    assert SHEET_NAME == "cchc.conf"
    assert f'name="{SHEET_NAME}"'.encode() in part(built, "xl/workbook.xml")


def test_every_part_has_a_content_type_and_every_relation_leads_to_a_part(built: bytes):
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        names = set(package.namelist())
        assert package.testzip() is None
    types = ElementTree.fromstring(part(built, "[Content_Types].xml"))
    overrides = {str(t.get("PartName")).lstrip("/") for t in types if t.get("PartName")}
    assert overrides <= names
    assert {name for name in names - overrides if not name.endswith((".rels", ".xml"))} == set()
    targets = {f"xl/{r.get('Target')}" for r in ElementTree.fromstring(part(built, "xl/_rels/workbook.xml.rels"))}
    assert targets <= names


@pytest.mark.node
def test_the_open_xml_validator_finds_nothing(built: bytes, tmp_path: Path):
    (tmp_path / "cchc_xl.xlam").write_bytes(built)
    assert validation_errors(tmp_path / "cchc_xl.xlam") == []
