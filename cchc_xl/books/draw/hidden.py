"""The very hidden sheet: marks that tell a master of ours, the seals of issued forms, the lists of drop-downs."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cchc_xl.books.draw.heading import define
from cchc_xl.books.draw.styles import Brush, CellStyle
from cchc_xl.books.draw.table import draw_table
from cchc_xl.books.draw.validations import LISTS
from cchc_xl.values.sheets import HEADER_ROW, LAYOUT_VERSION, MARK_NAME, MASTER_MARK, VERSION_NAME, Sheet

_FIRST_LIST_COLUMN = 8  # to the right of the table, which grows downward


def draw_hidden_sheet(workbook: Workbook, sheet: Sheet, brush: Brush) -> None:
    """Adds the sheet: marks in A1 and A2, the table at the header row as everywhere, lists from column H on."""
    worksheet = workbook.create_sheet(sheet.name)
    worksheet.sheet_state = "veryHidden"
    for row, (name, value) in enumerate(((MARK_NAME, MASTER_MARK), (VERSION_NAME, LAYOUT_VERSION)), 1):
        brush.write(worksheet.cell(row, 1), value, CellStyle(number_format="@"))
        define(worksheet, name, f"$A${row}")
    draw_table(worksheet, sheet, brush)
    for column, (name, items) in enumerate(LISTS.items(), _FIRST_LIST_COLUMN):
        for row, item in enumerate((name, *items), HEADER_ROW):
            brush.write(worksheet.cell(row, column), str(item), CellStyle())
        letter = get_column_letter(column)
        define(worksheet, name, f"${letter}${HEADER_ROW + 1}:${letter}${HEADER_ROW + len(items)}")
