"""Reading a table: what a clerk left in the cells, as the types that the columns ask for."""

import datetime as dt

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values.problems import Problem, Refused
from cchc_xl.values.table import Column, Table
from tests.books.workbooks import NOTES, THREE, WORK, draw, packed, parts, rewritten, work


def refusal(data: bytes, table: Table = WORK) -> Problem:
    with pytest.raises(Refused) as caught:
        ClosedBook(data, "so.xlsx").read(table)
    return caught.value.problem


def test_reads_what_was_drawn():
    pd.testing.assert_frame_equal(ClosedBook(draw(), "so.xlsx").read(WORK), work())


@pytest.mark.parametrize(
    ("typed", "means"),
    [(17, "17"), (17.0, "17"), (10.1, "10.1"), ("001", "001"), (" 5 ", "5"), ("Sở Nội vụ", "Sở Nội vụ")],
)
def test_ids_are_text_whatever_was_typed(typed: object, means: str):
    data = draw([(typed, "SNV", "", None, None, None, None)])
    assert ClosedBook(data, "so.xlsx").read(WORK)["task"].tolist() == [means]


@pytest.mark.parametrize(
    "typed", ["5/4/2024", "05.04.24", "5-4-2024", " 05/04/2024 ", "2024-04-05", dt.date(2024, 4, 5)]
)
def test_a_day_typed_as_text_in_vietnamese_order_is_understood(typed: object):
    data = draw([("1", "SNV", "", typed, None, None, None)])
    assert ClosedBook(data, "so.xlsx").read(WORK)["due"].tolist() == [pd.Timestamp(2024, 4, 5)]


def test_a_day_with_a_time_counts_as_the_day():
    data = draw([("1", "SNV", "", dt.datetime(2024, 4, 5, 17, 0), None, None, None)])
    assert ClosedBook(data, "so.xlsx").read(WORK)["due"].tolist() == [pd.Timestamp(2024, 4, 5)]


def test_a_workbook_that_counts_days_from_1904():
    def from_1904(book: openpyxl.Workbook, _: Worksheet) -> None:
        book.epoch = CALENDAR_MAC_1904

    data = draw(then=from_1904)
    assert b'date1904="1"' in parts(data)["xl/workbook.xml"]
    pd.testing.assert_frame_equal(ClosedBook(data, "so.xlsx").read(WORK), work())


@pytest.mark.parametrize(
    ("position", "typed", "cell", "wanted"),
    [
        (3, "31/02/2024", "D5", "ngày"),
        (3, "cuối quý", "D5", "ngày"),
        (3, -3, "D5", "ngày"),
        (5, "hai", "F5", "số nguyên"),
        (5, 1.5, "F5", "số nguyên"),
        (6, "50%", "G5", "số"),
    ],
)
def test_a_value_that_the_column_cannot_hold_is_refused_with_its_cell(
    position: int, typed: object, cell: str, wanted: str
):
    row: list[object] = ["1", "SNV", "", None, None, None, None]
    row[position] = typed
    problem = refusal(draw([row]))
    assert (problem.code, problem.sheet, problem.cell) == ("M14", WORK.sheet, cell)
    assert wanted in problem.text


def test_an_error_cell_in_a_column_of_days_is_refused_not_read_as_blank():
    data = draw([("1", "SNV", "", dt.date(2024, 1, 1), None, None, None)])
    data = rewritten(data, "xl/worksheets/sheet1.xml", ("<v>45292</v>", "<v>#REF!</v>"), ('r="D5"', 'r="D5" t="e"'))
    text = parts(data)["xl/worksheets/sheet1.xml"].decode().replace(' t="n"><v>#REF!', "><v>#REF!")
    problem = refusal(packed(parts(data) | {"xl/worksheets/sheet1.xml": text.encode()}))
    assert (problem.code, problem.cell) == ("M14", "D5")
    assert "#REF!" in problem.text


def test_blank_rows_are_dropped():
    blank = (None,) * 7
    assert len(ClosedBook(draw([THREE[0], blank, THREE[1], blank]), "so.xlsx").read(WORK)) == 2


def test_a_key_that_stands_twice_is_refused():
    problem = refusal(draw([THREE[0], THREE[1], THREE[0]]))
    assert (problem.code, problem.cell) == ("M13", "A7")
    assert "1, SNV" in problem.text


def test_a_missing_table_and_a_missing_column_are_named():
    assert (refusal(draw(), NOTES).code, refusal(draw(), NOTES).sheet) == ("M04", "Ghi chép")
    longer = Table(WORK.name, WORK.sheet, WORK.key, (*WORK.columns, Column("x", "Căn cứ")))
    problem = refusal(draw(), longer)
    assert problem.code == "M05"
    assert "«Căn cứ»" in problem.text


def test_a_table_is_found_on_a_renamed_sheet_with_columns_moved_and_added():
    def rename(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.title = "Việc năm 2024"

    reordered = Table(WORK.name, WORK.sheet, WORK.key, WORK.columns[::-1])
    data = draw([row[::-1] for row in THREE], table=reordered, extra={"Ghi chú": ["a", "b", "c"]}, then=rename)
    pd.testing.assert_frame_equal(ClosedBook(data, "so.xlsx").read(WORK), work())


def test_headers_match_in_another_unicode_form_and_with_stray_spaces():
    data = draw()
    part = "xl/tables/table1.xml"
    text = parts(data)[part].decode().replace("N&#7897;i dung", " Nô&#803;i dung ")
    pd.testing.assert_frame_equal(ClosedBook(packed(parts(data) | {part: text.encode()}), "so.xlsx").read(WORK), work())


def test_text_in_another_unicode_form_reads_composed():
    data = draw([("1", "SNV", "Ke\u0302\u0301 hoa\u0323ch ", None, None, None, None)])
    assert ClosedBook(data, "so.xlsx").read(WORK)["content"].tolist() == ["Kế hoạch"]


def test_an_id_that_excel_took_for_a_day_reads_as_it_shows():
    def as_day(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A5"] = dt.date(2024, 2, 1)
        sheet["A5"].number_format = "dd/mm/yyyy"

    assert ClosedBook(draw(then=as_day), "so.xlsx").read(WORK)["task"].tolist()[0] == "01/02/2024"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", packed({"a.txt": b"x"})]
)
def test_what_is_no_workbook_is_refused(data: bytes):
    with pytest.raises(Refused) as caught:
        ClosedBook(data, "so.xlsx")
    assert caught.value.problem.code == "M03"


def test_a_damaged_part_is_refused():
    data = draw()
    broken = packed(parts(data) | {"xl/worksheets/sheet1.xml": b"<worksheet"})
    assert refusal(broken).code == "M03"


def test_a_table_that_does_not_say_where_it_stands_is_refused():
    data = rewritten(draw(), "xl/tables/table1.xml", ('ref="A4:G7"', 'ref="hỏng"'))
    assert refusal(data).code == "M03"


def test_entities_are_refused():
    xml = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
    assert refusal(packed(parts(draw()) | {"xl/worksheets/sheet1.xml": xml})).code == "M03"


def test_cells_and_rows_without_addresses_are_counted():
    data = draw()
    text = parts(data)["xl/worksheets/sheet1.xml"].decode()
    for row in range(5, 8):
        for letter in "ABCDEFG":
            text = text.replace(f'<c r="{letter}{row}"', "<c")
        text = text.replace(f'<row r="{row}"', "<row")
    pd.testing.assert_frame_equal(
        ClosedBook(packed(parts(data) | {"xl/worksheets/sheet1.xml": text.encode()}), "so.xlsx").read(WORK), work()
    )
