"""Formulas when their cell moves."""

import pytest

from cchc_xl.books.package.area import Area, parse_area
from cchc_xl.books.package.formula import reference, translated, with_areas, with_own_areas


@pytest.mark.parametrize(
    ("formula", "down", "moved"),
    [
        ("H5*2", 3, "H8*2"),
        ("$H$5+$H5+H$5", 3, "$H$5+$H8+H$5"),
        ("SUM(A5:B6)", 2, "SUM(A7:B8)"),
        ("LOG10(A1)", 1, "LOG10(A2)"),
        ("SUM(5:6)", 1, "SUM(6:7)"),
        ("SUM(A:A)", 4, "SUM(A:A)"),
        ('"A5 là ""A5"""&A5', 1, '"A5 là ""A5"""&A6'),
        ("'Q1 A5'!B5", 1, "'Q1 A5'!B6"),
        ("X21010!B5", 1, "X21010!B6"),
        ("'Sở''A5'!B$5", 1, "'Sở''A5'!B$5"),
        ("tblViec[[#This Row],[Hạn A5]]+A5", 1, "tblViec[[#This Row],[Hạn A5]]+A6"),
        ("tblViec[[#This Row],['[A5']]]+A5", 1, "tblViec[[#This Row],['[A5']]]+A6"),
        ("ngày_A5+A5_x+1E5", 1, "ngày_A5+A5_x+1E5"),
        ("A1", -1, "#REF!"),
        ("A1048576", 1, "#REF!"),
        ("IF(A5=TRUE,A5.B,B5)", 1, "IF(A6=TRUE,A5.B,B6)"),
        ("A5#", 1, "A6#"),
    ],
)
def test_relative_rows_follow_and_nothing_else(formula: str, down: int, moved: str):
    assert translated(formula, down) == moved


def test_columns_follow_when_a_shared_formula_is_filled_to_the_right():
    assert translated("A1+$A1+SUM(B:C)", 0, 2) == "C1+$A1+SUM(D:E)"


def test_references_of_names_change_only_on_their_sheet():
    text = "'Việc'!$A$5:$A$9,'Khác'!$A$5:$A$9,OFFSET('Việc'!$A$5,1,0)"
    changed = with_areas(text, "Việc", lambda area: Area(area.top + 1, area.left, area.bottom + 1, area.right))
    assert changed == "'Việc'!$A$6:$A$10,'Khác'!$A$5:$A$9,OFFSET('Việc'!$A$6,1,0)"


def test_own_references_change_and_those_to_other_sheets_stay():
    changed = with_own_areas("SUM(A5:A9)+'Việc'!A5:A9+Q!A5+$B$5", lambda _: Area(1, 1, 2, 2))
    assert changed == "SUM(A1:B2)+'Việc'!A5:A9+Q!A5+$A$1:$B$2"


@pytest.mark.parametrize(
    ("text", "sheet", "area"),
    [
        ("'Tổng quan'!$B$3:$C$9", "Tổng quan", Area(3, 2, 9, 3)),
        ("'Sở ''A'''!$A$1", "Sở 'A'", Area(1, 1, 1, 1)),
        ("Sheet1!AA10", "Sheet1", Area(10, 27, 10, 27)),
    ],
)
def test_a_reference_is_taken_apart(text: str, sheet: str, area: Area):
    assert reference(text) == (sheet, area)


@pytest.mark.parametrize("text", ["#REF!", "'A'!#REF!", "'A'!$A:$B", "tblViec[Hạn]", ""])
def test_what_is_no_plain_reference_is_none(text: str):
    assert reference(text) is None


@pytest.mark.parametrize("text", ["A1", "A1:B2", "XFD1048576"])
def test_areas_are_written_as_they_are_read(text: str):
    assert str(parse_area(text)) == text
