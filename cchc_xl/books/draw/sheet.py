"""One drawn sheet as a workbook of its own, for a sheet that is added to a master later."""

from dataclasses import replace

from cchc_xl.books.draw.saving import to_bytes
from cchc_xl.books.draw.styles import Brush, blank_workbook
from cchc_xl.books.draw.table import draw_table_sheet
from cchc_xl.values.sheets import Sheet


def draw_sheet(sheet: Sheet) -> bytes:
    """An .xlsx with that sheet alone, empty but for one blank body row.

    It looks as in a master, and shares the master's Normal font. Drop-downs refer to the master's defined
    names (``validations.LISTS``), and the way back to its Tổng quan: both hold once the sheet stands there.
    """
    workbook = blank_workbook(sheet.title)
    draw_table_sheet(workbook, replace(sheet, hidden=False), Brush())  # a workbook must show a sheet
    return to_bytes(workbook)
