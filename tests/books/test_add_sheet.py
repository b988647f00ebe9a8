"""A sheet that is added to a master later: it looks as drawn, and the rest stays."""

import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.master import draw_master
from cchc_xl.books.draw.sheet import draw_sheet
from cchc_xl.values import sheets
from cchc_xl.values.columns import AGENCIES, agency_table
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Refused
from tests.books.workbooks import loaded, parts

STC = sheets.agency_sheet("STC", "Sở Tài chính")


@pytest.fixture(scope="module")
def master() -> bytes:
    return draw_master(sheets.master_sheets(("1", "10.1"), (("SNV", "Sở Nội vụ"),)), "Kế hoạch")


@pytest.fixture(scope="module")
def added(master: bytes) -> bytes:
    book = ClosedBook(master, "so.xlsx")
    book.add_sheet(STC)
    return book.to_bytes()


def test_it_stands_with_the_sheets_of_agencies(added: bytes):
    names = ClosedBook(added, "so.xlsx").sheet_names()
    assert names[names.index("SNV") : names.index("Cấp xã") + 1] == ["SNV", "STC", "Cấp xã"]


def looks(cell: Any) -> list[str]:
    return [repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)]


def widths(sheet: Worksheet) -> dict[str, float]:
    return {letters: column.width for letters, column in sheet.column_dimensions.items()}


def test_it_looks_as_it_was_drawn(added: bytes):
    drawn = openpyxl.load_workbook(io.BytesIO(draw_sheet(STC)))["STC"]
    sheet = loaded(added)["STC"]
    for row in drawn.iter_rows(max_row=6):
        for cell in row:
            there = sheet[cell.coordinate]
            assert there.value == cell.value
            assert there.number_format == cell.number_format
            assert looks(there) == looks(cell)
    assert widths(sheet) == widths(drawn)
    assert [str(r.sqref) for r in sheet.conditional_formatting] == [str(r.sqref) for r in drawn.conditional_formatting]
    assert sheet.print_title_rows == drawn.print_title_rows


def test_conditional_formats_keep_their_colours(added: bytes):
    def colours(book: openpyxl.Workbook) -> list[object]:
        rules = [rule for area in book["STC"].conditional_formatting for rule in area.rules]
        return [rule.dxf for rule in rules]

    assert colours(loaded(added)) == colours(openpyxl.load_workbook(io.BytesIO(draw_sheet(STC))))
    assert colours(loaded(added))


def test_other_sheets_keep_their_bytes_looks_and_print_titles(master: bytes, added: bytes):
    before, after = parts(master), parts(added)
    assert [part for part in before if part.startswith("xl/worksheets/") and after[part] != before[part]] == []
    there, here = loaded(master), loaded(added)
    for sheet in there.worksheets:
        assert here[sheet.title].print_title_rows == sheet.print_title_rows
        assert looks(here[sheet.title]["A4"]) == looks(sheet["A4"])


def test_its_table_can_be_filled_at_once_and_agencies_then_lead_there(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    book.add_sheet(STC)
    table = agency_table("STC")
    rows = frame(table, [{"milestone": "M1", "task": "10.1", "due_effective": pd.Timestamp(2024, 3, 31)}])
    book.replace(table, rows)
    book.replace(AGENCIES, frame(AGENCIES, [{"agency": "STC"}]))
    data = book.to_bytes()
    pd.testing.assert_frame_equal(ClosedBook(data, "so.xlsx").read(table), rows)
    assert loaded(data)["Cơ quan"]["A5"].hyperlink.location == "'STC'!A1"  # type: ignore[union-attr]


def test_table_ids_are_unique(added: bytes):
    ids = [table.id for sheet in loaded(added).worksheets for table in sheet.tables.values()]
    assert len(ids) == len(set(ids))


def test_the_tab_that_was_open_stays_open(master: bytes):
    book = loaded(master)
    book.active = book.worksheets[-3]
    stream = io.BytesIO()
    book.save(stream)
    edited = ClosedBook(stream.getvalue(), "so.xlsx")
    edited.add_sheet(STC)
    assert loaded(edited.to_bytes()).active.title == book.worksheets[-3].title  # type: ignore[union-attr]


def test_a_name_that_is_taken_is_refused(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    with pytest.raises(Refused) as caught:
        book.add_sheet(sheets.agency_sheet("snv", "Sở Nội vụ"))
    assert caught.value.problem.code == "M16"
    assert not book.changed
