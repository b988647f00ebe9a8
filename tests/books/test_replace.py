"""Replacing the rows of a table, and what of the sheet follows from it."""

import datetime as dt
import re

import openpyxl
import pandas as pd
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as DrawnTable
from openpyxl.worksheet.table import TableFormula
from openpyxl.worksheet.worksheet import Worksheet

from cchc_xl.books.closed import ClosedBook
from cchc_xl.values.frames import frame
from cchc_xl.values.problems import Refused
from cchc_xl.values.table import Table
from tests.books.workbooks import (
    HEADER,
    NOTES,
    THREE,
    WORK,
    column,
    draw,
    loaded,
    parts,
    rewritten,
    saved,
    sheet_xml,
    shown,
    work,
)  # fmt: skip

ONE, TEN, SEVENTEEN = THREE
NEW = ("2", "SNV", "Việc mới", dt.date(2024, 9, 30), None, 1, 0.25)
TABLE = "xl/tables/table1.xml"
SHEET = "xl/worksheets/sheet1.xml"


def replaced(data: bytes, rows: object) -> bytes:
    """The workbook after ``rows`` became those of WORK, read back by the program itself."""
    book = ClosedBook(data, "so.xlsx")
    expected = work(rows)  # type: ignore[arg-type]
    book.replace(WORK, expected)
    pd.testing.assert_frame_equal(ClosedBook(book.to_bytes(), "so.xlsx").read(WORK), expected)
    return book.to_bytes()


def table_ref(data: bytes) -> str:
    found = re.search(r'\bref="([^"]+)"', parts(data)[TABLE].decode())
    assert found
    return found[1]


@pytest.mark.parametrize("rows", [THREE, THREE[::-1], THREE[:1], (*THREE, NEW), (NEW,), (NEW, SEVENTEEN, ONE), ()])
def test_the_table_holds_the_rows_and_reaches_as_far(rows: tuple[object, ...]):
    assert table_ref(replaced(draw(), rows)) == f"A4:G{4 + max(1, len(rows))}"


def test_without_rows_one_blank_row_stays():
    data = replaced(draw(), ())
    assert shown(data) == []
    assert '<row r="5"' in sheet_xml(data)


def test_equal_rows_change_nothing():
    data = draw()
    book = ClosedBook(data, "so.xlsx")
    book.replace(WORK, book.read(WORK))
    book.set_columns(WORK, book.read(WORK)[["task", "agency", "content"]])
    assert not book.changed
    assert book.to_bytes() is data


def test_values_that_are_equal_in_another_form_change_nothing():
    """A clerk typed the id as a number and the day as text: that says the same."""
    data = draw([(17, "SNV", "  Công khai ", "31/3/2024", None, 2.0, 0.5)])
    book = ClosedBook(data, "so.xlsx")
    book.replace(WORK, work([("17", "SNV", "Công khai", dt.date(2024, 3, 31), None, 2, 0.5)]))
    assert not book.changed


def test_replacing_again_changes_nothing_further():
    once = replaced(draw(), (NEW, *THREE))
    book = ClosedBook(once, "so.xlsx")
    book.replace(WORK, work((NEW, *THREE)))
    assert not book.changed


@pytest.mark.parametrize(
    "text", ["=1+1", "001", "May 2020", "+84 255", "@x", " hai  cách ", "dòng 1\ndòng 2", 'a<b & "c"', "_x0041_", "'x"]
)
def test_text_stays_text(text: str):
    data = replaced(draw(), [("1", "SNV", text, None, None, None, None)]) if text == text.strip() else None
    book = ClosedBook(draw(), "so.xlsx")
    book.replace(WORK, work([("1", "SNV", text, None, None, None, None)]))
    cell = loaded(data or book.to_bytes())[WORK.sheet]["C5"]
    assert cell.data_type == "s"
    assert cell.value == (text if text != "_x0041_" else "_x005F_x0041_")  # Excel's own way to write it


def test_control_characters_go_and_long_text_is_cut():
    book = ClosedBook(draw(), "so.xlsx")
    texts = ("a\x00\x0bb\r\nc", "x" * 40_000)
    book.replace(WORK, work([(str(i), "SNV", text, None, None, None, None) for i, text in enumerate(texts)]))
    data = book.to_bytes()
    assert column(data, "Nội dung") == ["ab\nc", "x" * 32_767]


def test_staff_columns_follow_their_row():
    data = draw(extra={"Ghi chú": ["một", "mười", "mười bảy"]})
    assert column(replaced(data, (SEVENTEEN, NEW, ONE)), "Ghi chú") == ["mười bảy", None, "một"]


def test_formulas_of_staff_follow_their_row_with_their_references():
    data = draw(extra={"Còn lại": ["=F5-1", "=F6-$F$5", "=tblViec[[#This Row],[Tỷ lệ]]+F7"]})
    assert column(replaced(data, (NEW, SEVENTEEN, ONE, TEN)), "Còn lại") == [
        None, "=tblViec[[#This Row],[Tỷ lệ]]+F6", "=F7-1", "=F8-$F$5",
    ]  # fmt: skip


def test_shared_formulas_are_dissolved_before_their_rows_part():
    data = draw(extra={"Gấp đôi": ["=F5*2", "=F6*2", "=F7*2"]})
    data = rewritten(
        data, SHEET,
        ("<f>F5*2</f>", '<f t="shared" ref="H5:H7" si="0">F5*2</f>'),
        ("<f>F6*2</f>", '<f t="shared" si="0"/>'),
        ("<f>F7*2</f>", '<f t="shared" si="0"/>'),
    )  # fmt: skip
    assert column(replaced(data, (SEVENTEEN, TEN)), "Gấp đôi") == ["=F5*2", "=F6*2"]


def test_new_rows_take_the_formula_of_a_calculated_column():
    def calculated(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        table = sheet.tables[WORK.name]
        table._initialise_columns()
        for part, cell in zip(table.tableColumns, sheet[HEADER], strict=True):
            part.name = cell.value
        table.tableColumns[7].calculatedColumnFormula = TableFormula(attr_text="F5*2")

    data = draw(extra={"Gấp đôi": ["=F5*2", "=F6*2", "=F7*2"]}, then=calculated)
    assert column(replaced(data, (NEW, *THREE)), "Gấp đôi") == ["=F5*2", "=F6*2", "=F7*2", "=F8*2"]


def test_rows_keep_their_own_looks_and_new_ones_take_those_of_the_first():
    def paint(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["C5"].font = Font(bold=True)
        sheet["C6"].fill = PatternFill("solid", fgColor="FFFF00")

    sheet = loaded(replaced(draw(then=paint), (TEN, NEW, ONE)))[WORK.sheet]
    assert sheet["C5"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["C6"].font.bold
    assert sheet["D6"].number_format == "dd/mm/yyyy"
    assert sheet["C7"].font.bold


def test_a_formula_or_rich_text_of_staff_in_our_column_stays_where_it_says_the_same():
    data = draw([("1", "SNV", "Ban hành", None, None, 2, None), TEN])
    data = rewritten(
        data, SHEET,
        ("<v>2</v>", "<f>1+1</f><v>2</v>"),
        ("<is><t>Ban h&#224;nh</t></is>", "<is><r><rPr><b/></rPr><t>Ban </t></r><r><t>h&#224;nh</t></r></is>"),
    )  # fmt: skip
    xml = sheet_xml(replaced(data, (TEN, ("1", "SNV", "Ban hành", None, None, 2, None))))
    assert "<f>1+1</f>" in xml
    assert "<b/>" in xml


def test_a_height_that_somebody_set_follows_its_row_and_one_that_nobody_set_is_fitted_anew():
    def heights(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[5].height = 50

    data = draw(then=heights)
    assert 'customHeight="1"' in sheet_xml(data)
    moved = replaced(data, (TEN, ONE))
    assert loaded(moved)[WORK.sheet].row_dimensions[6].height == 50
    fitted = rewritten(data, SHEET, (' customHeight="1"', ""))
    assert ' ht="' not in sheet_xml(replaced(fitted, (TEN, ONE)))


def test_an_active_filter_is_cleared_and_said_and_hidden_rows_are_shown():
    def filtered(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.tables[WORK.name].autoFilter = AutoFilter(ref=sheet.tables[WORK.name].ref)
        sheet.tables[WORK.name].autoFilter.add_filter_column(1, ["SNV"])
        sheet.row_dimensions[6].hidden = True

    book = ClosedBook(draw(then=filtered), "so.xlsx")
    book.replace(WORK, work(THREE[::-1]))
    assert len(book.notices) == 1
    assert WORK.sheet in book.notices[0]
    assert "filterColumn" not in parts(book.to_bytes())[TABLE].decode()
    assert 'ref="A4:G7"' in parts(book.to_bytes())[TABLE].decode().split("autoFilter")[1]
    assert 'hidden="1"' not in sheet_xml(book.to_bytes())


def test_conditional_formats_validations_and_names_over_the_body_stretch():
    def rules(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.conditional_formatting.add("F5:F7", CellIsRule("greaterThan", ["1"], fill=PatternFill(bgColor="FF0000")))
        sheet.conditional_formatting.add("A1:B1", CellIsRule("greaterThan", ["1"], fill=PatternFill(bgColor="FF0000")))
        choices = DataValidation("list", formula1='"SNV,STC"')
        choices.add("B5:B7")
        sheet.add_data_validation(choices)
        book.defined_names["ma_nv"] = DefinedName("ma_nv", attr_text="'Việc phải làm'!$A$5:$A$7")
        sheet.print_area = "A1:G7"

    data = replaced(draw(then=rules), (NEW, *THREE))
    book = loaded(data)
    sheet = book[WORK.sheet]
    assert [str(r.sqref) for r in sheet.conditional_formatting] == ["F5:F8", "A1:B1"]
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == ["B5:B8"]
    assert book.defined_names["ma_nv"].attr_text == "'Việc phải làm'!$A$5:$A$8"
    assert sheet.print_area == "'Việc phải làm'!$A$1:$G$8"
    shrunk = loaded(replaced(data, (ONE,)))[WORK.sheet]
    assert [str(r.sqref) for r in shrunk.conditional_formatting] == ["F5", "A1:B1"]


def test_what_stands_below_keeps_its_distance():
    def below(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A9"] = "Người lập biểu"
        sheet["D9"] = "Thủ trưởng đơn vị"
        sheet.merge_cells("D9:F9")
        sheet.row_dimensions[9].height = 40
        sheet["A11"].hyperlink = "https://example.org/"
        sheet["A11"] = "Xem thêm"
        day = DataValidation("date", formula1="A10")
        day.add("A11")
        sheet.add_data_validation(day)
        book.defined_names["chu_ky"] = DefinedName("chu_ky", attr_text="'Việc phải làm'!$A$9")

    for rows, down in (((NEW, *THREE), 1), ((ONE,), -2), ((*THREE, NEW, ("3", *NEW[1:]), ("4", *NEW[1:])), 3)):
        book = loaded(replaced(draw(then=below), rows))
        sheet = book[WORK.sheet]
        assert sheet.cell(9 + down, 1).value == "Người lập biểu"
        assert sheet.cell(9 + down, 4).value == "Thủ trưởng đơn vị"
        assert [str(m) for m in sheet.merged_cells.ranges] == [f"D{9 + down}:F{9 + down}"]
        assert sheet.row_dimensions[9 + down].height == 40
        assert sheet.cell(11 + down, 1).hyperlink.target == "https://example.org/"  # type: ignore[union-attr]
        assert str(sheet.data_validations.dataValidation[0].sqref) == f"A{11 + down}"
        assert sheet.data_validations.dataValidation[0].formula1 == f"A{10 + down}"
        assert book.defined_names["chu_ky"].attr_text == f"'Việc phải làm'!$A${9 + down}"
        assert sheet.max_row == 11 + down


def test_cells_beside_the_table_stay_and_only_what_is_under_it_moves():
    def around(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        for row in range(4, 12):
            sheet.cell(row, 10, f"bên {row}")
        sheet["B10"] = "dưới"
        sheet["J6"] = "=A6"

    for rows, down in (((NEW, *THREE), 1), ((ONE,), -2)):
        sheet = loaded(replaced(draw(then=around), rows))[WORK.sheet]
        beside = [sheet.cell(row, 10).value for row in range(4, 12)]
        assert beside == ["bên 4", "bên 5", "=A6", "bên 7", "bên 8", "bên 9", "bên 10", "bên 11"]
        assert sheet.cell(10 + down, 2).value == "dưới"


def test_formulas_below_a_table_that_grows_are_refused_and_nothing_changes():
    def total(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["F9"] = "=SUM(F5:F7)"

    data = draw(then=total)
    book = ClosedBook(data, "so.xlsx")
    with pytest.raises(Refused) as caught:
        book.replace(WORK, work((NEW, *THREE)))
    assert (caught.value.problem.code, caught.value.problem.cell) == ("M07", "F9")
    assert not book.changed
    assert book.to_bytes() is data
    book.replace(WORK, work(THREE[::-1]))  # as long as before: nothing below has to move
    assert column(book.to_bytes(), "Mã NV")[:3] == ["17", "10.1", "1"]


def test_a_totals_row_stays_last_and_its_formula_reaches_over_the_body():
    def totals(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A8"], sheet["F8"] = "Cộng", "=SUM(F5:F7)"
        sheet["G8"] = "=SUBTOTAL(101,tblViec[Tỷ lệ])"
        sheet.tables[WORK.name].ref = "A4:G8"
        sheet.tables[WORK.name].totalsRowCount = 1

    data = replaced(draw(then=totals), (NEW, *THREE))
    assert table_ref(data) == "A4:G9"
    assert shown(data)[-1] == ["Cộng", None, None, None, None, "=SUM(F5:F8)", "=SUBTOTAL(101,tblViec[Tỷ lệ])"]
    assert loaded(data)[WORK.sheet].tables[WORK.name].autoFilter is None or "A4:G8" in parts(data)[TABLE].decode()


def test_two_tables_on_one_sheet_are_read_and_replaced_each_for_itself():
    second = Table("tblViecHai", WORK.sheet, WORK.key, WORK.columns)

    def beside(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        for position, header in enumerate(WORK.headers):
            sheet.cell(4, 10 + position, header)
        sheet["J5"], sheet["K5"] = "9", "HDND"
        sheet.add_table(DrawnTable(displayName=second.name, ref="J4:P5"))

    book = ClosedBook(draw(then=beside), "so.xlsx")
    assert (book.read(WORK)["task"].tolist(), book.read(second)["task"].tolist()) == (["1", "10.1", "17"], ["9"])
    book.replace(WORK, work((NEW, *THREE)))
    book.replace(second, work((ONE, TEN)))
    after = ClosedBook(book.to_bytes(), "so.xlsx")
    pd.testing.assert_frame_equal(after.read(WORK), work((NEW, *THREE)))
    pd.testing.assert_frame_equal(after.read(second), work((ONE, TEN)))


def test_another_table_below_moves_along():
    def second(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["A10"], sheet["A11"] = "Riêng", "giữ"
        sheet.add_table(DrawnTable(displayName="tblRieng", ref="A10:A11"))

    sheet = loaded(replaced(draw(then=second), (NEW, *THREE)))[WORK.sheet]
    assert sheet.tables["tblRieng"].ref == "A11:A12"
    assert (sheet["A11"].value, sheet["A12"].value) == ("Riêng", "giữ")


def test_linking_columns_lead_to_sheets_that_exist_and_links_of_staff_follow_their_row():
    def links(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        book.create_sheet("SNV")
        sheet["C6"].hyperlink = "https://example.org/10"

    data = replaced(draw(then=links), (TEN, ONE, SEVENTEEN, NEW))
    sheet = loaded(data)[WORK.sheet]
    there = {cell.coordinate: cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert {at: link.location for at, link in there.items() if link.location} == {"B6": "'SNV'!A1", "B8": "'SNV'!A1"}
    assert there["C5"].target == "https://example.org/10"
    without = loaded(replaced(data, (SEVENTEEN,)))[WORK.sheet]
    assert not any(cell.hyperlink for row in without.iter_rows() for cell in row)


def test_a_sheet_that_appeared_since_gets_its_link_though_the_rows_are_equal():
    rows = [("1", "Sở 'X'", "a", None, None, None, None)]
    before = loaded(draw(rows))
    before.create_sheet("Sở 'X'")
    book = ClosedBook(saved(before), "so.xlsx")
    book.replace(WORK, work(rows))
    assert "location=\"'Sở ''X'''!A1\"" in sheet_xml(book.to_bytes())


def test_a_table_without_key_goes_by_position():
    data = draw(
        [(dt.date(2024, 1, 1), "một"), (dt.date(2024, 1, 2), "hai")], table=NOTES, extra={"Của tôi": ["x", "y"]}
    )
    book = ClosedBook(data, "so.xlsx")
    book.replace(NOTES, frame(NOTES, [{"text": "hai"}, {"text": "hai"}, {"text": "ba"}]))
    assert column(book.to_bytes(), "Nội dung", NOTES.sheet) == ["hai", "hai", "ba"]
    assert column(book.to_bytes(), "Của tôi", NOTES.sheet) == ["x", "y", None]


def test_set_columns_sets_those_cells_and_nothing_else():
    data = draw(extra={"Ghi chú": ["a", "b", "c"]})
    book = ClosedBook(data, "so.xlsx")
    book.set_columns(WORK, work([("17", "BATO", "Đã sửa", *[None] * 4)])[["task", "agency", "content"]])
    before, after = shown(data), shown(book.to_bytes())
    before[2][2] = "Đã sửa"
    assert after == before
    assert loaded(book.to_bytes())[WORK.sheet]["C7"].data_type == "s"


def test_set_columns_of_a_row_that_is_not_there_is_a_misuse():
    book = ClosedBook(draw(), "so.xlsx")
    with pytest.raises(KeyError):
        book.set_columns(WORK, work([("99", "SNV", "x", *[None] * 4)])[["task", "agency", "content"]])
    assert not book.changed


def test_a_sheet_written_with_a_foreign_prefix():
    data = draw()
    text = re.sub(r"<(/?)([a-zA-Z]+)", r"<\1x:\2", sheet_xml(data)).replace("xmlns=", "xmlns:x=")
    data = replaced(rewritten(data, SHEET, (sheet_xml(data), text)), (NEW, TEN))
    assert "<x:c " in sheet_xml(data)
    assert "<c " not in sheet_xml(data)
    assert [row[0] for row in shown(data)] == ["2", "10.1"]


def test_days_in_a_workbook_that_counts_from_1904():
    def from_1904(book: openpyxl.Workbook, _: Worksheet) -> None:
        book.epoch = CALENDAR_MAC_1904

    data = replaced(draw(then=from_1904), (NEW, ONE))
    assert column(data, "Hạn") == [dt.datetime(2024, 9, 30), dt.datetime(2024, 3, 31)]


def test_rows_and_cells_ascend_without_spans_or_dimension():
    def scattered(_: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["K6"], sheet["B12"] = "bên", "dưới"

    xml = sheet_xml(replaced(draw(then=scattered), (NEW, *THREE)))
    numbers = [int(n) for n in re.findall(r'<row r="(\d+)"', xml)]
    assert numbers == sorted(set(numbers))
    assert "dimension" not in xml
    assert "spans" not in xml
