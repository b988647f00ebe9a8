"""What every back-end of the master does alike: the same cases over the closed file and over an open Excel."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.master import draw_master
from cchc_xl.values import sheets
from cchc_xl.values.columns import AGENCIES, agency_table, tracking_table
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Refused
from tests.books.test_fill import dashboard
from tests.books.test_fill import values as shown_values
from tests.books.workbooks import NOTES, THREE, WORK, column, draw, loaded, shown, work
from tests.live.backends import Edit, edit_closed, edit_live

ONE, TEN, SEVENTEEN = THREE
NEW = ("2", "SNV", "Việc mới", dt.date(2024, 9, 30), None, 1, 0.25)


@pytest.fixture(params=["closed", pytest.param("live", marks=pytest.mark.soffice)])
def edit(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Edit]:
    if request.param == "closed":
        yield edit_closed
    else:
        yield edit_live(request.getfixturevalue("excel_over_calc"), tmp_path)


def replaced(edit: Edit, data: bytes, rows: Any) -> bytes:
    """The workbook after ``rows`` became those of WORK, which it says when it is read."""
    expected = work(rows)
    after = edit(data, lambda book: book.replace(WORK, expected)).data
    pd.testing.assert_frame_equal(ClosedBook(after, "so.xlsx").read(WORK), expected)
    return after


@pytest.mark.parametrize(
    "rows",
    [THREE, THREE[::-1], THREE[:1], (*THREE, NEW), (NEW, *THREE), (TEN, NEW, ONE), (NEW,), (NEW, SEVENTEEN, ONE), ()],
)
def test_the_table_holds_the_rows_and_reaches_as_far(edit: Edit, rows: Any):
    data = replaced(edit, draw(), rows)
    assert loaded(data)[WORK.sheet].tables[WORK.name].ref == f"A4:G{4 + max(1, len(rows))}"
    assert len(shown(data)) == len(rows)


def test_an_empty_table_is_filled(edit: Edit):
    data = replaced(edit, draw(()), (NEW, *THREE))
    assert column(data, "Mã NV") == ["2", "1", "10.1", "17"]


# What Excel would make numbers, days, formulas or truth values of; and what only looks strange.
TEXTS = (
    "=1+1", "001", "May 2020", "+84 255", "@x", "'x", "''", "TRUE", "false", "1/2", "5/3/2024", "1E5", "-5", "50%",
    "12:30", "2024-05-01", "1,000", "(5)", "$5", "hai  cách", "dòng 1\ndòng 2", 'a<b & "c"', "Ủy ban", "x" * 9_000,
)  # fmt: skip


def test_text_stays_text_in_cells_of_the_format_text_and_of_none(edit: Edit):
    def as_text(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A5"].number_format = "@"

    rows = [(text, "SNV", text, *[None] * 4) for text in TEXTS]
    data = edit(draw(THREE[:1], then=as_text), lambda book: book.replace(WORK, work(rows))).data
    cells = [row[at] for at in (0, 2) for row in loaded(data)[WORK.sheet].iter_rows(min_row=5)]
    assert [cell.value for cell in cells] == [*TEXTS, *TEXTS]
    assert {cell.data_type for cell in cells} == {"s"}


def test_days_moments_numbers_and_blanks_are_what_they_were(edit: Edit):
    rows = [("1", "SNV", "", dt.date(2024, 2, 29), dt.datetime(2024, 12, 31, 23, 59), 1_000_000, 0.125), TEN]
    data = replaced(edit, draw(), rows)
    sheet = loaded(data)[WORK.sheet]
    assert sheet["D5"].value == dt.datetime(2024, 2, 29)
    assert (sheet["D5"].number_format, sheet["G5"].number_format) == ("dd/mm/yyyy", "0%")
    assert [sheet.cell(6, at).value for at in (5, 6, 7)] == [None, None, None]


def test_staff_columns_follow_their_row(edit: Edit):
    data = draw(extra={"Ghi chú": ["001", "=1+1 là chữ", "mười bảy"]})
    kept = column(data, "Ghi chú")
    after = replaced(edit, data, (SEVENTEEN, NEW, ONE))
    assert column(after, "Ghi chú") == [kept[2], None, kept[0]]


def test_formulas_of_staff_follow_their_row(edit: Edit):
    data = draw(extra={"Còn lại": ["=F5-1", "=F6-$F$5", "=G7+F7"]})
    after = replaced(edit, data, (NEW, SEVENTEEN, ONE, TEN))
    assert column(after, "Còn lại") == [None, "=G6+F6", "=F7-1", "=F8-$F$5"]


def test_rows_keep_their_own_looks_and_new_ones_take_those_of_the_first(edit: Edit):
    def paint(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["C5"].fill = PatternFill("solid", fgColor="FF0000")
        sheet["C6"].fill = PatternFill("solid", fgColor="FFFF00")

    sheet = loaded(replaced(edit, draw(then=paint), (TEN, NEW, ONE)))[WORK.sheet]
    assert [sheet[f"C{row}"].fill.fgColor.rgb[2:] for row in (5, 6, 7)] == ["FFFF00", "FF0000", "FF0000"]
    assert sheet["D6"].number_format == "dd/mm/yyyy"


def test_validations_reach_new_rows(edit: Edit):
    def rules(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        choices = DataValidation("list", formula1='"SNV,STC"')
        choices.add("B5:B7")
        sheet.add_data_validation(choices)

    sheet = loaded(replaced(edit, draw(then=rules), (*THREE, NEW)))[WORK.sheet]
    assert any("B8" in rule.sqref for rule in sheet.data_validations.dataValidation)


def test_an_active_filter_is_cleared_and_said_and_hidden_rows_are_shown(edit: Edit):
    def filtered(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.tables[WORK.name].autoFilter = AutoFilter(ref=sheet.tables[WORK.name].ref)
        sheet.tables[WORK.name].autoFilter.add_filter_column(1, ["SNV"])
        sheet.row_dimensions[6].hidden = sheet.row_dimensions[7].hidden = True

    rows = THREE[::-1]
    edited = edit(draw(then=filtered), lambda book: book.replace(WORK, work(rows)))
    sheet = loaded(edited.data)[WORK.sheet]
    assert [WORK.sheet in notice for notice in edited.notices] == [True]
    assert not any(f.filters for f in sheet.tables[WORK.name].autoFilter.filterColumn)
    assert not any(sheet.row_dimensions[row].hidden for row in (5, 6, 7))
    pd.testing.assert_frame_equal(ClosedBook(edited.data, "so.xlsx").read(WORK), work(rows))


def test_rows_that_somebody_hid_are_shown(edit: Edit):
    def hide(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[5].hidden = True

    after = loaded(replaced(edit, draw(then=hide), (SEVENTEEN, NEW, ONE)))[WORK.sheet]
    assert not any(after.row_dimensions[row].hidden for row in (5, 6, 7))


@pytest.mark.parametrize(("rows", "down"), [((NEW, *THREE), 1), ((ONE,), -2), ((SEVENTEEN, NEW, ONE), 0)])
def test_what_stands_below_keeps_its_distance(edit: Edit, rows: Any, down: int):
    def below(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A9"], sheet["J10"] = "Người lập biểu", "Thủ trưởng đơn vị"

    sheet = loaded(replaced(edit, draw(then=below), rows))[WORK.sheet]
    assert (sheet.cell(9 + down, 1).value, sheet.cell(10 + down, 10).value) == ("Người lập biểu", "Thủ trưởng đơn vị")


@pytest.mark.parametrize(("rows", "down"), [((NEW, *THREE), 1), ((ONE,), -2)])
def test_cells_beside_the_table_stay_and_only_what_is_under_it_moves(edit: Edit, rows: Any, down: int):
    def around(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        for row in range(4, 12):
            sheet.cell(row, 10, f"bên {row}")
        sheet["B10"] = "dưới"

    sheet = loaded(replaced(edit, draw(then=around), rows))[WORK.sheet]
    assert [sheet.cell(row, 10).value for row in range(4, 12)] == [f"bên {row}" for row in range(4, 12)]
    assert sheet.cell(10 + down, 2).value == "dưới"


@pytest.mark.parametrize("rows", [(NEW, *THREE), (ONE,), (SEVENTEEN, NEW)])
def test_a_totals_row_stays_last(edit: Edit, rows: Any):
    def totals(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A8"] = "Cộng"
        sheet.tables[WORK.name].ref = "A4:G8"
        sheet.tables[WORK.name].totalsRowCount = 1

    data = replaced(edit, draw(then=totals), rows)
    assert shown(data)[-1][0] == "Cộng"
    assert len(shown(data)) == len(rows) + 1


def test_a_table_without_key_goes_by_position(edit: Edit):
    rows = [(dt.date(2024, 1, 1), "một"), (dt.date(2024, 1, 2), "hai")]
    new = frame(NOTES, [{"text": "hai"}, {"text": "hai"}, {"text": "ba"}])
    data = edit(draw(rows, table=NOTES, extra={"Của tôi": ["x", "y"]}), lambda book: book.replace(NOTES, new)).data
    assert column(data, "Nội dung", NOTES.sheet) == ["hai", "hai", "ba"]
    assert column(data, "Của tôi", NOTES.sheet) == ["x", "y", None]


def test_set_columns_sets_those_cells_and_leaves_formulas_of_staff_in_our_columns(edit: Edit):
    def formulas(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["C6"] = '="Rà"&" soát"'

    rows = work([("1", "SNV", "Đã sửa", *[None] * 4), ("17", "BATO", "cũng sửa", *[None] * 4)])
    data = edit(draw(then=formulas), lambda book: book.set_columns(WORK, rows[["task", "agency", "content"]])).data
    assert column(data, "Nội dung") == ["Đã sửa", '="Rà"&" soát"', "cũng sửa"]
    assert column(data, "Mã CQ") == ["SNV", "STC", "BATO"]


def test_equal_rows_change_nothing(edit: Edit):
    data = edit(draw(), lambda book: book.replace(WORK, book.read(WORK))).data
    assert shown(data) == shown(draw())


def test_named_cells_and_blocks_are_filled(edit: Edit):
    def fill(book: Any) -> None:
        book.fill("so_viec", "001")
        book.fill("ngay", dt.date(2024, 3, 31))
        book.fill("khoi", [["Cấp", "Số việc"], ["Sở", 17], ["=Xã", 0.5]])

    data = edit(dashboard(), fill).data
    assert shown_values(data, "B2:B2") == [["001"]]
    assert shown_values(data, "D2:D2") == [[dt.datetime(2024, 3, 31)]]
    assert shown_values(data, "B5:C8") == [["Cấp", "Số việc"], ["Sở", 17], ["=Xã", 0.5], [None, None]]


def test_charts_read_as_many_rows_as_they_are_told(edit: Edit):
    data = edit(dashboard(), lambda book: book.show_rows("khoi", 2)).data
    series = loaded(data)["Tổng quan"]._charts[0].series[0]  # type: ignore[attr-defined]
    assert series.val.numRef.f.replace("'", "") == "Tổng quan!$C$6:$C$7"
    assert series.cat.numRef is None or series.cat.numRef.f.endswith("$B$7")


@pytest.fixture(scope="module")
def master() -> bytes:
    """A small master: two tasks, one agency with a sheet of its own, the tracking table filled."""
    drawn = draw_master(sheets.master_sheets(("1", "2"), (("SNV", "Sở Nội vụ"),)), "Kế hoạch")
    book = ClosedBook(drawn, "so.xlsx")
    table = tracking_table(("1", "2"))
    book.replace(table, frame(table, [{"agency": "SNV", "1": "Quá hạn"}, {"agency": "STP", "2": "Sắp đến hạn"}]))
    return book.to_bytes()


def test_a_table_gets_columns_and_is_filled_with_them(edit: Edit, master: bytes):
    three = tracking_table(("1", "2", "SNV.1"))
    rows = frame(three, [{"agency": "STP", "SNV.1": "Quá hạn"}, {"agency": "SNV", "1": "x"}, {"agency": "STC"}])

    def act(book: Any) -> None:
        book.add_columns(three)
        book.replace(three, rows)

    data = edit(master, act).data
    pd.testing.assert_frame_equal(ClosedBook(data, "so.xlsx").read(three), rows)
    sheet = loaded(data)["Bảng theo dõi"]
    assert sheet.tables["tblBangTheoDoi"].ref == "A4:F7"
    assert sheet["F4"].fill.fgColor.rgb == sheet["E4"].fill.fgColor.rgb


def links(data: bytes, sheet: str) -> dict[str, str]:
    """Cell → the sheet that it leads to, below the table's header."""
    cells = [cell for row in loaded(data)[sheet].iter_rows(min_row=5) for cell in row]
    return {cell.coordinate: str(cell.hyperlink.location).replace("'", "") for cell in cells if cell.hyperlink}


@pytest.mark.parametrize(
    ("agencies", "linked"),
    [
        (["SNV", "STP", "SNV."], {"A5"}),
        (["STP", "SNV", "STC"], {"A6"}),
        (["STC", "STP"], set()),
        (["SNV"], {"A5"}),
        (["VP", "BATO", "snv", "STP"], {"A7"}),
    ],
    ids=["appended", "turned round", "the linked one gone", "others gone", "others come"],
)
def test_codes_lead_to_their_sheets_wherever_rows_come_go_or_move(
    edit: Edit, master: bytes, agencies: list[str], linked: set[str]
):
    table = tracking_table(("1", "2"))
    rows = frame(table, [{"agency": agency, "1": "Quá hạn"} for agency in agencies])
    after = edit(master, lambda book: book.replace(table, rows)).data
    assert links(master, table.sheet) == {"A5": "SNV!A1"}
    assert links(after, table.sheet) == dict.fromkeys(linked, "SNV!A1")


def test_a_sheet_is_added_at_its_place_and_filled(edit: Edit, master: bytes):
    table = agency_table("STC")
    rows = frame(table, [{"milestone": "1-T01", "task": "1", "content": "Báo cáo tháng 1"}])

    def act(book: Any) -> None:
        book.add_sheet(sheets.agency_sheet("STC", "Sở Tài chính"))
        book.replace(table, rows)

    book = ClosedBook(edit(master, act).data, "so.xlsx")
    names = book.sheet_names()
    assert names[names.index("SNV") : names.index("Cấp xã") + 1] == ["SNV", "STC", "Cấp xã"]
    pd.testing.assert_frame_equal(book.read(table), rows)


def test_a_sheet_whose_name_is_taken_is_refused(edit: Edit, master: bytes):
    with pytest.raises(Refused) as caught:
        edit(master, lambda book: book.add_sheet(sheets.agency_sheet("SNV", "Sở Nội vụ")))
    assert caught.value.problem.code == "M16"


def test_a_table_that_is_missing_is_refused(edit: Edit):
    with pytest.raises(Refused) as caught:
        edit(draw(), lambda book: book.read(AGENCIES))
    assert caught.value.problem.code == "M04"
