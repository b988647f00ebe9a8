"""What people made of a master goes through edits untouched."""

import io
import re

import pytest
from python_calamine import CalamineWorkbook

from cchc_xl.books.closed import ClosedBook
from tests.books.lived_in import STAFF, UNTOUCHED, lived_in
from tests.books.workbooks import THREE, WORK, column, loaded, parts, shown, work

NEW = ("2", "SNV", "Việc mới", None, None, 9, None)


@pytest.fixture(scope="module")
def lived() -> bytes:
    return lived_in()


@pytest.fixture(scope="module")
def edited(lived: bytes) -> bytes:
    book = ClosedBook(lived, "so.xlsx")
    book.replace(WORK, work((NEW, *THREE[::-1])))
    return book.to_bytes()


@pytest.mark.parametrize("part", UNTOUCHED)
def test_parts_that_no_command_owns_keep_their_bytes(lived: bytes, edited: bytes, part: str):
    assert parts(edited)[part] == parts(lived)[part]


def test_no_part_comes_or_goes_but_the_calculation_chain(lived: bytes, edited: bytes):
    before, after = list(parts(lived)), list(parts(edited))
    assert after == [part for part in before if part != "xl/calcChain.xml"]


def test_the_calculation_chain_goes_with_its_relationship_and_content_type(edited: bytes):
    assert b"calcChain" not in parts(edited)["xl/_rels/workbook.xml.rels"]
    assert b"calcChain" not in parts(edited)["[Content_Types].xml"]
    assert b"persons/person.xml" in parts(edited)["xl/_rels/workbook.xml.rels"]


def test_formulas_are_to_be_calculated_anew(edited: bytes):
    assert b'fullCalcOnLoad="1"' in parts(edited)["xl/workbook.xml"]


def test_our_sheet_keeps_its_sparkline_width_and_colour(edited: bytes):
    assert b"sparklineGroup" in parts(edited)["xl/worksheets/sheet1.xml"]
    sheet = loaded(edited)[WORK.sheet]
    assert sheet.column_dimensions["C"].width == 61
    assert sheet["C7"].fill.fgColor.rgb == "0092D050"  # the colour went with task 10.1


def test_the_column_of_shared_formulas_follows_its_rows(edited: bytes):
    assert column(edited, "Gấp đôi") == [None, "=F6*2", "=F7*2", "=F8*2"]


def test_the_clerks_sheet_is_as_it_was(edited: bytes):
    own = loaded(edited)[STAFF]
    assert own["B2"].value == f"=COUNTIF({WORK.name}[Mã CQ],A2)"
    assert own.row_dimensions[4].hidden
    assert own.auto_filter.filterColumn


def test_the_same_edit_gives_the_same_bytes(lived: bytes, edited: bytes):
    book = ClosedBook(lived, "so.xlsx")
    book.replace(WORK, work((NEW, *THREE[::-1])))
    assert book.to_bytes() == edited


def test_setting_properties_touches_no_sheet(lived: bytes):
    book = ClosedBook(lived, "so.xlsx")
    book.set_properties({"Mã biểu": "2024-Q1-SNV-1"})
    after = parts(book.to_bytes())
    assert {part for part, data in parts(lived).items() if after.get(part) != data} <= {
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/calcChain.xml",
    }  # fmt: skip


def test_values_read_the_same_by_openpyxl_and_calamine(edited: bytes):
    grid = CalamineWorkbook.from_filelike(io.BytesIO(edited)).get_sheet_by_name(WORK.sheet).to_python()
    by_calamine = [["" if value is None else value for value in row[:3]] for row in grid[-4:]]
    by_openpyxl = [["" if value is None else value for value in row[:3]] for row in shown(edited)]
    assert by_calamine == by_openpyxl == [list(row[:3]) for row in (NEW, *THREE[::-1])]


def test_every_part_has_a_content_type_and_every_relationship_a_target(edited: bytes):
    content = parts(edited)
    for name, data in content.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            for target in re.findall(r'Target="([^"]+)"', data.decode()):
                path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                path = re.sub(r"[^/]+/\.\./", "", path).lstrip("/")
                assert path in content, (name, target)
