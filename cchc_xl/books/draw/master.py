"""The empty master workbook: every sheet drawn once; commands move values into it afterwards."""

from collections.abc import Sequence

from cchc_xl.books.draw.dashboard import draw_dashboard
from cchc_xl.books.draw.hidden import draw_hidden_sheet
from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import Brush, blank_workbook
from cchc_xl.books.draw.table import draw_table_sheet
from cchc_xl.values.columns import SEALS
from cchc_xl.values.sheets import Sheet


def draw_master(sheets: Sequence[Sheet], title: str) -> bytes:
    """An .xlsx with Tổng quan and those sheets, in that order, and all defined names.

    ``sheets`` is ``values.sheets.master_sheets(…)``; ``title`` stands on Tổng quan. Every table has its header
    row and one blank body row; the charts read ranges that the summary fills.
    """
    workbook, brush = blank_workbook(title), Brush()
    draw_dashboard(workbook, sheets, title, brush)
    for sheet in sheets:
        if sheet.table == SEALS:
            draw_hidden_sheet(workbook, sheet, brush)
        else:
            draw_table_sheet(workbook, sheet, brush)
    workbook.active = 0
    return to_bytes(workbook)
