"""Columns that a table gets later, and charts that show more rows."""

from typing import Any

import pytest
from openpyxl.worksheet.table import TableColumn

from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.draw.master import draw_master
from cchc_xl.values import dashboard as d
from cchc_xl.values import sheets
from cchc_xl.values.columns import AGENCIES, tracking_table
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Refused
from tests.books.workbooks import loaded, parts, saved

THREE = tracking_table(("1", "2", "SNV.1"))


@pytest.fixture(scope="module")
def master() -> bytes:
    """A master with two tasks, the tracking table filled."""
    book = ClosedBook(draw_master(sheets.master_sheets(("1", "2"), ()), "Kế hoạch"), "so.xlsx")
    table = tracking_table(("1", "2"))
    book.replace(table, frame(table, [{"agency": "SNV", "1": "Quá hạn"}, {"agency": "STP", "2": "Sắp đến hạn"}]))
    return book.to_bytes()


def widened(master: bytes) -> bytes:
    book = ClosedBook(master, "so.xlsx")
    book.add_columns(THREE)
    return book.to_bytes()


def tracking(data: bytes) -> Any:
    return loaded(data)["Bảng theo dõi"]


def test_the_table_has_the_new_column_and_keeps_its_rows(master: bytes):
    rows = ClosedBook(widened(master), "so.xlsx").read(THREE)
    assert rows["agency"].tolist() == ["SNV", "STP"]
    assert rows["1"].tolist() == ["Quá hạn", ""]
    assert rows["SNV.1"].tolist() == ["", ""]


def test_the_new_column_looks_like_the_one_before(master: bytes):
    sheet = tracking(widened(master))
    assert sheet["F4"].value == "SNV.1"
    for row in (4, 5, 6):
        assert sheet.cell(row, 6)._style == sheet.cell(row, 5)._style
    ranges = {str(r.sqref) for r in sheet.conditional_formatting}
    assert "D5:F6" in ranges
    assert not any(text.endswith(":E6") for text in ranges)
    assert sheet.tables["tblBangTheoDoi"].ref == "A4:F6"
    assert sheet.tables["tblBangTheoDoi"].autoFilter.ref == "A4:F6"


def test_columns_that_staff_added_stay_where_they_are(master: bytes):
    book = loaded(master)
    sheet: Any = book["Bảng theo dõi"]
    sheet["F4"], sheet["F5"] = "Ghi chú", "đã gọi điện"
    table = sheet.tables["tblBangTheoDoi"]
    table.ref = table.autoFilter.ref = "A4:F6"
    table.tableColumns.append(TableColumn(id=6, name="Ghi chú"))
    after = tracking(widened(saved(book)))
    assert [after.cell(4, n).value for n in range(4, 8)] == ["1", "2", "Ghi chú", "SNV.1"]
    assert after["F5"].value == "đã gọi điện"
    assert after["G5"]._style == after["E5"]._style


def test_where_something_stands_beside_the_table_it_is_refused(master: bytes):
    book = loaded(master)
    sheet: Any = book["Bảng theo dõi"]
    sheet["F6"] = "ghi chú ngoài bảng"
    edited = ClosedBook(saved(book), "so.xlsx")
    with pytest.raises(Refused, match=r"\(M21\)"):
        edited.add_columns(THREE)


def test_a_table_that_has_all_columns_keeps_its_bytes(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    book.add_columns(tracking_table(("2",)))
    assert not book.changed


def test_it_can_be_filled_at_once(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    book.add_columns(THREE)
    book.replace(THREE, frame(THREE, [{"agency": "STP", "SNV.1": "Đang thực hiện trong hạn"}]))
    rows = ClosedBook(book.to_bytes(), "so.xlsx").read(THREE)
    assert rows[["agency", "SNV.1"]].to_numpy().tolist() == [["STP", "Đang thực hiện trong hạn"]]


def chart(data: bytes) -> str:
    return next(
        t for name, data in parts(data).items() if "/chart" in name and d.COMPLETION.title in (t := data.decode())
    )


def test_the_chart_of_tasks_shows_more_rows_with_smaller_labels(master: bytes):
    assert "$V$12:$V$13" in chart(master)
    book = ClosedBook(master, "so.xlsx")
    book.fill(d.COMPLETION.name, [list(d.COMPLETION.headers), *([f"NV {n}", n / 40] for n in range(1, 41))])
    book.show_rows(d.COMPLETION.name, 36)
    shown = chart(book.to_bytes())
    assert "$V$12:$V$47" in shown
    assert "$V$12:$V$47" in shown
    assert 'sz="400"' in shown
    assert "NV 36<" in shown
    assert "NV 37<" not in shown


def test_it_never_shows_more_than_the_block_holds(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    book.show_rows(d.COMPLETION.name, 300)
    assert "$V$12:$V$51" in chart(book.to_bytes())


def test_a_chart_that_shows_as_many_already_keeps_its_bytes(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    book.show_rows(d.COMPLETION.name, 2)
    assert not book.changed


def test_a_workbook_says_which_tables_it_has_and_where_a_row_stands(master: bytes):
    book = ClosedBook(master, "so.xlsx")
    assert (book.has(AGENCIES), book.has(tracking_table(()))) == (True, True)
    assert book.address(tracking_table(("1", "2")), ["STP"], "2") == "E6"
    assert book.address(tracking_table(()), ["nobody"], "level") == ""
