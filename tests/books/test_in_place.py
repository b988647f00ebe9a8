"""Rows that all stay where they are: only cells that say something else are written."""

import datetime as dt
import re
from xml.etree.ElementTree import canonicalize

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tests.books.test_replace import replaced
from tests.books.workbooks import draw, rewritten, sheet_xml, shown

ONE, TEN, SEVENTEEN = FULL = tuple(
    (task, agency, content, dt.date(2024, 3, 31), dt.datetime(2024, 1, 5, 8, 30), 2, 0.5)
    for task, agency, content in (("1", "SNV", "Ban hành kế hoạch"), ("10.1", "STC", "Rà soát"), ("17", "BATO", "Mở"))
)
SHEET = "xl/worksheets/sheet1.xml"
LONG = "Rà soát, đánh giá thủ tục hành chính để kiến nghị, đề xuất loại bỏ các thủ tục rườm rà"


def body_rows(data: bytes) -> list[str]:
    """The XML of the body rows, whoever wrote it."""
    return [canonicalize(row) for row in re.findall(r'<row r="[5-7]".*?</row>', sheet_xml(data), re.DOTALL)]


def wrapped(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    for row in (5, 6, 7):
        sheet.cell(row, 3).alignment = Alignment(wrap_text=True)


def test_rows_that_say_the_same_keep_their_text():
    data = draw(FULL, extra={"Gấp đôi": ["=F5*2", "=F6*2", "=F7*2"]})
    after = replaced(data, (ONE, (*TEN[:2], "Rà soát lại", *TEN[3:]), SEVENTEEN))
    assert [a == b for a, b in zip(body_rows(data), body_rows(after), strict=True)] == [True, False, True]
    assert shown(after)[1][2] == "Rà soát lại"


def test_a_value_of_each_kind_is_written_and_blanked():
    changed = ("10.1", "STC", "", dt.date(2024, 7, 1), dt.datetime(2024, 2, 3, 4, 5), 7, 0.75)
    after = shown(replaced(draw(FULL), (ONE, changed, SEVENTEEN)))
    assert after[1] == ["10.1", "STC", None, dt.datetime(2024, 7, 1), dt.datetime(2024, 2, 3, 4, 5), 7, 0.75]


def test_a_changed_text_gets_the_height_that_it_needs():
    after = body_rows(replaced(draw(FULL, then=wrapped), (ONE, (*TEN[:2], LONG, *TEN[3:]), SEVENTEEN)))
    assert ["ht=" in row for row in after] == [False, True, False]


def test_a_height_that_a_person_set_stays():
    data = rewritten(draw(FULL, then=wrapped), SHEET, ('<row r="6"', '<row r="6" ht="99" customHeight="1"'))
    after = body_rows(replaced(data, (ONE, (*TEN[:2], LONG, *TEN[3:]), SEVENTEEN)))
    assert 'customHeight="1" ht="99"' in after[1]


def test_hidden_rows_are_shown_even_where_nothing_changes_in_them():
    data = rewritten(draw(FULL), SHEET, ('<row r="7"', '<row r="7" hidden="1"'))
    after = replaced(data, ((*ONE[:2], "Ban hành", *ONE[3:]), TEN, SEVENTEEN))
    assert "hidden" not in sheet_xml(after).split("<sheetData>")[1]


def test_a_row_that_lacks_a_cell_gets_it_in_the_looks_of_the_first():
    data = rewritten(draw(FULL), SHEET, ('<c r="D7" s="1" t="n"><v>45382</v></c>', ""))
    after = replaced(data, (ONE, TEN, (*SEVENTEEN[:3], dt.date(2024, 5, 6), *SEVENTEEN[4:])))
    assert shown(after)[2][3] == dt.datetime(2024, 5, 6)
    assert re.search(r'<c r="D7" s="1"', sheet_xml(after))
