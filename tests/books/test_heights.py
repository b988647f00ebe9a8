"""Rows of wrapped text are high enough in programs that never fit them; what one line holds carries no height."""

import re

import openpyxl
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tests.books.test_replace import replaced
from tests.books.workbooks import draw, sheet_xml

LONG = "Thực hiện việc rà soát, đánh giá thủ tục hành chính để kiến nghị, đề xuất loại bỏ các thủ tục rườm rà"


def wrapped(_: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].width = 30
    for row in (5, 6, 7):
        sheet.cell(row, 3).alignment = Alignment(wrap_text=True)


def heights(text: str) -> list[float]:
    """The heights of the body rows after a replacement with this content in the first row."""
    rows = (("1", "SNV", text, None, None, None, None), ("2", "STC", "Ngắn", None, None, None, None))
    xml = sheet_xml(replaced(draw(then=wrapped), rows))
    return [float(h) for h in re.findall(r'<row r="[5-9]" ht="([\d.]+)"', xml)]


def test_a_long_text_gets_as_many_lines_as_it_needs_and_a_short_one_no_height():
    (height,) = heights(LONG)
    assert 4 * 11 * 1.2 < height < 6 * 11 * 1.4


def test_line_breaks_count():
    assert heights("một\nhai\nba\nbốn")[0] > 4 * 11


def test_the_height_does_not_count_as_set_by_a_person():
    xml = sheet_xml(replaced(draw(then=wrapped), (("1", "SNV", LONG, None, None, None, None),)))
    assert "customHeight" not in xml.split("<sheetData>")[1]


def test_no_row_is_higher_than_excel_allows():
    assert heights(LONG * 60) == [409.0]
